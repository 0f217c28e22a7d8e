/** What crosses the wire about the public draw (a1.1d, a1.1f; contract: the random draw). Instants are the server's, ISO. */
import { z } from 'zod'
import type { SignatureView } from './contract-minutes.ts'

/** A post as an office writes it: no TAB, no line end, since it stands in the minutes. */
const words = (most: number) =>
  z
    .string()
    .trim()
    .min(2)
    .max(most)
    .regex(/^[^\t\n\r]*$/)
const reason = z.string().trim().min(4).max(500)
const unit = z.string().regex(/^[0-9A-Za-z-]{1,20}$/)
const caseNumber = z.string().trim().min(1).max(255)

export const purposes = ['case-files', 'experts', 'enterprises'] as const
export const purposeSchema = z.enum(purposes)
export type Purpose = z.infer<typeof purposeSchema>

export const stratumBody = z.strictObject({ name: words(100), places: z.int().min(1).max(1000) })
export type DeclaredStratum = z.infer<typeof stratumBody>

/** POST rounds; PUT rounds/:round changes what is not promised yet. */
export const setRoundBody = z.strictObject({
  purpose: purposeSchema,
  day: z.iso.date(),
  place: words(200),
  /** Posts that witness it: 驻厅纪检组, 环保厅法规处 …; two at least. */
  witnesses: z.array(words(100)).min(2).max(20),
  /** Of experts and enterprises. */
  strata: z.array(stratumBody).max(50).default([]),
  /** The round that this one completes, with its own seed. */
  supplements: z.int().min(1).nullable().default(null),
  reason,
})
export type SetRound = z.infer<typeof setRoundBody>

export const roundStates = ['checking', 'committed', 'seeded', 'drawn', 'void'] as const
/** checking: its lines are looked through; committed: frozen and promised; seeded: dice are in, the order is computed. */
export type RoundState = (typeof roundStates)[number]

export interface RoundView {
  round: number
  purpose: Purpose
  state: RoundState
  supplements: number | null
  reason: string
  day: string
  place: string
  witnesses: string[]
  strata: DeclaredStratum[]
  setBy: string
  setAt: string
  dataVersion: number | null
  lines: number | null
  universeHash: string | null
  recusalHash: string | null
  strataHash: string | null
  /** Over sizes and lines of all strata of case files (rules/draw/lines-root.ts). */
  linesRoot: string | null
  commitment: string | null
  committedAt: string | null
  present: string[]
  seed: string | null
  seededAt: string | null
  drawnAt: string | null
  void: { by: string; reason: string; at: string; askedBy?: string } | null
  /** Somebody has asked to void it; a second person has not decided. */
  voidAsked: { by: string; reason: string } | null
}
export interface RoundList {
  rounds: RoundView[]
  /** When the first draw of case files may be, and why: R29. */
  window: DrawWindow
}

/** The days that R29 leaves, both included; null: no bound. `clash`: the definition's review begins before the window ends. */
export interface DrawWindow {
  from: string
  until: string | null
  clash: boolean
  /** What the readings that say so have chosen. */
  R10: string
  R29: string
}

export const page = z.object({
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})
export type Page = z.infer<typeof page>

export const checkStates = ['nobody', 'looked', 'objected', 'outdated', 'confirmed'] as const
/** nobody has looked; somebody looked; objections wait; confirmed, but the lines have changed since; confirmed. */
export type CheckState = (typeof checkStates)[number]

export interface UnitCheck {
  unit: string
  unitName: string
  level: string
  lines: number
  state: CheckState
  lookedAt: string | null
  confirmedAt: string | null
  confirmedBy: string | null
  openObjections: number
}
export interface CheckList {
  units: UnitCheck[]
}

export interface DrawLine {
  number: string
  type: string
  decided: string
}
/** GET rounds/:round/lines/:unit */
export interface UnitLines {
  unit: string
  unitName: string
  check: UnitCheck
  /** The types that are drawn for the unit's level, with how many lines each has. */
  types: { type: string; lines: number }[]
  /** Of the unit's own lines as they stand now (or were frozen): what a confirmation confirms. */
  linesHash: string
  total: number
  rows: DrawLine[]
  objections: ObjectionView[]
  frozen: boolean
}

export const confirmLinesBody = z.strictObject({ linesHash: z.string().regex(/^[0-9a-f]{64}$/) })

