import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { act } from '../../platform/audit/act.ts'
import { fileSource } from '../../platform/audit/export.ts'
import { verifyLog } from '../../platform/audit/verify-log.ts'
import { readTable } from '../../platform/tables/read-table.ts'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import type { LogPage } from './contract.ts'

let now = new Date('2017-09-28T04:00:00Z')
let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse({ now: () => now })
}, 60_000)
afterAll(() => house.close())

const campaign = 'xinjiang-2017'
/** A session ends when the clock goes on for hours: each day signs in anew. */
const cookies = new Map<string, string>()
async function as(persona: Persona, request: InjectOptions): Promise<LightMyRequestResponse> {
  const key = `${persona} ${now.toISOString()}`
  if (persona !== 'nobody' && !cookies.has(key)) {
    const secrets = z
      .record(z.string(), z.string())
      .parse(JSON.parse(await readFile(join(house.directory, 'sign-in-secrets.json'), 'utf8')))
    const url = `/sign-in/${secrets[`demo-${persona}`] ?? ''}`
    const answer = await house.app.inject({ url, headers: { host: '127.0.0.1' } })
    cookies.set(key, String(answer.headers['set-cookie']).split(';')[0] ?? '')
  }
  const headers = { host: '127.0.0.1', 'x-lianbing': '1', cookie: cookies.get(key) ?? '' }
  return house.app.inject({ ...request, headers })
}
const get = (persona: Persona, url: string) => as(persona, { url })
const asClerk = () => ({
  ...house.doer,
  actor: {
    ...{ id: 'demo-office-clerk', name: '', role: 'office-clerk', unit: '650000', post: 'demo-office-clerk' },
    actingFor: { id: 'demo-leadership', name: '' },
  },
})

