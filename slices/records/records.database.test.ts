import { createHash, randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { layOut } from '../../rules/drafting/pages.ts'
import type { RecordContent } from '../../rules/drafting/record.ts'
import { keepStruck, withText } from '../../rules/drafting/texts.ts'
import { at, base, campaign, Device, inspection, png } from '../../tests/field-device.ts'
import { startTestHouse, type TestHouse } from '../../tests/house.ts'
import type { Kit, OpenRecord, RecordDetail, RecordList } from './contract.ts'
import { signedRecordsOf } from './facts.ts'

let moment = new Date('2017-07-06T04:00:00Z')

const server = process.env['TEST_DATABASE_URL'] ?? ''
const places = [
  { name: 'PGlite', databaseUrl: '' },
  ...(server === '' ? [] : [{ name: 'PostgreSQL', databaseUrl: server }]),
]

describe.each(places)('records ($name)', ({ databaseUrl }) => {
  let house: TestHouse
  let kit: Kit
  beforeAll(async () => {
    house = await startTestHouse({ databaseUrl, now: () => moment })
    kit = (await house.as('county-officer', { url: `${base}/kit` })).json<Kit>()
  }, 60_000)
  afterAll(() => house.close())

  const registered = async (): Promise<Device> => {
    const device = new Device(house)
    expect((await device.register()).statusCode).toBe(200)
    return device
  }
  const detail = async (record: string) =>
    (await house.as('liaison', { url: `${base}/${record}` })).json<RecordDetail>()
  const save = (record: string, parents: string[], content = inspection) => ({ record, parents, content, reason: '' })
  const photo = async (bytes = png): Promise<string> => {
    const boundary = 'x-photo'
    const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="p.png"\r\ncontent-type: image/png\r\n\r\n`
    const payload = Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)])
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` }
    const answer = await house.as('county-officer', { method: 'POST', url: `${base}/photos`, payload, headers })
    return answer.statusCode === 200 ? answer.json<{ sha256: string }>().sha256 : answer.json<{ code: string }>().code
  }

  it('are taken once, whatever a device sends again', async () => {
    const device = await registered()
    const record = randomUUID()
    const first = device.change('save', save(record, []))
    const once = await device.deliver()
    moment = new Date(moment.getTime() + 60_000)
    expect(await device.deliver()).toEqual(once)
    expect(once).toMatchObject({ next: 2, receipts: [{ seq: 1, id: first.id, outcome: { done: true } }] })
    const told = await detail(record)
    expect([told.versions.length, told.versions[0]?.claimedAt]).toEqual([1, '2017-07-06T02:05:00.000Z'])
    expect(told.versions[0]?.receivedAt).toBe(once.receipts[0]?.receivedAt)
  })

  it('over any cuts, repeats and reorders end as if sent once in order', async () => {
    const arrivals = fc.array(fc.shuffledSubarray([0, 1, 2, 3], { minLength: 1 }), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(arrivals, async (batches) => {
        const device = await registered()
        const record = randomUUID()
        let parent: string[] = []
        for (const text of ['一', '二', '三', '四'])
          parent = [device.change('save', save(record, parent, withText(inspection, 'place', text))).id]
        for (const batch of batches) await device.deliver(batch.flatMap((index) => device.sent[index] ?? []))
        await device.deliver()
        const { heads, versions, line } = await detail(record)
        expect(versions.map(({ version }) => version)).toEqual(device.sent.map(({ id }) => id))
        expect([heads.map(({ content }) => content.place), line.heads]).toEqual([['四'], 1])
      }),
      { numRuns: 12 },
    )
  })

  it('sent twice at the same moment are one', async () => {
    const device = await registered()
    const record = randomUUID()
    device.change('save', save(record, []))
    const [one, other] = await Promise.all([device.deliver(), device.deliver()])
    expect(one).toEqual(other)
    expect((await detail(record)).versions.length).toBe(1)
  })

  it('wait for what is missing before them, and a number stands for one change', async () => {
    const device = await registered()
    const record = randomUUID()
    device.change('save', save(record, []))
    const second = device.change('save', save(record, [device.sent[0]?.id ?? '']))
    expect(await device.deliver([second])).toEqual({ receipts: [], next: 1 })
    await device.deliver()
    const copied = await device.send([{ ...second, id: randomUUID() }])
    expect([copied.statusCode, copied.json().code]).toEqual([409, 'house.device-copied'])
  })

  it('belong to the device of the person who registered it', async () => {
    const device = new Device(house)
    device.change('save', save(randomUUID(), []))
    expect((await device.send(device.sent)).json().code).toBe('house.device-unknown')
    expect((await device.register('liaison')).statusCode).toBe(404)
    const own = await device.register()
    expect((await device.register()).json()).toEqual(own.json())
  })

  it('written on two devices keep both texts, and a person decides', async () => {
    const [one, other] = [await registered(), await registered()]
    const record = randomUUID()
    const root = one.change('save', save(record, [])).id
    const here = one.change('save', save(record, [root], withText(inspection, 'place', '东门'))).id
    await one.deliver()
    const there = other.change('save', save(record, [root], withText(inspection, 'place', '西门'))).id
    expect((await other.deliver()).receipts[0]?.outcome.done).toBe(true)
    expect((await detail(record)).heads.map(({ content }) => content.place)).toEqual(['东门', '西门'])
    const open = (await house.as('county-officer', { url: `${base}/open` })).json<{ records: OpenRecord[] }>().records
    expect(open.find(({ id }) => id === record)).toMatchObject({
      ...{ state: 'draft', printed: null },
      heads: [
        { version: here, content: { place: '东门' }, claimedAt: '2017-07-06T02:05:00.000Z' },
        { version: there, content: { place: '西门' } },
      ],
    })
    const form = await house.as('liaison', { url: `${base}/${record}/form.docx` })
    expect([form.statusCode, form.json().code]).toEqual([409, 'records.text-split'])
    const choose = (take: string) =>
      house.as('county-officer', {
        ...{ method: 'POST', url: `${base}/${record}/choice` },
        payload: { heads: [here, there], take, reason: '西门为实际地点' },
      })
    expect((await choose(there)).statusCode).toBe(204)
    const after = await detail(record)
    expect([after.heads.map(({ content }) => content.place), after.versions.length]).toEqual([['西门'], 4])
    expect((await choose(here)).json().code).toBe('records.decided-already')
  })

  it('are not printed to be signed while something is open that nothing explains', async () => {
    const device = await registered()
    const record = randomUUID()
    const unfinished = { ...inspection, recorder: '', reasons: [] }
    const version = device.change('save', save(record, [], unfinished)).id
    const { hash } = layOut(unfinished, kit.unitName, kit.template)
    device.change('print', { record, version, kit: kit.hash, hash })
    const [, receipt] = (await device.deliver()).receipts
    expect(receipt?.outcome).toMatchObject({ done: false, code: 'records.incomplete' })
    for (const words of ['记录人', '电话', '原料堆场']) expect(JSON.stringify(receipt)).toContain(words)
    expect((await detail(record)).line.state).toBe('draft')
  })

  it('printed and signed never change; before that a correction leaves both texts', async () => {
    const device = await registered()
    const record = randomUUID()
    const codes = async (): Promise<unknown[]> =>
      (await device.deliver()).receipts.map(({ outcome }) => (outcome.done ? 'done' : outcome.code))
    const hashOf = (content: RecordContent) => layOut(content, kit.unitName, kit.template).hash
    const first = device.change('save', save(record, [])).id
    device.change('print', { record, version: first, kit: kit.hash, hash: 'f'.repeat(64) })
    device.change('print', { record, version: first, kit: kit.hash, hash: hashOf(inspection) })
    const next = withText(inspection, 'answers.violation', '风机停止，皮带脱落。')
    device.change('save', save(record, [first], next))
    const corrected = keepStruck(inspection, next, at)
    const second = device.change('save', save(record, [first], corrected)).id
    expect(await codes()).toEqual(['done', 'records.print-differs', 'done', 'records.text-lost', 'done'])
    device.change('print', { record, version: second, kit: kit.hash, hash: hashOf(corrected) })
    const printed = async () =>
      (await house.as('county-officer', { url: `${base}/open` }))
        .json<{ records: OpenRecord[] }>()
        .records.find(({ id }) => id === record)?.printed
    expect(await printed()).toMatchObject({ hash: hashOf(inspection), sheets: { hash: hashOf(inspection) } })
    const pages = layOut(corrected, kit.unitName, kit.template).pages.map(({ number }) => number)
    const sheets = await Promise.all(
      pages.map(async (number) => ({ number, sha256: await photo(Buffer.concat([png, Buffer.from([number])])) })),
    )
    const sign = (part: object) =>
      device.change('sign', {
        ...{ record, hash: hashOf(corrected), outcome: 'signed', pages: sheets, readOpinion: true },
        ...{ correctionsSigned: true, reason: '', witness: '', ...part },
      })
    sign({ hash: hashOf(inspection) })
    sign({ pages: sheets.slice(1) })
    sign({ pages: sheets.map(({ number }) => ({ number, sha256: 'e'.repeat(64) })) })
    sign({ outcome: 'refused-noted', pages: [], reason: '不', witness: '' })
    sign({})
    device.change('save', save(record, [second], corrected))
    expect((await codes()).slice(5)).toEqual([
      ...['done', 'records.print-unknown', 'records.pages-missing', 'records.photo-missing', 'records.reason-needed'],
      ...['done', 'records.is-signed'],
    ])
    const told = await detail(record)
    expect(told).toMatchObject({
      line: { state: 'signed' },
      isPrinted: true,
      sheets: { hash: hashOf(corrected) },
      findings: [],
    })
    const { db } = house.doer
    await expect(sql`update field_record_version set content = '{}'`.execute(db)).rejects.toThrow(/never changed/)
    await expect(sql`delete from field_record_signing`.execute(db)).rejects.toThrow(/never changed/)
    const [fact] = await signedRecordsOf(db, campaign, '652301')
    expect(fact).toMatchObject({
      id: record,
      hash: hashOf(corrected),
      document: { id: record, corrections: 'signed', everyPageSigned: true },
    })
  })

  it('take photographs by what they are, and know them by their hash', async () => {
    expect(await photo()).toBe(createHash('sha256').update(png).digest('hex'))
    expect(await photo(Buffer.from('<svg onload=alert(1)>'))).toBe('records.no-photo')
  })

  it('are seen within the territory, and not by experts and administrators', async () => {
    const list = (await house.as('liaison', { url: `${base}?find=合成&limit=5` })).json<RecordList>()
    expect([list.rows.length > 0, JSON.stringify(list).includes('ID-0001')]).toEqual([true, false])
    const open = (await house.as('county-officer', { url: `${base}/open` })).json<{ records: OpenRecord[] }>()
    expect(open.records.length).toBeGreaterThan(0)
    const id = list.rows[0]?.id ?? ''
    for (const persona of ['expert', 'administrator', 'publicity-clerk', 'discipline'] as const)
      expect((await house.as(persona, { url: `${base}/${id}` })).statusCode, persona).toBe(404)
    await sql`update post set unit = '652900' where id = 'demo-liaison'`.execute(house.doer.db)
    expect((await house.as('liaison', { url: `${base}/${id}` })).statusCode).toBe(404)
    await sql`update post set unit = '652300' where id = 'demo-liaison'`.execute(house.doer.db)
  })

  it('are written in the own unit alone: an officer above reads them and changes none', async () => {
    const device = await registered()
    const record = randomUUID()
    const first = device.change('save', save(record, []))
    await device.deliver()
    await sql`update post set unit = '652300' where id = 'demo-county-officer'`.execute(house.doer.db)
    device.change('save', save(record, [first.id], withText(inspection, 'place', '州里改的')))
    device.change('save', save(randomUUID(), [], { ...inspection, supplements: record }))
    const answer = await device.deliver()
    const read = await house.as('county-officer', { url: `${base}/${record}` })
    await sql`update post set unit = '652301' where id = 'demo-county-officer'`.execute(house.doer.db)
    expect(answer.receipts.map(({ outcome }) => outcome.done)).toEqual([true, false, true])
    expect(read.statusCode).toBe(200)
    expect(await detail(record)).toMatchObject({ versions: [{ version: first.id }], supplementedBy: [] })
  })

  it('leave no personal word in the log', async () => {
    const { rows } = await sql<{ summary: string }>`select summary from audit_entry`.execute(house.doer.db)
    const log = JSON.stringify(rows)
    for (const word of ['ID-0001', '某甲', '风机']) expect(log).not.toContain(word)
  })

  it('make the same sheets as .docx and PDF', async () => {
    const id = (await house.as('liaison', { url: base })).json<RecordList>().rows[0]?.id ?? ''
    const docx = await house.as('liaison', { url: `${base}/${id}/form.docx` })
    const pdf = await house.as('liaison', { url: `${base}/${id}/form.pdf` })
    expect([docx.rawPayload.subarray(0, 2).toString(), pdf.rawPayload.subarray(0, 5).toString()]).toEqual([
      'PK',
      '%PDF-',
    ])
  })
})
