/**
 * What the permission check adds to a request (bound: 0.2 ms): the same answer behind a verb for anyone, and behind one on
 * own units that is open in some stages. And whether time tells what the answer does not: forbidden against absent.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { z } from 'zod'
import { loadDemonstration } from '../../app/server/demonstration.ts'
import { personaLinks } from '../../app/server/personas.ts'
import { startHouse, type RunningHouse } from '../../app/server/server.ts'
import { slices } from '../../app/server/slices.ts'
import { route } from '../../platform/http/route.ts'
import type { Slice } from '../../platform/http/slice.ts'
import type { Measurement } from '../measurement.ts'
import { root } from '../tracked-files.ts'

export const name = 'The permission check'

const ROUNDS = 3_000
const campaign = 'xinjiang-2017'
const answer = async () => ({ done: true })
const bench: Slice = {
  name: 'bench',
  access: {
    'bench.open': { who: 'anyone', on: 'installation' },
    'bench.read': { who: ['liaison'], on: 'own-units' },
    'bench.kept': { who: ['liaison'], on: 'own-units', during: ['open'] },
    'bench.office': { who: ['office-clerk'], on: 'campaign' },
  },
  routes: [
    route({ method: 'GET', path: '/api/campaigns/:campaign/bench/open', verb: 'bench.open', action: answer }),
    route({ method: 'GET', path: '/api/campaigns/:campaign/bench/read', verb: 'bench.read', action: answer }),
    route({ method: 'GET', path: '/api/campaigns/:campaign/bench/kept', verb: 'bench.kept', action: answer }),
    route({ method: 'GET', path: '/api/campaigns/:campaign/bench/office', verb: 'bench.office', action: answer }),
  ],
}

/** Times in ms of each address, asked in turn so that all meet the same machine. */
async function timesOf(house: RunningHouse, cookie: string, urls: readonly string[]): Promise<number[][]> {
  const times: number[][] = urls.map(() => [])
  for (let round = 0; round < ROUNDS; round += 1)
    for (const [at, url] of urls.entries()) {
      const began = performance.now()
      // Each round from another address, so that nobody asks too often.
      const remoteAddress = `10.0.${round >> 8}.${round & 255}`
      const { statusCode } = await house.app.inject({ url, remoteAddress, headers: { host: '127.0.0.1', cookie } })
      if (statusCode !== (at < 3 ? 200 : 404)) throw new Error(`${url} answered ${statusCode}`)
      if (round > ROUNDS / 10) times[at]?.push(performance.now() - began)
    }
  return times.map((list) => list.toSorted((a, b) => a - b))
}

const median = (sorted: readonly number[]): number => sorted[Math.floor(sorted.length / 2)] ?? 0

/** How often a time of the one is above a time of the other: 0.5 tells nothing, 1 everything. */
function above(one: readonly number[], other: readonly number[]): number {
  let below = 0
  let sum = 0
  for (const time of one) {
    while (below < other.length && (other[below] ?? 0) < time) below += 1
    sum += below
  }
  return sum / (one.length * other.length)
}

export async function run(): Promise<Measurement[]> {
  const directory = mkdtempSync(join(tmpdir(), 'lianbing-bench-'))
  const house = await startHouse({
    ...{ root, directory, database: { directory: join(directory, 'database') }, demonstration: true },
    ...{ https: false, log: false, campaigns: [{ name: campaign, title: campaign }], now: () => new Date() },
    ...{ slices: [...slices, bench], rates: {} },
  })
  try {
    await loadDemonstration(house.doer, [campaign])
    return await measured(house, directory)
  } finally {
    await house.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

const Listed = z.object({ rows: z.array(z.object({ id: z.string() })) })

/** A case file that the office sees and the asking person does not. */
async function foreignFile(house: RunningHouse, { own, all }: { own: string; all: string }): Promise<string> {
  const listed = async (as: string): Promise<string[]> => {
    const url = `/api/campaigns/${campaign}/case-files?limit=500`
    const { body } = await house.app.inject({ url, headers: { host: '127.0.0.1', cookie: as } })
    return Listed.parse(JSON.parse(body)).rows.map(({ id }) => id)
  }
  const seen = new Set(await listed(own))
  const found = (await listed(all)).find((id) => !seen.has(id))
  if (found === undefined) throw new Error('no case file of a foreign unit')
  return found
}

type SignIn = (role: string) => Promise<string>

async function signInTo(house: RunningHouse, directory: string): Promise<SignIn> {
  const links = await personaLinks(house.doer, { directory, origin: '' })
  return async (role) => {
    const link = links.find(({ person }) => person.role === role)?.link ?? ''
    const signedIn = await house.app.inject({ url: link, headers: { host: '127.0.0.1' } })
    return String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  }
}

async function measured(house: RunningHouse, directory: string): Promise<Measurement[]> {
  const signIn = await signInTo(house, directory)
  const cookie = await signIn('liaison')
  const under = `/api/campaigns/${campaign}`
  const urls = [
    `${under}/bench/open`,
    `${under}/bench/read`,
    `${under}/bench/kept`,
    `${under}/bench/office`,
    `${under}/bench/absent`,
    `${under}/case-files/${await foreignFile(house, { own: cookie, all: await signIn('office-clerk') })}`,
    `${under}/case-files/00000000-0000-4000-8000-000000000000`,
  ]
  const times = await timesOf(house, cookie, urls)
  const [open = [], read = [], kept = [], forbidden = [], absent = [], foreignCase = [], noCase = []] = times
  return [
    { metric: 'request that anyone may make, signed in (median)', value: median(open), unit: 'ms' },
    {
      metric: 'the same on own units, open in one stage (median; against the one above)',
      ...{ value: median(kept), unit: 'ms', ratio: median(kept) / median(open), target: '' },
    },
    { metric: 'added to a read on own units', value: median(read) - median(open), unit: 'ms', target: 0.2 },
    { metric: 'added where the stage is asked too', value: median(kept) - median(open), unit: 'ms', target: 0.2 },
    {
      metric: 'forbidden (median; against absent)',
      ...{ value: median(forbidden), unit: 'ms', ratio: median(forbidden) / median(absent), target: '' },
    },
    {
      metric: 'pairs in which forbidden took longer than absent (50 % tells nothing)',
      ...{ value: above(forbidden, absent) * 100, unit: '%', target: '' },
    },
    {
      metric: 'pairs in which the case file of a foreign unit took longer than none (50 % tells nothing)',
      ...{ value: above(foreignCase, noCase) * 100, unit: '%', target: '' },
    },
  ]
}
