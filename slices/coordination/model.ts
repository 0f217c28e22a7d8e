/** Decisions of coordination that need no server. Pure. */
import { dayInShanghai, daysBetween } from '../../rules/calendar/days.ts'
import type { AnnouncementText, Audience, ReceiptState, Rung } from './contract.ts'

export interface UnitPlace {
  code: string
  name: string
  level: string
  parent: string
}

/** The units addressed, in the order of their codes; `reach`: those that the writer may address. */
export function addressed(audience: Audience, reach: readonly UnitPlace[]): string[] {
  const chosen = new Set(audience.kind === 'levels' ? audience.levels : audience.units)
  const fits = ({ code, level }: UnitPlace): boolean =>
    audience.kind === 'all' || chosen.has(audience.kind === 'levels' ? level : code)
  return reach
    .filter(fits)
    .map(({ code }) => code)
    .toSorted()
}

/** What a text still lacks before it can be published. */
export function lacking(text: AnnouncementText, version: number): ('title' | 'body' | 'changed')[] {
  return [
    ...(text.title.trim().length < 2 ? (['title'] as const) : []),
    ...(text.body.trim().length < 2 ? (['body'] as const) : []),
    ...(version > 1 && text.changed.trim().length < 4 ? (['changed'] as const) : []),
  ]
}

export interface Receipt {
  readAt: string | null
  confirmedAt: string | null
}

export const receiptState = ({ readAt, confirmedAt }: Receipt): ReceiptState =>
  confirmedAt !== null ? 'confirmed' : readAt !== null ? 'read' : 'untouched'

/** Not confirmed, and the due day is over. */
export const isLate = ({ confirmedAt }: Receipt, due: string | null, today: string): boolean =>
  due !== null && confirmedAt === null && due < today

/** Days after the due day on which it was confirmed; 0: in time, or not at all. */
export const daysLate = (confirmedAt: string | null, due: string | null): number =>
  due === null || confirmedAt === null ? 0 : Math.max(0, daysBetween(due, dayInShanghai(Date.parse(confirmedAt))))

/** Who of a unit can be told: posts in the order of the ladder. */
export interface Contacts {
  first: string | undefined
  second: string | undefined
  above: string | undefined
}

/**
 * Whom the next reminder of a late unit goes to: the second liaison, then the prefecture, as far as there is such a one; at the
 * ladder's end the last one again. Undefined: the unit has nobody.
 */
export function nextRung(contacts: Contacts, reminded: readonly Rung[]): Rung | undefined {
  const ladder = (['second', 'above'] as const).filter((rung) => contacts[rung] !== undefined)
  const next = ladder.find((rung) => !reminded.includes(rung)) ?? ladder.at(-1)
  return next ?? (contacts.first === undefined ? undefined : 'first')
}

export interface HeldPost {
  post: string
  unit: string
  name: string
  given_at: string
}

/** The liaisons of a unit: who was given the post first is the first contact. */
export const inOrder = <T extends HeldPost>(held: readonly T[]): T[] =>
  held.toSorted((a, b) => (a.given_at === b.given_at ? (a.post < b.post ? -1 : 1) : a.given_at < b.given_at ? -1 : 1))
