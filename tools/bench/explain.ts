/** A run and its explanations through the server: scoring and keeping, then any number opened (bound: 50 ms), and its rows. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { loadCampaign } from '../../app/campaigns/load-campaign.ts'
import { readFolder } from '../../app/cli/score-folder.ts'
import { personaLinks } from '../../app/server/personas.ts'
import { startHouse } from '../../app/server/server.ts'
import { simulateProvince, writeProvince } from '../../app/simulate/index.ts'
import type { Place } from '../../platform/db/open.ts'
import { readScoreInput } from '../../rules/registers/score-input.ts'
import { keepRegisters } from '../../tests/kept-registers.ts'
import type { Measurement } from '../measurement.ts'
import { root } from '../tracked-files.ts'

export const name = 'A run and its explanations'

const campaign = 'xinjiang-2017'
const base = `/api/campaigns/${campaign}`

interface Size {
  cases: number
  units: number
}

async function inputOf(folder: string, size: Size) {
  writeProvince(simulateProvince('bench', size), folder)
  const loaded = await loadCampaign(campaign)
  if (!('campaign' in loaded)) throw new Error('the campaign does not load')
  const { definition } = loaded.campaign
  const input = readScoreInput(definition, (await readFolder(folder)).registers)
  if ('errors' in input) throw new Error(input.errors[0]?.message)
  return { definition, ...input }
}

type Ask = (method: 'GET' | 'POST', path: string) => Promise<unknown>

/** A server on a database of its own, filled; asks go through it as the office's. */
async function withServer<T>(size: Size, use: (ask: Ask) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'lianbing-bench-'))
  const database: Place = { directory: join(directory, 'database') }
  const house = await startHouse({
    ...{ root, directory, database, demonstration: true, https: false, log: false },
    campaigns: [{ name: campaign, title: campaign }],
    now: () => new Date(),
  })
  try {
    await keepRegisters(house.doer.db, campaign, await inputOf(join(directory, 'registers'), size))
    const links = await personaLinks(house.doer, { directory, origin: '' })
    const link = links.find(({ person }) => person.role === 'office-clerk')?.link ?? ''
    return await use(await askerOf(house.app, link))
  } finally {
    await house.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

async function askerOf(app: FastifyInstance, link: string): Promise<Ask> {
  const signedIn = await app.inject({ url: link, headers: { host: '127.0.0.1' } })
  const cookie = String(signedIn.headers['set-cookie']).split(';')[0] ?? ''
  return async (method, path) => {
    const headers = { host: '127.0.0.1', 'x-lianbing': '1', cookie }
    const answer = await app.inject({ method, url: path === '/health/ready' ? path : `${base}${path}`, headers })
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
    return answer.json()
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

const at = (sorted: readonly number[], share: number): number => sorted[Math.floor((sorted.length - 1) * share)] ?? NaN

interface Figures {
  made: number
  median: number
  p95: number
  worst: number
  rows: number
  /** While a second run is made: waits for /health/ready and for the league, in ms, sorted. */
  ready: number[]
  league: number[]
}

/** Every total of the first list of units, opened whole, and each one's part of the cases. */
async function figuresOf(ask: Ask, units: readonly string[]): Promise<Figures> {
  const made = await timed(() => ask('POST', '/runs'))
  const times: number[] = []
  for (const unit of units)
    for (const path of ['', 'caseVolume.fines'])
      times.push(await timed(() => ask('GET', `/runs/latest/reasons?subject=unit:${unit}&path=${path}`)))
  const sorted = times.slice(2).sort((a, b) => a - b)
  const page = (unit: string): string => `/runs/latest/rows?subject=unit:${unit}&path=caseVolume&file=cases&limit=50`
  const rowTimes: number[] = []
  for (const unit of units.slice(0, 20)) rowTimes.push(await timed(() => ask('GET', page(unit))))
  const rows = at(
    rowTimes.sort((a, b) => a - b),
    0.5,
  )
  const { ready, league } = await meanwhile(ask, () => ask('POST', '/runs'))
  return { made, median: at(sorted, 0.5), p95: at(sorted, 0.95), worst: at(sorted, 1), rows, ready, league }
}

/** Asks for the two in turn, without a pause worth the name, until the work is done. */
async function meanwhile(ask: Ask, work: () => Promise<unknown>): Promise<Pick<Figures, 'ready' | 'league'>> {
  const waits: Pick<Figures, 'ready' | 'league'> = { ready: [], league: [] }
  let isDone = false
  const working = work().finally(() => (isDone = true))
  while (!isDone) {
    waits.ready.push(await timed(() => ask('GET', '/health/ready')))
    await new Promise((resolve) => setTimeout(resolve, 20))
    waits.league.push(await timed(() => ask('GET', '/runs/latest/league')))
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await working
  for (const list of Object.values(waits)) list.sort((a, b) => a - b)
  return waits
}

async function measure(size: Size): Promise<Measurement[]> {
  const figures = await withServer(size, async (ask) => {
    const units = simulateProvince('bench', size)
      .units.map(({ code }) => code)
      .slice(1, 101)
    return figuresOf(ask, units)
  })
  const what = `${size.cases.toLocaleString('en')} cases, ${size.units.toLocaleString('en')} units, embedded database`
  return [
    { metric: `score and keep a run: ${what}`, value: figures.made, unit: 'ms' },
    { metric: `open a number: median: ${what}`, value: figures.median, unit: 'ms' },
    { metric: `open a number: 95th percentile: ${what}`, value: figures.p95, unit: 'ms' },
    { metric: `open a number: slowest: ${what}`, value: figures.worst, unit: 'ms' },
    { metric: `a page of 50 source rows: median: ${what}`, value: figures.rows, unit: 'ms' },
    ...waitsOf('/health/ready', figures.ready, what),
    ...waitsOf('the league', figures.league, what),
  ]
}

/** While a run is made, others shall be answered within 200 ms, 95 times of 100. */
const waitsOf = (page: string, waits: readonly number[], what: string): Measurement[] => [
  {
    metric: `while a run is made, ${page}: 95 of 100 within: ${what}`,
    value: at(waits, 0.95),
    unit: 'ms',
    target: 200,
  },
  { metric: `while a run is made, ${page}: the longest of ${waits.length}: ${what}`, value: at(waits, 1), unit: 'ms' },
]

export async function run(): Promise<Measurement[]> {
  return [...(await measure({ cases: 6000, units: 110 })), ...(await measure({ cases: 230_000, units: 3000 }))]
}
