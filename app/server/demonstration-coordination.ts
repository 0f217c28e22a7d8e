/** Coordination of the demonstration: announcements with mixed receipts, questions, problems and one meeting. */
import type { Doer } from '../../platform/http/context.ts'
import { keepCoordination, type DemoClauses } from '../../slices/coordination/demonstrate.ts'
import { personas } from './personas.ts'

/** Of 2017. */
const clauses: DemoClauses = {
  briefings: 'n4.2e',
  eligible: 'a1.1b',
  records: 'n2.2a',
  review: 'n4.4a',
  keyEnterprises: 'a1.2c',
  certificates: 'a1.4d',
  exercise: 'n2.3a',
  disclosure: 'n5.4a',
  exam: 'n2.1b',
}

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
  const made = await keepCoordination({ ...doer, actor: clerk }, campaign, { people, clauses })
  return made === 0 ? [] : [`demonstration ${campaign}: announcements, questions, problems, a meeting, ${made}`]
}
