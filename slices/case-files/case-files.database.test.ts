import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sql } from 'kysely'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import { keepRegisters } from '../../tests/kept-registers.ts'
import { definition2017 as definition, vectorInput } from '../../tests/scoring-vectors.ts'
import { idWithin } from './own-unit.ts'
import type { FilePage, FileView, FoundCases, Saved, VersionView } from './contract.ts'

let house: TestHouse
const base = '/api/campaigns/xinjiang-2017/case-files'
const own = '652301'
const other = '650104'
beforeAll(async () => {
  house = await startTestHouse({ now: () => new Date('2017-09-28T04:00:00Z') })
  const { db } = house.doer
  await keepRegisters(db, 'xinjiang-2017', { ...(await vectorInput('small', definition)), definition })
  await sql`update case_row set unit = ${own} where number in (select number from case_row order by number limit 3)`.execute(
    db,
  )
}, 60_000)
afterAll(() => house.close())

/** The file that the unit called so. */
const real = (path: string): string =>
  path.replace(/^\/((?:file|written)-[a-z0-9-]+)/, (_, id: string) => `/${idWithin(own, id)}`)
const get = (who: Persona, path: string) => house.as(who, { url: `${base}${real(path)}` })
const send = (who: Persona, method: 'POST' | 'PUT', path: string, payload: object) =>
  house.as(who, { method, url: `${base}${real(path)}`, payload })
const open = (id: string, number: string, more: object = {}) =>
  send('county-officer', 'POST', '', { id, unit: own, type: '一般行政处罚', number, ...more })
const view = async (id: string, who: Persona = 'county-officer') => (await get(who, `/${id}`)).json<FileView>()

describe('a file', () => {
  it('is opened from a row of the register, with what stands there; a second one of that number is refused', async () => {
    const { rows } = (await get('county-officer', '/register-rows')).json<FoundCases>()
    expect(rows.length).toBe(3)
    expect(new Set(rows.map(({ unit }) => unit))).toEqual(new Set([own]))
    const [row] = rows
    if (row === undefined) throw new Error('no row')
    const made = await open('file-of-a-row', row.number, { row: row.key, type: row.type })
    expect(made.statusCode, made.body).toBe(201)
    expect((await open('file-of-a-row', row.number, { row: row.key, type: row.type })).statusCode).toBe(201)
    const { file, origin, may } = await view('file-of-a-row')
    expect(file).toMatchObject({ number: row.number, state: 'untouched', version: 1 })
    expect(origin?.then).toMatchObject({ number: row.number, decided: row.decided })
    expect(may).toMatchObject({ write: true, judge: false })
    const twin = await open('file-of-a-row-2', row.number, { row: row.key, type: row.type })
    expect(twin.json().code).toBe('case-files.already-there')
    const typed = await open('file-of-a-row-3', '另一个案号', { row: row.key })
    expect(typed.json().code).toBe('case-files.row-differs')
    const after = (await get('county-officer', '/register-rows')).json<FoundCases>()
    expect(after.rows.find(({ key }) => key === row.key)?.file).toBe(idWithin(own, 'file-of-a-row'))
  })

  it('says so when its row was amended later', async () => {
    await sql`update case_row set fine = fine + 1 where number = ${(await view('file-of-a-row')).file.number}`.execute(
      house.doer.db,
    )
    expect((await view('file-of-a-row')).origin?.amended).toEqual(['fine'])
  })

  it('is nobody’s but the unit’s to write; who may read no case finds none', async () => {
    expect((await open('file-elsewhere', '某环罚〔2017〕9号', { unit: other })).statusCode).toBe(404)
    for (const who of ['liaison', 'office-clerk', 'supervisor'] as const)
      expect(
        (await send(who, 'POST', '', { id: 'file-by-another', unit: own, type: '稽查', number: '1' })).statusCode,
      ).toBe(404)
    for (const who of ['expert', 'administrator', 'publicity-clerk', 'nobody'] as const)
      expect([401, 404]).toContain((await get(who, '/file-of-a-row')).statusCode)
    for (const who of ['liaison', 'office-clerk', 'auditor', 'leadership', 'review-secretary'] as const)
      expect((await get(who, '/file-of-a-row')).statusCode).toBe(200)
    await sql`update case_file set unit = ${other} where id = ${idWithin(own, 'file-of-a-row')}`.execute(house.doer.db)
    expect((await get('county-officer', '/file-of-a-row')).statusCode).toBe(404)
    expect((await get('liaison', '/file-of-a-row')).statusCode).toBe(404)
    await sql`update case_file set unit = ${own} where id = ${idWithin(own, 'file-of-a-row')}`.execute(house.doer.db)
  })
})

