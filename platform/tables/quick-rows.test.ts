/** The quick scanner against the library: the same rows from every workbook, however it is written and cut. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { streamXlsxRows } from 'hucre/xlsx'
import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import type { SheetRow } from '../../rules/registers/table.ts'
import { toCell } from './excel-rows.ts'
import { quickRows, UnusualSheet } from './quick-rows.ts'
import { readTable } from './read-table.ts'

const vectors = fileURLToPath(new URL('../../tests/vectors/import/', import.meta.url))
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const strings = `<sst xmlns="${main}"><si><t>一&amp;二</t></si><si><r><t>粗</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 体</t></r></si><si><t>_x000D_行</t></si><si><t/></si></sst>`
const styles = `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellXfs count="4"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="2"/></cellXfs></styleSheet>`

async function workbook(sheetData: string, { prefix = '', date1904 = false } = {}): Promise<Uint8Array> {
  const zip = new JSZip()
  const relation = (id: number, type: string, target: string): string =>
    `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`
  const relations = (all: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all}</Relationships>`
  zip.file('[Content_Types].xml', '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>')
  zip.file('_rels/.rels', relations(relation(1, 'officeDocument', 'xl/workbook.xml')))
  zip.file(
    'xl/workbook.xml',
    `<workbook xmlns="${main}" xmlns:r="${office}">${date1904 ? '<workbookPr date1904="1"/>' : ''}<sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  )
  const parts = [
    relation(1, 'worksheet', 'worksheets/sheet1.xml'),
    relation(2, 'sharedStrings', 'sharedStrings.xml'),
    relation(3, 'styles', 'styles.xml'),
  ]
  zip.file('xl/_rels/workbook.xml.rels', relations(parts.join('')))
  zip.file('xl/sharedStrings.xml', strings)
  zip.file('xl/styles.xml', styles)
  const tag = (name: string): string => `${prefix}${name}`
  const space = prefix === '' ? `xmlns="${main}"` : `xmlns:${prefix.slice(0, -1)}="${main}"`
  zip.file(
    'xl/worksheets/sheet1.xml',
    `<?xml version="1.0" encoding="UTF-8"?>\n<${tag('worksheet')} ${space}><${tag('sheetData')}>${sheetData}</${tag('sheetData')}></${tag('worksheet')}>`,
  )
  return zip.generateAsync({ type: 'uint8array' })
}

async function byLibrary(bytes: Uint8Array): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const { index, values } of streamXlsxRows(bytes)) rows.push({ row: index + 1, cells: values.map(toCell) })
  return rows
}
async function byUs(bytes: Uint8Array): Promise<SheetRow[]> {
  const [sheet] = await readTable(bytes, 'a.xlsx')
  return [...(sheet?.rows ?? [])]
}
async function same(bytes: Uint8Array): Promise<void> {
  expect(await byUs(bytes)).toEqual(await byLibrary(bytes))
}

const words = { strings: ['共'], dayStyles: new Set([1]), dayOf: (serial: number) => ({ day: String(serial) }) }
async function scanned(xml: string, piece = 1 << 20): Promise<{ rows: SheetRow[]; unusual: string }> {
  const bytes = new TextEncoder().encode(xml)
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
  }
  const rows: SheetRow[] = []
  try {
    for await (const batch of quickRows(pieces(), words, 2)) rows.push(...batch)
  } catch (cause) {
    if (!(cause instanceof UnusualSheet)) throw cause
    return { rows, unusual: cause.message }
  }
  return { rows, unusual: '' }
}

const cell = fc.oneof(
  fc.constantFrom(
    '',
    '<v>0</v>',
    '<v>3.50</v>',
    '<v>1E3</v>',
    '<v>-7</v>',
    '<v></v>',
    '<v>abc</v>',
    '<f>A1+B1</f><v>12</v>',
    '<f t="shared" ref="A1:A9" si="0">A1&gt;1</f><v>1</v>',
    '<f t="shared" si="0"/><v>42900.25</v>',
  ),
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => `<v>${number}</v>`),
)
const texts = fc.constantFrom('昌吉市', ' 前后 ', 'a&lt;b&#x4E2D;&#20013;&amp;amp;', '_x000D_换', '', '12', '&unknown;')
const oneCell = fc.oneof(
  fc.record({ body: cell, head: fc.constantFrom('', ' s="1"', ' s="2"', ' s="3"', ' t="n"', ' s="0" t="n"') }),
  fc.record({ body: texts.map((text) => `<is><t>${text}</t></is>`), head: fc.constant(' t="inlineStr"') }),
  fc.record({ body: texts.map((text) => `<v>${text}</v>`), head: fc.constantFrom(' t="str"', ' t="e"') }),
  fc.record({ body: fc.constantFrom('<v>1</v>', '<v>0</v>', '<v>TRUE</v>'), head: fc.constant(' t="b"') }),
  fc.record({
    body: fc.constantFrom('<v>0</v>', '<v>1</v>', '<v>2</v>', '<v>3</v>', '<v>99</v>'),
    head: fc.constant(' t="s"'),
  }),
)
/** What programs seldom write: here the library takes over. */
const seldom = fc.constantFrom(
  { head: ' t="inlineStr"', body: '<is><t xml:space="preserve"> 空 </t></is>' },
  { head: ' t="inlineStr"', body: '<is><r><t>粗</t></r><r><t>体</t></r></is>' },
  { head: '', body: '<!-- 注 --><v>5</v>' },
  { head: ' t="str"', body: '<v><![CDATA[<b>]]></v>' },
  { head: '', body: '<v>7</v><extLst><ext uri="x"/></extLst>' },
  { head: ` cm='1'`, body: '<v>8</v>' },
)
const letters = (at: number): string =>
  at < 26 ? String.fromCharCode(65 + at) : `A${String.fromCharCode(65 + at - 26)}`
