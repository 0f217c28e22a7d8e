/** A round of the draw from the day to the folder, on the real server, with its forbidden twins. */
import { createHash } from 'node:crypto'
import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import JSZip from 'jszip'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepRegisters } from '../../tests/kept-registers.ts'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import { definition2017 as definition, vectorInput } from '../../tests/scoring-vectors.ts'
import type { MinutesView } from './contract-minutes.ts'
import type { CheckList, ResultList, RoundView, UnitLines } from './contract.ts'
import { drawnFiles, emptyStrata } from './facts.ts'
import { wholeFiles } from './folder-text.ts'
import { recordOf } from './record.ts'
import { allStrata } from './store-strata.ts'
import { roundOf } from './store.ts'

const campaign = 'xinjiang-2017'
const base = `/api/campaigns/${campaign}/draw/rounds`
const own = '650200'
const witnesses = ['驻厅纪检组', '环保厅法规处', '环境监察总队']
const seed = '31415926535897932384'
const set = {
  ...{ purpose: 'case-files', day: '2018-01-08', place: '环保厅一楼会议室', witnesses },
  reason: '文书窗口已过，评审尚未开始',
}

let house: TestHouse
let at = '2018-01-07T15:50:00Z'
const ask = async (who: Persona, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  house.as(who, {
    method,
    url: url.startsWith('/') ? url : `${base}${url === '' ? '' : `/${url}`}`,
    ...(payload === undefined ? {} : { payload }),
  })
const post = (who: Persona, url: string, payload: object = {}) => ask(who, 'POST', url, payload)
const get = async <T>(who: Persona, url: string): Promise<T> => (await ask(who, 'GET', url)).json<T>()
const code = async (answer: ReturnType<typeof ask>): Promise<string> => (await answer).json().code

beforeAll(async () => {
  house = await startTestHouse({ now: () => new Date(at), breaks: ['case-files.head-is-newest'] })
  await sql`update post set unit = ${own} where id = 'demo-liaison'`.execute(house.doer.db)
  const input = await vectorInput('small', definition)
  await keepRegisters(house.doer.db, campaign, { ...input, definition })
}, 60_000)
afterAll(() => house.close())

it('is set for a day after the window of the documents, not before, and not in the past (R29)', async () => {
  expect(await code(post('office-clerk', '', { ...set, day: '2017-12-31' }))).toBe('draw.too-early')
  expect(await code(post('office-clerk', '', { ...set, day: '2018-01-06' }))).toBe('draw.day-past')
  expect((await post('liaison', '', set)).statusCode).toBe(404)
  expect((await post('office-clerk', '', set)).json()).toEqual({ round: 1 })
  expect(await code(post('office-clerk', '', set))).toBe('draw.round-exists')
})

it('each unit sees, confirms and objects to its own lines only', async () => {
  const { units } = await get<CheckList>('liaison', '1/checks')
  expect(units.length).toBeGreaterThan(0)
  expect(units.every(({ unit, state }) => unit.startsWith('6502') && state === 'nobody')).toBe(true)
  const foreign = await ask('liaison', 'GET', '1/lines/650100')
  const absent = await ask('liaison', 'GET', '1/lines/659999')
  expect([foreign.statusCode, foreign.body]).toEqual([404, absent.body])
  expect((await post('liaison', '1/lines/650100/look')).statusCode).toBe(404)
  expect((await post('liaison', `1/lines/${own}/look`)).statusCode).toBe(204)
  const lines = await get<UnitLines>('liaison', `1/lines/${own}?limit=500`)
  const hash = createHash('sha256').update(lines.rows.map((row) => `${row.number}\t${own}\t${row.type}\n`).join(''))
  expect([lines.check.state, lines.linesHash]).toEqual(['looked', hash.digest('hex')])
  expect(lines.total).toBeGreaterThan(0)

  const objection = { kind: 'missing', number: '漏列〔2017〕1号', type: '移送行政拘留', reason: '登记表漏了这一件' }
  expect(
    await code(post('liaison', `1/lines/${own}/objections`, { ...objection, id: 'objection-1', type: '稽查' })),
  ).toBe('draw.type-unknown')
  expect((await post('liaison', `1/lines/${own}/objections`, { ...objection, id: 'objection-1' })).statusCode).toBe(201)
  expect((await post('liaison', `1/lines/${own}/objections`, { ...objection, id: 'objection-1' })).statusCode).toBe(201)
  expect(await code(post('liaison', `1/lines/${own}/confirmation`, { linesHash: lines.linesHash }))).toBe(
    'draw.objection-open',
  )
  expect(await code(post('office-clerk', '1/freeze', { reason: '到时间了', evenUnchecked: true }))).toBe(
    'draw.objections-wait',
  )
  expect(
    (await post('office-clerk', '1/objections/objection-1/decision', { upheld: true, reason: '属实，补进登记表' }))
      .statusCode,
  ).toBe(204)
  expect(await code(post('office-clerk', '1/freeze', { reason: '到时间了', evenUnchecked: true }))).toBe(
    'draw.not-in-register',
  )
  await sql`insert into case_row (campaign, key, since, import_id, row, number, unit, type, decided, fine)
    values (${campaign}, '漏列1', 3, 'import-3', 99999, ${objection.number}, ${own}, ${objection.type}, '2017-06-01', 0)`.execute(
    house.doer.db,
  )
  const now = await get<UnitLines>('liaison', `1/lines/${own}`)
  expect(now.total).toBe(lines.total + 1)
  expect(await code(post('liaison', `1/lines/${own}/confirmation`, { linesHash: lines.linesHash }))).toBe(
    'draw.lines-changed',
  )
  expect((await post('liaison', `1/lines/${own}/confirmation`, { linesHash: now.linesHash })).statusCode).toBe(204)
})

/** Two witnesses, each under the own sign-in. */
const enter = (who: Persona, witness: number, digits = seed) =>
  post(who, '1/digits', { post: witnesses[witness], digits })

it('promises before the dice: no seed without a commitment, one seed a round, by two persons who agree, on its day', async () => {
  const digits = (who: number, text = seed) => enter('office-clerk', who, text)
  expect(await code(digits(0))).toBe('draw.not-committed')
  expect(await code(post('office-clerk', '1/freeze', { reason: '各单位已核对' }))).toBe('draw.units-unchecked')
  const frozen = (
    await post('office-clerk', '1/freeze', { reason: '各单位已核对', evenUnchecked: true })
  ).json<RoundView>()
  const promised = `lianbing-draw-1\n${campaign}\n1\n${frozen.universeHash}\n`
  expect(frozen.commitment).toBe(createHash('sha256').update(promised).digest('hex'))
  expect(await code(digits(0))).toBe('draw.not-today')
  at = '2018-01-07T16:10:00Z'
  expect(await code(digits(0))).toBe('draw.nobody-present')
  expect((await ask('office-clerk', 'PUT', '1/present', { present: witnesses.slice(0, 2) })).statusCode).toBe(204)
  expect(await code(digits(2))).toBe('draw.present-unknown')
  expect(await code(digits(0, '1234'))).toBe('draw.seed-too-short')
  expect((await digits(0)).json()).toEqual({ next: 'second-entry', job: null })
  await secondIsAnother()
  expect((await enter('discipline', 1, `9${seed.slice(1)}`)).json()).toMatchObject({
    code: 'draw.entries-differ',
    values: { place: 1 },
  })
  await bothAtOnce()
  expect(await code(digits(0))).toBe('draw.seeded-already')
  const entered = await sql<{ by: string[] }>`select entered_by as by from draw_round where round = 1`.execute(
    house.doer.db,
  )
  expect(entered.rows[0]?.by.toSorted()).toEqual(['demo-discipline', 'demo-office-clerk'])
  await expect(sql`update draw_round set seed = '1' where round = 1`.execute(house.doer.db)).rejects.toThrow('one seed')
  await expect(sql`update draw_stratum set lines = '' where round = 1`.execute(house.doer.db)).rejects.toThrow(
    'never changed',
  )
  await expect.poll(async () => (await get<RoundView>('office-clerk', '1')).state, { timeout: 10_000 }).toBe('drawn')
})

/** The clerk's entry stands: nobody sees its digits, and the clerk, or who is tied to the clerk, is no second person. */
async function secondIsAnother(): Promise<void> {
  const { db } = house.doer
  expect((await enter('office-clerk', 1)).json()).toMatchObject({
    code: 'draw.same-person',
    clause: definition.draw?.clauses[0],
  })
  for (const who of ['office-clerk', 'discipline'] as const)
    expect((await ask(who, 'GET', '1/ceremony')).body).not.toContain(seed)
  const tie = (by: string | null) =>
    sql`update post set given_by = coalesce(${by}::text, person), given_at = ${at}::timestamptz where id = 'demo-auditor'`.execute(
      db,
    )
  await tie('demo-office-clerk')
  const tied = (await enter('auditor', 1)).json()
  expect([tied.code, tied.message]).toEqual(['draw.same-person', expect.stringContaining('授予过岗位')])
  expect(await waits('auditor')).toEqual([])
  await tie(null)
  expect(await waits('auditor')).toEqual(['draw-digits:1'])
  expect(await waits('office-clerk')).toEqual([])
  expect(await code(enter('discipline', 0))).toBe('draw.same-post')
  expect((await enter('liaison', 1)).statusCode).toBe(404)
  expect((await enter('nobody', 1)).statusCode).toBe(401)
}

const waits = async (who: Persona): Promise<string[]> => {
  const found = (await house.as(who, { url: `/api/campaigns/${campaign}/waiting` })).json()
  const items: { kind: string; object: string }[] = found.items ?? found.waiting ?? []
  return items.filter(({ kind }) => kind === 'draw.second-entry').map(({ object }) => object)
}

/** The same person twice at once is one entry; two persons at once are two, and make one seed. */
async function bothAtOnce(): Promise<void> {
  const twice = await Promise.all([enter('office-clerk', 0), enter('office-clerk', 1)])
  expect(twice.map(({ statusCode }) => statusCode).toSorted()).toEqual([200, 409])
  expect((await post('office-clerk', '1/digits/withdrawal', { reason: '现场要求重录' })).statusCode).toBe(204)
  const both = await Promise.all([enter('office-clerk', 0, '3141 5926-53589793 2384'), enter('discipline', 1)])
  expect(both.map((answer) => answer.json().next).toSorted()).toEqual(['drawing', 'second-entry'])
}

it('the database itself takes no seed that one person entered', async () => {
  const one = sql`insert into draw_round (campaign, round, purpose, reason, day, place, witnesses, strata, set_by, set_at,
    commitment, committed_at) select 'other', 1, purpose, reason, day, place, witnesses, strata, set_by, set_at, commitment,
    committed_at from draw_round where campaign = ${campaign} and round = 1`
  const seeded = (
    by: string | null,
  ) => sql`update draw_round set seed = '1', seeded_at = now(), entered_by = ${by}::text::text[]
    where campaign = 'other'`
  await house.doer.db
    .transaction()
    .execute(async (tx) => {
      await one.execute(tx)
      for (const by of [null, '{a}', '{a,a}', '{"",a}']) {
        await sql`savepoint before`.execute(tx)
        await expect(seeded(by).execute(tx)).rejects.toThrow('two persons')
        await sql`rollback to savepoint before`.execute(tx)
      }
      await seeded('{a,b}').execute(tx)
      throw new Error('undone')
    })
    .catch((error: unknown) => expect(String(error)).toContain('undone'))
})

it('the record is what bin/lianbing verify-draw, and anybody with SHA-256, makes of the folder', async () => {
  const { db } = house.doer
  const row = await roundOf(db, { campaign, round: 1 })
  if (row === undefined) throw new Error('no round')
  const strata = await allStrata(db, row)
  const record = recordOf({ row, strata })
  const units = await sql<
    Record<string, string>
  >`select code, name, level, parent, list_year from unit_row where campaign = ${campaign}`.execute(db)
  const files = wholeFiles({
    ...{
      kind: 'whole',
      purpose: 'case-files',
      campaign,
      seed,
      strata: strata.map(({ lines_hash: hash, ...one }) => ({ ...one, hash })),
      unitHashes: [],
      levels: {},
      recusals: [],
      record,
    },
    ...{ visible: [], visibleUnits: [], readme: '', verifier: '', minutes: null, date: '' },
    units: units.rows.map((unit) => [
      unit['code'] ?? '',
      unit['name'] ?? '',
      unit['level'] ?? '',
      unit['parent'] ?? '',
      '1',
      '1',
      '2017',
    ]),
    promised: {
      campaign,
      round: 1,
      universeHash: row.universe_hash ?? '',
      commitment: row.commitment ?? '',
      committedAt: '',
    },
  })
  const folder = await mkdtemp(join(tmpdir(), 'lianbing-folder-'))
  for (const [name, content] of files) await writeFile(join(folder, name), content)
  const verify = () =>
    promisify(execFile)('bin/lianbing', [
      'verify-draw',
      ...['draw.json', 'universe.csv'].map((name) => join(folder, name)),
      '--units',
      join(folder, 'units.csv'),
    ])
  expect((await verify()).stdout).toMatch(/^一致/)
  const sums = await promisify(execFile)('sha256sum', [join(folder, 'universe.txt')])
  expect(sums.stdout.split(' ')[0]).toBe(row.universe_hash)
  await writeFile(join(folder, 'draw.json'), String(files.get('draw.json')).replace(seed, '11111111111111111111'))
  await expect(verify()).rejects.toMatchObject({ code: 1 })
  await rm(folder, { recursive: true })
})

it('replacements come in their order with a reason; what is in force is told to others', async () => {
  const { rows } = await get<ResultList>('liaison', '1/result?limit=500')
  expect(rows.every(({ unit }) => unit.startsWith('6502'))).toBe(true)
  const all = (await get<ResultList>('office-clerk', '1/result?limit=500')).rows
  const row = all.find(({ left }) => left > 0) ?? never()
  const form = (gone: string) => ({
    headers: { 'content-type': 'multipart/form-data; boundary=b' },
    payload:
      ['unit', 'type', 'gone', 'reason']
        .map(
          (name) =>
            `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${{ unit: row.unit, type: row.type, gone, reason: '文书不在活动期间' }[name] ?? ''}\r\n`,
        )
        .join('') + '--b--\r\n',
  })
  const replace = (gone: string) =>
    house.as('office-clerk', { method: 'POST', url: `${base}/1/replacements`, ...form(gone) })
  expect((await replace('没有这一件')).json().code).toBe('draw.not-in-force')
  expect((await replace(row.taken[0] ?? '')).json()).toEqual({ taken: row.next })
  expect((await replace(row.taken[0] ?? '')).json().code).toBe('draw.not-in-force')
  const drawn = await drawnFiles(house.doer.db, campaign)
  expect(drawn.find(({ unit, type }) => unit === row.unit && type === row.type)).toMatchObject({
    file: row.next,
    drawn: row.drawn[0],
    replaced: 1,
  })
  const empty = await emptyStrata(house.doer.db, campaign)
  expect(drawn.length + empty.length).toBe(all.length)
})

it('is public without a sign-in, unpublished case numbers left out, published ones shown', async () => {
  const page = await ask('nobody', 'GET', `/public/${campaign}/draw`)
  const round = await get<RoundView>('office-clerk', '1')
  const files = await drawnFiles(house.doer.db, campaign)
  expect([page.statusCode, page.body.includes(round.commitment ?? '-'), page.body.includes(seed)]).toEqual([
    200,
    true,
    true,
  ])
  expect(files.filter(({ file }) => page.body.includes(file))).toEqual([])
  const [today, tomorrow, nowhere] = files.map(({ file }) => file)
  const published = (number: string | undefined, day: string, url: string | null) =>
    sql`insert into case_file (campaign, id, number, unit, type, party, state, version, form_problems, fatal, errors, warnings,
      asks, hash, checked_with, opened_by, opened_at, saved_by, saved_at, published, published_url)
      values (${campaign}, ${`published-${number}`}, ${number}, ${own}, '', '', 'done', 1, 0, 0, 0, 0, 0, '', '', '', ${at}, '', ${at},
      ${day}::date, ${url})`.execute(house.doer.db)
  await published(today, '2018-01-08', 'https://example.org/1')
  await published(tomorrow, '2018-01-09', 'https://example.org/2')
  await published(nowhere, '2018-01-01', null)
  const shown = (await ask('nobody', 'GET', `/public/${campaign}/draw`)).body
  expect(files.filter(({ file }) => shown.includes(file)).map(({ file }) => file)).toEqual([today])
  const zip = await JSZip.loadAsync((await ask('nobody', 'GET', `/public/${campaign}/draw/1/folder.zip`)).rawPayload)
  const record = String(await zip.file('draw-public.json')?.async('string'))
  expect(files.filter(({ file }) => record.includes(`"${file}"`)).map(({ file }) => file)).toEqual([today])
})

it('answers a public address that there is not with a page in both languages, a program with JSON', async () => {
  const open = (url: string, accept: string) =>
    house.as('nobody', { url, headers: { accept, 'accept-language': 'en' } })
  for (const url of [`/public/${campaign}/draw/99/folder.zip`, '/public/nowhere/draw', `/public/${campaign}/nothing`]) {
    const page = await open(url, 'text/html')
    expect([page.statusCode, page.headers['content-type']], url).toEqual([404, 'text/html; charset=utf-8'])
    expect(page.body).toMatch(/<html lang="en">.*This page cannot be opened.*打不开这一页/s)
    expect((await open(url, 'application/json')).json().code).toMatch(/\./)
  }
})

it('a witness signs the minutes under the own sign-in, the office records paper, and the minutes and the public see which', async () => {
  const { hash } = await get<{ hash: string }>('office-clerk', '1/minutes')
  const sign = (who: Persona, witness: number, path = 'signatures', minutesHash = hash) =>
    post(who, `1/${path}`, { post: witnesses[witness], minutesHash })
  expect(await code(sign('discipline', 0, 'signatures', '0'.repeat(64)))).toBe('draw.minutes-moved')
  expect((await sign('discipline', 1, 'signatures/paper')).statusCode).toBe(404)
  expect((await sign('discipline', 0)).statusCode).toBe(204)
  expect(await code(sign('discipline', 1))).toBe('draw.signed-by-you')
  expect(await code(sign('supervisor', 0))).toBe('draw.signed-already')
  expect((await sign('office-clerk', 1, 'signatures/paper')).statusCode).toBe(204)
  const minutes = await get<MinutesView>('supervisor', '1/minutes')
  expect(minutes.hash).toBe(hash)
  const signed = minutes.signatures.map(({ post: one, hand, by }) => [hand, one, by])
  expect(signed.toSorted()).toEqual([
    ['own', witnesses[0], '驻厅纪检组 演示干事'],
    ['paper', witnesses[1], '自治区办公室 演示干事'],
  ])
  const zip = await JSZip.loadAsync((await ask('office-clerk', 'GET', '1/minutes.docx')).rawPayload)
  const paper = String(await zip.file('word/document.xml')?.async('string'))
  expect(paper).toContain('驻厅纪检组 演示干事（本人登录签字）')
  expect(paper).toContain('由自治区办公室 演示干事据签字纸件登记')
  const page = (await ask('nobody', 'GET', `/public/${campaign}/draw`)).body
  expect(page).toContain(`${witnesses[0]}（本人登录签字）；${witnesses[1]}（办公室据签字纸件登记）`)
  expect(page).not.toContain('演示干事')
  expect((await ask('liaison', 'GET', '1/minutes')).statusCode).toBe(404)
  expect((await ask('liaison', 'GET', '1/folder.zip')).statusCode).toBe(404)
})

it('a supplementary round has its own promise and its own seed; voiding takes two', async () => {
  expect((await post('office-clerk', '', { ...set, supplements: 1 })).json()).toEqual({ round: 2 })
  await post('office-clerk', '2/freeze', { reason: '补抽空缺的层', evenUnchecked: true })
  await ask('office-clerk', 'PUT', '2/present', { present: witnesses })
  expect(await code(post('office-clerk', '2/digits', { post: witnesses[0], digits: seed }))).toBe(
    'draw.seed-used-in-another-round',
  )
  expect((await post('office-clerk', '2/void', { reason: '会场停电，承诺后未掷骰' })).statusCode).toBe(204)
  expect((await get<RoundView>('office-clerk', '2')).voidAsked).not.toBeNull()
  const asked = await house.as('leadership', { url: '/api/approvals' })
  const id = asked.json().approvals.find(({ kind }: { kind: string }) => kind === 'draw.void').id
  const decide = (who: Persona) =>
    house.as(who, {
      method: 'POST',
      url: `/api/approvals/${id}/decision`,
      payload: { approve: true, note: '同意作废' },
    })
  expect((await decide('office-clerk')).statusCode).toBeGreaterThanOrEqual(400)
  expect((await decide('leadership')).statusCode).toBeLessThan(300)
  expect((await get<RoundView>('office-clerk', '2')).state).toBe('void')
  expect((await ask('nobody', 'GET', `/public/${campaign}/draw`)).body).toContain('会场停电')
})

it('experts are drawn by the same tickets, those recused removed before the promise', async () => {
  const expert = { ...set, purpose: 'experts', strata: [{ name: '理论', places: 2 }] }
  expect(await code(post('office-clerk', '', { ...expert, strata: [] }))).toBe('draw.strata-needed')
  expect((await post('office-clerk', '', expert)).json()).toEqual({ round: 3 })
  const candidates = ['E1', 'E2', 'E3', 'E4'].map((id) => ({ id, name: `专家${id}`, stratum: '理论' }))
  expect((await ask('office-clerk', 'PUT', '3/candidates', { candidates })).statusCode).toBe(204)
  expect((await post('office-clerk', '3/recusals', { id: 'E3', recused: '曾任职于被评单位' })).statusCode).toBe(204)
  const frozen = (await post('office-clerk', '3/freeze', { reason: '名单已核对' })).json<RoundView>()
  expect([frozen.lines, frozen.recusalHash]).toEqual([
    3,
    createHash('sha256').update('E3\t理论\t曾任职于被评单位\n').digest('hex'),
  ])
  expect(await code(post('office-clerk', '3/recusals', { id: 'E1', recused: '另有原因' }))).toBe('draw.wrong-state')
  await ask('office-clerk', 'PUT', '3/present', { present: witnesses })
  for (const [place, who] of (['supervisor', 'review-secretary'] as const).entries())
    await post(who, '3/digits', { post: witnesses[place], digits: '27182818284590452353' })
  await expect.poll(async () => (await get<RoundView>('office-clerk', '3')).state, { timeout: 10_000 }).toBe('drawn')
  const [row] = (await get<ResultList>('office-clerk', '3/result')).rows
  expect(row).toMatchObject({ size: 3, places: 2, left: 1 })
  expect(row?.taken).not.toContain('E3')
  expect((await get<ResultList>('liaison', '3/result')).rows).toEqual([])
  for (const who of ['liaison', 'supervisor', 'review-secretary'] as const)
    for (const path of ['3/candidates', '3/folder.zip'])
      expect((await ask(who, 'GET', path)).statusCode, `${who} ${path}`).toBe(404)
  expect((await ask('leadership', 'GET', '3/folder.zip')).statusCode).toBe(200)
})

function never(): never {
  throw new Error('not found')
}
