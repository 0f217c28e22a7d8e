import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { keepCampaigns } from '../app/server/campaigns.ts'
import { personaLinks } from '../app/server/personas.ts'
import { startHouse, type RunningHouse } from '../app/server/server.ts'
import type { Provider } from '../platform/auth/oidc.ts'
import type { Suite } from '../platform/crypto/suites.ts'
import type { LogStream } from '../platform/http/server.ts'
import type { Rates } from '../platform/http/rates.ts'
import type { Slice } from '../platform/http/slice.ts'
import type { Role } from '../slices/people/contract.ts'
import { invariantsOf } from '../app/server/invariants.ts'
import { slices } from '../app/server/slices.ts'
import { checkInvariants } from '../platform/invariants/breaking-store.ts'
import { brokenSentences } from '../platform/invariants/invariant.ts'
import { faultsOfEntries } from './clear-entries.ts'
import { freshPlace } from './database.ts'

export type Persona = Role | 'nobody'

export interface TestHouse extends RunningHouse {
  directory: string
  /** Asks as a persona, who is signed in at the first request; writes carry the header of our pages. */
  as: (persona: Persona, request: InjectOptions) => Promise<LightMyRequestResponse>
}

/**
 * The whole server on a fresh database and directory, without a port. Close it after the tests: that fails where an entry of
 * the audit log carries in the clear what tells of a person, or what somebody typed, and where an invariant does not hold.
 */
export async function startTestHouse({
  databaseUrl,
  breaks = [],
  ...options
}: {
  slices?: readonly Slice[]
  now?: () => Date
  demonstration?: boolean
  secondFactor?: 'everybody' | 'posts-that-decide'
  origin?: string
  providers?: readonly Provider[]
  /** No limits unless said: a test asks as one person what hundreds would. */
  rates?: Rates
  /** Hash and signature of the installation; SHA-256 and Ed25519 unless said. */
  suite?: Suite
  https?: boolean
  /** Takes the server's log. */
  log?: LogStream
  /** A server, or '' for the embedded database; unless said, the server of TEST_DATABASE_URL where there is one. */
  databaseUrl?: string
  /** Invariants that the test breaks by planting rows of its own. */
  breaks?: readonly string[]
} = {}): Promise<TestHouse> {
  const directory = await mkdtemp(join(tmpdir(), 'lianbing-test-'))
  const { place, remove } = await freshPlace(databaseUrl)
  const house = await startHouse({
    root: fileURLToPath(new URL('../', import.meta.url)),
    directory,
    database: place,
    demonstration: true,
    https: false,
    campaigns: [{ name: 'xinjiang-2017', title: 'xinjiang-2017' }],
    log: false,
    now: () => new Date(),
    rates: {},
    ...options,
  })
  // A real installation begins without a campaign: these tests are of one that has picked it.
  if (options.demonstration === false) await keepCampaigns(house.doer, ['xinjiang-2017'])
  const links = await personaLinks(house.doer, { directory, origin: '' })
  const cookies = new Map<Persona, string>()
  const cookieOf = async (persona: Persona): Promise<string> => {
    const known = cookies.get(persona)
    if (known !== undefined || persona === 'nobody') return known ?? ''
    const link = links.find(({ person }) => person.role === persona)?.link ?? ''
    const answer = await house.app.inject({ url: link, headers: { host: '127.0.0.1' } })
    const cookie = String(answer.headers['set-cookie']).split(';')[0] ?? ''
    cookies.set(persona, cookie)
    return cookie
  }
  return {
    ...house,
    directory,
    as: async (persona, request) =>
      house.app.inject({
        ...request,
        headers: { host: '127.0.0.1', 'x-lianbing': '1', cookie: await cookieOf(persona), ...request.headers },
      }),
    close: async () => {
      const faults = await faultsOfEntries(house.doer.db)
      const all = invariantsOf(slices).filter(({ name }) => !breaks.includes(name))
      const broken = brokenSentences(all, await checkInvariants(house.doer.db, all), 'en')
      await house.close()
      await remove()
      await rm(directory, { recursive: true, force: true })
      if (faults.length > 0) throw new Error(`what the log holds for ever tells of people:\n  ${faults.join('\n  ')}`)
      if (broken.length > 0) throw new Error(`what must always hold does not:\n  ${broken.join('\n  ')}`)
    },
  }
}
