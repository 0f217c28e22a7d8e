/** What crosses the wire about pieces of evidence and their custody (n2.2a). */
import { z } from 'zod'
import { clientId, reason, type CaseFileHead } from './contract.ts'

const instant = z.iso.datetime({ offset: true })

export const itemKinds = ['sample', 'photo', 'recording', 'seized', 'digital', 'document', 'other'] as const
export type ItemKind = (typeof itemKinds)[number]

const place = z.string().trim().min(1).max(200)
export const itemBody = z.strictObject({
  id: clientId,
  kind: z.enum(itemKinds),
  title: z.string().trim().min(2).max(200),
  description: z.string().trim().max(2_000).default(''),
  /** Number of the seal or label on it. */
  label: z.string().trim().max(100).default(''),
  takenAt: instant,
  takenWhere: place,
  /** Who was there; free words. */
  witnesses: z.string().trim().max(500).default(''),
  /** Pages of sealed or open volumes that show it: '<volume>/<page>'. */
  pages: z.array(z.string().max(80)).max(200).default([]),
})
export type NewItem = z.infer<typeof itemBody>

/** What may happen to a piece after it was taken. */
export const eventKinds = ['handed-over', 'given-out', 'taken-back', 'opened', 'returned', 'destroyed'] as const
export type EventKind = (typeof eventKinds)[number]

export const eventBody = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('handed-over'),
    id: clientId,
    at: instant,
    where: place,
    to: z.string().max(200),
    note: z.string().trim().max(500).default(''),
  }),
  z.strictObject({
    kind: z.enum(['given-out', 'taken-back', 'returned']),
    id: clientId,
    at: instant,
    where: place,
    body: z.string().trim().min(2).max(200),
    receipt: z.string().trim().min(1).max(100),
    note: z.string().trim().max(500).default(''),
  }),
  z.strictObject({ kind: z.enum(['opened', 'destroyed']), id: clientId, at: instant, where: place, reason }),
])
export type NewEvent = z.infer<typeof eventBody>

export const answerBody = z.discriminatedUnion('accept', [
  z.strictObject({ accept: z.literal(true), at: instant, note: z.string().trim().max(500).default('') }),
  z.strictObject({ accept: z.literal(false), reason }),
])
export type HandOverAnswer = z.infer<typeof answerBody>

export interface Signature {
  person: string
  name: string
  /** When the person says that it happened. */
  at: string
  /** When the person signed, by the server's clock. */
  signedAt: string
}

export interface CustodyEvent {
  id: string
  kind: EventKind | 'taken'
  where: string
  reason: string | null
  note: string | null
  /** An office or a party outside, with the number of its receipt. */
  body: string | null
  receipt: string | null
  giver: Signature
  /** Of a hand-over: whom it is for, and the second signature. */
  to: { person: string; name: string } | null
  receiver: Signature | null
  refused: { at: string; reason: string } | null
}

export const findingKinds = ['gap', 'overlap', 'pending', 'not-holder', 'after-end', 'before-taken'] as const
export interface CustodyFinding {
  kind: (typeof findingKinds)[number]
  event: string
  /** Instants of the span; the same where it is a moment. */
  from: string
  to: string
  /** Who is named: the last holder, the one who acted. */
  holder: string
  other: string
}

/** A piece as it was taken. */
export interface Item {
  id: string
  kind: ItemKind
  title: string
  description: string
  label: string
  takenWhere: string
  witnesses: string
  pages: string[]
}

export interface ItemView extends Item {
  events: CustodyEvent[]
  findings: CustodyFinding[]
  /** Who holds it now; null: nobody in the system (outside, returned, destroyed). */
  holder: { person: string | null; name: string } | null
  state: 'held' | 'pending' | 'outside' | 'returned' | 'destroyed'
}
export interface ItemList {
  caseFile: CaseFileHead
  items: ItemView[]
}
export interface OneItem {
  caseFile: CaseFileHead
  item: ItemView
}

export interface PersonChoice {
  id: string
  name: string
  unit: string
  unitName: string
}

export const receiversQuery = z.object({
  find: z.string().trim().max(50).default(''),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
  limit: z.coerce.number().int().min(1).max(50).default(50),
})
export interface Receivers {
  people: PersonChoice[]
  /** Of all that fit. */
  count: number
}

/** A hand-over that waits for the asker's signature. */
export interface PendingHandOver {
  item: string
  event: string
  title: string
  kind: ItemKind
  label: string
  caseNumber: string
  giver: string
  at: string
  where: string
  note: string | null
}

/** What the asker is to sign for, and what the asker holds. */
export interface HandOvers {
  handOvers: PendingHandOver[]
  held: Pick<ItemView, 'id' | 'kind' | 'title' | 'label' | 'state'>[]
}
