/**
 * Legal limits by date (`campaigns/legal-limits.yaml`, from `facts/legal_time_limits.csv`): the one in force on the day the
 * period starts from. A period starts on the day after the event; one that ends on a day off ends on the next working day.
 */
import { z } from 'zod'
import { addDays, daysBetween, isDay } from '../calendar/days.ts'
import { addWorkingDays, isWorkingDay, type WorkCalendar } from '../calendar/working-days.ts'
import { ruleCatalogue, type RuleId } from './catalogue.ts'

const limitSchema = z.strictObject({
  /** First day in force; absent: the oldest. */
  from: z.string().refine(isDay, 'a day, YYYY-MM-DD').optional(),
  basis: z.string().min(1),
  /** The same in English. */
  en: z.string().min(1),
  limit: z.int().positive().optional(),
  unit: z.enum(['day', 'working-day', 'month', 'year', 'hour', 'officer', 'interviewee', 'yuan']).optional(),
  /** Instead of `limit` where the violation did harm (within-limitation). */
  harmful: z.int().positive().optional(),
  confidence: z.enum(['high', 'medium']),
  /** Regime and rule of the row of facts/legal_time_limits.csv. */
  fact: z.tuple([z.string(), z.string()]).optional(),
})
export type LegalLimit = z.infer<typeof limitSchema>

/** In ascending order of `from`; the first entry of each rule has none. */
export const legalLimitsSchema = z
  .record(z.string(), z.array(limitSchema).min(1))
  .refine((table) => Object.keys(ruleCatalogue).every((rule) => Object.hasOwn(table, rule)), 'a rule has no entry')
export type LegalLimits = z.infer<typeof legalLimitsSchema>

/** Periods are counted up to here. */
export const endOfTime = '9000-01-01'

export function limitOn(limits: LegalLimits, rule: RuleId, day: string): LegalLimit {
  const entries = limits[rule] ?? []
  const found = entries.findLast(({ from }) => from === undefined || from <= day) ?? entries[0]
  if (found === undefined) throw new RangeError(`no legal basis for ${rule}`)
  return found
}

/** An article that was recalled and not read is said to be so wherever it is shown. */
export const shownBasis = ({ basis, confidence }: LegalLimit): string =>
  confidence === 'high' ? basis : `${basis}${recalled}`

export const recalled = '（条文凭记忆，待核）'

/** The number of a limit that counts something other than time. */
export function countOf({ limit, basis }: LegalLimit): number {
  if (limit === undefined) throw new RangeError(`no number: ${basis}`)
  return limit
}

/** The last day of the period after `event`; `extra` calendar days (suspensions) are added before looking for a day off. */
export function lastDay(
  calendar: WorkCalendar,
  event: string,
  { limit, extra = 0 }: { limit: LegalLimit; extra?: number },
) {
  const count = countOf(limit)
  const far = Math.max(0, Math.min(extra, daysBetween(event, endOfTime)))
  if (limit.unit === 'working-day')
    return nextWorkingDay(calendar, addDays(addWorkingDays(calendar, event, count).day, far))
  const end = limit.unit === 'month' ? addMonths(event, count) : addDays(event, count)
  return nextWorkingDay(calendar, addDays(end, far))
}

export const nextWorkingDay = (calendar: WorkCalendar, day: string): string =>
  isWorkingDay(calendar, day) ? day : addWorkingDays(calendar, day, 1).day

/** The same date so many months later, or the month's last day where it has no such date. */
export function addMonths(day: string, months: number): string {
  const index = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months
  const month = `${String(Math.floor(index / 12)).padStart(4, '0')}-${String((index % 12) + 1).padStart(2, '0')}`
  const dates = [day.slice(8), '30', '29', '28']
  const date = dates.find((one) => isDay(`${month}-${one}`)) ?? '28'
  return `${month}-${date}`
}
