/** Coordination of the demonstration: announcements with mixed receipts, questions, problems and one meeting. */
import type { Doer } from '../../platform/http/context.ts'
import { keepCoordination } from '../../slices/coordination/demonstrate.ts'
import { personas } from './personas.ts'

/** At every start; does nothing where there is any. Answers what it made, for the log. */
export async function loadCoordination(doer: Doer, campaign: string): Promise<string[]> {
  const by = (role: string): string => personas.find((one) => one.role === role)?.id ?? ''
  const clerk = personas.find(({ role }) => role === 'office-clerk') ?? null
  const people = {
    clerk: by('office-clerk'),
    liaison: by('liaison'),
    officer: by('county-officer'),
    supervisor: by('supervisor'),
  }
  const made = await keepCoordination({ ...doer, actor: clerk }, campaign, people)
  return made === 0 ? [] : [`demonstration ${campaign}: announcements, questions, problems, a meeting, ${made}`]
}
