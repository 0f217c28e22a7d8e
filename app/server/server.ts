import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { createReadLog } from '../../platform/audit/read-log.ts'
import { ownClasses, type RetentionClass } from '../../platform/audit/retention.ts'
import { openSigner } from '../../platform/audit/signing-key.ts'
import { findSession } from '../../platform/auth/store.ts'
import type { Provider } from '../../platform/auth/oidc.ts'
import { openVault } from '../../platform/auth/vault.ts'
import { suites, type Suite } from '../../platform/crypto/suites.ts'
import { collectMigrations, migrate } from '../../platform/db/migrate.ts'
import { openDatabase, type OpenDatabase, type Place } from '../../platform/db/open.ts'
import { localFiles, sweepUnfinished } from '../../platform/files/file-store.ts'
import { sweepParts } from '../../platform/files/part-store.ts'
import type { Doer, Services, SessionLimits } from '../../platform/http/context.ts'
import { usualRates, type Rates } from '../../platform/http/rates.ts'
import { buildServer, type House, type Identify } from '../../platform/http/server.ts'
import { assemble, type Assembly, type Slice } from '../../platform/http/slice.ts'
import { createJobs } from '../../platform/jobs/queue.ts'
import { stageName, stageOf } from '../../slices/campaigns/facts.ts'
import { openDemonstration } from '../../slices/campaigns/stages.ts'
import { roles } from '../../slices/people/contract.ts'
import { actorOfToken } from '../../slices/people/identify-token.ts'
import { hasSecondFactor, needsSecondFactor, type SecondFactorAsked } from '../../slices/people/model.ts'
import { returnToOwn } from '../../slices/people/return-to-own.ts'
import { personInPost } from '../../slices/people/store.ts'
import { territoryOf } from '../../slices/registers/territory.ts'
import { sweepBrokenRuns } from '../../slices/scoring/sweep-broken-runs.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import { keepAuditLog } from './audit-upkeep.ts'
import { forAMoment } from './for-a-moment.ts'
import { keepCampaigns } from './campaigns.ts'
import { campaignMustExist } from './known-campaign.ts'
import { invariantsOf } from './invariants.ts'
import { holdMode } from './mode.ts'
import { sessionLimits } from './session-settings.ts'
import { slices as allSlices } from './slices.ts'

export interface Settings {
  /** Root of the clone: migrations, campaigns and the built console are found below it. */
  root: string
  /** LIANBING_DATA: files, secrets, and the embedded database where `database` is no server. */
  directory: string
  database: Place
  demonstration: boolean
  https: boolean
  campaigns: readonly { name: string; title: string }[]
  log: House['log']
  now: () => Date
  slices?: readonly Slice[]
  sessions?: SessionLimits
  /** LIANBING_SECOND_FACTOR: of whom two factors are asked; of posts that decide unless said. */
  secondFactor?: 'everybody' | 'posts-that-decide'
  /** LIANBING_KEY: the installation's key, 32 bytes in base64; absent or empty: it lies in the data directory. */
  key?: string
  /** Hash and signature of the audit log; SHA-256 and Ed25519 unless said. */
  suite?: Suite
  /** LIANBING_ORIGIN: the address that people use, without a slash at its end. */
  origin?: string
  /** Where people of an office sign in with what they have there. */
  providers?: readonly Provider[]
  /** How often one account may do what; the usual unless said. */
  rates?: Rates
  /** Delete every night what is due; unless said, only who may does it by hand. */
  deletesByItself?: boolean
}

export interface RunningHouse {
  app: FastifyInstance
  /** Acts as the system itself. */
  doer: Doer
  close: () => Promise<void>
}

/** Everything but the port: database open and migrated, slices assembled, jobs and the audit chain running. */
export async function startHouse(settings: Settings): Promise<RunningHouse> {
  const assembly = assemble(settings.slices ?? allSlices, roles)
  const opened = await openDatabase(settings.database)
  try {
    await migrate(opened.db, await collectMigrations(settings.root))
    return await assembleHouse(settings, assembly, opened)
  } catch (error) {
    await opened.close()
    throw error
  }
}

/** On a server another process may be receiving a file just now. */
const DAY_MS = 86_400_000
/** An upload in parts that nobody has gone on with is given up. */
const PARTS_MS = 30 * DAY_MS

