import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { simulateProvince, writeProvince } from './index.ts'
import { industries, supportingTypes, type SyntheticProvince } from './province.ts'

const made: string[] = []
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true })))

function files(province: SyntheticProvince): Record<string, string> {
  const folder = mkdtempSync(join(tmpdir(), 'lianbing-simulate-'))
  made.push(folder)
  writeProvince(province, folder)
  return Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

const demo = simulateProvince('demo')
const level = (code: string): string | undefined => demo.units.find((unit) => unit.code === code)?.level

test('the same seed gives the same bytes', () => {
  const first = files(simulateProvince('demo'))
  expect(files(simulateProvince('demo'))).toEqual(first)
})

test('another seed gives another province in the same places', () => {
  const [a, b] = [files(demo), files(simulateProvince('demo 2'))]
  expect(Object.keys(a)).toEqual(Object.keys(b))
  for (const name of Object.keys(a)) expect(a[name], name).not.toBe(b[name])
  expect(simulateProvince('demo 2').units.map(({ code }) => code)).toEqual(demo.units.map(({ code }) => code))
})

test('there are 14 prefectures, 96 counties and the number of cases asked for', () => {
  expect(demo.units.filter((unit) => unit.level === '市级')).toHaveLength(14)
  expect(demo.units.filter((unit) => unit.level === '县级')).toHaveLength(96)
  expect(demo.cases).toHaveLength(6000)
  const large = simulateProvince('bench', { cases: 12345, units: 300 })
  expect([large.units.length, large.cases.length]).toEqual([301, 12345])
  expect(new Set(large.units.map(({ code }) => code)).size).toBe(301)
})

test('sizes below the real province are refused in words', () => {
  expect(() => simulateProvince('x', { units: 109 })).toThrow(/units: 110 or more/)
  expect(() => simulateProvince('x', { cases: 10 })).toThrow(/cases: 1000 or more/)
})

test('case numbers are unique, dates lie in April to December, weekends are rare, fines are whole yuan', () => {
  expect(new Set(demo.cases.map(({ number }) => number)).size).toBe(demo.cases.length)
  expect(demo.cases.every(({ decided }) => decided >= '2017-04-01' && decided <= '2017-12-31')).toBe(true)
  const weekend = demo.cases.filter(({ decided }) => [0, 6].includes(new Date(decided).getUTCDay()))
  expect(weekend.length / demo.cases.length).toBeLessThan(0.06)
  expect(demo.cases.every(({ fine }) => fine === undefined || (Number.isSafeInteger(fine) && fine >= 0))).toBe(true)
})

test('cases spread over the prefectures as the published petitions did', () => {
  const territory = (prefix: string): number => demo.cases.filter(({ unit }) => unit.startsWith(prefix)).length
  expect(territory('6501') / demo.cases.length).toBeGreaterThan(0.3)
  expect(territory('6501')).toBeGreaterThan(territory('6523'))
  expect(territory('6523')).toBeGreaterThan(territory('6532'))
})

test('types come in the proportions of 2017', () => {
  const share = (type: string): number => demo.cases.filter((row) => row.type === type).length / demo.cases.length
  expect(share('一般行政处罚')).toBeGreaterThan(0.7)
  expect(share('查封扣押')).toBeGreaterThan(share('限产停产'))
  expect(share('移送行政拘留')).toBeGreaterThan(share('涉嫌犯罪移送'))
  expect(share('涉嫌犯罪移送')).toBeGreaterThan(share('按日连续处罚'))
})

test('n5.3: just the planted counties have no case of the supporting types', () => {
  const having = new Set(demo.cases.filter(({ type }) => supportingTypes.includes(type)).map(({ unit }) => unit))
  const without = demo.units.filter((unit) => unit.level === '县级' && !having.has(unit.code)).map(({ code }) => code)
  expect(without).toEqual(demo.planted['noSupportingCase'])
})

test('n4.2b: every prefecture sends a backbone for each industry', () => {
  for (const { code } of demo.units.filter((unit) => unit.level === '市级')) {
    const sent = demo.backbones.filter(({ prefecture }) => prefecture === code).map(({ industry }) => industry)
    expect([...new Set(sent)].sort()).toEqual([...industries].sort())
  }
})

test('every file and report has three experts with marks in 0–100', () => {
  const experts = Map.groupBy(
    [
      ...demo.fileScores.map((row) => [row.file, row] as const),
      ...demo.reportScores.map((row) => [row.report, row] as const),
    ],
    ([id]) => id,
  )
  for (const [id, rows] of experts) expect(new Set(rows.map(([, row]) => row.expert)).size, id).toBe(3)
  expect(demo.fileScores.every(({ tenths }) => tenths >= 0 && tenths <= 1000)).toBe(true)
})

test('n4.3a: 1–3 counties a prefecture by its own choice, and 5–10 people', () => {
  for (const { code } of demo.units.filter((unit) => unit.level === '市级')) {
    const own = demo.nominations.filter(({ unit }) => unit.slice(0, 4) === code.slice(0, 4))
    const unfit = demo.planted['nominatedUnfit'] ?? []
    const counties = own.filter(({ category, unit }) => category === '集体' && !unfit.includes(unit))
    const people = new Set(own.filter(({ category }) => category !== '集体').map(({ certificate }) => certificate))
    expect([1, 2, 3]).toContain(counties.length)
    expect(people.size).toBeGreaterThanOrEqual(5)
    expect(people.size).toBeLessThanOrEqual(10)
  }
})

test('what is planted is there', () => {
  const reporting = new Set(demo.reportScores.map(({ certificate }) => certificate.slice(0, 6)))
  for (const unit of demo.planted['noFieldExercise'] ?? []) expect(reporting.has(unit), unit).toBe(false)
  expect(demo.planted['noFieldExercise']?.some((unit) => level(unit) === '市级')).toBe(true)
  expect(demo.nominations.filter((row) => row.integrityProof === false)).toHaveLength(1)
  expect(demo.nominations.filter((row) => row.verifiedReport)).toHaveLength(1)
  const [report] = demo.planted['reportUsedTwice'] ?? []
  expect(demo.nominations.filter(({ material1 }) => material1 === report)).toHaveLength(2)
  const [county] = demo.planted['splitCases'] ?? []
  const split = demo.cases.filter((row) => row.unit === county && [49000, 48500, 49800, 49500].includes(row.fine ?? 0))
  expect(new Set(split.map(({ decided, party }) => decided + party)).size).toBeLessThan(split.length)
})

test('nobody in it could be a real person: ten-digit certificates, made-up names', () => {
  for (const { certificate, name } of demo.officers) {
    expect(certificate).toMatch(/^\d{10}$/)
    expect(name).toMatch(/^(合成[·•．])?执法人员/)
  }
  expect(demo.cases.every(({ party }) => /^合成企业\d+有限公司$/.test(party))).toBe(true)
})
