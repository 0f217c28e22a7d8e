import excel from 'exceljs'
import { writeXlsx } from 'hucre/xlsx'
import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { markedCopy } from './marked-copy.ts'
import { readTable } from './read-table.ts'
import { writeTable } from './write-table.ts'

async function load(bytes: Uint8Array): Promise<excel.Workbook> {
  const workbook = new excel.Workbook()
  const whole = new ArrayBuffer(bytes.length)
  new Uint8Array(whole).set(bytes)
  await workbook.xlsx.load(whole)
  return workbook
}
async function firstSheet(bytes: Uint8Array): Promise<excel.Worksheet> {
  const sheet = (await load(bytes)).worksheets[0]
  if (sheet === undefined) throw new Error('no sheet')
  return sheet
}

describe('a table that is written', () => {
  const columns = [
    { header: '案号', kind: 'text' as const },
    { header: '罚款金额', kind: 'number' as const },
    { header: '决定日期', kind: 'day' as const },
  ]
  test('numbers are numbers, days are days, long numbers stay text', async () => {
    const rows = [
      ['1号', '35000.50', '2017-05-03'],
      ['6501000001', '12345678901234567', null],
    ]
    const [sheet] = await readTable(await writeTable({ sheet: '案件', columns, rows }), 'a.xlsx')
    expect([...(sheet?.rows ?? [])].map((row) => row.cells)).toEqual([
      ['案号', '罚款金额', '决定日期'],
      ['1号', { number: '35000.5' }, { day: '2017-05-03' }],
      ['6501000001', '12345678901234567', null],
    ])
  })
  test.each(['=1+1', '+1', '-A1', '@SUM(A1)', '=cmd|"/c calc"!A1', '\t=1'])(
    '%j stays text, also when it is edited',
    async (text) => {
      const sheet = await firstSheet(await writeTable({ sheet: '案件', columns, rows: [[text, text, text]] }))
      for (const column of [1, 2, 3]) {
        const cell = sheet.getCell(2, column)
        expect([cell.type, cell.value, cell.formula]).toEqual([excel.ValueType.String, text, undefined])
      }
      expect(sheet.getCell(2, 1).numFmt).toBe('@')
    },
  )
  test('the header is bold and stays in sight', async () => {
    const sheet = await firstSheet(await writeTable({ sheet: 'a/b', columns, rows: [] }))
    expect(sheet.getCell(1, 1).font.bold).toBe(true)
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 })
    expect(sheet.name).toBe('a b')
  })
})

describe('a marked copy of a table below its title', () => {
  test('names the added column at the header; every wrong cell has its notes, empty ones too', async () => {
    const workbook = new excel.Workbook()
    const made = workbook.addWorksheet('案件')
    made.addRows([['案件登记表'], ['案号', '单位', '罚款'], ['1号', '昌吉市', 1], ['2号', null, 2]])
    const marks = [
      { row: 4, column: 1, message: '没有填写单位。' },
      { row: 4, column: 2, message: '甲。' },
      { row: 4, column: 2, message: '乙。' },
    ]
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer())
    const sheet = await firstSheet(await markedCopy({ bytes, fileName: 'a.xlsx', sheet: '案件', headerRow: 2, marks }))
    expect([sheet.getCell(2, 4).value, sheet.getCell(3, 4).value]).toEqual(['问题和改法', null])
    expect(sheet.getCell(4, 2).fill).toMatchObject({ fgColor: { argb: 'FFFFD6D1' } })
    expect([2, 3].map((column) => noteText(sheet.getCell(4, column)))).toEqual(['没有填写单位。', '甲。\n乙。'])
  })
})

const noteText = ({ note }: excel.Cell): string =>
  typeof note === 'string' ? note : (note?.texts ?? []).map(({ text }) => text).join('')

describe('a marked copy', () => {
  const marks = [
    { row: 2, column: 1, message: '不认识的案件类型“口头批评”。' },
    { row: 2, message: '案号与第 1 行重复。' },
  ]
  const rows = [
    ['案号', '案件类型'],
    ['1号', '口头批评'],
    ['2号', '稽查'],
  ]
  const check = async (bytes: Uint8Array, fileName: string): Promise<void> => {
    const copy = await load(await markedCopy({ bytes, fileName, sheet: '案件', marks }))
    const sheet = copy.getWorksheet('案件')
    expect(sheet?.getCell('B2').fill).toMatchObject({ fgColor: { argb: 'FFFFD6D1' } })
    expect(JSON.stringify(sheet?.getCell('B2').note)).toContain('口头批评')
    expect(sheet?.getCell('C1').value).toBe('问题和改法')
    expect(sheet?.getCell('C2').value).toBe('不认识的案件类型“口头批评”。\n案号与第 1 行重复。')
    expect(sheet?.getCell('B3').fill).toBeUndefined()
    expect(sheet?.getCell('B3').value).toBe('稽查')
  }
  test('of an .xlsx', async () =>
    check(
      await writeXlsx({
        sheets: [
          { name: '说明', rows: [['x']] },
          { name: '案件', rows },
        ],
      }),
      'a.xlsx',
    ))
  test('of a .csv', () => check(new TextEncoder().encode(rows.map((row) => row.join(',')).join('\n')), '案件.csv'))
  test('of a very large file has the wrong rows only', async () => {
    const long = [
      ...rows.map((row) => row.join(',')),
      ...Array.from({ length: 90_000 }, (_, i) => `${i + 3}号,${'稽查'.repeat(20)}`),
    ]
    const bytes = new TextEncoder().encode(long.join('\n'))
    const [sheet] = await readTable(await markedCopy({ bytes, fileName: '案件.csv', sheet: '案件', marks }), 'a.xlsx')
    const written = [...(sheet?.rows ?? [])].map((row) => row.cells)
    expect(written[1]).toEqual([
      { number: '2' },
      '不认识的案件类型“口头批评”。\n案号与第 1 行重复。',
      '1号',
      '口头批评',
    ])
    expect(written).toHaveLength(2)
  })
  test('of a small file that unpacks to much more has the wrong rows alone, and is refused where its list lies', async () => {
    const rows = [
      ['案号', '类型'],
      ['1号', '口头批评'],
      ['2号', '稽查'],
    ]
    const zip = await JSZip.loadAsync(await writeXlsx({ sheets: [{ name: '案件', rows }] }))
    zip.file('xl/media/padding.xml', ' '.repeat(65 * 1024 * 1024))
    const bytes = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' })
    expect(bytes.length).toBeLessThan(1024 * 1024)
    const [sheet] = await readTable(await markedCopy({ bytes, fileName: 'a.xlsx', sheet: '案件', marks }), 'b.xlsx')
    expect(Array.from(sheet?.rows ?? [], ({ cells }) => cells.at(2))).toEqual(['第1列', '1号'])
    const lying = Buffer.from(bytes)
    const size = Buffer.alloc(4)
    size.writeUInt32LE(65 * 1024 * 1024)
    for (let at = lying.indexOf(size); at >= 0; at = lying.indexOf(size)) lying.writeUInt32LE(10, at)
    await expect(markedCopy({ bytes: lying, fileName: 'a.xlsx', sheet: '案件', marks })).rejects.toThrow(
      'tables.too-large',
    )
  })
})
