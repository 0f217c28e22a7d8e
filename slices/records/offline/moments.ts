/** The device's clock: a claim. The server's time stands in its receipts. */
const two = (value: number): string => String(value).padStart(2, '0')

const dayOf = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`

/** 'YYYY-MM-DDTHH:MM' on the clock of the place. */
export const minuteNow = (at = new Date()): string => `${dayOf(at)}T${two(at.getHours())}:${two(at.getMinutes())}`

/** With the offset that the device believes in. */
export function claimNow(at = new Date()): string {
  const offset = -at.getTimezoneOffset()
  const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60]
  return `${minuteNow(at)}:${two(at.getSeconds())}${offset < 0 ? '-' : '+'}${two(hours)}:${two(minutes)}`
}
