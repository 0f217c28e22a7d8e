import { z } from 'zod'

/** One entry as a person reads it: who did what, when, why. */
export const LogLine = z.object({
  id: z.number(),
  at: z.string(),
  /** null: the system itself. */
  who: z.object({ id: z.string(), name: z.string() }).nullable(),
  role: z.string().nullable(),
  /** In whose place. */
  actingFor: z.object({ id: z.string(), name: z.string() }).nullable(),
  verb: z.string(),
  object: z.string(),
  /** What people call it. */
  objectName: z.string(),
  campaign: z.string().nullable(),
  /** What was done, in the reader's language. */
  sentence: z.string(),
  /** Why. */
  reason: z.string().nullable(),
  /** Values worth telling that the sentence leaves out. */
  others: z.array(z.tuple([z.string(), z.string()])),
  /** Some of its content was deleted, as its time was over; the day of that. */
  gone: z.string().nullable(),
})
export type LogLine = z.infer<typeof LogLine>

const code = z.string().min(1).max(200)
export const logQuery = z.object({
  chain: z.enum(['main', 'reads']).default('main'),
  who: code.optional(),
  object: code.optional(),
  verb: code.optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(10_000_000).default(0),
})
export type LogQuery = z.output<typeof logQuery>

export interface LogPage {
  entries: LogLine[]
  total: number
}

export interface LogChoices {
  people: { id: string; name: string }[]
  verbs: { verb: string; words: string }[]
}

export interface RootLine {
  chain: string
  day: string
  count: number
  head: string
  hash: string
  /** 'sha256 · ed25519' */
  suite: string
  /** Fingerprint of the key. */
  key: string
  madeAt: string
}

export interface CheckView {
  whole: boolean
  chains: { chain: string; linked: number }[]
  waiting: number
  roots: number
  personal: { kept: number; deleted: number }
  findings: string[]
}

export interface InvariantsView {
  /** In the order of the slices; `broken`: how many things broke it in the newest round, `first` some of them. */
  invariants: { name: string; says: string; broken: number; first: string[] }[]
  /** The newest first; by null: by itself, at night. `broken`: invariants that did not hold. */
  rounds: { at: string; by: string | null; checked: number; broken: number; tookMs: number }[]
}

export interface RetentionView {
  /** Deleted every night, or only by hand. */
  byItself: boolean
  classes: { name: string; keepDays: number; law: string; due: number }[]
  reports: { id: number; at: string; hash: string; deleted: { class: string; count: number }[] }[]
}
