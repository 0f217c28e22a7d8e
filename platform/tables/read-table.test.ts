import { writeOds } from 'hucre/ods'
import { writeXlsx } from 'hucre/xlsx'
import { deflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { Problem } from '../http/problem.ts'
import { openTable, readSheetRows, readTable } from './read-table.ts'

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le'))
const swapped = (bytes: Uint8Array): Uint8Array => new Uint8Array(Buffer.from(bytes).swap16())
const gb18030 = Uint8Array.from(Buffer.from('b0b8bac52cb5a5cebb0a31bac52cb2fdbcaacad00a', 'hex'))

const refusal = async (bytes: Uint8Array, name = 'a.xlsx'): Promise<string> => {
  try {
    await readTable(bytes, name)
    return 'read'
  } catch (cause) {
    return cause instanceof Problem ? cause.code : String(cause)
  }
}
const cellsOf = async (bytes: Uint8Array, name = 'a.csv') => {
  const [sheet] = await readTable(bytes, name)
  return [...(sheet?.rows ?? [])].map((row) => row.cells)
}

describe('text', () => {
  test('lines that end in several ways, as after an edit by hand, are one line each', async () => {
    const [sheet] = await readTable(new TextEncoder().encode('a,b\r\n1,2\n3,4\r\n5,6\r'), 'mixed.csv')
    expect([...(sheet?.rows ?? [])].map(({ row, cells }) => [row, ...cells])).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
      [3, '3', '4'],
      [4, '5', '6'],
    ])
  })

  const expected = [
    ['案号', '单位'],
    ['1号', '昌吉市'],
  ]
  const text = '案号,单位\n1号,昌吉市\n'
  test.each([
    ['UTF-8', utf8(text)],
    ['UTF-8 with BOM', utf8(`\ufeff${text}`)],
    ['GB18030', gb18030],
    ['UTF-16 little-endian', utf16(text)],
    ['UTF-16 big-endian', swapped(utf16(text))],
    ['Windows line ends', utf8(text.replaceAll('\n', '\r\n'))],
    ['old Macintosh line ends', utf8(text.replaceAll('\n', '\r'))],
    ['semicolons', utf8(text.replaceAll(',', ';'))],
    ['tabs', utf8(text.replaceAll(',', '\t'))],
    ['a declared separator', utf8(text)],
  ])('%s', async (_, bytes) => expect(await cellsOf(bytes)).toEqual(expected))

  test('the name does not matter: text called .xls', async () => {
    expect(await cellsOf(utf8(text), '案件.xls')).toEqual(expected)
  })
  test('a first line sep=; names the separator and counts as a row', async () => {
    const [sheet] = await readTable(utf8('sep=;\r\na;b\r\n'), 'a.csv')
    expect([...(sheet?.rows ?? [])].at(-1)).toEqual({ row: 2, cells: ['a', 'b'] })
  })
  test('title lines and commas in amounts do not hide tabs', async () => {
    const rows = await cellsOf(utf8('登记表，2017，附件\n案号\t金额\n1\t1,234,567.00\n2\t2,345,678.00\n'))
    expect(rows[2]).toEqual(['1', '1,234,567.00'])
  })
  test('quoted commas, quotes and line breaks; blank lines keep their number', async () => {
    const [sheet] = await readTable(utf8('a,b\n"x,1","say ""hi"""\n\n"two\nlines",c\n'), 'a.csv')
    expect([...(sheet?.rows ?? [])]).toEqual([
      { row: 1, cells: ['a', 'b'] },
      { row: 2, cells: ['x,1', 'say "hi"'] },
      { row: 3, cells: [null] },
      { row: 4, cells: ['two\nlines', 'c'] },
    ])
  })
  test.each([
    ['an open quote', 'a,b\n1,"x\n2,y\n3,z\n', 2],
    ['a quote closed in the middle of its field', 'a,b\n1,x\n"2"y,z\n3,"z"\n', 3],
    ['a quote closed by that of a later row', 'a,b\n1,"x\n2,"y"\n', 2],
    ['one far down', `${'1,2\n'.repeat(400_000)}3,"x\n${'1,2\n'.repeat(400_000)}`, 400_001],
    ['one before more than a window holds', `1,2\n3,"x\n${'1,2\n'.repeat(3_000_000)}`, 2],
    ['one closed after more than a cell holds', `1,2\n3,"x\n${'1,2\n'.repeat(9_000)}4,y"\n`, 2],
  ])('%s is refused with its row, and nothing behind it is lost in a cell', async (_, text, row) => {
    await expect(readTable(utf8(text), 'a.csv')).rejects.toMatchObject({ code: 'tables.open-quote', values: { row } })
  })
  test('commas without end, as a program saves an emptied sheet, are rows in batches of bounded size', async () => {
    const [sheet] = await openTable(utf8(`a,b\n${',,,,\n'.repeat(250_000)}`), 'a.csv')
    let [rows, most] = [0, 0]
    for await (const batch of readSheetRows(sheet ?? expect.fail())) {
      rows += batch.length
      most = Math.max(most, batch.length)
    }
    expect([rows, most]).toEqual([250_001, 4096])
    expect(await cellsOf(utf8(`a,b\n${',,,,\n'.repeat(250_000)}`))).toHaveLength(250_001)
  })
  test('rows over the edge of the windows in which a long text is read', async () => {
    const lines = Array.from({ length: 60_000 }, (_, i) => `${i},"合成, ${'长'.repeat(i % 40)}\n第二行",x`)
    const [sheet] = await readTable(utf8(lines.join('\r\n')), 'a.csv')
    const rows = [...(sheet?.rows ?? [])]
    expect(rows).toHaveLength(60_000)
    for (const [i, row] of rows.entries()) {
      expect(row.row).toBe(i + 1)
      expect(row.cells).toEqual([String(i), `合成, ${'长'.repeat(i % 40)}\n第二行`, 'x'])
    }
  })
})