describe('writing', () => {
  const id = 'written-file'
  const number = '昌市环罚〔2017〕77号'
  const save = (version: number, document: object, more: object = {}) =>
    send('county-officer', 'PUT', `/${id}`, { base: version, document, ...more })

  it('makes a version each time, checked with the same rules as the command line', async () => {
    await open(id, number)
    const { document } = await view(id)
    const saved = (
      await save(1, { ...document, discovered: '2017-05-02', party: { name: '某水泥有限公司' } })
    ).json<Saved>()
    expect(saved).toMatchObject({ saved: true, version: 2 })
    const { file } = await view(id)
    expect(file).toMatchObject({ state: 'incomplete', formProblems: 0, party: '某水泥有限公司' })
    expect(file.errors).toBeGreaterThan(0)
    const { versions } = (await get('county-officer', `/${id}/versions`)).json<{ versions: VersionView[] }>()
    expect(versions.map(({ version, origin }) => [version, origin])).toEqual([
      [2, 'typed'],
      [1, 'opened'],
    ])
    await expect(sql`update case_file_version set hash = 'x'`.execute(house.doer.db)).rejects.toThrow(/never changed/)
  })

  it('keeps what a second editor wrote on an older version, and shows both', async () => {
    const { document } = await view(id)
    const mine = { ...document, party: { name: '甲的写法' } }
    const theirs = { ...document, party: { name: '乙的写法' } }
    expect((await save(2, mine)).json<Saved>()).toMatchObject({ saved: true, version: 3 })
    expect((await save(2, mine)).json<Saved>()).toMatchObject({ saved: true, version: 3 })
    const lost = (await save(2, theirs)).json<Saved>()
    expect(lost).toMatchObject({ saved: false, version: 3 })
    const { asides, document: now } = await view(id)
    expect([now.party.name, asides.map(({ document: { party } }) => party.name)]).toEqual(['甲的写法', ['乙的写法']])
    const both = { ...now, party: { name: '商定的写法' } }
    const settles = asides[0]?.id
    expect((await save(3, both, { settles })).json<Saved>()).toMatchObject({ saved: true, version: 4 })
    expect((await view(id)).asides).toEqual([])
  })

  it('does not move a file to another unit, nor change what was taken from a signed record', async () => {
    const { document } = await view(id)
    expect((await save(4, { ...document, unit: other })).json().code).toBe('case-files.other-unit')
    const { number, type } = (await view('file-of-a-row')).document
    expect((await save(4, { ...document, number, type })).json().code).toBe('case-files.already-there')
    const record = { id: 'r1', kind: '现场检查笔录', date: '2017-05-02', record: { id: 'rec', hash: 'h' } }
    const taken = await save(4, { ...document, documents: [record] })
    expect(taken.json().code).toBe('case-files.record-locked')
  })

  it('an explained finding is asked about until a person accepts it; other words are another explanation', async () => {
    const { document } = await view(id)
    const explained = { ...document, explanations: [{ rule: 'documents-required', text: '其余文书在上级卷内' }] }
    await save(4, explained)
    const before = (await view(id)).file
    expect(before.asks).toBeGreaterThan(0)
    const judge = (who: Persona, accepted: boolean) =>
      send(who, 'POST', `/${id}/judgements`, { rule: 'documents-required', accepted, reason: '已核对上级卷宗' })
    expect((await judge('county-officer', true)).statusCode).toBe(404)
    expect((await judge('supervisor', false)).statusCode).toBe(204)
    expect((await view(id)).file.errors).toBeGreaterThan(before.errors)
    expect((await judge('office-clerk', true)).statusCode).toBe(204)
    expect((await view(id)).file).toMatchObject({ errors: before.errors })
    expect((await view(id)).file.asks).toBeLessThan(before.asks)
    expect((await view(id)).judgements.map(({ accepted }) => accepted)).toEqual([false, true])
    await save(5, { ...explained, explanations: [{ rule: 'documents-required', text: '换了说法' }] })
    expect(await view(id)).toMatchObject({ judgements: [], file: { asks: before.asks } })
  })

  it('comes out as JSON of the contract', async () => {
    const answer = await get('liaison', `/${id}/file.json`)
    expect(answer.json()).toMatchObject({ number, unit: own, type: '一般行政处罚' })
  })
})

describe('the list', () => {
  it('tells the untouched from the incomplete, filtered on the server', async () => {
    const page = (await get('office-clerk', '')).json<FilePage>()
    expect(page.states).toMatchObject({ untouched: 1, incomplete: 1 })
    const filter = encodeURIComponent(JSON.stringify({ state: ['untouched'] }))
    const untouched = (await get('liaison', `?filter=${filter}`)).json<FilePage>()
    expect(untouched.rows.map(({ id }) => id)).toEqual([idWithin(own, 'file-of-a-row')])
    expect(untouched.states.incomplete).toBe(1)
    expect((await get('liaison', '?find=商定')).json<FilePage>().total).toBe(1)
    expect((await get('expert', '')).statusCode).toBe(404)
    expect((await get('liaison', '/export.xlsx')).statusCode).toBe(200)
  })
})

describe('a number', () => {
  it('has one file, also where several are opened at the same moment', async () => {
    const asked = Array.from({ length: 6 }, (_, at) => open(`file-at-once-${at}`, '某环罚〔2017〕77号'))
    const answers = (await Promise.all(asked)).map(({ statusCode }) => statusCode)
    expect(answers.toSorted()).toEqual([201, 409, 409, 409, 409, 409])
  })
})