const sheetOf = (someSeldom: boolean) =>
  fc
    .array(
      fc.record({
        gap: fc.constantFrom(0, 0, 0, 1, 5),
        isNumbered: fc.boolean(),
        cells: fc.array(
          fc.record({ skip: fc.constantFrom(0, 0, 1, 3), one: someSeldom ? fc.oneof(oneCell, seldom) : oneCell }),
          {
            maxLength: 6,
          },
        ),
        space: fc.constantFrom('', '\n  '),
      }),
      { maxLength: 12 },
    )
    .map((rows) => {
      let row = 0
      return rows
        .map(({ gap, isNumbered, cells, space }) => {
          row += isNumbered ? gap + 1 : 1
          let column = -1
          const written = cells.map(({ skip, one: { head, body } }) => {
            column += isNumbered ? skip + 1 : 1
            const place = isNumbered ? ` r="${letters(column)}${row}"` : ''
            return body === '' ? `<c${place}${head}/>` : `<c${place}${head}>${body}</c>`
          })
          const head = isNumbered ? ` r="${row}" spans="1:9" ht="15.6" customHeight="1"` : ''
          return written.length === 0
            ? `${space}<row${head}/>`
            : `${space}<row${head}>${space}${written.join(space)}${space}</row>`
        })
        .join('')
    })

describe('the quick scanner reads what the library reads', () => {
  test.each(readdirSync(vectors).filter((name) => name.endsWith('.xlsx')))('%s', (name) =>
    same(readFileSync(vectors + name)),
  )

  test('sheets of every usual writing, all of them by itself', async () => {
    await fc.assert(
      fc.asyncProperty(sheetOf(false), fc.boolean(), async (sheetData, date1904) => {
        await same(await workbook(sheetData, { date1904 }))
        expect((await scanned(`<worksheet><sheetData>${sheetData}</sheetData></worksheet>`)).unusual).toBe('')
      }),
      { numRuns: 300, seed: 20170928 },
    )
  }, 60_000)

  test('sheets with something unusual in them, with the library from there on', async () => {
    await fc.assert(
      fc.asyncProperty(sheetOf(true), async (sheetData) => same(await workbook(sheetData))),
      { numRuns: 300, seed: 20170928 },
    )
  }, 60_000)

  test.each([
    ['a prefix', { prefix: 'x:' }, '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>'],
    ['cells out of order', {}, '<row r="1"><c r="C1"><v>3</v></c><c r="A1"><v>1</v></c></row>'],
    ['no rows', {}, ''],
    ['a column of three letters', {}, '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'],
  ])('%s', async (_what, options, sheetData) => same(await workbook(sheetData, options)))

  test('wherever the bytes are cut', async () => {
    const xml = `<worksheet><sheetData><row r="2"><c r="A2" t="inlineStr"><is><t>乌鲁木齐〔2017〕𠮷</t></is></c><c r="C2" s="1"><v>42900</v></c></row><row r="9"><c r="B9" t="s"><v>0</v></c></row></sheetData></worksheet>`
    const whole = await scanned(xml)
    expect(whole.rows).toEqual([
      { row: 2, cells: ['乌鲁木齐〔2017〕𠮷', null, { day: '42900' }] },
      { row: 9, cells: [null, '共'] },
    ])
    for (let piece = 1; piece < 80; piece++) expect(await scanned(xml, piece)).toEqual(whole)
  })

  test('a sheet that breaks off is never taken for a whole one', async () => {
    const xml =
      '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c></row></sheetData></worksheet>'
    for (let length = 0; length < xml.indexOf('</sheetData'); length++)
      expect((await scanned(xml.slice(0, length))).unusual).not.toBe('')
  })
})
