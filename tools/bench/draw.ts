/** The draw over 230,000 rows as the office meets it through the server: freeze, dice, order, result, folder; by the clock and by processor time. */
import { mkdtempSync, rmSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { loadCampaign } from '../../app/campaigns/load-campaign.ts'
import { readFolder } from '../../app/cli/score-folder.ts'
import { personaLinks } from '../../app/server/personas.ts'
import { startHouse } from '../../app/server/server.ts'
import { simulateProvince, writeProvince } from '../../app/simulate/index.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import { readScoreInput } from '../../rules/registers/score-input.ts'
import { keepRegisters } from '../../tests/kept-registers.ts'
import type { Measurement } from '../measurement.ts'
import { root } from '../tracked-files.ts'

export const name = 'The draw through the server, 230,000 rows'

const campaign = 'xinjiang-2017'
const rounds = `/api/campaigns/${campaign}/draw/rounds`
/** A province with its few units and many rows each; and one cut up small. In both, every row is of a type that is drawn. */
const sizes = [
  { cases: 230_000, units: 110 },
  { cases: 230_000, units: 3000 },
]
type Size = (typeof sizes)[number]
const posts = ['驻厅纪检组', '环保厅法规处']
const EACH_MS = 10

async function inputOf(folder: string, size: Size) {
  writeProvince(simulateProvince('bench', size), folder)
  const loaded = await loadCampaign(campaign)
  if (!('campaign' in loaded)) throw new Error('the campaign does not load')
  const { definition } = loaded.campaign
  const input = readScoreInput(definition, (await readFolder(folder)).registers)
  if ('errors' in input) throw new Error(input.errors[0]?.message)
  const drawn = new Set(Object.values(definition.draw?.types ?? {}).flat())
  const types = definition.caseTypes.flatMap(({ name: type }, at) => (drawn.has(type) ? [at] : []))
  input.cases.type.forEach((_, at, all) => (all[at] = types[at % types.length] ?? 0))
  return { definition, ...input }
}

type Method = 'GET' | 'POST' | 'PUT'
/** `call`: method and path; a path without a slash is below the rounds. */
type Ask = (who: string, call: readonly [Method, string], body?: object) => Promise<Buffer>

/** Asks of a server with the rows, on an embedded database of its own. */
async function withServer<T>(size: Size, use: (ask: Ask) => Promise<T>): Promise<T> {
  const directory = mkdtempSync(join(tmpdir(), 'lianbing-bench-'))
  const house = await startHouse({
    ...{ root, directory, database: { directory: join(directory, 'database') }, demonstration: true },
    ...{ https: false, log: false, campaigns: [{ name: campaign, title: campaign }], now: () => new Date() },
  })
  try {
    await keepRegisters(house.doer.db, campaign, await inputOf(join(directory, 'registers'), size))
    const links = await personaLinks(house.doer, { directory, origin: '' })
    return await use(askerOf(house.app, new Map(links.map(({ person, link }) => [person.role, link]))))
  } finally {
    await house.close()
    rmSync(directory, { recursive: true, force: true })
  }
}

function askerOf(app: FastifyInstance, links: ReadonlyMap<string, string>): Ask {
  const cookies = new Map<string, string>()
  return async (who, [method, path], body) => {
    const link = links.get(who)
    if (link !== undefined && !cookies.has(who)) {
      const signedIn = await app.inject({ url: link, headers: { host: '127.0.0.1' } })
      cookies.set(who, String(signedIn.headers['set-cookie']).split(';')[0] ?? '')
    }
    const headers = { host: '127.0.0.1', 'x-lianbing': '1', cookie: cookies.get(who) ?? '' }
    const url = path.startsWith('/') ? path : `${rounds}${path === '' ? '' : `/${path}`}`
    const answer = await app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) })
    if (answer.statusCode >= 300) throw new Error(`${path}: ${answer.statusCode} ${answer.body}`)
    return answer.rawPayload
  }
}

interface Spent {
  seconds: number
  processor: number
}

/** Processor time of all threads of this process, the database among them. */
async function timed(work: () => Promise<unknown>): Promise<Spent> {
  const [start, used] = [performance.now(), process.cpuUsage()]
  await work()
  const { user, system } = process.cpuUsage(used)
  return { seconds: (performance.now() - start) / 1000, processor: (user + system) / 1e6 }
}

const stateOf = async (ask: Ask): Promise<unknown> => {
  const round: unknown = JSON.parse(String(await ask('office-clerk', ['GET', '1'])))
  return typeof round === 'object' && round !== null && 'state' in round ? round.state : ''
}

/** The second entry makes the seed; from it until the order stands. */
async function thrown(ask: Ask): Promise<void> {
  await ask('discipline', ['POST', '1/digits'], { post: posts[1], digits: '31415926535897932384' })
  while ((await stateOf(ask)) !== 'drawn') await new Promise((resolve) => setTimeout(resolve, EACH_MS))
}

const reading: readonly [metric: string, who: string, path: string][] = [
  ['… the first page of the result', 'office-clerk', '1/result?limit=50'],
  ['… the minutes', 'office-clerk', '1/minutes'],
  ['… the folder with all lines', 'office-clerk', '1/folder.zip'],
  ['… the public record', 'nobody', `/public/${campaign}/draw`],
  ['… the public folder', 'nobody', `/public/${campaign}/draw/1/folder.zip`],
]

async function hold(ask: Ask): Promise<Measurement[]> {
  const set = { purpose: 'case-files', place: '一楼会议室', witnesses: posts, reason: '测量用的一轮抽取' }
  await ask('office-clerk', ['POST', ''], { ...set, day: dayInShanghai(Date.now()) })
  const frozen = await timed(() =>
    ask('office-clerk', ['POST', '1/freeze'], { reason: '测量用的一次', evenUnchecked: true }),
  )
  await ask('office-clerk', ['PUT', '1/present'], { present: posts })
  await ask('office-clerk', ['POST', '1/digits'], { post: posts[0], digits: '31415926535897932384' })
  const drawn = await timed(() => thrown(ask))
  const shown: Measurement[] = []
  for (const [metric, who, path] of reading) shown.push(...rowsOf(metric, await timed(() => ask(who, ['GET', path]))))
  return [
    ...rowsOf('freeze: lines copied, hashed, promised', frozen),
    ...rowsOf('draw: from the second entry to the order', drawn, 3),
    ...shown,
  ]
}

const rowsOf = (metric: string, { seconds, processor }: Spent, target?: number): Measurement[] => [
  { metric, value: seconds, unit: 's', ...(target === undefined ? {} : { target }) },
  { metric: `${metric}: processor`, value: processor, unit: 's' },
]

export async function run(): Promise<Measurement[]> {
  const measured: Measurement[] = []
  for (const size of sizes) {
    const what = `${size.units.toLocaleString('en')} units`
    const held = await withServer(size, hold)
    measured.push(...held.map((one) => ({ ...one, metric: `${one.metric}: ${what}` })))
  }
  const load = { metric: 'load of the machine meanwhile (1: nothing else runs)', value: loadavg()[0] ?? NaN, unit: '' }
  return [...measured, load]
}