const workbook = (rows: (string | number | boolean | Date | null)[][], more = {}) =>
  writeXlsx({
    sheets: [
      { name: '说明', rows: [['填报说明']] },
      { name: '案件', rows, ...more },
    ],
  })

describe('workbooks', () => {
  test('types of cells; the sheets in their order', async () => {
    const bytes = await workbook([['a ', 1.5, true, new Date(Date.UTC(2017, 4, 3)), null, 1e21]])
    const sheets = await readTable(bytes, 'a.xlsx')
    expect(sheets.map((sheet) => sheet.name)).toEqual(['说明', '案件'])
    expect([...(sheets[1]?.rows ?? [])][0]?.cells).toEqual([
      'a ',
      { number: '1.5' },
      true,
      { day: '2017-05-03' },
      null,
      { number: '1e+21' },
    ])
  })
  test('a vertically merged cell counts for all its rows, but makes no entry of a blank row', async () => {
    const rows = [
      ['x', '1'],
      [null, '2'],
      [null, null],
      [null, '4'],
      [null, '5'],
    ]
    const bytes = await workbook(rows, { merges: [{ startRow: 0, endRow: 3, startCol: 0, endCol: 0 }] })
    const sheets = await readTable(bytes, 'a.xlsx')
    const cells = [...(sheets[1]?.rows ?? [])].map((row) => [row.row, row.cells[0] ?? null, row.cells[1] ?? null])
    expect(cells.filter(([, , own]) => own !== null)).toEqual([
      [1, 'x', '1'],
      [2, 'x', '2'],
      [4, 'x', '4'],
      [5, null, '5'],
    ])
    expect(cells.every(([, first, own]) => own !== null || first === null)).toBe(true)
  })
  test('a formula counts as its stored value', async () => {
    const cells = new Map([['0,0', { formula: 'B1*2', formulaResult: 7, type: 'formula' as const }]])
    const sheets = await readTable(await workbook([[null, 3]], { cells }), 'a.xlsx')
    expect([...(sheets[1]?.rows ?? [])][0]?.cells[0]).toEqual({ number: '7' })
  })
  test('a workbook of the 1904 calendar says so, and its date cells are right', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: '案件', rows: [[new Date(Date.UTC(2017, 4, 3)), 41396]] }],
      dateSystem: '1904',
    })
    const [sheet] = await readTable(bytes, 'a.xlsx')
    expect(sheet?.dates1904).toBe(true)
    expect([...(sheet?.rows ?? [])][0]?.cells).toEqual([{ day: '2017-05-03' }, { number: '41396' }])
  })
  test('hidden sheets come last', async () => {
    const bytes = await writeXlsx({
      sheets: [
        { name: '旧', rows: [['1']], hidden: true },
        { name: '新', rows: [['2']] },
      ],
    })
    expect((await readTable(bytes, 'a.xlsx')).map((sheet) => sheet.name)).toEqual(['新', '旧'])
  })
  test('an .ods of the offices on Linux', async () => {
    const bytes = await writeOds({ sheets: [{ name: '案件', rows: [['案号', 5]] }] })
    expect(await cellsOf(bytes, 'a.ods')).toEqual([['案号', { number: '5' }]])
  })
  test('rows come in batches, told as they pass', async () => {
    const [, sheet] = await openTable(await workbook(Array.from({ length: 2500 }, (_, i) => [i])), 'a.xlsx')
    const told: number[] = []
    let rows = 0
    if (sheet === undefined) throw new Error('no sheet')
    for await (const batch of readSheetRows(sheet, { onProgress: (done) => told.push(done) })) rows += batch.length
    expect([rows, told.at(-1)]).toEqual([2500, 2500])
    expect(told.length).toBeGreaterThan(2)
    expect(told).toEqual(told.toSorted((a, b) => a - b))
  })
})

