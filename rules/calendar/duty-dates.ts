/** When duties fall due (n4): single days, the 10th and 25th of each month (n4.2e), days after an event (a1.3b). */
import type { Definition } from '../definition/schema.ts'
import { addDays, dayInShanghai, dayMilliseconds, endOfDay, isDay } from './days.ts'
import { addWorkingDays, type WorkCalendar } from './working-days.ts'

export type Duty = Definition['duties'][number]

/** The due days of a duty in order; none where it follows an event or has no day. */
export function dueDays({ due }: Duty): string[] {
  if (due === undefined) return []
  if (typeof due === 'string') return [due]
  return monthsFrom(due.from, due.to)
    .flatMap((month) => due.monthly.map((date) => `${month}-${String(date).padStart(2, '0')}`))
    .filter((day) => isDay(day) && day >= due.from && day <= due.to)
    .sort()
}

/** 'YYYY-MM' from the month of `from` to the month of `to`. */
export function monthsFrom(from: string, to: string): string[] {
  const months: string[] = []
  let [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))]
  for (let text = from.slice(0, 7); text <= to.slice(0, 7);) {
    months.push(text)
    month += 1
    if (month === 13) [year, month] = [year + 1, 1]
    text = `${year}-${String(month).padStart(2, '0')}`
  }
  return months
}

/** R30 `since-previous`: each due day covers from the day after the previous one; the first from `first`. */
export function coveredPeriods(days: readonly string[], first: string): { from: string; to: string }[] {
  return days.map((to, index) => {
    const previous = days[index - 1]
    return { from: previous === undefined ? first : addDays(previous, 1), to }
  })
}

export interface AfterEvent {
  /** The event's instant in milliseconds. */
  at: number
  days: number
  /** R13's choice. */
  choice: 'calendar-days' | 'hours-48' | 'working-days'
  calendar: WorkCalendar
}

/** a1.3b: the last millisecond of "within 2 days", by reading R13. */
export function deadlineAfter({ at, days, choice, calendar }: AfterEvent): number {
  if (choice === 'hours-48') return at + days * dayMilliseconds
  const on = dayInShanghai(at)
  return endOfDay(choice === 'working-days' ? addWorkingDays(calendar, on, days).day : addDays(on, days))
}

export interface CalendarEntry {
  day: string
  kind: 'phase-start' | 'phase-end' | 'duty' | 'data' | 'draw'
  id: string
  title: string
  clauses: readonly string[]
}

/** The campaign's whole calendar in order of days. */
export function campaignCalendar(definition: Definition): CalendarEntry[] {
  const draw = definition.draw
  const entries: CalendarEntry[] = [
    ...definition.phases.flatMap((phase): CalendarEntry[] => [
      { day: phase.from, kind: 'phase-start', id: phase.id, title: phase.title, clauses: phase.clauses },
      { day: phase.to, kind: 'phase-end', id: phase.id, title: phase.title, clauses: phase.clauses },
    ]),
    ...definition.duties.flatMap((duty) =>
      dueDays(duty).map((day): CalendarEntry => ({
        day,
        kind: 'duty',
        id: duty.id,
        title: duty.title,
        clauses: duty.clauses,
      })),
    ),
    ...definition.data.map((entry): CalendarEntry => ({
      day: entry.completeOn,
      kind: 'data',
      id: entry.id,
      title: entry.title,
      clauses: entry.clauses,
    })),
    ...(draw?.on === undefined
      ? []
      : [{ day: draw.on, kind: 'draw' as const, id: 'draw', title: 'draw', clauses: draw.clauses }]),
  ]
  return entries.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? -1 : 1))
}
