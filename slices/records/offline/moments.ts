/** The device's clock, told in Beijing's time whatever zone the device is set to: a claim. The server's time stands in its receipts. */
import { beijingInstant, beijingMinute } from '../../../rules/drafting/moments.ts'

/** 'YYYY-MM-DDTHH:MM' in Beijing. */
export const minuteNow = (at = new Date()): string => beijingMinute(at.toISOString())

export const todayNow = (): string => minuteNow().slice(0, 10)

/** The same to the second, with its offset. */
export const claimNow = (at = new Date()): string => beijingInstant(at.getTime())
