import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { linkEntries } from '../../platform/audit/store.ts'
import { findSession } from '../../platform/auth/store.ts'
import type { Database } from '../../platform/db/database.ts'
import { collectMigrations, migrate } from '../../platform/db/migrate.ts'
import { openDatabase, type Place } from '../../platform/db/open.ts'
import { localFiles } from '../../platform/files/file-store.ts'
import type { Doer } from '../../platform/http/context.ts'
import { buildServer, type Identify } from '../../platform/http/server.ts'
import { assemble, type Slice } from '../../platform/http/slice.ts'
import { createJobs } from '../../platform/jobs/queue.ts'
import { roles } from '../../slices/people/contract.ts'
import { personById } from '../../slices/people/store.ts'
import { keepCampaigns } from './campaigns.ts'
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
  log: boolean
  now: () => Date
  slices?: readonly Slice[]
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
  const { db, close } = await openDatabase(settings.database)
  try {
    await migrate(db, await collectMigrations(settings.root))
    const jobs = createJobs(settings.now)
    const services = { db, files: localFiles(join(settings.directory, 'files')), jobs, now: settings.now }
    const app = await buildServer({
      services,
      assembly,
      identify: identifyBy(db, settings.now),
      installation: { demonstration: settings.demonstration, campaigns: settings.campaigns },
      consoleFolder: join(settings.root, 'dist/console'),
      https: settings.https,
      log: settings.log,
    })
    const onFault = (error: unknown, job: { id: string; kind: string }): void =>
      app.log.error({ err: error, job }, 'job')
    for (const line of await keepCampaigns(
      { ...services, actor: null },
      settings.campaigns.map((campaign) => campaign.name),
    ))
      app.log.info(line)
    jobs.start(services, {
      kinds: assembly.jobs,
      actorOf: async (handle, id) => (await personById(handle, id)) ?? null,
      onFault,
    })
    const stopLinking = linkRegularly(db, (error) => app.log.error({ err: error }, 'audit chain'))
    const closeAll = async (): Promise<void> => {
      await app.close()
      await jobs.stop()
      await stopLinking()
      await close()
    }
    return { app, doer: { ...services, actor: null }, close: closeAll }
  } catch (error) {
    await close()
    throw error
  }
}

function identifyBy(db: Database, now: () => Date): Identify {
  return async (token) => {
    const session = await findSession(db, token, now())
    const person = session === undefined ? undefined : await personById(db, session.person)
    return session === undefined || person === undefined ? undefined : { actor: person, language: session.language }
  }
}

const LINK_EVERY_MS = 2_000

function linkRegularly(db: Database, onFault: (error: unknown) => void): () => Promise<void> {
  let linking: Promise<unknown> = Promise.resolve()
  const link = (): void => {
    linking = linking.then(() => linkEntries(db)).catch(onFault)
  }
  const timer = setInterval(link, LINK_EVERY_MS)
  return async () => {
    clearInterval(timer)
    link()
    await linking
  }
}
