/** Fields of date and time are in Asia/Shanghai, wherever the browser stands. */
const EIGHT_HOURS = 8 * 3_600_000

/** '2017-05-03T10:00' → an instant. */
export const toInstant = (typed: string): string => `${typed.slice(0, 16)}:00+08:00`

/** An instant → what a field of date and time shows. */
export const toLocal = (iso: string): string => new Date(Date.parse(iso) + EIGHT_HOURS).toISOString().slice(0, 16)

export const localNow = (): string => toLocal(new Date().toISOString())
