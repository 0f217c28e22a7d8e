/** What crosses the wire about volumes, pages and seals (n1.3, n2.2a, a1.1a). */
import { z } from 'zod'

/** Made by the client, so that a repeated request changes nothing. */
export const clientId = z.string().regex(/^[0-9A-Za-z-]{8,60}$/)
export const reason = z.string().trim().min(4).max(500)
export const documentId = z.string().min(1).max(60)
const pageId = z.string().regex(/^\d{1,4}\.\d{1,5}$/)

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
