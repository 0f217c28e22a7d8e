import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import excel from 'exceljs'
import JSZip from 'jszip'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { toJsonDocument } from '../../rules/scoring/document.ts'
import { score } from '../../rules/scoring/score.ts'
import { definition2017 as definition, expectedOf, vectorInput } from '../../tests/scoring-vectors.ts'
import { startTestHouse, type Persona, type TestHouse } from '../../tests/house.ts'
import { keepImport, keepRegisters } from '../../tests/kept-registers.ts'
import type { CompareView, LeagueView, RunView, WhatIfData } from './contract.ts'
import { hashOf } from './run-result.ts'
import { factsFrom } from './model.ts'

const base = '/api/campaigns/xinjiang-2017'
const main = fileURLToPath(new URL('../../app/cli/main.ts', import.meta.url))
let house: TestHouse
const get = (persona: Persona, path: string) => house.as(persona, { url: `${base}${path}` })
const post = (persona: Persona, path: string, payload: object = {}) =>
  house.as(persona, { method: 'POST', url: `${base}${path}`, payload })
const db = () => house.doer.db

let first = ''

const server = process.env['TEST_DATABASE_URL'] ?? ''
describe.each(server === '' ? [''] : ['', server])('runs (%#: embedded, then the server)', (databaseUrl) => {
  beforeAll(async () => {
    house = await startTestHouse({ databaseUrl, now: () => new Date('2017-11-02T02:00:00Z') })
    // The vector's liaison: of its second prefecture.
    await sql`update post set unit = '650200' where id = 'demo-liaison'`.execute(db())
  }, 60_000)
  afterAll(() => house.close())

  describe('a run', () => {
    it('is refused while there are no units', async () => {
      const answer = await post('office-clerk', '/runs')
      expect([answer.statusCode, answer.json().code]).toEqual([409, 'scoring.no-data'])
      expect((await get('office-clerk', '/runs')).json()).toMatchObject({ runs: [], now: { dataVersion: 0 } })
      expect((await get('office-clerk', '/runs/latest/league')).json().code).toBe('scoring.no-run')
    })

    it('is made by the office and gives the known answers', async () => {
      await keepRegisters(db(), 'xinjiang-2017', { ...(await vectorInput('small', definition)), definition })
      const made = await post('office-clerk', '/runs')
      expect([made.statusCode, made.json()]).toMatchObject([
        201,
        { seq: 1, dataVersion: 7, second: null, frozen: [], madeBy: '自治区办公室 演示干事' },
      ])
      expect(made.json().resultHash).toBe(hashOf(expectedOf('small')))
      first = made.json().id
      const league: LeagueView = (await get('auditor', '/runs/latest/league')).json()
      expect(expectedOf('small')).toMatchObject({ awards: league.awards, issues: league.issues })
      expect(league.collectives['city']?.[0]).toMatchObject({
        rank: 1,
        parts: { caseVolume: { count: expect.any(String) } },
      })
      expect(league.robustness['city']).toHaveProperty('gap')
    })

    it.each(['liaison', 'leadership', 'auditor', 'review-secretary', 'county-officer', 'nobody'] as const)(
      'cannot be made by %s',
      async (persona) => {
        expect((await post(persona, '/runs')).statusCode).toBe(persona === 'nobody' ? 401 : 404)
      },
    )

    it.each(['county-officer', 'expert', 'supervisor', 'publicity-clerk', 'discipline'] as const)(
      'does not exist for %s',
      async (persona) => {
        for (const path of ['', '/latest', '/latest/league', '/latest/what-if-data', '/latest/bundle.zip'])
          expect((await get(persona, `/runs${path}`)).statusCode).toBe(404)
      },
    )

    it('cannot be changed or removed, nor its reasons', async () => {
      for (const statement of [
        `update scoring_run set result_hash = 'x'`,
        `delete from scoring_run`,
        `update scoring_reason set tree = '{}'`,
        `delete from scoring_reason`,
      ])
        await expect(sql.raw(statement).execute(db())).rejects.toThrow('immutable')
    })

    it('that broke off leaves nothing behind', async () => {
      await sql`alter table scoring_run add constraint broken check (seq < 2)`.execute(db())
      try {
        expect((await post('office-clerk', '/runs')).statusCode).toBe(500)
      } finally {
        await sql`alter table scoring_run drop constraint broken`.execute(db())
      }
      const left = await sql`select distinct run_id from scoring_reason`.execute(db())
      expect(left.rows).toEqual([{ run_id: first }])
      expect((await get('auditor', '/runs')).json().runs).toHaveLength(1)
    })
  })

  describe('the reasons of a number', () => {
    const of = (subject: string, path = '') => `subject=${encodeURIComponent(subject)}&path=${path}`

    it('open from the total to a part and its rows, as they stood', async () => {
      const total = (await get('auditor', `/runs/latest/reasons?${of('unit:650100')}`)).json()
      expect(total.titles).toMatchObject({
        'indicator:caseQuality': expect.any(String),
        'unit:650100': expect.any(String),
      })
      const fines = await get('auditor', `/runs/latest/reasons?${of('unit:650100', 'caseVolume.fines')}`)
      expect(fines.json().reason).toMatchObject({ label: 'indicator:fines', unit: 'points' })
      const page = `/runs/latest/rows?${of('unit:650100', 'caseVolume.fines')}&file=cases`
      const rows = (await get('auditor', `${page}&limit=2`)).json()
      expect(rows.rows).toHaveLength(2)
      expect(rows.rows[0]).toMatchObject({ 案号: expect.any(String), _row: expect.any(Number), _fileName: 'cases.csv' })
      const rest = (await get('auditor', `${page}&offset=2&limit=500`)).json()
      expect(rest.rows).toHaveLength(rows.total - 2)
    })

    it('know no unit, path or run that is not there', async () => {
      for (const path of [of('unit:650100', 'nothing'), of('unit:650100', '77')])
        expect((await get('auditor', `/runs/latest/reasons?${path}`)).json().code).toBe('scoring.no-reason')
      const unknown = (await get('auditor', `/runs/latest/reasons?${of('unit:999')}`)).json()
      expect([unknown.code, unknown.message]).toEqual([
        'scoring.no-subject',
        '这次计算中没有代码或证件号为“999”的单位或人员，或者不在您可看的范围内。请在成绩排名里选。',
      ])
      expect((await get('auditor', `/runs/x/reasons?${of('unit:650100')}`)).json().code).toBe('scoring.no-run')
    })

    it('name a candidate by certificate and row', async () => {
      const league: LeagueView = (await get('auditor', '/runs/latest/league')).json()
      const one = Object.values(league.individuals).flat()[0]
      const answer = await get('auditor', `/runs/latest/reasons?${of(`person:${one?.person}:${one?.row}`)}`)
      expect(answer.json().reason.label).toBe('individual')
    })

    it('show a liaison the sums of others and the rows of the own territory alone', async () => {
      expect((await post('office-clerk', '/runs/latest/release', { reason: '初评结果' })).json()).toEqual({
        released: true,
      })
      const league: LeagueView = (await get('liaison', '/runs/latest/league')).json()
      const codes = Object.values(league.collectives)
        .flat()
        .map(({ unit }) => unit)
      expect(codes.length).toBeGreaterThan(20)
      const other = codes.find((code) => !code.startsWith('6502')) ?? ''
      const sums = (await get('liaison', `/runs/latest/reasons?${of(`unit:${other}`)}`)).json().reason
      const named = JSON.stringify(sums).match(/"rows":\[\d/g)
      expect([sums.label, named]).toEqual(['total', null])
      const refused = await get('liaison', `/runs/latest/rows?${of(`unit:${other}`)}&file=cases`)
      expect([refused.statusCode, refused.json().code]).toEqual([404, 'scoring.no-subject'])
      const seen = await get('auditor', `/runs/latest/rows?${of(`unit:${other}`)}&file=cases`)
      expect(seen.json().total).toBeGreaterThan(0)
    })

    it('leave other units’ people without names and grounds for a liaison', async () => {
      const [all, seen]: LeagueView[] = [
        (await get('auditor', '/runs/latest/league')).json(),
        (await get('liaison', '/runs/latest/league')).json(),
      ]
      const people = (league: LeagueView | undefined) => Object.values(league?.individuals ?? {}).flat()
      expect(people(all).some(({ unit, reasons }) => !unit.startsWith('6502') && reasons.length > 0)).toBe(true)
      for (const one of people(seen)) {
        const whole = people(all).find(({ row }) => row === one.row)
        expect(one).toEqual(one.unit.startsWith('6502') ? whole : { ...whole, name: '', reasons: [], opens: false })
      }
    })

    it('leave rows of other units out of a liaison’s own numbers, and count them', async () => {
      const league: LeagueView = (await get('liaison', '/runs/latest/league')).json()
      const own = Object.values(league.collectives)
        .flat()
        .find(({ unit }) => unit.startsWith('6502'))?.unit
      if (own === undefined) return expect.fail('the vector has no unit of the liaison')
      const page = `${of(`unit:${own}`, 'caseVolume')}&file=units`
      const shown = (await get('liaison', `/runs/latest/rows?${page}`)).json()
      expect(shown.hidden).toBeGreaterThan(0)
      for (const row of shown.rows) expect(row['单位代码']).toMatch(/^6502/)
      expect((await get('auditor', `/runs/latest/rows?${page}`)).json()).toMatchObject({
        hidden: 0,
        total: shown.hidden + shown.total,
      })
    })
  })

  describe('what-if', () => {
    it('gives the browser what it needs to come to the same result', async () => {
      const data: WhatIfData = (await get('leadership', '/runs/latest/what-if-data')).json()
      expect(toJsonDocument(score(data.definition, factsFrom(data.facts)))).toEqual(expectedOf('small'))
      expect(data.readings['R1']?.options.length).toBeGreaterThan(1)
      expect((await get('liaison', '/runs/latest/what-if-data')).statusCode).toBe(404)
    })

    it('keeps scenarios, refuses what the definition does not have, and removes them', async () => {
      const variation = { readings: { R1: { choice: 'best-ratio' } }, points: { onlineExam: '20' } }
      const saved = await post('leadership', '/scenarios', { title: '换一种读法', variation })
      expect([saved.statusCode, saved.json()]).toMatchObject([201, { runId: first, variation }])
      for (const wrong of [
        { readings: { R1: { choice: 'none' } } },
        { readings: { X9: { choice: 'a' } } },
        { points: { no: '1' } },
      ])
        expect((await post('leadership', '/scenarios', { title: 'x', variation: wrong })).json().code).toBe(
          'scoring.variation-unknown',
        )
      expect((await post('liaison', '/scenarios', { title: 'x', variation })).statusCode).toBe(404)
      expect((await get('auditor', '/scenarios')).json().scenarios).toHaveLength(1)
      const remove = () => house.as('leadership', { method: 'DELETE', url: `${base}/scenarios/${saved.json().id}` })
      expect([(await remove()).statusCode, (await remove()).json().code]).toEqual([204, 'scoring.no-scenario'])
    })
  })

  describe('files of a run', () => {
    it('the bundle gives anyone the same bytes with the command', { timeout: 60_000 }, async () => {
      const answer = await get('auditor', '/runs/latest/bundle.zip')
      expect(answer.headers['content-type']).toBe('application/zip')
      const folder = await mkdtemp(join(tmpdir(), 'lianbing-bundle-'))
      try {
        const zip = await JSZip.loadAsync(answer.rawPayload)
        for (const file of Object.values(zip.files)) {
          await mkdir(dirname(join(folder, file.name)), { recursive: true })
          await writeFile(join(folder, file.name), await file.async('nodebuffer'))
        }
        const readme = (await zip.file('README.md')?.async('string')) ?? ''
        const said = /^ {4}bin\/lianbing (.*) > mine\.json$/m.exec(readme)?.[1] ?? ''
        const own = said.replaceAll('/tmp/run-1', folder).split(' ')
        const printed = execFileSync(process.execPath, [main, ...own], { encoding: 'utf8', maxBuffer: 1e8 })
        expect(printed).toBe(await zip.file('result.json')?.async('string'))
        expect(JSON.parse(printed)).toEqual(expectedOf('small'))
        const manifest = JSON.parse((await zip.file('manifest.json')?.async('string')) ?? '')
        expect(manifest.leftOut).toEqual({})
        expect(createHash('sha256').update(printed.trimEnd()).digest('hex')).toBe(manifest.resultHash)
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    })

    it('the table and the workbook are workbooks', { timeout: 60_000 }, async () => {
      for (const path of ['table.xlsx?list=city', 'table.xlsx?list=industry', 'workbook.xlsx']) {
        const answer = await get('leadership', `/runs/latest/${path}`)
        expect([path, answer.statusCode, answer.rawPayload.subarray(0, 2).toString()]).toEqual([path, 200, 'PK'])
      }
      expect((await get('leadership', '/runs/latest/table.xlsx?list=nothing')).json().code).toBe('scoring.unknown-list')
    })

    it('the table has the rows and columns that are seen, in the order that is seen', async () => {
      const seen = 'list=county&prefecture=650200&sort=-onlineExam&columns=rank,name,total,onlineExam'
      const { rawPayload } = await get('leadership', `/runs/latest/table.xlsx?${seen}`)
      const book = new excel.Workbook()
      await book.xlsx.load(new Uint8Array(rawPayload).buffer)
      const table = (book.worksheets[0]?.getSheetValues() ?? []).slice(1).map((row) => (Array.isArray(row) ? row : []))
      expect(table[0]?.slice(1)).toEqual(['名次', '单位代码', '单位名称', '总分', '在线考试（10）', '说明'])
      const rows = table.slice(1)
      expect(rows.length).toBeGreaterThan(0)
      for (const row of rows) expect(row[2]).toMatch(/^6502/)
      const points = rows.map((row) => Number(row[5]))
      expect(points).toEqual(points.toSorted((a, b) => b - a))
    })

    it.each(['bundle.zip', 'table.xlsx?list=city', 'workbook.xlsx'])('%s is nothing for a liaison', async (path) => {
      expect((await get('liaison', `/runs/latest/${path}`)).statusCode).toBe(404)
    })
  })

  describe('unit and person', () => {
    it('show places, cases, people, nominations', async () => {
      const unit = (await get('office-clerk', '/units/650100')).json()
      expect(unit).toMatchObject({ unit: '650100', runs: [{ seq: 1, list: 'city' }], league: { unit: '650100' } })
      expect(unit.casesByType.length).toBeGreaterThan(0)
      const cases = unit.casesByMonth.reduce((sum: number, { count }: { count: number }) => sum + count, 0)
      expect(cases).toBe(unit.casesByType.reduce((sum: number, { count }: { count: number }) => sum + count, 0))
      expect((await get('office-clerk', '/units/999999')).json().code).toBe('scoring.unknown-unit')
      const league: LeagueView = (await get('auditor', '/runs/latest/league')).json()
      const candidate = league.individuals['industry']?.[0]
      const person = (await get('auditor', `/people/${candidate?.person}`)).json()
      expect(person.candidacies).toContainEqual({ ...candidate, list: 'industry', run: first })
      expect(person.runs).toContainEqual(expect.objectContaining({ row: candidate?.row, rank: candidate?.rank }))
      expect(person.reports.length).toBeGreaterThan(0)
      expect((await get('auditor', '/people/none')).json().code).toBe('scoring.unknown-person')
    })

    it('of another territory do not exist for a liaison', async () => {
      expect((await get('liaison', '/units/650100')).json().code).toBe('house.not-found')
      expect((await get('liaison', '/people/6501000001')).json().code).toBe('house.not-found')
      expect((await get('liaison', '/people/none')).json().code).toBe('house.not-found')
    })
  })

  describe('coverage', () => {
    it('counts counties without a case, and the office names the post that answers', async () => {
      const seen = (await get('auditor', '/coverage')).json()
      expect(seen).toMatchObject({ clauses: ['n5.3'], total: seen.counties.length })
      expect(seen.zero).toBe(seen.counties.filter(({ count }: { count: number }) => count === 0).length)
      const county = seen.counties[0].unit
      const put = (persona: Persona, unit: string) =>
        house.as(persona, { method: 'PUT', url: `${base}/coverage/${unit}/responsible`, payload: { post: '大队长' } })
      expect((await put('office-clerk', county)).statusCode).toBe(204)
      expect((await put('office-clerk', '650000')).json().code).toBe('scoring.unknown-unit')
      expect((await put('auditor', county)).statusCode).toBe(404)
      expect((await put('liaison', '650102')).json().code).toBe('house.not-found')
      const again = (await get('auditor', '/coverage')).json()
      expect(again.counties[0].responsible).toMatchObject({ post: '大队长', by: '自治区办公室 演示干事' })
      const audited = await sql`select verb from audit_entry where verb = 'scoring.assign-coverage'`.execute(db())
      expect(audited.rows).toHaveLength(1)
    })

    it('shows a liaison the own counties and the sums of all', async () => {
      const [all, own] = [(await get('auditor', '/coverage')).json(), (await get('liaison', '/coverage')).json()]
      expect([own.total, own.zero]).toEqual([all.total, all.zero])
      for (const { unit } of own.counties) expect(unit).toMatch(/^6502/)
      expect(own.counties.length).toBeLessThan(all.counties.length)
    })
  })

  describe('flags', () => {
    it('come with their methods, in the language of the reader, and not for everyone', async () => {
      const { methods, flags } = (await get('office-clerk', '/flags')).json()
      expect(methods.map(({ kind }: { kind: string }) => kind)).toEqual(['split-cases', 'end-of-window', 'round-fines'])
      for (const flag of flags) expect(flag.rows.length).toBe(Math.min(50, flag.count))
      const only = (await get('office-clerk', '/flags?kind=round-fines')).json()
      expect(only.flags).toEqual(flags.filter(({ kind }: { kind: string }) => kind === 'round-fines'))
      for (const persona of ['leadership', 'liaison'] as const)
        expect((await get(persona, '/flags')).statusCode).toBe(404)
    })
  })

  describe('a frozen copy', () => {
    const freeze = (persona: Persona, more: object = {}) =>
      post(persona, `/runs/${first}/freeze`, { purpose: 'provisional', reason: '10月5日上报', ...more })

    it('is made behind the second computation, whole, and its hash is of its bytes', async () => {
      const second = () => post('office-clerk', `/runs/${first}/second`)
      for (const asked of await Promise.all([second(), second()])) expect(asked.json()).toEqual({ differences: [] })
      expect((await freeze('liaison')).statusCode).toBe(404)
      expect((await freeze('office-clerk', { reason: '  ' })).statusCode).toBe(400)
      const frozen = (await freeze('office-clerk')).json()
      expect(frozen).toMatchObject({
        id: first,
        second: [],
        frozen: [{ purpose: 'provisional', by: '自治区办公室 演示干事' }],
      })
      const [{ id, hash }] = frozen.frozen
      for (const object of [`run:${first}`, `frozen:${id}`])
        expect((await get('liaison', `/history?object=${object}`)).statusCode, object).toBe(200)
      expect((await get('liaison', '/history?object=frozen:none')).statusCode).toBe(404)
      const copy = await get('auditor', `/frozen/${id}/document.json`)
      expect(createHash('sha256').update(copy.rawPayload).digest('hex')).toBe(hash)
      expect(copy.json()).toMatchObject({
        result: expectedOf('small'),
        campaign: { definition: { id: 'xinjiang-2017' } },
      })
      expect(copy.json().inputs).toHaveLength(7)
      expect((await get('auditor', '/frozen/none/document.json')).json().code).toBe('scoring.no-frozen')
    })

    it('cannot be changed or removed, and what the second computation found stays', async () => {
      for (const statement of [
        `update scoring_frozen set reason = 'x'`,
        `delete from scoring_frozen`,
        `update scoring_run set second = '[1]'`,
        `update scoring_run set second = null`,
      ])
        await expect(sql.raw(statement).execute(db())).rejects.toThrow('immutable')
    })

    it('of a run with newer data needs the office to say so', async () => {
      await amendExams()
      const refused = await freeze('office-clerk')
      expect([refused.statusCode, refused.json().code, refused.json().values]).toEqual([
        409,
        'scoring.newer-data',
        { run: 7, data: 8 },
      ])
      const asked = (await freeze('leadership', { despiteNewerData: true })).json<RunView>()
      expect([asked.frozen.length, asked.asked], 'one person does not freeze what is out of date').toEqual([
        1,
        [expect.objectContaining({ kind: 'scoring.freeze-run', isMine: true, by: '领导小组 演示领导' })],
      ])
      const decide = (who: Persona) =>
        house.as(who, {
          ...{ method: 'POST', url: `/api/approvals/${asked.asked[0]?.approval ?? ''}/decision` },
          payload: { approve: true, note: '上报口径' },
        })
      expect((await decide('leadership')).json().code).toBe('approvals.own')
      expect((await decide('office-clerk')).statusCode).toBe(204)
      expect((await get('auditor', `/runs/${first}`)).json<RunView>()).toMatchObject({
        asked: [],
        frozen: expect.arrayContaining([
          expect.objectContaining({ agreedBy: null }),
          expect.objectContaining({ purpose: 'provisional', agreedBy: '自治区办公室 演示干事' }),
        ]),
      })
    })

    it('is refused while the second computation differs', async () => {
      const run = (await post('office-clerk', '/runs')).json()
      const found = [{ subject: 'unit:650100', number: 'total', ours: '1', second: '2', kind: 'differs' }]
      await sql`update scoring_run set second = ${JSON.stringify(found)}::jsonb where id = ${run.id}`.execute(db())
      const refused = await post('office-clerk', `/runs/${run.id}/freeze`, { purpose: 'final', reason: '最终结果' })
      expect([refused.statusCode, refused.json().code]).toEqual([409, 'scoring.second-differs'])
    })
  })

  describe('two runs', () => {
    const compare = async (persona: Persona): Promise<CompareView> =>
      (await get(persona, `/runs/latest/compare/${first}`)).json()

    it('tell who moved and why: indicator, rows', async () => {
      const view = await compare('auditor')
      expect([view.from.seq, view.to.seq, view.definition]).toEqual([1, 2, []])
      expect(view.inputs).toMatchObject([{ register: 'exam-scores', added: 0, changed: 1, ended: 0 }])
      const rows = async (query: string) =>
        (await get('auditor', `/runs/latest/compare/${first}/rows?register=exam-scores${query}`)).json()
      expect(await rows('')).toMatchObject({
        total: 1,
        rows: [
          {
            unit: '650100',
            change: 'changed',
            before: { 证件号: '6501000001', 得分: '52.0000' },
            after: { 得分: '100' },
          },
        ],
      })
      expect(await rows('&change=added')).toEqual({ total: 0, rows: [] })
      expect(await rows('&offset=1')).toEqual({ total: 1, rows: [] })
      const city = view.moves.find(({ subject }) => subject === '650100')
      expect(city?.why.join('\n')).toMatch(/：\d+\.\d{4} → \d+\.\d{4}（\+\d/)
      // The new file comes before the nominations': their rows have other numbers, and that moves nobody.
      expect(view.moves.filter(({ list }) => list === 'industry' || list === 'caseInvestigation')).toEqual([])
      expect(city?.why.join('\n')).toMatch(/新增 0 行，更改 1 行，终止 0 行/)
    })

    it('tell a liaison the sums and no rows of others', async () => {
      const view = await compare('liaison')
      expect(view.inputs).toMatchObject([{ changed: 1 }])
      const rows = await get('liaison', `/runs/latest/compare/${first}/rows?register=exam-scores`)
      expect(rows.json()).toEqual({ total: 0, rows: [] })
    })

    it('are no change where they are the same', async () => {
      const self = (await get('auditor', `/runs/${first}/compare/${first}`)).json()
      expect(self).toMatchObject({ moves: [], inputs: [], definition: [], places: [] })
    })

    it('tell what the office changed in the definition, in words', async () => {
      const decided = await post('office-clerk', '/readings/R12', { choice: 'territory', reason: '按属地计算' })
      expect(decided.statusCode).toBe(201)
      await post('office-clerk', '/runs')
      const view = await compare('auditor')
      expect(view.definition.join('\n')).toMatch(/R12/)
      expect(view.definition.join('\n')).toMatch(/自治区办公室 演示干事/)
      expect(view.definition.join('\n')).not.toMatch(/demo-/)
    })

    it('of a definition are scored over the newest data: what changed, who moves', { timeout: 60_000 }, async () => {
      const effect = async (from: number, to: number) => get('leadership', `/definition-effect?from=${from}&to=${to}`)
      const view = (await effect(1, 2)).json()
      expect([view.from.version, view.to.version, view.dataVersion]).toEqual([1, 2, 8])
      expect(view.definition.join('\n')).toMatch(/R12/)
      expect(view.moves.length).toBeGreaterThan(0)
      const title = definition.indicators.find(({ id }) => id === 'fieldExercise')?.title ?? '?'
      for (const { list, why } of view.moves) if (list === 'city') expect(why.join()).toContain(title)
      expect((await effect(2, 2)).json()).toMatchObject({ moves: [], definition: [], places: [] })
      expect((await effect(1, 77)).json().code).toBe('campaigns.unknown')
      expect((await get('liaison', '/definition-effect?from=1&to=2')).statusCode).toBe(404)
    })

    it('made at the same moment take two numbers', async () => {
      const both = await Promise.all([post('office-clerk', '/runs'), post('office-clerk', '/runs')])
      expect(both.map((answer) => answer.statusCode)).toEqual([201, 201])
      expect(both.map((answer) => answer.json().seq).toSorted()).toEqual([4, 5])
    })

    it('keep the first as it was', async () => {
      const bundle = await JSZip.loadAsync((await get('auditor', `/runs/${first}/bundle.zip`)).rawPayload)
      expect(JSON.parse((await bundle.file('result.json')?.async('string')) ?? '')).toEqual(expectedOf('small'))
      expect(await bundle.file('exam-scores.csv')?.async('string')).toContain('6501000001,52')
      expect((await get('auditor', '/runs')).json().runs).toHaveLength(5)
    })
  })
})

/** Version 8: the first exam score ends and comes back as 100; one row is new. */
async function amendExams(): Promise<void> {
  const [campaign, version, importId] = ['xinjiang-2017', 8, 'import-8']
  await keepImport(db(), { campaign, version, importId, register: 'exam-scores' })
  await sql`update exam_score_row set until = 8 where certificate = '6501000001'`.execute(db())
  await sql`insert into exam_score_row (campaign, key, since, import_id, row, certificate, score)
    select campaign, key, 8, ${importId}, 2, certificate, 100 from exam_score_row where certificate = '6501000001' limit 1`.execute(
    db(),
  )
}
