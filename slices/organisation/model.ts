/** What must stand before a campaign opens, and when a liaison's word is due. Pure. */
import type { Definition } from '../../rules/definition/schema.ts'
import { addDays } from '../../rules/calendar/days.ts'
import type { OrganisationSettings, TermState } from './contract.ts'

/** Two people a unit of the first level below the root, asked every 30 days: the office may set otherwise (n3.1.5). */
export const firstSettings = (definition: Definition): OrganisationSettings => ({
  liaisonsPerUnit: 2,
  confirmEveryDays: 30,
  liaisonLevels: definition.levels.slice(0, 1).map(({ register }) => register),
})

/** From when to when a certificate holds, both days included; null: the register does not say. */
export interface Term {
  validFrom: string | null
  validTo: string | null
}

/** Why a certificate does not hold on a day (a1.4d); undefined: it does, or nothing says that it does not. */
export function termFault({ validFrom, validTo }: Term, day: string): 'expired' | 'not-yet-valid' | undefined {
  if (validTo !== null && validTo < day) return 'expired'
  return validFrom !== null && validFrom > day ? 'not-yet-valid' : undefined
}

/** So many days before its end a certificate is spoken of: renewing one takes weeks. */
export const WARN_DAYS = 60

/** How a certificate stands on a day, soon ending included. */
export function termState(term: Term, day: string): TermState {
  if (term.validFrom === null && term.validTo === null) return 'unknown'
  const fault = termFault(term, day)
  if (fault !== undefined) return fault
  return term.validTo !== null && term.validTo <= addDays(day, WARN_DAYS) ? 'ending' : 'valid'
}

const DAY_MS = 86_400_000

/** Since when the liaison's word is due: so many days after the last one, or after the post began; null: not yet. */
export function overdueSince(
  { confirmedAt, givenAt }: { confirmedAt: string | null; givenAt: string },
  { everyDays, now }: { everyDays: number; now: Date },
): string | null {
  const due = new Date(Date.parse(confirmedAt ?? givenAt) + everyDays * DAY_MS)
  return due.getTime() <= now.getTime() ? due.toISOString() : null
}

/** Years whose list may be reported (a1.2c): the campaign's own, and the one before where that is not published. */
export function listYears({ period }: Definition): [string, string] {
  const year = Number(period.from.slice(0, 4))
  return [String(year), String(year - 1)]
}
