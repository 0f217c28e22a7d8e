import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import JSZip from 'jszip'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import { keepRegisters } from '../../tests/kept-registers.ts'
import { definition2017 as definition, vectorInput } from '../../tests/scoring-vectors.ts'
import { checkAll } from './checks.ts'
import type { Imported } from './contract-import.ts'
import type { DefectsView, DisclosurePage, EligibilityView, Entry, GuidanceView, SlotPage } from './contract-slots.ts'

let house: TestHouse
const campaign = 'xinjiang-2017'
const base = `/api/campaigns/${campaign}/case-files`
const own = '652301'

const vectors = new URL('../../tests/vectors/case-check/', import.meta.url)
const File = z.looseObject({
  ...{ number: z.string(), type: z.string(), unit: z.string() },
  party: z.looseObject({ name: z.string() }),
})
const Expected = z.record(z.string(), z.array(z.unknown()))

const boundary = 'case-files-boundary'
/** A file with its form fields, as a browser sends them. */
function uploadOf({ name, content, fields = {} }: { name: string; content: Buffer; fields?: Record<string, string> }) {
  const parts = Object.entries(fields).map(
    ([key, value]) => `--${boundary}\r\ncontent-disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  return {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload: Buffer.concat([Buffer.from(parts.join('') + head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  }
}

/** A clean file of the vectors as the own unit's. */
function cleanFile(number: string): z.infer<typeof File> {
  const folder = new URL('sample/', vectors)
  const expected = Expected.parse(JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')))
  const all = readdirSync(folder).filter((name) => name.endsWith('.json') && name !== 'expected.json')
  for (const name of all) {
    const file = File.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
    if (expected[file.number]?.length === 0 && file.type === '一般行政处罚') return { ...file, unit: own, number }
  }
  throw new Error('the vectors hold no clean file')
}

beforeAll(async () => {
  house = await startTestHouse({ now: () => new Date('2017-11-28T04:00:00Z') })
  await keepRegisters(house.doer.db, campaign, { ...(await vectorInput('small', definition)), definition })
}, 60_000)
afterAll(() => house.close())

const get = (who: Persona, path: string) => house.as(who, { url: `${base}${path}` })
const send = (who: Persona, path: string, payload: object) =>
  house.as(who, { method: 'POST', url: `${base}${path}`, payload })
const upload = (content: Buffer, { name = 'file.json', whole = 'no' } = {}) =>
  house.as('county-officer', {
    ...{ method: 'POST', url: `${base}/import` },
    ...uploadOf({ name, content, fields: { whole } }),
  })

/** Until the job has ended. */
async function bring(file: object | Buffer, more: { name?: string; whole?: string } = {}): Promise<Imported> {
  const content = Buffer.isBuffer(file) ? file : Buffer.from(JSON.stringify(file))
  const answer = await upload(content, more)
  expect(answer.statusCode, answer.body).toBe(202)
  const { job } = answer.json<{ job: string }>()
  for (;;) {
    const told = (await house.as('county-officer', { url: `/api/jobs/${job}` })).json<{
      state: string
      result: Imported
    }>()
    if (told.state === 'done') return told.result
    if (told.state === 'failed') throw new Error(JSON.stringify(told))
    await new Promise((wake) => setTimeout(wake, 20))
  }
}

async function zipOf(files: Readonly<Record<string, string>>): Promise<Buffer> {
  const zip = new JSZip()
  for (const [name, text] of Object.entries(files)) zip.file(name, text)
  return zip.generateAsync({ type: 'nodebuffer' })
}
const outcomes = ({ files }: Imported) => files.map(({ file, outcome }) => `${file} ${outcome}`)

describe('import', () => {
  it('names every place that is not in form, and imports nothing', async () => {
    const answer = await bring({ number: '', unit: own, type: '没有的类型', documents: [{ kind: '处罚决定书' }] })
    expect(outcomes(answer)).toEqual(['file.json refused'])
    expect(answer.files[0]?.problems.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['number', 'type', 'discovered', 'party', 'officers', 'documents[0].id']),
    )
  })

  it('takes a file of the contract once, and no file of another unit', async () => {
    const file = cleanFile('昌市环罚〔2017〕501号')
    expect(outcomes(await bring(file))).toEqual(['file.json made'])
    expect(outcomes(await bring(file))).toEqual(['file.json same'])
    const other = await bring({ ...file, unit: '650104' })
    expect(other.files[0]?.problems.map(({ path }) => path)).toEqual(['unit'])
    expect((await upload(Buffer.alloc(0))).json().code).toBe('case-files.no-files')
    expect((await bring(Buffer.from('PK no archive'), { name: 'a.zip' })).fault).toBe('no-files')
  })

  it('tells each file of an archive for itself; one that is bad keeps no other out, unless all or none was asked', async () => {
    const good = cleanFile('昌市环罚〔2017〕601号')
    const code = ['91350100', 'M000100Y44'].join('')
    const zip = await zipOf({
      'a.json': JSON.stringify({ ...good, party: { ...good.party, code } }),
      'b.json': JSON.stringify({ ...good, number: '昌市环罚〔2017〕602号', discovered: '2017-02-30' }),
      'c.json': '{"number": "x",\n "unit"',
      'd.json': JSON.stringify({ ...good, discovered: '2017-01-01' }),
    })
    const none = await bring(zip, { name: 'all.zip', whole: 'yes' })
    expect(outcomes(none)).toEqual(['a.json left', 'b.json refused', 'c.json refused', 'd.json refused'])
    expect(await idOf('昌市环罚〔2017〕601号')).toBe('')
    const some = await bring(zip, { name: 'all.zip' })
    expect(outcomes(some)).toEqual(['a.json made', 'b.json refused', 'c.json refused', 'd.json refused'])
    const [a, b, c, d] = some.files
    expect(a?.warnings).toMatchObject([{ path: 'party.code', fault: 'credit-check' }])
    expect(a?.warnings[0]?.value).not.toBe(code)
    expect(b?.problems).toMatchObject([{ path: 'discovered', value: '2017-02-30' }])
    expect(c?.problems[0]?.message).toMatch(/第 2 行/)
    expect(d?.problems[0]?.message).toMatch(/另一份/)
    expect(some.receipt).not.toBe('')
    expect(await idOf('昌市环罚〔2017〕601号')).toBe(a?.id)
    await sql`delete from case_file where number = '昌市环罚〔2017〕601号'`.execute(house.doer.db)
  })
})

const idOf = async (number: string): Promise<string> => {
  const { rows } = await sql<{ id: string }>`select id from case_file where number = ${number}`.execute(house.doer.db)
  return rows[0]?.id ?? ''
}
const put = (who: Persona, file: string, id: string, type = '行政处罚') =>
  send(who, `/${file}/entries`, { id, type, reason: '程序规范，材料齐全' })

describe('a slot', () => {
  it('takes an eligible file with a receipt; each condition says what it rests on', async () => {
    const file = await idOf('昌市环罚〔2017〕501号')
    const before = (await get('liaison', `/${file}/eligibility`)).json<EligibilityView>()
    expect(before.conditions.filter(({ met }) => met !== true).map(({ id }) => id)).toEqual(['captured'])
    expect((await put('liaison', file, 'receipt-too-early')).json().code).toBe('case-files.not-eligible')
    const page = Buffer.from('<html>公开</html>')
    const captured = await house.as('county-officer', {
      method: 'POST',
      url: `${base}/${file}/captures`,
      ...uploadOf({
        name: '公开页.html',
        content: page,
        fields: { url: 'https://example.org/1', capturedOn: '2017-08-21' },
      }),
    })
    expect(captured.statusCode, captured.body).toBe(204)
    const after = (await get('liaison', `/${file}/eligibility`)).json<EligibilityView>()
    expect([after.eligible, after.slots]).toEqual([true, ['行政处罚']])
    expect(after.captures[0]?.sha256).toBe(createHash('sha256').update(page).digest('hex'))
    for (const who of ['county-officer', 'office-clerk', 'expert'] as const)
      expect((await put(who, file, 'receipt-of-another')).statusCode).toBe(404)
    const receipt = (await put('liaison', file, 'receipt-1')).json<Entry>()
    expect(receipt).toMatchObject({ id: 'receipt-1', version: 1, type: '行政处罚', state: 'standing' })
    expect((await put('liaison', file, 'receipt-1')).statusCode).toBe(201)
    expect((await put('liaison', file, 'receipt-2')).json().code).toBe('case-files.slot-filled')
  })

  it('is told with its state, is emptied by withdrawing, and by the office with a reason', async () => {
    const of = async (who: Persona = 'office-clerk') =>
      (await get(who, `/slots?find=${own}`)).json<SlotPage>().rows.find(({ type }) => type === '行政处罚')
    expect(await of()).toMatchObject({ state: 'filled', filled: { number: '昌市环罚〔2017〕501号' } })
    expect((await send('liaison', '/entries/receipt-1/ineligible', { reason: '证据不足' })).statusCode).toBe(404)
    expect((await send('liaison', '/entries/receipt-1/withdrawal', { reason: '另选一件' })).statusCode).toBe(204)
    expect((await send('liaison', '/entries/receipt-1/withdrawal', { reason: '另选一件' })).json().code).toBe(
      'case-files.entry-moved',
    )
    const emptied = await of()
    expect(emptied).toMatchObject({ candidates: 1, notYet: { standing: 0 } })
    expect(Object.values(emptied?.notYet ?? {}).reduce((sum, n) => sum + n, 1)).toBe(emptied?.files)
    await put('liaison', await idOf('昌市环罚〔2017〕501号'), 'receipt-3')
    expect((await send('office-clerk', '/entries/receipt-3/ineligible', { reason: '网站上查不到' })).statusCode).toBe(
      204,
    )
    expect(await of('liaison')).toMatchObject({ state: 'ineligible', ineligible: { reason: '网站上查不到' } })
    const { rows, states } = (await get('liaison', '/slots?limit=500')).json<SlotPage>()
    expect(new Set(rows.map(({ unit }) => unit.slice(0, 4)))).toEqual(new Set(['6523']))
    expect(states['not-drawn']).toBeGreaterThan(0)
    expect((await get('expert', '/slots')).statusCode).toBe(404)
    expect((await get('office-clerk', '/slots/export.xlsx')).statusCode).toBe(200)
  })

  it('takes no file of the same content under another number', async () => {
    await bring(cleanFile('昌市环罚〔2017〕502号'))
    const file = await idOf('昌市环罚〔2017〕502号')
    const { conditions } = (await get('liaison', `/${file}/eligibility`)).json<EligibilityView>()
    const once = conditions.find(({ id }) => id === 'once')
    expect([once?.met, once?.others.map(({ why }) => why)]).toEqual([false, ['content']])
    await sql`update case_file set unit = '650104' where number = '昌市环罚〔2017〕501号'`.execute(house.doer.db)
    const hidden = (await get('liaison', `/${file}/eligibility`)).json<EligibilityView>()
    expect(hidden.conditions.find(({ id }) => id === 'once')?.others).toMatchObject([{ number: '', unitName: '' }])
    await sql`update case_file set unit = ${own} where number = '昌市环罚〔2017〕501号'`.execute(house.doer.db)
  })
})

describe('guidance', () => {
  const guide = (who: Persona, file: string, path: string, payload: object) =>
    send(who, `/${file}/guidance${path}`, payload)

  it('is written by a supervisor, answered by the unit, returned or resolved; every word stays', async () => {
    const file = await idOf('昌市环罚〔2017〕501号')
    const written = { id: 'guidance-1', body: '请补送达回证的签收页', rule: 'served-in-time' }
    expect((await guide('county-officer', file, '', written)).statusCode).toBe(404)
    expect((await guide('supervisor', file, '', written)).statusCode).toBe(204)
    expect((await guide('supervisor', file, '', written)).statusCode).toBe(204)
    expect((await guide('supervisor', file, '/guidance-1/answer', { body: '已补' })).statusCode).toBe(404)
    expect((await guide('county-officer', file, '/guidance-1/answer', { body: '已补' })).statusCode).toBe(204)
    expect((await guide('county-officer', file, '/guidance-1/answer', { body: '已补' })).json().code).toBe(
      'case-files.guidance-moved',
    )
    await guide('supervisor', file, '/guidance-1/settlement', { kind: 'return', body: '仍缺日期' })
    await guide('county-officer', file, '/guidance-1/answer', { body: '日期已补' })
    await guide('supervisor', file, '/guidance-1/settlement', { kind: 'resolve', body: '可以了' })
    const { guidance } = (await get('liaison', `/${file}/guidance`)).json<{ guidance: GuidanceView[] }>()
    expect(guidance.map(({ state, steps }) => [state, steps.map(({ kind }) => kind)])).toEqual([
      ['resolved', ['write', 'answer', 'return', 'answer', 'resolve']],
    ])
  })
})

describe('reports', () => {
  it('tell publication by working days, and what recurs', async () => {
    const late = {
      ...cleanFile('昌市环罚〔2017〕503号'),
      published: { url: 'https://example.org/2', date: '2017-12-29' },
    }
    await bring(late)
    const unpublished = { ...cleanFile('昌市环罚〔2017〕504号'), published: undefined }
    await bring(unpublished)
    const page = (await get('office-clerk', '/disclosure')).json<DisclosurePage>()
    expect(page.states).toMatchObject({ 'on-time': 2, late: 1, missing: 1 })
    expect(page.rows.find(({ state }) => state === 'late')?.daysLate).toBeGreaterThan(0)
    const defects = (await get('liaison', '/defects')).json<DefectsView>()
    expect(defects.rules).toMatchObject([{ rule: 'disclosed', files: 2, units: 1 }])
    expect([defects.files, defects.clean]).toEqual([4, 2])
    expect((await get('expert', '/defects')).statusCode).toBe(404)
    for (const path of ['/disclosure/export.xlsx', '/defects/export.xlsx'])
      expect((await get('liaison', path)).statusCode).toBe(200)
  })

  it('all files can be checked again; what has not changed stays', async () => {
    const job = { ...house.doer, progress: () => {} }
    expect(await checkAll(job, campaign)).toEqual({ files: 4, changed: 0 })
    await sql`update case_file set checked_with = 'older', errors = 9`.execute(house.doer.db)
    expect(await checkAll(job, campaign)).toEqual({ files: 4, changed: 4 })
    const { rows } = await sql<{ errors: number }>`select max(errors) as errors from case_file`.execute(house.doer.db)
    expect(rows[0]?.errors).toBe(1)
    expect((await send('county-officer', '/checks', {})).statusCode).toBe(404)
    expect((await send('office-clerk', '/checks', {})).statusCode).toBe(202)
  })
})

describe('ids that anybody can make', () => {
  it('are those of a unit: what another unit has is neither told nor in the way', async () => {
    const file = cleanFile('昌市环罚〔2017〕500号')
    const id = createHash('sha256').update(`${own} ${file.number} ${file.type}`).digest('hex').slice(0, 24)
    const opened = { id, type: '一般行政处罚', number: '占号' }
    await sql`update post set unit = '650104' where id = 'demo-county-officer'`.execute(house.doer.db)
    const theirs = await send('county-officer', '', { ...opened, unit: '650104' })
    await sql`update post set unit = ${own} where id = 'demo-county-officer'`.execute(house.doer.db)
    const ours = await send('county-officer', '', { ...opened, unit: own })
    expect([theirs.statusCode, ours.statusCode]).toEqual([201, 201])
    expect(ours.json<{ id: string }>().id).not.toBe(theirs.json<{ id: string }>().id)
    expect((await send('county-officer', '', { ...opened, unit: own })).json()).toEqual(ours.json())
    const { files } = await bring(file)
    expect(files.map(({ number, outcome }) => [number, outcome])).toEqual([[file.number, 'made']])
    expect((await get('county-officer', `/${files[0]?.id ?? ''}`)).statusCode).toBe(200)
    expect(outcomes(await bring(file))).toEqual(['file.json same'])
    await sql`delete from case_file where number in ('占号', ${file.number})`.execute(house.doer.db)
  })
})
