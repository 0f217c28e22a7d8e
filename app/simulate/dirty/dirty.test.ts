import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import { afterAll, afterEach, expect, test, vi } from 'vitest'
import { simulateProvince } from '../index.ts'
import { encodeGb18030 } from './gb18030.ts'
import { mistakes } from './mistakes.ts'
import { writeDirtyRegister, type ExpectedFiles } from './write.ts'

const made: string[] = []
afterAll(() => made.forEach((folder) => rmSync(folder, { recursive: true })))
afterEach(() => void vi.useRealTimers())

async function folder(seed: string): Promise<string> {
  const out = mkdtempSync(join(tmpdir(), 'lianbing-dirty-'))
  made.push(out)
  await writeDirtyRegister(simulateProvince(seed, { cases: 2000 }), out)
  return join(out, 'dirty')
}
const hashes = (path: string): string[] =>
  readdirSync(path).map(
    (name) =>
      `${name} ${createHash('sha256')
        .update(readFileSync(join(path, name)))
        .digest('hex')}`,
  )

const expectedOf = (path: string): ExpectedFiles => JSON.parse(readFileSync(join(path, 'expected.json'), 'utf8'))

test('the same seed gives the same bytes at another time, spreadsheets included', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2019-03-04T05:06:08Z') })
  const first = hashes(await folder('clock'))
  vi.setSystemTime(new Date('2031-12-11T10:09:00Z'))
  expect(hashes(await folder('clock'))).toEqual(first)
  expect(first.some((line) => line.includes('.xlsx'))).toBe(true)
})

test('every row of the register is either expected as good or planted with a mistake', async () => {
  const expected = Object.values(expectedOf(await folder('count')))
  const wrong = expected.flatMap(({ errors }) => new Set(errors.map(([row]) => row)).size)
  const good = expected.map(({ goodRows }) => goodRows)
  expect([...wrong, ...good].reduce((a, b) => a + b, 0)).toBe(2000)
})

test('every file but the one without a header has every kind of mistake', async () => {
  for (const [file, { errors, noHeader }] of Object.entries(expectedOf(await folder('kinds')))) {
    if (noHeader) continue
    expect(errors, file).toHaveLength(Object.keys(mistakes).length + 2)
    const columns = new Set(errors.map(([, column]) => (column.startsWith('单位') ? '单位' : column)))
    expect(columns, file).toEqual(new Set(['单位', '决定日期', '案号', '案件类型', '罚款金额']))
  }
})

test('the files are in all the shapes that offices use', async () => {
  const path = await folder('shapes')
  const names = readdirSync(path)
  const csv = names.filter((name) => name.endsWith('.csv')).map((name) => readFileSync(join(path, name)))
  expect(csv.some((bytes) => bytes.subarray(0, 3).toString('hex') === 'efbbbf')).toBe(true)
  const older = csv.filter((bytes) => bytes.subarray(0, 3).toString('hex') !== 'efbbbf')
  expect(older.length).toBeGreaterThan(0)
  for (const bytes of older) expect(new TextDecoder('gb18030', { fatal: true }).decode(bytes)).toContain('合成环罚')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.readFile(join(path, names[0] ?? ''))
  const sheet = workbook.getWorksheet('案件')
  expect(sheet?.getCell(1, 1).value).toBe('2017年环境行政处罚案件登记表')
  expect(sheet?.getCell(1, 8).isMerged).toBe(true)
})

test('GB18030 round trip; what has no two-byte form is refused', () => {
  const text = 'abc,合成环罚〔2017〕1号，０１２·—\n'
  expect(new TextDecoder('gb18030').decode(encodeGb18030(text))).toBe(text)
  expect(() => encodeGb18030('😀')).toThrow(/no two-byte/)
})
