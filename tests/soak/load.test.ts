/**
 * A whole office reads while a clerk keeps files and scores again: no answer fails, what a run said it says for ever,
 * and memory does not grow with the hours.
 */
import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readFolder } from '../../app/cli/score-folder.ts'
import { simulateProvince, writeProvince } from '../../app/simulate/index.ts'
import { readScoreInput } from '../../rules/registers/score-input.ts'
import { importView } from '../../slices/registers/contract.ts'
import { startTestHouse, type Persona, type TestHouse } from '../house.ts'
import { keepRegisters } from '../kept-registers.ts'
import { definition2017 } from '../scoring-vectors.ts'
import { seedOf, share } from '../soak.ts'

const seconds = share(5, 600)
const readers: readonly Persona[] = ['office-clerk', 'leadership', 'auditor', 'liaison', 'review-secretary']
const readersEach = 4
const base = '/api/campaigns/xinjiang-2017'

let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse()
  const folder = join(tmpdir(), `lianbing-load-${randomUUID()}`)
  writeProvince(simulateProvince(`load ${seedOf('load')}`, { cases: 2000 }), folder)
  const read = readScoreInput(definition2017, (await readFolder(folder)).registers)
  await rm(folder, { recursive: true, force: true })
  if ('errors' in read) throw new Error(JSON.stringify(read.errors))
  await keepRegisters(house.doer.db, 'xinjiang-2017', { ...read, definition: definition2017 })
  expect((await house.as('office-clerk', { method: 'POST', url: `${base}/runs` })).statusCode).toBe(201)
}, 120_000)
afterAll(() => house.close())

const pages = [
  '/api/session',
  `${base}/definition`,
  `${base}/runs`,
  `${base}/runs/1/league`,
  `${base}/runs/latest/league`,
  `${base}/registers/cases/rows?page=3`,
  `${base}/units/652301`,
  `${base}/coverage`,
]

interface Heard {
  answers: number
  failed: string[]
  /** The bytes of run 1 that a persona was given. */
  said: Map<Persona, Set<string>>
}

async function read(persona: Persona, until: number, heard: Heard): Promise<void> {
  for (let turn = 0; Date.now() < until; turn++) {
    const url = pages[turn % pages.length] ?? ''
    const answer = await house.as(persona, { url })
    heard.answers++
    if (answer.statusCode >= 400 && answer.statusCode !== 404)
      heard.failed.push(`${persona} ${url} ${answer.statusCode}`)
    if (url.endsWith('/runs/1/league')) heard.said.set(persona, (heard.said.get(persona) ?? new Set()).add(answer.body))
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
}

const header = '案号,单位代码,案件类型,决定日期,罚款金额\n'

/** A file more, kept, and scored: the newest run moves on, the first stays what it was. */
async function keepAndScore(round: number): Promise<void> {
  const boundary = 'load-boundary'
  const row = `负载〔2017〕${round}号,652301,一般行政处罚,2017-05-03,${round * 100}\n`
  const part = `content-disposition: form-data; name="file"; filename="load-${round}.csv"`
  const asked = await house.as('office-clerk', {
    method: 'POST',
    url: `${base}/imports?register=cases`,
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: `--${boundary}\r\n${part}\r\n\r\n${header}${row}\r\n--${boundary}--\r\n`,
  })
  expect(asked.statusCode, asked.body).toBe(202)
  const { id } = importView.parse(asked.json())
  await until(id, 'checked')
  const keep = {
    method: 'POST',
    url: `${base}/imports/${id}/keep`,
    payload: { mode: 'amend', reason: '负载' },
  } as const
  const kept = await house.as('office-clerk', keep)
  expect(kept.statusCode, kept.body).toBe(202)
  await until(id, 'kept')
  const scored = await house.as('office-clerk', { method: 'POST', url: `${base}/runs` })
  expect(scored.statusCode, scored.body).toBe(201)
}

const until = (id: string, status: string) =>
  expect
    .poll(async () => (await house.as('office-clerk', { url: `${base}/imports/${id}` })).json().status, {
      timeout: 60_000,
    })
    .toBe(status)

test('twenty readers and a writing clerk', { timeout: share(60_000, 900_000) }, async () => {
  const heard: Heard = { answers: 0, failed: [], said: new Map() }
  const end = Date.now() + seconds * 1000
  const reading = readers.flatMap((persona) => Array.from({ length: readersEach }, () => read(persona, end, heard)))
  let rounds = 0
  let memory = 0
  do {
    await keepAndScore(++rounds)
    if (rounds === 3) memory = process.memoryUsage().rss
  } while (Date.now() < end)
  await Promise.all(reading)
  const grown = memory === 0 ? 0 : (process.memoryUsage().rss - memory) / 2 ** 20
  process.stdout.write(
    `${heard.answers} answers, ${rounds} files kept and scored in ${seconds} s; memory grew ${grown.toFixed(0)} MiB\n`,
  )
  expect(heard.failed).toEqual([])
  for (const [persona, said] of heard.said) expect([persona, said.size]).toEqual([persona, 1])
  expect(heard.answers).toBeGreaterThan(seconds * 5)
  expect(grown).toBeLessThan(500)
})
