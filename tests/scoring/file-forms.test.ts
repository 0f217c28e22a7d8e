/** The same registers in every form that the contract allows give the same result. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { folderOf, runScore } from './run-score.ts'

const vector = join(import.meta.dirname, '../vectors/scoring/small')
const names = readdirSync(vector).filter((name) => name.endsWith('.csv'))
const textOf = (name: string): string => readFileSync(join(vector, name), 'utf8')
const expected: unknown = JSON.parse(readFileSync(join(vector, 'expected.json'), 'utf8'))

/** Days as real date cells, scores, fines and enterprises as numbers; codes and certificates too. */
function cellOf(column: string, text: string): string | number | Date | null {
  if (text === '') return null
  const day = /^(\d{4})[-/年](\d{1,2})[-/月](\d{1,2})/.exec(text)
  if (column === '决定日期' && day !== null)
    return new Date(Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])))
  return /^\d[\d,]*(\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : text
}

async function workbook(csv: string): Promise<Uint8Array> {
  const [header = [], ...rows] = Papa.parse<string[]>(csv.trim()).data
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('Sheet1')
  sheet.addRow(header)
  for (const row of rows) sheet.addRow(row.map((text, index) => cellOf(header[index] ?? '', text)))
  for (const [index, column] of header.entries())
    if (column === '决定日期') sheet.getColumn(index + 1).numFmt = 'yyyy-mm-dd'
  return new Uint8Array(await book.xlsx.writeBuffer())
}

test('as workbooks with date cells and number cells', async () => {
  const files: Record<string, Uint8Array> = {}
  for (const name of names) files[name.replace('.csv', '.xlsx')] = await workbook(textOf(name))
  const ran = await runScore([folderOf(files), '--json'])
  expect(ran.err).toBe('')
  expect(JSON.parse(ran.out)).toEqual(expected)
})

test('with BOM, CRLF, columns in another order, columns nobody asked for and spaces around cells', async () => {
  const files: Record<string, string> = {}
  for (const name of names) {
    const rows = Papa.parse<string[]>(textOf(name).trim()).data
    const turned = rows.map((row, index) =>
      [index === 0 ? '备注' : ' x,"y" ', ...row.map((text) => ` ${text}\u3000`)].reverse(),
    )
    files[name] = `\ufeff${Papa.unparse(turned, { newline: '\r\n' })}\r\n\r\n`
  }
  const ran = await runScore([folderOf(files), '--json'])
  expect(ran.err).toBe('')
  expect(JSON.parse(ran.out)).toEqual(expected)
})

test('in GB18030', async () => {
  const files: Record<string, string | Uint8Array> = Object.fromEntries(names.map((name) => [name, textOf(name)]))
  // 证件号,得分 and 钢铁 in GB18030: written out, for no runtime here encodes it.
  const header = Uint8Array.from([0xd6, 0xa4, 0xbc, 0xfe, 0xba, 0xc5, 0x2c, 0xb5, 0xc3, 0xb7, 0xd6, 0x0d, 0x0a])
  const rows = new TextEncoder().encode(textOf('exam-scores.csv').split('\n').slice(1).join('\n'))
  files['exam-scores.csv'] = new Uint8Array([...header, ...rows])
  const ran = await runScore([folderOf(files), '--json'])
  expect(ran.err).toBe('')
  expect(JSON.parse(ran.out)).toEqual(expected)
})

test('with registers absent: nothing of that kind is known and the indicator is 0', async () => {
  const ran = await runScore([folderOf({ 'units.csv': textOf('units.csv') }), '--json'])
  expect(ran.code).toBe(0)
  const { collectives, awards, issues } = JSON.parse(ran.out)
  expect(collectives.city[0]).toMatchObject({ rank: null, total: '0.00', reasons: ['no-field-exercise'] })
  expect(collectives.county[0].reasons).toEqual(['no-field-exercise', 'not-nominated'])
  expect(awards.city).toEqual([])
  expect(issues[0]).toEqual({ code: 'quota-unfilled', award: 'city', places: 3 })
})
