/** A server that is killed (kill -9) at any moment goes on at its next start; whoever looks sees what happened. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { seedOf, share } from '../../tests/soak.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const node = join(root, 'node_modules/.bin/node')
const base = '/api/campaigns/xinjiang-2017'

/** The same moments in every run, others under `npm run soak`. */
function* moments(): Generator<number> {
  for (let state = seedOf('killed') >>> 0; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    yield state / 2 ** 32
  }
}

interface Server {
  child: ChildProcess
  /** Answers when it is ready, with a signed-in asker. */
  ready: Promise<Ask>
}
type Ask = (path: string, init?: RequestInit) => Promise<unknown>

const children: ChildProcess[] = []
const folders: string[] = []
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL')
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

async function newDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'lianbing-killed-'))
  folders.push(directory)
  return directory
}

function start(directory: string, demonstration: 'whole' | 'empty'): Server {
  const env = { PATH: process.env['PATH'], LIANBING_DATA: directory, PORT: '0', LIANBING_DEMONSTRATION: demonstration }
  const child = spawn(node, [join(root, 'app/server/main.ts')], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  children.push(child)
  const said = { out: '', err: '' }
  child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()))
  const ready = new Promise<Ask>((resolve, reject) => {
    child.once('exit', () => reject(new Error(said.err)))
    child.stdout.on('data', (chunk: Buffer) => {
      said.out += chunk.toString()
      const origin = /^Ready: (\S+)\n/m.exec(said.out)?.[1]
      if (origin !== undefined) resolve(signedIn(origin, /office-clerk\s+(http:\S+)/.exec(said.out)?.[1] ?? ''))
    })
  })
  ready.catch(() => {})
  return { child, ready }
}

async function signedIn(origin: string, link: string): Promise<Ask> {
  const answer = await fetch(link, { redirect: 'manual' })
  const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return async (path, init = {}) => {
    const got = await fetch(origin + path, { ...init, headers: { ...init.headers, cookie, 'x-lianbing': '1' } })
    if (!got.ok) throw new Error(`${path}: ${got.status} ${await got.text()}`)
    return got.json()
  }
}

async function kill({ child }: Server): Promise<void> {
  const ended = child.exitCode !== null || child.signalCode !== null ? undefined : once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

const registerList = z.object({ registers: z.array(z.object({ register: z.string(), rows: z.number() })) })
const runList = z.object({ runs: z.array(z.unknown()) })
const importList = z.object({ imports: z.array(z.object({ status: z.string(), version: z.number().nullable() })) })

/** What a demonstration came to, whatever ids it has. */
async function stateOf(ask: Ask) {
  const { registers } = registerList.parse(await ask(`${base}/registers`))
  const { runs } = runList.parse(await ask(`${base}/runs`))
  const { imports } = importList.parse(await ask(`${base}/imports`))
  const states = imports.map(({ status, version }) => [status, version])
  return { registers: registers.map(({ register, rows }) => [register, rows]), runs: runs.length, states }
}

describe('a demonstration killed during its first load', () => {
  let whole: Awaited<ReturnType<typeof stateOf>>
  let milliseconds = 0
  beforeAll(async () => {
    const begun = performance.now()
    const server = start(await newDirectory(), 'whole')
    const ask = await server.ready
    milliseconds = performance.now() - begun
    whole = await stateOf(ask)
    await kill(server)
  }, 120_000)

  it(
    'is whole after the next starts, at whichever moments it was killed',
    async () => {
      expect([whole.runs, whole.states.length, whole.states.every(([status]) => status === 'kept')]).toEqual([
        1,
        8,
        true,
      ])
      const parts = moments()
      const moment = (): number => milliseconds * (0.25 + 0.7 * (parts.next().value ?? 0))
      for (const killings of Array.from({ length: share(1, 12) }, (_, round) => 1 + (round % 3))) {
        const directory = await newDirectory()
        for (let killed = 0; killed < killings; killed++) {
          const server = start(directory, 'whole')
          await wait(moment())
          await kill(server)
        }
        const last = start(directory, 'whole')
        expect(await stateOf(await last.ready)).toEqual(whole)
        await kill(last)
      }
    },
    share(240_000, 1_800_000),
  )
})

const units =
  '单位代码,单位名称,层级,上级代码,国控企业数,重点监控企业数,名单年份\n650000,新疆维吾尔自治区,自治区级,,0,0,2017\n652300,昌吉回族自治州,市级,650000,10,20,2017\n652301,昌吉市,县级,652300,3,5,2017\n'
const ROWS = 30_000
const cases = `案号,单位代码,案件类型,决定日期,罚款金额\n${Array.from({ length: ROWS }, (_, n) => `合成环罚〔2017〕${n}号,652301,一般行政处罚,2017-05-03,${n}`).join('\n')}\n`

const view = z.object({
  id: z.string(),
  status: z.string(),
  problem: z.string().nullable(),
  summary: z.object({ good: z.number(), warnings: z.array(z.object({ code: z.string(), message: z.string() })) }),
})
const rowsView = z.object({ total: z.number() })

describe('an import whose server is killed', () => {
  const upload = async (ask: Ask, register: string, text: string): Promise<string> => {
    const body = new FormData()
    body.set('file', new Blob([text]), `${register}.csv`)
    return view.parse(await ask(`${base}/imports?register=${register}`, { method: 'POST', body })).id
  }
  const keep = (ask: Ask, id: string) =>
    ask(`${base}/imports/${id}/keep`, {
      method: 'POST',
      body: JSON.stringify({ mode: 'amend', reason: '' }),
      headers: { 'content-type': 'application/json' },
    })
  const reached = async (ask: Ask, id: string, status: string) => {
    const see = async () => view.parse(await ask(`${base}/imports/${id}`))
    await expect.poll(async () => (await see()).status, { timeout: 20_000, interval: 50 }).toBe(status)
    return see()
  }

  it('goes on at the next start at once, whether it was read or kept, and its page says so', async () => {
    const directory = await newDirectory()
    let server = start(directory, 'empty')
    let ask = await server.ready
    const listed = await upload(ask, 'units', units)
    await reached(ask, listed, 'checked')
    await keep(ask, listed)
    await reached(ask, listed, 'kept')
    const again = async (ms: number): Promise<void> => {
      await wait(ms)
      await kill(server)
      server = start(directory, 'empty')
      ask = await server.ready
    }
    const id = await upload(ask, 'cases', cases)
    await again(150)
    await again(60)
    const checked = await reached(ask, id, 'checked')
    expect([checked.summary.good, checked.problem]).toEqual([ROWS, null])
    expect(checked.summary.warnings[0]).toMatchObject({ code: 'read-again', message: expect.stringContaining('中断') })
    await keep(ask, id)
    await again(120)
    const kept = await reached(ask, id, 'kept')
    expect(kept.summary.warnings[0]?.code).toBe('kept-again')
    expect(rowsView.parse(await ask(`${base}/registers/cases/rows?limit=1`)).total).toBe(ROWS)
    expect(await readdir(join(directory, 'files', 'unfinished'))).toEqual([])
    await kill(server)
  }, 240_000)
})
