/** What crosses the wire about eligibility, slots, disclosure, guidance and recurring defects (a1.1b–f, n3.5.3, n5.4a). */
import { z } from 'zod'
import { madeId } from './contract.ts'

const reason = z.string().trim().min(4).max(500)

export const conditionIds = ['complete', 'in-window', 'public', 'captured', 'once'] as const
export type ConditionId = (typeof conditionIds)[number]

/** One condition of eligibility with what it rests on; `met` null: can't be told yet. */
export interface Condition {
  id: ConditionId
  met: boolean | null
  clauses: string[]
  values: Record<string, string | number>
  /** For 'once': the files that are the same; of a unit that the reader does not reach, no more than that there is one. */
  others: { id: string; number: string; unit: string; unitName: string; why: 'number' | 'content' | 'drawn' }[]
}

export interface Capture {
  id: number
  fileName: string
  sha256: string
  size: number
  url: string
  capturedOn: string
  by: string
  at: string
}

export interface Entry {
  /** The receipt. */
  id: string
  file: string
  number: string
  unit: string
  type: string
  source: string
  version: number
  hash: string
  reason: string
  by: string
  at: string
  state: 'standing' | 'withdrawn' | 'ineligible'
  endedBy: string | null
  endedAt: string | null
  endReason: string | null
}

export interface EligibilityView {
  number: string
  version: number
  hash: string
  conditions: Condition[]
  eligible: boolean
  captures: Capture[]
  /** The slots of recommended files that this file may fill. */
  slots: string[]
  entries: Entry[]
  may: { capture: boolean; putForward: boolean }
}

export const putForwardBody = z.strictObject({ id: madeId, type: z.string().min(1).max(40), reason })
export type PutForward = z.infer<typeof putForwardBody>
export const endEntryBody = z.strictObject({ reason })

/** Beside an uploaded page, as form fields. */
export const captureFields = z.object({
  url: z.string().trim().min(1).max(2000),
  capturedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
})

export const slotStates = ['filled', 'empty', 'empty-proved', 'ineligible', 'not-drawn'] as const
export type SlotState = (typeof slotStates)[number]

export interface SlotRow {
  unit: string
  unitName: string
  level: string
  type: string
  source: string
  clauses: string[]
  state: SlotState
  /** The file that stands there; `file` null: drawn, and not in the system yet. */
  filled: {
    file: string | null
    number: string
    entry: string | null
    by: string | null
    at: string | null
    version: number | null
  } | null
  /** The last that was declared ineligible, where nothing stands there. */
  ineligible: { number: string; by: string; reason: string; at: string } | null
  /** Case files of the unit and type; eligible ones that stand nowhere; why the rest are not. */
  files: number
  candidates: number
  notYet: { unreadable: number; outside: number; unpublished: number; uncaptured: number; standing: number }
  /** Cases of the register decided within the window. */
  registerCases: number
  /** The round that proves the stratum empty, or drew the file. */
  round: number | null
}
export interface SlotPage {
  total: number
  rows: SlotRow[]
  states: Record<SlotState, number>
}

export const disclosureStates = ['on-time', 'late', 'missing', 'not-due'] as const
export type DisclosureState = (typeof disclosureStates)[number]

export interface DisclosureRow {
  id: string
  number: string
  unit: string
  unitName: string
  type: string
  decided: string
  due: string | null
  published: string | null
  url: string | null
  state: DisclosureState
  daysLate: number | null
  captures: number
}
export interface DisclosurePage {
  total: number
  rows: DisclosureRow[]
  states: Record<DisclosureState, number>
}

export interface DefectRow {
  rule: string
  severity: string
  clause: string
  count: number
  asks: number
  files: number
  units: number
}
export interface DefectUnit {
  unit: string
  unitName: string
  files: number
  clean: number
  /** The rule most often found, and in how many files. */
  most: { rule: string; files: number } | null
}
export interface DefectsView {
  files: number
  clean: number
  rules: DefectRow[]
  units: DefectUnit[]
}

export const guidanceBody = z.strictObject({
  id: madeId,
  body: z.string().trim().min(4).max(4000),
  rule: z.string().max(40).optional(),
  document: z.string().max(60).optional(),
})
export type NewGuidance = z.infer<typeof guidanceBody>
export const answerBody = z.strictObject({ body: z.string().trim().min(2).max(4000) })
export const settleBody = z.strictObject({
  kind: z.enum(['return', 'resolve']),
  body: z.string().trim().min(2).max(4000),
})
export type Settle = z.infer<typeof settleBody>

export interface GuidanceView {
  id: string
  rule: string | null
  document: string | null
  state: 'open' | 'answered' | 'resolved'
  steps: { kind: 'write' | 'answer' | 'return' | 'resolve'; body: string; by: string; at: string }[]
}
