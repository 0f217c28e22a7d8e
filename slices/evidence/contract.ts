/** What crosses the wire about volumes, pages, seals, custody and the matrix of facts (n1.3, n2.2a, a1.1a). */
import { z } from 'zod'

/** Made by the client, so that a repeated request changes nothing. */
export const clientId = z.string().regex(/^[0-9A-Za-z-]{8,60}$/)
const reason = z.string().trim().min(4).max(500)
const documentId = z.string().min(1).max(60)
const pageId = z.string().regex(/^\d{1,4}\.\d{1,5}$/)
const instant = z.iso.datetime({ offset: true })

export const volumeBody = z.strictObject({ id: clientId, title: z.string().trim().min(2).max(100) })
export type NewVolume = z.infer<typeof volumeBody>

export const uploadBody = z.strictObject({
  id: clientId,
  name: z.string().trim().min(1).max(255),
  /** 0 is refused with its own words. */
  size: z.int().min(0).max(1_000_000_000_000),
})
export type NewUpload = z.infer<typeof uploadBody>

export const partQuery = z.object({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })

/** A part as the server holds it: a browser that has the file again compares before it goes on. */
export interface PartView {
  part: number
  sha256: string
}

export const uploadStates = ['receiving', 'reading', 'refused'] as const
export interface UploadView {
  id: string
  volume: string
  name: string
  size: number
  partBytes: number
  parts: PartView[]
  received: number
  state: (typeof uploadStates)[number]
  begunBy: string
  touchedAt: string
  job: string | null
  /** Why the whole file was refused: reason and cure. */
  refusal: string | null
}

export const pageTypes = ['application/pdf', 'image/jpeg', 'image/png'] as const
export type PageType = (typeof pageTypes)[number]

/** What the camera wrote into the photo: a claim of the device, never a fact. */
export interface PhotoClaims {
  takenAt?: string
  latitude?: number
  longitude?: number
  device?: string
}

export interface VolumeFile {
  place: number
  name: string
  type: PageType
  size: number
  sha256: string
  pages: number
  uploadedBy: string
  uploadedAt: string
  claims: PhotoClaims | null
}

export const turns = [0, 90, 180, 270] as const
export type Turn = (typeof turns)[number]

export interface VolumePage {
  /** Place of its file and page in it: '3.12'. */
  id: string
  file: number
  filePage: number
  /** Number in the volume from 1; null: taken out. */
  number: number | null
  sha256: string
  size: number
  type: PageType
  turn: Turn
  document: string | null
  looksBlank: boolean
  /** Numbers of other pages that show the same. */
  sameAs: string[]
  removed: { by: string; at: string; reason: string } | null
}

export interface SealView {
  version: number
  hash: string
  hashName: string
  /** Whole hash of the key that signed it; null: it is not signed. */
  key: string | null
  pages: number
  reason: string
  by: string
  at: string
  broken: { by: string; at: string; reason: string } | null
}

export interface VolumeHead {
  id: string
  caseFile: string
  title: string
  createdBy: string
  createdAt: string
  files: number
  pages: number
  bytes: number
  sealed: boolean
  /** Of the newest seal, broken or not; 0: never sealed. */
  sealVersion: number
}
export interface VolumeList {
  caseFile: CaseFileHead
  volumes: VolumeHead[]
  room: { used: number; quota: number }
}

/** The case file as its evidence shows it. */
export interface CaseFileHead {
  id: string
  number: string
  unit: string
  unitName: string
  type: string
  documents: DocumentHead[]
}
export interface DocumentHead {
  id: string
  kind: string
  date: string | null
}

export interface VolumeView {
  caseFile: CaseFileHead
  volume: VolumeHead
  files: VolumeFile[]
  pages: VolumePage[]
  uploads: UploadView[]
  seals: SealView[]
  /** Documents of the case file that no page of any of its volumes shows. */
  documentsWithoutPage: string[]
  pagesWithoutDocument: string[]
}

export const orderBody = z.strictObject({ pages: z.array(pageId).min(1).max(2_000) })
export const turnBody = z.strictObject({ turn: z.literal(turns) })
export const removalBody = z.strictObject({ reason })
export const documentBody = z.strictObject({
  /** null: the pages belong to no document. */
  document: documentId.nullable(),
  pages: z.array(pageId).min(1).max(2_000),
})

/** `manifest`: the hash of what the person has seen; another means that somebody has changed the volume meanwhile. */
export const sealBody = z.strictObject({ reason, manifest: z.string().regex(/^[0-9a-f]{64}$/) })
export const breakBody = z.strictObject({ reason })

export interface ManifestPreview {
  hash: string
  hashName: string
  files: number
  pages: number
}

export const sealFaults = ['manifest', 'tables', 'signature', 'not-signed', 'foreign-key', 'key-out-of-time'] as const

/** What the recomputation found; `holds`: every byte is as it was sealed. */
export interface SealCheck {
  version: number
  holds: boolean
  checkedAt: string
  files: number
  /** A `sealFaults`, or the path of a page or file whose bytes are missing or others. */
  faults: string[]
}

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

export interface ItemView {
  id: string
  kind: ItemKind
  title: string
  description: string
  label: string
  takenWhere: string
  witnesses: string
  pages: string[]
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

export const targetKinds = ['document', 'page', 'item'] as const
export type TargetKind = (typeof targetKinds)[number]
export const targetBody = z.strictObject({ kind: z.enum(targetKinds), id: z.string().min(1).max(130) })
export type Target = z.infer<typeof targetBody>

export const factBody = z.strictObject({
  id: clientId,
  text: z.string().trim().min(2).max(1_000),
  /** The document whose words it is from; null: a person wrote it. */
  source: documentId.nullable().default(null),
})
export type NewFact = z.infer<typeof factBody>
export const factChange = z.strictObject({ text: z.string().trim().min(2).max(1_000) })
export const linksBody = z.strictObject({ targets: z.array(targetBody).max(100) })

export interface FactView {
  id: string
  place: number
  text: string
  source: string | null
  targets: Target[]
}
/** Something that a fact may rest on. */
export interface TargetView extends Target {
  title: string
  about: string
}
export interface MatrixView {
  caseFile: CaseFileHead
  facts: FactView[]
  targets: TargetView[]
  unsupported: string[]
  /** Keys 'kind:id' of what supports no fact. */
  idle: string[]
  suggestions: { text: string; source: string }[]
}

export const keyOf = ({ kind, id }: Target): string => `${kind}:${id}`
