/** The register of problems and the minutes of progress meetings as they cross the wire (n3.1.6; capability 15). */
import { z } from 'zod'
import { clauseId, day, madeId, type AsideView } from './contract.ts'

export const problemId = z.string().regex(/^[0-9a-z-]{8,80}$/)
export const problemStates = ['open', 'closed', 'confirmed'] as const
export type ProblemState = (typeof problemStates)[number]
export const stepKinds = ['raise', 'step', 'assign', 'close', 'confirm', 'reopen'] as const
export type StepKind = (typeof stepKinds)[number]
export type Origin = 'unit' | 'meeting' | 'visit' | 'office'

export const raiseBody = z.strictObject({
  id: madeId,
  title: z.string().trim().min(4).max(300),
  body: z.string().trim().min(4).max(4000),
  clause: clauseId.nullable().default(null),
  owner: z.string().min(1).max(200),
  due: day,
})
export type RaiseBody = z.output<typeof raiseBody>

export const stepBody = z.strictObject({
  /** So many steps the writer has seen. */
  seen: z.number().int().min(1),
  kind: z.enum(['step', 'assign', 'close']),
  body: z.string().trim().min(2).max(4000),
  /** Of 'assign'. */
  owner: z.string().max(200).default(''),
  due: day.nullable().default(null),
})
/** By who raised it, or the office: is it solved? */
export const settleBody = stepBody.extend({ kind: z.enum(['confirm', 'reopen']) })
export type StepBody = z.output<typeof stepBody> | z.output<typeof settleBody>

export interface OwnerChoice {
  post: string
  title: string
}

export interface ProblemRow {
  id: string
  title: string
  unitName: string
  clause: string | null
  origin: Origin
  meeting: string | null
  owner: string
  isMine: boolean
  due: string
  state: ProblemState
  overdue: boolean
  raisedAt: string
  steps: number
}

export interface ProblemPage {
  total: number
  states: Record<ProblemState | 'overdue', number>
  rows: ProblemRow[]
  may: { raise: boolean }
  owners: OwnerChoice[]
}

export interface ProblemView extends ProblemRow {
  raisedBy: string
  said: { kind: StepKind; body: string; by: string; at: string }[]
  owners: OwnerChoice[]
  may: { step: boolean; assign: boolean; close: boolean; confirm: boolean; reopen: boolean }
}

const attendance = z.strictObject({
  unit: z.string().max(20),
  present: z.boolean(),
  /** Of a unit that is absent. */
  reason: z.string().max(300).default(''),
})
const action = z.strictObject({
  what: z.string().max(300),
  owner: z.string().max(200).default(''),
  due: day.nullable().default(null),
  clause: clauseId.nullable().default(null),
})

export const meetingText = z.strictObject({
  title: z.string().max(200).default(''),
  kind: z.enum(['progress', 'promotion']).default('progress'),
  day: day.nullable().default(null),
  place: z.string().max(200).default(''),
  chair: z.string().max(200).default(''),
  attendance: z.array(attendance).max(300).default([]),
  agenda: z.array(z.string().max(500)).max(50).default([]),
  minutes: z.string().max(40_000).default(''),
  decisions: z.array(z.string().max(2000)).max(50).default([]),
  actions: z.array(action).max(100).default([]),
})
export type MeetingText = z.output<typeof meetingText>

export const saveMeetingBody = z.strictObject({
  base: z.number().int().min(0),
  content: meetingText,
  settles: z.number().int().min(1).optional(),
})
export const signBody = z.strictObject({ rev: z.number().int().min(1), reason: z.string().trim().min(2).max(500) })

export interface MeetingRow {
  id: string
  title: string
  day: string | null
  /** null: not signed off yet. */
  number: number | null
  signedAt: string | null
  actions: number
  openActions: number
}

/** What of earlier meetings is open: the next one begins with it. */
export interface OpenAction {
  id: string
  title: string
  owner: string
  due: string
  overdue: boolean
}

/** Frozen: names as they were on the day it was signed off. */
export const signedText = meetingText.extend({
  attendance: z.array(attendance.extend({ name: z.string() })),
  actions: z.array(
    z.strictObject({
      ...{ what: z.string(), ownerTitle: z.string(), due: z.string().nullable(), clause: z.string().nullable() },
      problem: z.string(),
    }),
  ),
  open: z.array(
    z.strictObject({ id: z.string(), title: z.string(), owner: z.string(), due: z.string(), overdue: z.boolean() }),
  ),
})
export type SignedText = z.output<typeof signedText>

export interface MeetingView {
  id: string
  rev: number
  savedAt: string | null
  /** Where it is not signed off. */
  draft: MeetingText | null
  signed: (SignedText & { number: number; hash: string; signedBy: string; signedAt: string }) | null
  asides: AsideView<MeetingText>[]
  open: OpenAction[]
  owners: OwnerChoice[]
  units: { code: string; name: string }[]
  may: { write: boolean; sign: boolean }
}
