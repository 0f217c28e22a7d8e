/** What people typed is text in every workbook that leaves: never a formula, however it begins. */
import excel from 'exceljs'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { slices } from '../../app/server/slices.ts'
import { roles } from '../../slices/people/contract.ts'
import { startTestHouse, type TestHouse } from '../house.ts'
import { keepRegisters } from '../kept-registers.ts'
import { definition2017 as definition, vectorInput } from '../scoring-vectors.ts'
import { writeTable } from '../../platform/tables/write-table.ts'

const beginnings = ['=', '+', '-', '@', '\t=', '\r=', '\n=', '＝', "'="]
const planted = beginnings.map((sign) => `${sign}cmd|'/c calc'!A0`)

let house: TestHouse
beforeAll(async () => {
  house = await startTestHouse()
  const { db } = house.doer
  const input = await vectorInput('small', definition)
  await keepRegisters(db, 'xinjiang-2017', { ...input, definition })
  expect(
    (await house.as('office-clerk', { method: 'POST', url: '/api/campaigns/xinjiang-2017/runs' })).statusCode,
  ).toBe(201)
  await plant()
}, 120_000)
afterAll(() => house.close())

/** Into every text that a person writes and an export may show: names, titles, contacts, reasons, what the file said. */
async function plant(): Promise<void> {
  const { db } = house.doer
  await sql`update person set name = '=HYPERLINK("http://evil.example",1)', contact = '@SUM(1)'`.execute(db)
  await sql`update post set title = '+1+1'`.execute(db)
}

interface Found {
  path: string
  cells: excel.Cell[]
}

async function cellsOf(path: string, bytes: Buffer): Promise<Found> {
  const workbook = new excel.Workbook()
  const whole = new ArrayBuffer(bytes.length)
  new Uint8Array(whole).set(bytes)
  await workbook.xlsx.load(whole)
  const cells: excel.Cell[] = []
  workbook.eachSheet((sheet) => sheet.eachRow((row) => row.eachCell((cell) => void cells.push(cell))))
  return { path, cells }
}

const dangerous = /^\s*[=+\-@＝']/

/** A number below nought is a number, in a cell of numbers. */
const acts = (cell: excel.Cell): boolean =>
  cell.type === excel.ValueType.Formula ||
  (cell.type === excel.ValueType.Hyperlink && !cell.hyperlink.startsWith('#')) ||
  (cell.type === excel.ValueType.String && dangerous.test(cell.text) && cell.numFmt !== '@')

it('in every export of the server', async () => {
  const paths = slices
    .flatMap(({ routes }) => routes)
    .filter(({ method, path }) => method === 'GET' && path.endsWith('.xlsx'))
    .map(({ path }) =>
      path.replace(':campaign', 'xinjiang-2017').replace(':run', 'latest').replace(':register', 'cases'),
    )
  const read: Found[] = []
  for (const path of paths)
    for (const role of roles) {
      const answer = await house.as(role, { url: path })
      if (answer.statusCode === 200) read.push(await cellsOf(path, answer.rawPayload))
    }
  expect(new Set(read.map(({ path }) => path)).size).toBeGreaterThan(5)
  const texts = read.flatMap(({ cells }) => cells.filter((cell) => dangerous.test(cell.text)))
  expect(texts.length).toBeGreaterThan(2)
  // The workbook that computes a run again has formulas: ours, which hold nothing that a person typed.
  const isOurs = (path: string, cell: excel.Cell): boolean =>
    path.endsWith('/workbook.xlsx') &&
    cell.type === excel.ValueType.Formula &&
    !/https?:|HYPERLINK|cmd/i.test(cell.formula)
  const faults = read.flatMap(({ path, cells }) =>
    cells
      .filter((cell) => acts(cell) && !isOurs(path, cell))
      .map((cell) => `${path} ${cell.worksheet.name} ${cell.address} ${cell.text.slice(0, 60)}`),
  )
  expect(faults).toEqual([])
}, 120_000)

it('written as a number, a day or a text', async () => {
  const columns = (['text', 'number', 'day'] as const).map((kind) => ({ header: kind, kind }))
  const rows = planted.map((text) => [text, text, text])
  const { cells } = await cellsOf('table', Buffer.from(await writeTable({ sheet: '表', columns, rows })))
  const written = cells.filter((cell) => cell.text.includes('calc'))
  expect(written).toHaveLength(planted.length * 3)
  expect(written.filter(acts).map((cell) => cell.address)).toEqual([])
})
