import type { Provider } from '../auth/oidc.ts'
import type { Vault } from '../auth/vault.ts'
import type { ReadLog } from '../audit/read-log.ts'
import type { Signer } from '../audit/root.ts'
import type { Database } from '../db/database.ts'
import type { FileStore } from '../files/file-store.ts'
import type { JobQueue } from '../jobs/job-queue.ts'
import type { Reach } from './access.ts'
import type { Actor } from './actor.ts'
import type { DescribedRoute } from './described-route.ts'
import type { Language } from './problem.ts'

export interface Services {
  db: Database
  files: FileStore
  jobs: JobQueue
  /** For what must be read again but not be told by a copy of the database. */
  vault: Vault
  /** Server time; a test or a simulation sets it. */
  now: () => Date
  /** Where people of an office sign in, in the order of the settings; absent: nowhere else. */
  providers?: readonly Provider[]
  /** Signs roots and deletion reports; its hash is the audit chain's. Absent: SHA-256, nothing signed (a command, a test). */
  signer?: Signer
  /** Is what is due deleted every night? */
  deletesByItself?: boolean
  /** Where reads of sensitive data are noted; absent: nowhere (a command, a test). */
  reads?: ReadLog
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
  /** Does the grant reach this unit? 'own-units' covers the person's unit and what lies under it in the campaign's tree. */
  covers: (unit: string) => boolean
  /** The units that the grant reaches; null: every unit. */
  territory: ReadonlySet<string> | null
  /** What another unit covers, in the campaign of the address. */
  territoryOf: (unit: string) => Promise<ReadonlySet<string>>
  /** Has the person that verb too, and does its grant reach the unit (null: whatever it reaches)? */
  reaches: (verb: string, unit: string | null) => Promise<boolean>
  /** The same asker with the reach of another verb, for questions that span slices; undefined: has it not. */
  underVerb: (verb: string) => Promise<Context | undefined>
  /** @throws house.not-in-this-stage where the verb is closed in the campaign's present stage */
  mustBeOpen: (verb: string, campaign: string) => Promise<void>
  /** The person; @throws Problem 401 when nobody is signed in. */
  person: () => Actor
  /** What an upload brought: the files are stored already. Only on routes with `upload`. */
  upload: () => Promise<Upload>
  /** The body of a request of type application/octet-stream, up to the route's `bodyLimit`. @throws house.unreadable */
  bytes: () => Uint8Array
  session: SessionPort
  client: Client
  /** The public address of this installation, without a slash at its end; null where none is known. */
  origin: string | null
  /** The verbs the person has. */
  permissions: () => string[]
  /** The routes that these verbs open. */
  openRoutes: () => readonly DescribedRoute[]
  /** verb → the stages of a campaign in which the person may use it; verbs open in every stage are left out. */
  openDuring: () => Readonly<Record<string, readonly string[]>>
  /** Every verb that is open only in some stages, with the roles that have it: what a move opens and closes for whom. */
  stagedVerbs: () => readonly StagedVerb[]
  /** What a token of the person may name; `writes`: some of its routes change something. */
  nameableVerbs: () => { verb: string; writes: boolean; keepsToUnits: boolean }[]
  installation: Installation
}

export interface StagedVerb {
  verb: string
  roles: readonly string[]
  during: readonly string[]
}

/** What the whole server is, told to every page. */
export interface Installation {
  demonstration: boolean
  /** LIANBING_SECOND_FACTOR: of whom two factors are asked; absent: of whom the application says. */
  secondFactor?: 'everybody' | 'posts-that-decide'
  /** LIANBING_ORIGIN: 'https://training.example.org'. */
  origin?: string
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
