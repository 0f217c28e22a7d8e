import type { Vault } from '../auth/vault.ts'
import type { Database } from '../db/database.ts'
import type { FileStore } from '../files/file-store.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { Reach } from './access.ts'
import type { Actor } from './actor.ts'
import type { Language } from './problem.ts'

export interface Services {
  db: Database
  files: FileStore
  jobs: JobQueue
  /** For what must be read again but not be told by a copy of the database. */
  vault: Vault
  /** Server time; a test or a simulation sets it. */
  now: () => Date
}

/** Who may do what to which units: what an action needs besides its input. */
export interface Doer extends Services {
  actor: Actor | null
}

export interface Context extends Doer {
  verb: string
  /** How far the grant reaches that let the person in. */
  on: Reach
  language: Language
  /** Does the grant reach this unit? 'own-units' covers the person's unit and, for a prefecture or the region, what lies under it. */
  covers: (unit: string) => boolean
  /** The person; @throws Problem 401 when nobody is signed in. */
  person: () => Actor
  /** What an upload brought: the files are stored already. Only on routes with `upload`. */
  upload: () => Promise<Upload>
  session: SessionPort
  client: Client
  /** The verbs the person has. */
  permissions: () => string[]
  installation: Installation
}

/** What the whole server is, told to every page. */
export interface Installation {
  demonstration: boolean
  sessions: SessionLimits
  campaigns: readonly { name: string; title: string }[]
}

export interface Upload {
  files: UploadedFile[]
  fields: Record<string, string>
}

export interface UploadedFile {
  field: string
  /** The name it had on the user's machine, without folders. */
  name: string
  sha256: string
  size: number
}

/** When a session ends by itself. */
export interface SessionLimits {
  /** Minutes without a request. */
  idleMinutes: number
  /** Hours from the sign-in, however busy. */
  mostHours: number
}

/** Where a request comes from, as far as it can be known. */
export interface Client {
  address: string
  /** What the browser calls itself, shortened. */
  device: string
}

/** The session cookie, for sign-in and sign-out. */
export interface SessionPort {
  token: string | undefined
  start: (token: string, expires: Date) => void
  end: () => void
}

/**
 * Codes of GB/T 2260 nest: 650000 covers the region, 652300 its counties 6523xx, a county only itself. XPCC cities and
 * odd codes that nest otherwise come through the units register, not here.
 */
export function unitCovers(own: string, unit: string): boolean {
  if (own.endsWith('0000')) return unit.startsWith(own.slice(0, 2))
  if (own.endsWith('00')) return unit.startsWith(own.slice(0, 4))
  return own === unit
}