async function importOf(scope: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into register_import (campaign, id, register, file_name, file_hash, file_size, scope, status, uploaded_by, uploaded_at)
    values (${campaign}, gen_random_uuid(), 'officers', 'f.xlsx', 'x', 1, ${scope}, 'checked', 'demo-office-clerk', ${now.toISOString()})
    returning id`.execute(house.doer.db)
  const id = rows[0]?.id ?? ''
  await act(asClerk(), { verb: 'registers.import', campaign, object: `import:${id}` }, async (_tx, audit) =>
    audit({ file: 'f.xlsx', reason: '补报' }),
  )
  return id
}

describe('the history of an object', () => {
  it('tells who did what, when, why, and in whose place', async () => {
    const id = await importOf('')
    const answer = await get('office-clerk', `/api/campaigns/${campaign}/history?object=import:${id}`)
    expect(answer.json().entries).toMatchObject([
      {
        verb: 'registers.import',
        who: { id: 'demo-office-clerk', name: '自治区办公室 演示干事' },
        actingFor: { id: 'demo-leadership', name: '领导小组 演示领导' },
        at: '2017-09-28T04:00:00.000Z',
        sentence: '上传文件 f.xlsx',
        reason: '补报',
      },
    ])
  })

  it('is open as far as the object is, and else as if there were none', async () => {
    const [office, own, other] = [await importOf(''), await importOf('652300'), await importOf('650200')]
    const ask = (persona: Persona, id: string) => get(persona, `/api/campaigns/${campaign}/history?object=import:${id}`)
    expect((await ask('liaison', own)).json().entries).toHaveLength(1)
    const absent = await ask('liaison', '00000000-0000-4000-8000-000000000000')
    expect(absent.statusCode).toBe(404)
    for (const [persona, id] of [
      ['liaison', office],
      ['liaison', other],
      ['expert', own],
      ['liaison', 'no-uuid'],
    ] as const) {
      const answer = await ask(persona, id)
      expect([answer.statusCode, answer.body]).toEqual([404, absent.body])
    }
    const none = [
      'person:demo-office-clerk',
      'session:1',
      'import:',
      'reading:',
      'reading:none',
      'unit:none',
      'stage:none',
    ]
    for (const object of [...none, 'definition:none@1', 'figures:none', 'post:none', 'register:none', 'no object', ''])
      for (const persona of ['liaison', 'office-clerk', 'administrator'] as const) {
        if (object === 'person:demo-office-clerk' && persona !== 'liaison') continue
        const answer = await get(persona, `/api/campaigns/${campaign}/history?object=${encodeURIComponent(object)}`)
        expect([answer.statusCode, answer.body], `${persona} ${object}`).toEqual([404, absent.body])
      }
    for (const object of [`stage:${campaign}`, `definition:${campaign}@1`, 'person:demo-liaison', 'post:demo-liaison'])
      expect(
        (await get('administrator', `/api/campaigns/${campaign}/history?object=${object}`)).statusCode,
        object,
      ).toBe(200)
    expect((await get('nobody', '/api/history?object=run:1')).statusCode).toBe(401)
  })

  it('of oneself is one’s own to read', async () => {
    const answer = await get('expert', '/api/history?object=person:demo-expert')
    expect(answer.json<LogPage>().entries.map(({ verb }) => verb)).toContain('people.sign-in')
  })
})

describe('reads of sensitive data', () => {
  it('are noted after the answer, once a minute, apart from whom they are about', async () => {
    const url = `/api/campaigns/${campaign}/registers/officers/rows`
    expect((await get('office-clerk', url)).statusCode).toBe(200)
    await get('office-clerk', url)
    await get('office-clerk', `/api/campaigns/${campaign}/registers/cases/rows`)
    await house.doer.reads?.flush()
    const page = (await get('auditor', '/api/audit/entries?chain=reads')).json<LogPage>()
    expect(page.entries).toMatchObject([
      {
        who: { id: 'demo-office-clerk' },
        verb: 'registers.read',
        object: 'register:officers',
        objectName: '登记表 执法人员',
        others: [['类别', '个人信息']],
      },
    ])
  })

  it('keep whose data it was apart from the chain', async () => {
    const { reads, actor } = { ...house.doer, actor: asClerk().actor }
    const note = { object: 'officer-page', class: 'people', subject: 'certificate:6501000001' }
    reads?.note({ actor, verb: 'scoring.rows', campaign, at: now }, note)
    await reads?.flush()
    const { rows } =
      await sql`select subject, keep_until, (select e.personal not like '%6501000001%' from audit_entry e where e.id = entry) as hidden
      from audit_personal where class = 'read-subject'`.execute(house.doer.db)
    expect(rows).toEqual([{ subject: 'certificate:6501000001', keep_until: '2018-09-28', hidden: true }])
  })
})

describe('the log for the auditor', () => {
  it('is filtered and paged by the server', async () => {
    const all = (await get('auditor', '/api/audit/entries?limit=2')).json<LogPage>()
    expect(all.entries).toHaveLength(2)
    expect(all.total).toBeGreaterThan(4)
    const one = (await get('auditor', '/api/audit/entries?verb=registers.import&who=demo-office-clerk')).json<LogPage>()
    expect(one.entries.every(({ verb }) => verb === 'registers.import')).toBe(true)
    expect(one.total).toBe(4)
    expect((await get('auditor', '/api/audit/entries?from=2017-09-29')).json<LogPage>().total).toBe(0)
    expect((await get('auditor', '/api/audit/entries?until=2017-09-28')).json<LogPage>().total).toBe(all.total)
    const choices = (await get('auditor', '/api/audit/choices')).json()
    expect(choices.verbs).toContainEqual({ verb: 'registers.import', words: '上传文件 …' })
    expect(choices.people).toContainEqual({ id: 'demo-office-clerk', name: '自治区办公室 演示干事' })
  })

  it('goes into a workbook, in sentences', async () => {
    const answer = await get('auditor', '/api/audit/entries.xlsx?verb=registers.import')
    expect(answer.statusCode).toBe(200)
    const table = await readTable(answer.rawPayload, 'export.xlsx')
    expect(JSON.stringify(table)).toContain('上传文件 f.xlsx')
  })
})

describe('roots, check and export', () => {
  it('a day that has ended has its root, with a file that verifies outside', async () => {
    now = new Date('2017-09-29T01:00:00Z')
    await expect
      .poll(async () => (await get('auditor', '/api/audit/roots')).json().roots.length, { timeout: 15_000 })
      .toBeGreaterThan(0)
    const { roots } = (await get('office-clerk', '/api/audit/roots')).json()
    expect(roots.find(({ chain }: { chain: string }) => chain === 'main')).toMatchObject({
      ...{ day: '2017-09-28', suite: 'sha256 · ed25519' },
    })
    const check = (await get('auditor', '/api/audit/check')).json()
    expect(check).toMatchObject({ whole: true, findings: [] })
    const record = (await get('auditor', '/api/audit/roots/main/2017-09-28/root.json')).json()
    const log = await get('auditor', '/api/audit/log.jsonl')
    const folder = await mkdtemp(join(tmpdir(), 'lianbing-log-'))
    await writeFile(join(folder, 'log.jsonl'), log.rawPayload)
    const source = await fileSource(join(folder, 'log.jsonl'))
    const { publicKey, ...noted } = record
    const report = await verifyLog(source, { now, noted: [{ record: noted, publicKey }, { hash: noted.hash }] })
    await rm(folder, { recursive: true })
    expect(report.findings).toEqual([])
    expect(report.chains.find(({ chain }) => chain === 'main')?.linked).toBeGreaterThan(5)
  }, 60_000)

  it('a program that only reads verifies the chain, and gets nothing else and nothing of people', async () => {
    const db = house.doer.db
    await sql`insert into audit_entry (format, chain, at, verb, object, summary)
      values (2, 'earlier', ${now.toISOString()}, 'test.old', 'thing:1', '{"reason":"旧记录里的理由"}')`.execute(db)
    await sql`insert into audit_waiting (entry, chain) select max(id), 'earlier' from audit_entry`.execute(db)
    const make = (persona: Persona) =>
      as(persona, {
        ...{ method: 'POST' as const, url: '/api/tokens' },
        payload: { name: '每日核验', verbs: ['audit.verify'], days: 30 },
      })
    expect((await make('office-clerk')).json().code).toBe('people.token-verbs')
    const { token } = (await make('auditor')).json()
    const ask = (url: string, method: 'GET' | 'POST' = 'GET') =>
      house.app.inject({ method, url, headers: { host: '127.0.0.1', authorization: `Bearer ${token}` } })
    const answer = await ask('/api/audit/chain.jsonl')
    expect(answer.statusCode).toBe(200)
    expect(answer.body).not.toContain('旧记录里的理由')
    expect(answer.body).not.toContain('补报')
    for (const url of ['/api/audit/log.jsonl', '/api/audit/entries', '/api/audit/check', '/api/history?object=run:1'])
      expect((await ask(url)).statusCode, url).toBe(404)
    expect((await ask('/api/audit/retention', 'POST')).statusCode).toBe(404)
    const folder = await mkdtemp(join(tmpdir(), 'lianbing-chain-'))
    await writeFile(join(folder, 'chain.jsonl'), answer.rawPayload)
    const report = await verifyLog(await fileSource(join(folder, 'chain.jsonl')), { now })
    expect(report).toMatchObject({ whole: true, withheld: 1 })
    const forged = answer.body.replace('"verb":"registers.import"', '"verb":"registers.export"')
    await writeFile(join(folder, 'chain.jsonl'), forged)
    const found = await verifyLog(await fileSource(join(folder, 'chain.jsonl')), { now })
    expect(found.findings).toMatchObject([{ kind: 'entry-changed' }])
    const claim = `,"withheld":{"at":"${now.toISOString()}","chain":"main"}}}`
    const claimed = forged.replace(/^(.*"verb":"registers\.export".*)\}\}$/gm, `$1${claim}`)
    expect(claimed).not.toBe(forged)
    await writeFile(join(folder, 'chain.jsonl'), claimed)
    const told = await verifyLog(await fileSource(join(folder, 'chain.jsonl')), { now })
    expect(told, 'what is told is verified, also where the line says that it is withheld').toMatchObject({
      ...{ whole: false, withheld: 1, findings: [{ kind: 'entry-changed' }] },
    })
    await rm(folder, { recursive: true })
  }, 60_000)

  it('the log is nobody’s but the auditor’s', async () => {
    for (const persona of ['liaison', 'office-clerk', 'administrator', 'expert'] as const)
      for (const url of ['/api/audit/entries', '/api/audit/log.jsonl', '/api/audit/entries.xlsx'])
        expect((await get(persona, url)).statusCode, `${persona} ${url}`).toBe(404)
  })
})

describe('what is kept so long and no longer', () => {
  it('is told first, deleted then, with a signed report; the log still verifies', async () => {
    const dry = (await get('auditor', '/api/audit/retention')).json()
    expect(dry.classes.find(({ name }: { name: string }) => name === 'read-subject')).toMatchObject({
      due: 0,
      keepDays: 365,
    })
    now = new Date('2018-10-01T00:00:00Z')
    const due = (await get('administrator', '/api/audit/retention')).json()
    expect(due.classes[0]).toMatchObject({ name: 'read-subject', due: 1 })
    expect((await as('auditor', { method: 'POST', url: '/api/audit/retention' })).statusCode).toBe(404)
    const done = (await as('administrator', { method: 'POST', url: '/api/audit/retention' })).json()
    expect(done.classes[0]).toMatchObject({ name: 'read-subject', due: 0 })
    expect(done).toMatchObject({
      reports: [{ deleted: [{ class: 'read-subject', count: 1 }] }],
    })
    expect((await get('auditor', '/api/audit/check')).json()).toMatchObject({
      ...{ whole: true, personal: { deleted: 1 } },
    })
    const page = (await get('auditor', '/api/audit/entries?chain=reads&object=officer-page')).json<LogPage>()
    expect(page.entries).toMatchObject([{ gone: '2018-10-01', others: [['类别', '个人信息']] }])
  }, 60_000)
})