describe('web pages called .xls', () => {
  const page =
    '<html><head><meta charset="utf-8"></head><body><table><tr><th>案号</th><th>单位</th></tr><tr><td>001</td><td rowspan=2>昌吉市</td></tr><tr><td>002</td></tr></table></body></html>'
  test('are read as text, merged cells filled', async () => {
    expect(await cellsOf(utf8(page), 'a.xls')).toEqual([
      ['案号', '单位'],
      ['001', '昌吉市'],
      ['002', '昌吉市'],
    ])
  })
  test('spaces that do not break are spaces, and a row of nothing else is blank', async () => {
    const row = (cells: string[]): string => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
    const text = row(['昌吉&nbsp;市', '&amp;nbsp;']) + row(['&nbsp;', '&#160;']) + row(['&#xA0;', '\u00a0'])
    expect(await cellsOf(utf8(`<html><table>${text}</table></html>`), 'a.xls')).toEqual([
      ['昌吉 市', '&nbsp;'],
      [null, null],
      [null, null],
    ])
  })
})

/** A zip with one part whose directory claims a size of its own. */
function zipOf(name: string, content: Uint8Array, claimed: number): Uint8Array {
  const packed = deflateRawSync(content)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(packed.length, 18)
  local.writeUInt32LE(claimed, 22)
  local.writeUInt16LE(name.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(packed.length, 20)
  central.writeUInt32LE(claimed, 24)
  central.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + packed.length, 16)
  return new Uint8Array(Buffer.concat([local, Buffer.from(name), packed, central, Buffer.from(name), end]))
}

describe('files that cannot be read are refused with the cure', () => {
  const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array<number>(600).fill(0)])
  test('empty', async () => expect(await refusal(new Uint8Array())).toBe('tables.empty-file'))
  test('a workbook with a password', async () => {
    const bytes = await writeXlsx({
      sheets: [{ name: '案件', rows: [['x']] }],
      encryption: { password: 'synthetic', spinCount: 1000 },
    })
    expect(await refusal(bytes)).toBe('tables.encrypted')
  })
  test('an old file that is none', async () => expect(await refusal(ole, 'a.xls')).toBe('tables.old-excel'))
  test('PDF and pictures', async () => {
    expect(await refusal(utf8('%PDF-1.7 …'))).toBe('tables.not-a-table')
    expect(await refusal(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]))).toBe('tables.not-a-table')
  })
  test('a zip that is no workbook', async () => {
    expect(await refusal(zipOf('a.txt', utf8('x'), 1))).toBe('tables.not-a-table')
  })
  test('a workbook cut off anywhere', async () => {
    const bytes = await workbook(Array.from({ length: 200 }, (_, i) => [`合成环罚〔2017〕${i}号`, Math.sqrt(i)]))
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      expect(await refusal(bytes.slice(0, Math.floor(bytes.length * share)))).toBe('tables.damaged')
    }
  })
  test('a workbook with a broken sheet', async () => {
    const bytes = await workbook(Array.from({ length: 2000 }, (_, i) => [`合成环罚〔2017〕${i}号`, Math.sqrt(i)]))
    const broken = bytes.slice()
    broken.fill(0xff, Math.floor(bytes.length * 0.3), Math.floor(bytes.length * 0.4))
    expect(await refusal(broken)).toBe('tables.damaged')
  })
  test('a zip that claims to unpack to gigabytes, and one that lies about it', async () => {
    expect(await refusal(zipOf('xl/worksheets/sheet1.xml', utf8('x'), 0xfffffff0))).toBe('tables.too-large')
    expect(await refusal(zipOf('_rels/.rels', new Uint8Array(100 * 1024 * 1024), 10))).toBe('tables.damaged')
  })
  test('an encoding that is none', async () => {
    expect(await refusal(Uint8Array.from([0xff, 0x41, 0xff, 0xff, 0x0a]), 'a.csv')).toBe('tables.unknown-encoding')
    expect(await refusal(Uint8Array.from([0xff, 0x41, 0xff, 0xff, 0x0a]), 'a.XLSX')).toBe('tables.not-a-table')
  })
})
