/** When a duty is due, seen from a day (n4). Days are 'YYYY-MM-DD' in Asia/Shanghai, due at the end of the named day. */
import type { Definition } from '../../rules/definition/schema.ts'

export type Duty = Definition['duties'][number]
type Phase = Definition['phases'][number]

/** Every due day of a duty, rising; none where it follows an event or has no day. */
export function dueDays(due: Duty['due']): string[] {
  if (due === undefined) return []
  if (typeof due === 'string') return [due]
  const { from, to, monthly } = due
  return monthsBetween(from, to)
    .flatMap((month) => monthly.map((day) => `${month}-${String(day).padStart(2, '0')}`))
    .filter((day) => day >= from && day <= to)
    .sort()
}

/** The next due day from today on; the last one where all are past. */
export function nextDue(due: Duty['due'], today: string): string | undefined {
  const days = dueDays(due)
  return days.find((day) => day >= today) ?? days.at(-1)
}

/** 'YYYY-MM' of each month that the two days touch. */
function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  const [year = 0, month = 1] = from.split('-').map(Number)
  for (let index = year * 12 + month - 1; ; index++) {
    const name = `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`
    if (name > to.slice(0, 7)) return months
    months.push(name)
  }
}

export type PhaseState = 'past' | 'now' | 'ahead'

export const phaseState = (phase: Phase, today: string): PhaseState =>
  today > phase.to ? 'past' : today < phase.from ? 'ahead' : 'now'

/** The phases that a day lies in; two may overlap (n4.2a and n4.3a do). */
export const currentPhases = (phases: readonly Phase[], today: string): Phase[] =>
  phases.filter((phase) => phaseState(phase, today) === 'now')
