/** Announcements as they cross the wire (n3.1.5; capability 12); what is written is saved as a draft with a number. */
import { z } from 'zod'

export const madeId = z.string().regex(/^[0-9a-z-]{8,60}$/)
export const day = z.iso.date()
export const clauseId = z.string().regex(/^[a-z]\d[0-9a-z.*]{0,20}$/)
const unitCode = z.string().regex(/^[0-9A-Za-z-]{1,20}$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

export const pageQuery = z.object({
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  find: z.string().trim().max(100).default(''),
  filter: z.string().max(4000).default(''),
  sort: z.string().max(40).default(''),
})
export type PageQuery = z.output<typeof pageQuery>

/** Column → values chosen. */
export const tableFilter = z.record(z.string(), z.array(z.string()))

/** Whom it is for: every unit below the writer's, those of some levels, or chosen ones; and the experts, if said so. */
export const audience = z.strictObject({
  kind: z.enum(['all', 'levels', 'units']).default('all'),
  levels: z.array(z.string().max(40)).max(20).default([]),
  units: z.array(unitCode).max(2000).default([]),
  experts: z.boolean().default(false),
})
export type Audience = z.output<typeof audience>

/** What is written so far: everything may be empty until it is published. */
export const announcementText = z.strictObject({
  title: z.string().max(200).default(''),
  body: z.string().max(20_000).default(''),
  group: z.string().max(60).nullable().default(null),
  clauses: z.array(clauseId).max(20).default([]),
  audience: audience.prefault({}),
  due: day.nullable().default(null),
  files: z.array(sha256).max(20).default([]),
  /** What a correction changes; of a first version ''. */
  changed: z.string().max(2000).default(''),
})
export type AnnouncementText = z.output<typeof announcementText>

/** `base`: the number it was written on, 0 for a first save; `settles`: the aside that it takes up. */
export const saveTextBody = z.strictObject({
  base: z.number().int().min(0),
  content: announcementText,
  settles: z.number().int().min(1).optional(),
})
export const publishBody = z.strictObject({ rev: z.number().int().min(1) })
export const versionBody = z.strictObject({ version: z.number().int().min(1) })
export const confirmUnitsBody = versionBody.extend({ units: z.array(unitCode).min(1).max(2000) })

export type Saved =
  | { saved: true; rev: number; at: string }
  /** Somebody was quicker: what stands now, and under which number the own text is kept aside. */
  | { saved: false; rev: number; by: string; at: string; aside: number }

export interface AsideView<T> {
  id: number
  content: T
  by: string
  at: string
}

export interface AttachedFile {
  sha256: string
  name: string
  size: number
}

/** 'untouched': nobody of the unit has looked; 'read'; 'confirmed'. */
export const receiptStates = ['untouched', 'read', 'confirmed'] as const
export type ReceiptState = (typeof receiptStates)[number]

export interface ReceiptCounts {
  units: number
  confirmed: number
  read: number
  untouched: number
  /** Not confirmed after the due day: read or not. */
  late: number
}

export interface AnnouncementRow extends ReceiptCounts {
  id: string
  /** 0: not published yet. */
  version: number
  title: string
  unit: string
  unitName: string
  group: string | null
  due: string | null
  publishedAt: string | null
  hasDraft: boolean
  /** Of the reader's own unit; null where it is not among those addressed. */
  own: ReceiptState | null
}

export interface AnnouncementPage {
  total: number
  rows: AnnouncementRow[]
  may: { write: boolean }
}

export interface AnnouncementVersion {
  version: number
  title: string
  body: string
  group: string | null
  groupTitle: string | null
  clauses: string[]
  audience: Audience
  files: AttachedFile[]
  due: string | null
  changed: string | null
  hash: string
  publishedBy: string
  publishedAt: string
}

/** GET announcements/:announcement; the newest version first. */
export interface AnnouncementView {
  id: string
  unit: string
  unitName: string
  newest: AnnouncementVersion
  earlier: AnnouncementVersion[]
  counts: ReceiptCounts
  own: { unit: string; state: ReceiptState; confirmedAt: string | null } | null
  today: string
  hasDraft: boolean
  may: { write: boolean; confirm: boolean; remind: boolean; receive: boolean; overview: boolean }
}

/** GET announcements/:announcement/draft */
export interface DraftView {
  id: string
  /** 0: nothing is saved yet, `content` is a fresh one or that of the published version. */
  rev: number
  savedBy: string | null
  savedAt: string | null
  content: AnnouncementText
  published: { version: number; title: string } | null
  files: AttachedFile[]
  asides: AsideView<AnnouncementText>[]
  choices: {
    units: { code: string; name: string; level: string }[]
    levels: { id: string; title: string; units: number }[]
    groups: { id: string; title: string }[]
    /** May it be addressed to experts? The office's may. */
    experts: boolean
  }
}

export interface ReceiptRow {
  unit: string
  unitName: string
  parentName: string
  state: ReceiptState
  late: boolean
  readAt: string | null
  readBy: string | null
  confirmedAt: string | null
  confirmedBy: string | null
  /** Confirmed so many days after the due day. */
  daysLate: number
  /** The last reminder. */
  reminded: { rung: Rung; at: string } | null
  mayConfirm: boolean
}

export interface ReceiptPage {
  total: number
  counts: ReceiptCounts
  rows: ReceiptRow[]
}

/** Whom the next reminder of a late unit goes to, besides its first liaison. */
export const rungs = ['first', 'second', 'above'] as const
export type Rung = (typeof rungs)[number]

/** GET announcements/:announcement/late: what one click would do. */
export interface LateView {
  late: number
  /** Already reminded today: left out. */
  today: number
  units: { unit: string; unitName: string; rung: Rung | null; to: string | null }[]
}

/** POST announcements/:announcement/reminders */
export interface RemindReceipt {
  at: string
  reminded: number
  /** Late units that have nobody to remind. */
  nobody: string[]
}

export interface PublishReceipt {
  version: number
  hash: string
  units: number
  at: string
}

/** What an expert sees of an announcement. */
export type AddressedView = Omit<AnnouncementVersion, 'audience' | 'publishedBy'> & { id: string }
