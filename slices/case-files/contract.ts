/** What crosses the wire about case files (n1.3, n2.2a, n3.5.3, n5.4a, a1.1a–f). The file itself is JSON of the checker's contract. */
import { z } from 'zod'
import type { LegalLimits } from '../../rules/case-check/limits.ts'
import { caseFileTypes } from '../../rules/case-check/case-file.ts'

const reason = z.string().trim().min(4).max(500)
const unit = z.string().regex(/^[0-9A-Za-z-]{1,20}$/)
const words = z.string().max(20_000)
const short = z.string().max(300)

/** Made by the client: what is asked twice is done once. */
export const madeId = z.string().regex(/^[0-9a-z][0-9a-z-]{7,59}$/)

const interviewee = z.looseObject({
  name: short.optional(),
  idNumber: short.optional(),
  post: short.optional(),
  relation: short.optional(),
})

/** A document while it is written: whatever is not there yet is absent. Fields that we do not know stay as they came. */
export const draftDocument = z.looseObject({
  id: z.string().min(1).max(60),
  kind: z.string().min(1).max(40),
  date: short.optional(),
  start: short.optional(),
  end: short.optional(),
  place: short.optional(),
  party: short.optional(),
  officers: z.array(short).max(50).optional(),
  recorder: short.optional(),
  content: z.record(z.string(), words).optional(),
  interviewees: z.array(interviewee).max(20).optional(),
  articles: z.array(short).max(50).optional(),
  fine: z.number().optional(),
  days: z.number().optional(),
  dailyFine: z.number().optional(),
  /** The signed record that it was taken from: its text can't be changed here. */
  record: z
    .looseObject({
      id: z.string().max(80),
      hash: z.string().max(80),
      /** Why a record of another party stands here. */
      reason: z.string().max(500).optional(),
    })
    .optional(),
})
export type DraftDocument = z.infer<typeof draftDocument>

/** The case file while it is written; the checker's contract says what each field is. */
export const draftFile = z.looseObject({
  number: short.default(''),
  unit: unit,
  type: short.default(''),
  discovered: short.optional(),
  party: z.looseObject({ name: short.optional(), code: short.optional() }).default({}),
  officers: z
    .array(z.looseObject({ certificate: short.optional(), validFrom: short.optional(), validTo: short.optional() }))
    .max(100)
    .default([]),
  published: z.looseObject({ url: z.string().max(2000).optional(), date: short.optional() }).optional(),
  documents: z.array(draftDocument).max(300).default([]),
  suspensions: z
    .array(z.looseObject({ from: short.optional(), to: short.optional(), reason: short.optional() }))
    .max(50)
    .optional(),
  explanations: z
    .array(z.strictObject({ rule: z.string().max(40), text: z.string().max(2000) }))
    .max(50)
    .optional(),
})
export type DraftFile = z.infer<typeof draftFile>

/** In the contract a field that is null is not there. */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  const stated = Object.entries(value).filter(([, field]) => field !== null)
  return Object.fromEntries(stated.map(([name, field]) => [name, withoutNulls(field)]))
}

/** What was kept is what was checked when it came in. */
export const keptDraft = (text: string): DraftFile => JSON.parse(text) as DraftFile

export const fileStates = ['untouched', 'incomplete', 'questions', 'done'] as const
export type FileState = (typeof fileStates)[number]

/** POST: from a row of the register of cases, or new (then number and type are typed). */
export const openFileBody = z.strictObject({
  id: madeId,
  unit,
  type: z.enum(caseFileTypes),
  number: z.string().trim().min(1).max(120),
  /** Key of the register's row; absent: there is none. */
  row: z.string().max(300).optional(),
})
export type OpenFile = z.infer<typeof openFileBody>

/** PUT: the whole text, and the version that it was written on. */
export const saveFileBody = z.strictObject({
  base: z.int().min(1),
  document: draftFile,
  /** The other text that this one takes in, where two editors wrote at once. */
  settles: madeId.optional(),
  reason: z.string().trim().max(500).optional(),
})
export type SaveFile = z.infer<typeof saveFileBody>

/** Either it is the newest version now, or somebody was quicker: then the text is kept aside, and both are shown. */
export type Saved =
  | { saved: true; version: number; savedAt: string; hash: string }
  | { saved: false; aside: string; version: number; by: string; at: string }

export interface FileRow {
  id: string
  number: string
  unit: string
  unitName: string
  type: string
  party: string
  decided: string | null
  state: FileState
  fatal: number
  errors: number
  warnings: number
  asks: number
  formProblems: number
  version: number
  savedBy: string
  savedAt: string
  /** The slot in which it stands. */
  slot: { type: string; source: string } | null
  guidanceOpen: number
}
export interface FilePage {
  total: number
  rows: FileRow[]
  /** Files by state, under the same filters but that of the state. */
  states: Record<FileState, number>
}

/** The row of the register, as it stood when the file was opened and as it stands now. */
export interface RegisterOrigin {
  key: string
  version: number
  then: RegisterCase
  /** Null: the row has been taken out since. */
  now: RegisterCase | null
  amended: readonly (keyof RegisterCase)[]
}
export interface RegisterCase {
  number: string
  unit: string
  type: string
  decided: string
  fine: string
}

export interface Aside {
  id: string
  base: number
  document: DraftFile
  by: string
  at: string
}

export interface Judgement {
  rule: string
  accepted: boolean
  reason: string
  by: string
  at: string
}

export interface FileView {
  file: FileRow
  document: DraftFile
  hash: string
  openedBy: string
  openedAt: string
  origin: RegisterOrigin | null
  asides: Aside[]
  judgements: Judgement[]
  /** What this reader may do here. */
  may: { write: boolean; judge: boolean; putForward: boolean; guide: boolean; answer: boolean }
}

export interface VersionView {
  version: number
  origin: string
  reason: string | null
  by: string
  at: string
  hash: string
}

/** What the browser checks with: the same as the server. */
export interface SettingView {
  workingDays: Record<string, { source: string; off: { from: string; to: string; why: string }[]; worked: string[] }>
  limits: LegalLimits
  window: { from: string; to: string }
}

export interface OfficerChoice {
  certificate: string
  name: string
  validFrom: string | null
  validTo: string | null
}

/** An officer of a signed record; the days and the name beside it are those of the register of officers, null: not there. */
export interface RecordOfficer extends OfficerChoice {
  registeredName: string | null
}

/** A signed record that may be taken into a file: `document` says its kind, party, times and place. */
export interface RecordChoice {
  id: string
  hash: string
  signedAt: string
  document: DraftDocument
  officers: RecordOfficer[]
}

export interface FoundCase extends RegisterCase {
  key: string
  unitName: string
  /** The file that was opened from it. */
  file: string | null
}
export interface FoundCases {
  total: number
  rows: FoundCase[]
}

export const judgeBody = z.strictObject({ rule: z.string().max(40), accepted: z.boolean(), reason })
export type Judge = z.infer<typeof judgeBody>

export const pageQuery = z.object({
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  sort: z.string().max(40).default(''),
  filter: z.string().max(4000).default(''),
  find: z.string().trim().max(100).default(''),
})
export type PageQuery = z.infer<typeof pageQuery>

/** The filter of a table as `viewQuery` sends it: column → values. */
export const tableFilter = z.record(z.string().max(40), z.array(z.string().max(60)).max(200))
