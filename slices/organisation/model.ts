/** What must stand before a campaign opens, and when a liaison's word is due. Pure. */
import type { Definition } from '../../rules/definition/schema.ts'
import type { OrganisationSettings } from './contract.ts'

/** Two people a unit of the first level below the root, asked every 30 days: the office may set otherwise (n3.1.5). */
export const firstSettings = (definition: Definition): OrganisationSettings => ({
  liaisonsPerUnit: 2,
  confirmEveryDays: 30,
  liaisonLevels: definition.levels.slice(0, 1).map(({ register }) => register),
})

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
