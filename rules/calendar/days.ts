/**
 * Days as 'YYYY-MM-DD' in Asia/Shanghai, in plain arithmetic: no clock, no time zone database.
 * The notice's deadlines (n4) end with the named day there; China has kept +08:00 without summer time since 1992.
 */

const eraDays = 146_097
const epochShift = 719_468
const hour = 3_600_000
export const dayMilliseconds = 24 * hour
const shanghaiOffset = 8 * hour

/** Days since 1970-01-01. Throws RangeError where there is no such day, e.g. '2017-02-30'. */
export function dayNumber(day: string): number {
  const number = numberOf(day)
  if (number === undefined) throw new RangeError(`no such day: ${day}`)
  return number
}

const written = /^\d{4}-\d{2}-\d{2}$/
const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Undefined: there is no such day. Asked for every date of every case file: it makes no text only to compare it. */
function numberOf(day: string): number | undefined {
  if (!written.test(day)) return undefined
  const [year, month, date] = [Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8))]
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  const last = month === 2 && isLeap ? 29 : (monthLengths[month - 1] ?? 0)
  return date >= 1 && date <= last ? fromCivil(year, month, date) : undefined
}

function fromCivil(year: number, month: number, date: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1
  return (
    era * eraDays + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - epochShift
  )
}

/** The inverse of `dayNumber`. */
export function dayText(number: number): string {
  const shifted = number + epochShift
  const era = Math.floor(shifted / eraDays)
  const dayOfEra = shifted - era * eraDays
  const leaps = Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - leaps) / 365)
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const date = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`
}

export const isDay = (text: string): boolean => numberOf(text) !== undefined

export const addDays = (day: string, days: number): string => dayText(dayNumber(day) + days)

/** How many days from `from` to `to`; negative where `to` is earlier. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from)

/** 1 Monday … 7 Sunday; 1970-01-01 was a Thursday. */
export const weekday = (day: string): number => ((((dayNumber(day) + 3) % 7) + 7) % 7) + 1

export const yearOf = (day: string): number => Number(day.slice(0, 4))

/** The day in Shanghai of an instant in milliseconds since 1970-01-01 UTC. */
export const dayInShanghai = (instant: number): string =>
  dayText(Math.floor((instant + shanghaiOffset) / dayMilliseconds))

/** The first millisecond of the day in Shanghai. */
export const startOfDay = (day: string): number => dayNumber(day) * dayMilliseconds - shanghaiOffset

/** The last millisecond of the day in Shanghai: a deadline "by 25 April" ends here (n4). */
export const endOfDay = (day: string): number => startOfDay(addDays(day, 1)) - 1
