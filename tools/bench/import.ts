/**
 * A whole import over HTTP on PostgreSQL: 230,000 cases × 20 columns uploaded, read, checked, compared and kept, against a
 * bare pass of hucre over the same file; meanwhile how long another person waits for an answer.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Measurement } from '../measurement.ts'
import { withPostgres } from '../postgres.mjs'
import { root } from '../tracked-files.ts'
import { processorSeconds } from './parts/processor.ts'
import { bareStreaming, largeWorkbook } from './reading.ts'

export const name = 'Import of 230,000 rows × 20 columns over HTTP on PostgreSQL'

const ROWS = 230_000
const imports = '/api/campaigns/xinjiang-2017/imports'

interface Server {
  origin: string
  cookie: string
  process: ChildProcess
}

async function startServer(url: string, data: string): Promise<Server> {
  const env = { ...process.env, DATABASE_URL: url, LIANBING_DATA: data, PORT: '0' }
  const server = spawn(process.execPath, ['app/server/main.ts'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  let link = ''
  for await (const line of createInterface({ input: server.stdout })) {
    link = /office-clerk\s+(http:\S+)/.exec(line)?.[1] ?? link
    const origin = /^Ready: (\S+)/.exec(line)?.[1]
    if (origin === undefined) continue
    server.stdout.resume()
    const signedIn = await fetch(link, { redirect: 'manual' })
    return { origin, cookie: (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '', process: server }
  }
  throw new Error('the server ended before it was ready')
}

const view = z.object({
  id: z.string().default(''),
  status: z.string().default(''),
  problem: z.string().nullable().default(null),
  summary: z.object({ good: z.number(), added: z.number() }).default({ good: 0, added: 0 }),
})
type View = z.infer<typeof view>

async function ask({ origin, cookie }: Server, path: string, init: RequestInit = {}): Promise<View> {
  const answer = await fetch(origin + path, { ...init, headers: { ...init.headers, cookie, 'x-lianbing': '1' } })
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
  return view.parse(await answer.json())
}

async function until(server: Server, id: string, status: string): Promise<View> {
  for (;;) {
    const found = await ask(server, `${imports}/${id}`)
    if (found.status === status) return found
    if (found.status !== 'reading' && found.status !== 'keeping') throw new Error(`${found.status}: ${found.problem}`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

/** Asks for the list of registers' smallest page again and again until `isDone`; answers the waits in ms, sorted. */
async function waits(server: Server, isDone: () => boolean): Promise<number[]> {
  const all: number[] = []
  while (!isDone()) {
    const start = performance.now()
    await ask(server, '/api/campaigns/xinjiang-2017/registers/officers/rows?limit=20')
    all.push(performance.now() - start)
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  return all.sort((a, b) => a - b)
}

interface Timed {
  /** Of `checked`: until the upload was answered. */
  uploaded: number
  checked: number
  kept: number
  waits: number[]
  /** Seconds of processor time of server, database and asker. */
  processor: number
}

async function importOnce(server: Server, file: string): Promise<Timed> {
  let isDone = false
  const waiting = waits(server, () => isDone)
  const processorBefore = processorSeconds()
  const start = performance.now()
  const form = new FormData()
  form.set('file', new Blob([readFileSync(file)]), 'cases.xlsx')
  const { id } = await ask(server, `${imports}?register=cases&mode=amend`, { method: 'POST', body: form })
  const uploaded = (performance.now() - start) / 1000
  const { summary } = await until(server, id, 'checked')
  if (summary.good !== ROWS || summary.added !== ROWS) throw new Error(JSON.stringify(summary))
  const checked = (performance.now() - start) / 1000
  const body = JSON.stringify({ mode: 'amend', reason: '' })
  const again = performance.now()
  await ask(server, `${imports}/${id}/keep`, { method: 'POST', body, headers: { 'content-type': 'application/json' } })
  await until(server, id, 'kept')
  const kept = (performance.now() - again) / 1000
  isDone = true
  const processor = processorSeconds() - processorBefore
  return { uploaded, checked, kept, processor, waits: await waiting }
}

async function timed(file: string): Promise<Timed> {
  const data = mkdtempSync(join(tmpdir(), 'lianbing-bench-'))
  try {
    return await withPostgres(async (url: string) => {
      const server = await startServer(url, data)
      try {
        return await importOnce(server, file)
      } finally {
        const ended = new Promise((resolve) => server.process.once('exit', resolve))
        server.process.kill('SIGTERM')
        await ended
      }
    })
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

const at = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0

export async function run(): Promise<Measurement[]> {
  const file = await largeWorkbook()
  const before = processorSeconds()
  const bare = await bareStreaming(file)
  // The middle of three runs by the clock; of processor time their mean.
  const bareProcessor = (processorSeconds() - before) / 3
  const found = await timed(file)
  const whole = found.checked + found.kept
  return [
    { metric: 'bare streaming pass of hucre', value: bare.seconds, unit: 's' },
    { metric: 'uploaded, read and checked', value: found.checked, unit: 's', ratio: found.checked / bare.seconds },
    { metric: '… of it the upload', value: found.uploaded, unit: 's', ratio: found.uploaded / bare.seconds },
    { metric: 'kept', value: found.kept, unit: 's', ratio: found.kept / bare.seconds },
    { metric: 'the whole import', value: whole, unit: 's', ratio: whole / bare.seconds, target: 2 },
    { metric: 'processor time of the bare pass', value: bareProcessor, unit: 's' },
    {
      metric: 'processor time of the whole import: server, database, browser',
      value: found.processor,
      unit: 's',
      ratio: found.processor / bareProcessor,
    },
    { metric: 'meanwhile, a page of another register: median wait', value: at(found.waits, 0.5), unit: 'ms' },
    { metric: '… 95 of 100 waited less than', value: at(found.waits, 0.95), unit: 'ms' },
    { metric: '… the longest wait', value: at(found.waits, 1), unit: 'ms' },
  ]
}