export const objectionKinds = ['missing', 'wrong-type', 'not-ours'] as const
/** `id`: made by the browser, so that sending twice objects once. `type`: as it should be. */
export const objectionBody = z.strictObject({
  id: z.string().regex(/^[0-9A-Za-z-]{8,64}$/),
  kind: z.enum(objectionKinds),
  number: caseNumber,
  type: z.string().trim().max(100).default(''),
  reason,
})
export type ObjectionBody = z.infer<typeof objectionBody>

export const decideObjectionBody = z.strictObject({ upheld: z.boolean(), reason })
export type DecideObjection = z.infer<typeof decideObjectionBody>

export interface ObjectionView {
  id: string
  unit: string
  unitName: string
  kind: (typeof objectionKinds)[number]
  number: string
  type: string
  reason: string
  by: string
  at: string
  upheld: boolean | null
  decision: string | null
  decidedBy: string | null
  decidedAt: string | null
}

export const candidatesBody = z.strictObject({
  /** The whole list; what was there before goes. */
  candidates: z
    .array(
      z.strictObject({
        id: words(100).or(z.string().trim().length(1)),
        name: z.string().trim().max(100),
        stratum: words(100),
      }),
    )
    .min(1)
    .max(20_000),
})
export type CandidatesBody = z.infer<typeof candidatesBody>
export const recuseBody = z.strictObject({
  id: z.string().trim().min(1).max(100),
  /** null: the recusal is taken back. */
  recused: words(300).nullable(),
})
export type RecuseBody = z.infer<typeof recuseBody>

export interface CandidateView {
  id: string
  name: string
  stratum: string
  recused: string | null
}
export interface CandidateList {
  total: number
  recused: number
  rows: CandidateView[]
}

export const reasonBody = z.strictObject({ reason })

/** POST rounds/:round/freeze: the commitment is published; done where units have not looked only if that is said. */
export const freezeBody = z.strictObject({ reason, evenUnchecked: z.boolean().default(false) })
export type FreezeBody = z.infer<typeof freezeBody>

export const presentBody = z.strictObject({ present: z.array(words(100)).min(2).max(20) })

/** What one of two people read off the dice. */
export const digitsBody = z.strictObject({ post: words(100), digits: z.string().max(2000) })
export type DigitsBody = z.infer<typeof digitsBody>
/** waiting: the other has not entered; drawing: they agree, the seed stands, `job` computes the order. */
export interface DigitsAnswer {
  next: 'second-entry' | 'drawing'
  job: string | null
}

export interface Ceremony {
  round: RoundView
  /** Who has entered digits, and how many; never which. */
  entered: FirstEntry | null
  papers: PaperView[]
  signatures: SignatureView[]
  minutesHash: string | null
  strata: number
}
export interface FirstEntry {
  post: string
  digits: number
  at: string
  /** Why the reader is no second person to who entered; null: may enter the second. */
  notSecond: NotSecond | null
}
/** The same account, or two that do not count as two persons. */
export type NotSecond = 'same' | 'hands' | 'post' | 'certificate' | 'stand-in'
export interface PaperView {
  sha256: string
  kind: 'photograph' | 'signed-minutes'
  name: string
  size: number
  at: string
}
export const signBody = z.strictObject({ post: words(100), minutesHash: z.string().regex(/^[0-9a-f]{64}$/) })

export interface ResultRow {
  unit: string
  unitName: string
  type: string
  size: number
  places: number
  /** In force: as drawn, or what has replaced it. Empty: no such file. */
  taken: string[]
  /** As drawn by the lowest tickets. */
  drawn: string[]
  ticket: string | null
  /** Next in the order that nobody has used. */
  next: string | null
  left: number
  replaced: ReplacementView[]
}
export interface ReplacementView {
  place: number
  gone: string
  taken: string
  reason: string
  proof: string | null
  proofName: string | null
  at: string
  by: string
}
export interface ResultList {
  total: number
  empty: number
  rows: ResultRow[]
}
export const resultFilters = ['all', 'drawn', 'empty', 'replaced'] as const
export const resultQuery = page.extend({
  show: z.enum(resultFilters).default('all'),
  find: z.string().max(100).default(''),
})
export type ResultQuery = z.infer<typeof resultQuery>

export const replaceFields = z.strictObject({
  unit: z.union([unit, z.literal('')]),
  type: z.string().min(1).max(100),
  gone: caseNumber,
  reason,
})
export type ReplaceFields = z.infer<typeof replaceFields>

export interface OrderPage {
  total: number
  rows: { place: number; number: string; ticket: string }[]
}