async function assembleHouse(
  settings: Settings,
  assembly: Assembly,
  { db, kind, close }: OpenDatabase,
): Promise<RunningHouse> {
  const { now, directory } = settings
  const jobs = createJobs(now)
  const vault = await openVault(directory, settings.key)
  const signer = await openSigner(directory, settings.suite ?? suites.international)
  const reads = createReadLog(db, signer)
  const services: Services = {
    ...{ db, files: localFiles(join(directory, 'files')), jobs, now, vault, signer, reads },
    providers: settings.providers ?? [],
    deletesByItself: settings.deletesByItself === true,
  }
  const doer = { ...services, actor: null }
  await holdMode(doer, directory, settings.demonstration ? 'demonstration' : 'real')
  const app = await buildServer(houseOf(settings, assembly, services))
  const campaigns = settings.campaigns.map(({ name }) => name)
  if (settings.demonstration) {
    for (const line of await keepCampaigns(doer, campaigns)) app.log.info(line)
    await openDemonstration(doer, campaigns)
  }
  for (const line of await sweepLeftovers(doer, join(directory, 'files'), kind)) app.log.warn(line)
  jobs.start(services, {
    alone: kind === 'embedded',
    kinds: assembly.jobs,
    actorOf: (handle, asker) => personInPost(handle, asker, dayInShanghai(now().getTime())),
    onFault: (error, job) => app.log.error({ err: error, job }, 'job'),
  })
  const onFault = (error: unknown): void => app.log.error({ err: error }, 'audit log')
  const classes = settings.deletesByItself === true ? allClasses(settings.slices ?? allSlices) : []
  const stopAudit = keepAuditLog({
    ...{ doer: { ...doer, signer, reads }, classes, onFault },
    invariants: invariantsOf(settings.slices ?? allSlices),
  })
  const stops = [() => app.close(), () => jobs.stop(), stopAudit, close]
  return { app, doer, close: () => inTurn(stops) }
}

async function inTurn(steps: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const step of steps) await step()
}

/** What a killed process left: half received files and runs. On the embedded database nobody else can be at work. */
async function sweepLeftovers(doer: Doer, files: string, kind: OpenDatabase['kind']): Promise<string[]> {
  const age = kind === 'embedded' ? 0 : DAY_MS
  await sweepUnfinished(files, Date.now() - age)
  await sweepParts(files, { stale: Date.now() - age, before: Date.now() - PARTS_MS })
  return sweepBrokenRuns(doer, age)
}

const allClasses = (slices: readonly Slice[]): RetentionClass[] => [
  ...ownClasses,
  ...slices.flatMap(({ retention }) => retention ?? []),
]

function houseOf(settings: Settings, assembly: Assembly, services: Services): House {
  const {
    demonstration,
    campaigns,
    https,
    log,
    root,
    now,
    origin,
    sessions = sessionLimits,
    secondFactor = 'posts-that-decide',
    rates = usualRates,
  } = settings
  const installation = {
    ...{ demonstration, campaigns, sessions, secondFactor },
    ...(origin === undefined ? {} : { origin }),
  }
  return {
    services,
    assembly,
    identify: identifyBy({ ...services, actor: null }, installation),
    identifyToken: (token) => actorOfToken(services.db, token, now()),
    installation,
    mustHold: campaignMustExist(services.db),
    territory: forAMoment((unit, campaign) => territoryOf(services.db, unit, campaign)),
    stages: { of: (campaign) => stageOf(services.db, campaign), name: stageName },
    consoleFolder: join(root, 'dist/console'),
    fieldFolder: join(root, 'dist/field'),
    https,
    rates,
    log,
  }
}

function identifyBy(doer: Doer, installation: SecondFactorAsked & { sessions: SessionLimits }): Identify {
  const { db, now } = doer
  return async (token) => {
    const session = await findSession(db, token, { now: now(), limits: installation.sessions })
    if (session === undefined) return undefined
    const held = await personInPost(db, session, dayInShanghai(now().getTime()))
    const actor = held ?? (await returnToOwn(session, { doer, installation }))
    if (actor === undefined) return undefined
    // a session from before the office asked two factors of everybody ends, so that its holder sets one up
    if (installation.secondFactor === 'everybody' && !hasSecondFactor(session.method)) {
      if (needsSecondFactor([actor.role], installation)) return undefined
    }
    return { actor, language: session.language }
  }
}
