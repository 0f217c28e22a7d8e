/** Working days (R13, R21): Monday to Friday, moved about by the State Council's yearly notice, which is data. */
import { z } from 'zod'
import { addDays, dayNumber, dayText, isDay, weekday, yearOf } from './days.ts'

const day = z.string().refine(isDay, 'a day, YYYY-MM-DD')

/** `campaigns/working-days.yaml`: year → days off (from–to) and days worked that would be off. */
export const workingDaysSchema = z.record(
  z.string().regex(/^\d{4}$/),
  z.strictObject({
    source: z.string(),
    off: z.array(z.strictObject({ from: day, to: day, why: z.string() })),
    worked: z.array(day),
  }),
)

export interface WorkCalendar {
  off: ReadonlySet<string>
  worked: ReadonlySet<string>
  /** The years whose arrangement is published and in the table. */
  years: ReadonlySet<number>
}

export function workCalendar(table: z.infer<typeof workingDaysSchema>): WorkCalendar {
  const years = Object.values(table)
  return {
    off: new Set(years.flatMap((year) => year.off.flatMap(({ from, to }) => daysFrom(from, to)))),
    worked: new Set(years.flatMap((year) => year.worked)),
    years: new Set(Object.keys(table).map(Number)),
  }
}

/** Every day from `from` to `to`, both included. */
export function daysFrom(from: string, to: string): string[] {
  const first = dayNumber(from)
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, index) => dayText(first + index))
}

export function isWorkingDay(calendar: WorkCalendar, on: string): boolean {
  if (calendar.worked.has(on)) return true
  return weekday(on) <= 5 && !calendar.off.has(on)
}

export interface WorkingDaysLater {
  day: string
  /** Years that were counted without a published arrangement, as Monday to Friday: to be shown with the day. */
  unpublished: number[]
}

/** The `count`-th working day after `from` (0: `from` itself). */
export function addWorkingDays(calendar: WorkCalendar, from: string, count: number): WorkingDaysLater {
  const unpublished = new Set<number>()
  let at = from
  for (let left = count; left > 0;) {
    at = addDays(at, 1)
    if (!calendar.years.has(yearOf(at))) unpublished.add(yearOf(at))
    if (isWorkingDay(calendar, at)) left -= 1
  }
  return { day: at, unpublished: [...unpublished] }
}
