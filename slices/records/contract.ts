/** What crosses the wire about records of the spot (n2.2a, a1.1a). */
import { z } from 'zod'
import { recordSchema, type RecordContent } from '../../rules/drafting/record.ts'
import { recordKinds } from '../../rules/drafting/words.ts'
import type { Template } from '../../rules/drafting/template.ts'
import type { LaidOut } from '../../rules/drafting/pages.ts'
import type { LegalLimits } from '../../rules/case-check/limits.ts'
import type { Finding } from '../../rules/case-check/finding.ts'

export const recordId = z.uuid()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const reason = z.string().trim().min(4).max(500)

export const states = ['draft', 'printed', 'signed', 'refused-noted', 'absent-noted'] as const
export type State = (typeof states)[number]
export const outcomes = ['signed', 'refused-noted', 'absent-noted'] as const

/** A text written on others: none for the first, several where two were put together. The version's id is the change's. */
export const saveBody = z.strictObject({
  record: recordId,
  parents: z.array(z.uuid()).max(10),
  content: recordSchema,
  reason: z.string().max(500).default(''),
})
export type Save = z.infer<typeof saveBody>

/** `kit`: hash of the kit that it was laid out with; `hash`: what stands on the paper. */
export const printBody = z.strictObject({ record: recordId, version: z.uuid(), kit: hash, hash })
export type Print = z.infer<typeof printBody>

export const signBody = z.strictObject({
  record: recordId,
  hash,
  outcome: z.enum(outcomes),
  /** Each page of the printing, photographed as it was signed. */
  pages: z.array(z.strictObject({ number: z.int().min(1).max(500), sha256: hash })).max(500),
  readOpinion: z.boolean(),
  correctionsSigned: z.boolean(),
  /** Refused or absent: why, and who witnessed it. */
  reason: z.string().trim().max(500),
  witness: z.string().trim().max(200),
})
export type Sign = z.infer<typeof signBody>

export const deviceBody = z.strictObject({ device: z.uuid(), name: z.string().trim().min(1).max(100) })

/** Of several texts one is taken; the others stay as versions. */
export const chooseBody = z.strictObject({ heads: z.array(z.uuid()).min(2).max(10), take: z.uuid(), reason })
export type Choose = z.infer<typeof chooseBody>

export const listQuery = z.object({
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  state: z.enum(states).optional(),
  kind: z.enum(recordKinds).optional(),
  find: z.string().trim().max(100).default(''),
})
export type ListQuery = z.infer<typeof listQuery>

/** What a device needs to draft without a network. */
export interface Kit {
  hash: string
  template: Template
  limits: LegalLimits
  unit: string
  unitName: string
  officers: { certificate: string; name: string }[]
}

/** One line of the list; no person is named but who wrote it. */
export interface RecordLine {
  id: string
  unit: string
  unitName: string
  kind: RecordContent['kind']
  party: string
  began: string
  ended: string
  state: State
  /** More than 1: two texts wait for a decision. */
  heads: number
  madeBy: string
  changedAt: string
}
export interface RecordList {
  total: number
  rows: RecordLine[]
}

export interface Head {
  version: string
  content: RecordContent
  by: string
  claimedAt: string
  receivedAt: string
}

/** What a device of the unit works on further: drafts, and the printed ones that wait for signatures. */
export interface OpenRecord {
  id: string
  state: State
  heads: Head[]
  /** The text that was printed last: corrections leave it legible. */
  printed: { hash: string; version: string; content: RecordContent; sheets: LaidOut } | null
}

export interface SignedPage {
  number: number
  sha256: string
}

export interface SigningView {
  hash: string
  version: string
  outcome: (typeof outcomes)[number]
  pages: SignedPage[]
  readOpinion: boolean
  correctionsSigned: boolean
  reason: string
  witness: string
  by: string
  claimedAt: string
  receivedAt: string
}

export interface VersionLine {
  version: string
  place: number
  parents: string[]
  by: string
  reason: string
  claimedAt: string
  receivedAt: string
}

export interface RecordDetail {
  line: RecordLine
  heads: Head[]
  versions: VersionLine[]
  /** The sheets of the signed, else of the printed, else of the drafted text. */
  sheets: LaidOut
  /** false: a draft; its sheets bear no fingerprint that counts. */
  isPrinted: boolean
  printings: { hash: string; version: string; by: string; claimedAt: string; receivedAt: string }[]
  signing: SigningView | null
  findings: Finding[]
  /** Signed records that supplement this one. */
  supplementedBy: string[]
}
