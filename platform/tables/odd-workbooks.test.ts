/** Workbooks as programs other than the usual ones write them: prefixes, comments, names of parts in other cases. */
import JSZip from 'jszip'
import { describe, expect, test } from 'vitest'
import { readTable } from './read-table.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`
const relations = (all: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all}</Relationships>`
const sheetOf = (row: string): string => `<worksheet xmlns="${main}"><sheetData>${row}</sheetData></worksheet>`
const cellOf = (value: string): string => sheetOf(`<row r="1"><c r="A1" t="str"><v>${value}</v></c></row>`)
/** The scanner gives up at the comment: the library reads the sheet. */
const unusualOf = (value: string): string => sheetOf(`<row r="1"><c r="A1" t="str"><!-- --><v>${value}</v></c></row>`)

/** Part → text; what is given replaces what is usual. */
async function workbook(parts: Readonly<Record<string, string>>): Promise<Uint8Array> {
  const sheets = '<sheets><sheet name="甲" sheetId="1" r:id="rId1"/><sheet name="乙" sheetId="2" r:id="rId2"/></sheets>'
  const usual = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations(relation(1, 'officeDocument', 'xl/workbook.xml')),
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}">${sheets}</workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      relation(1, 'worksheet', 'worksheets/sheet1.xml') +
        relation(2, 'worksheet', 'worksheets/sheet2.xml') +
        relation(3, 'sharedStrings', 'sharedStrings.xml') +
        relation(4, 'styles', 'styles.xml'),
    ),
    'xl/worksheets/sheet1.xml': cellOf('一'),
    'xl/worksheets/sheet2.xml': cellOf('二'),
  }
  const zip = new JSZip()
  for (const [name, text] of Object.entries({ ...usual, ...parts })) zip.file(name, text)
  return zip.generateAsync({ type: 'uint8array' })
}

const read = async (parts: Readonly<Record<string, string>>) =>
  (await readTable(await workbook(parts), 'a.xlsx')).map((sheet) => [
    sheet.name,
    sheet.dates1904 === true,
    [...sheet.rows].map(({ cells }) => cells),
  ])
const book = (inside: string): Record<string, string> => ({
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}">${inside}</workbook>`,
})
const sheetA = '<sheet name="甲" sheetId="1" r:id="rId1"/>'
const sheetB = '<sheet name="乙" sheetId="2" r:id="rId2"/>'

describe('the sheet that is read is the sheet that is named', () => {
  test('where the library takes over, behind a sheet that it does not count', async () => {
    const parts = {
      ...book(`<sheets><sheet name="" sheetId="3" r:id="rId1"/>${sheetA}${sheetB}</sheets>`),
      'xl/worksheets/sheet2.xml': unusualOf('二'),
    }
    expect((await read(parts)).at(-1)).toEqual(['乙', false, [['二']]])
  })
  test.each([
    ['two sheets of one name', book(`<sheets>${sheetA}${sheetB.replace('乙', '甲')}</sheets>`)],
    [
      'a name that the library does not find',
      book(`<sheets>${sheetA}<sheet name="" sheetId="2" r:id="rId2"/></sheets>`),
    ],
    [
      'a number of a relation that the library does not know',
      {
        'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:q="${office}"><sheets>${sheetA.replace('r:', 'q:')}<sheet name="乙" sheetId="2" q:id="Z2"/></sheets></workbook>`,
        'xl/_rels/workbook.xml.rels': relations(
          relation(1, 'worksheet', 'worksheets/sheet1.xml') +
            relation(2, 'worksheet', 'worksheets/sheet2.xml').replace('rId2', 'Z2'),
        ),
      },
    ],
  ])('%s is refused, never read as another or as empty', async (_, parts) => {
    const bytes = await workbook({ ...parts, 'xl/worksheets/sheet2.xml': unusualOf('二') })
    await expect(readTable(bytes, 'a.xlsx')).rejects.toMatchObject({ code: 'tables.damaged' })
  })
})

describe('shared strings, styles and the outline', () => {
  const words = sheetOf('<row r="1"><c r="A1" t="s"><v>1</v></c><c r="B1" s="1"><v>42858</v></c></row>')
  const strings = (prefix: string): string =>
    `<${prefix}sst xmlns${prefix === '' ? '' : `:${prefix.slice(0, -1)}`}="${main}"><${prefix}si><${prefix}t>零</${prefix}t></${prefix}si><${prefix}si><${prefix}t>昌吉市</${prefix}t></${prefix}si></${prefix}sst>`
  const styles = (inside: string): string =>
    `<styleSheet xmlns="${main}">${inside}<cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`
  const expected = [['昌吉市', { day: '2017-05-03' }]]
  const only = { 'xl/worksheets/sheet1.xml': words }

  test.each([
    ['a prefix with a hyphen and a point', { 'xl/sharedStrings.xml': strings('x-1.a:'), 'xl/styles.xml': styles('') }],
    [
      'formats in a comment',
      {
        'xl/sharedStrings.xml': strings(''),
        'xl/styles.xml': styles('<!-- <cellXfs count="1"><xf numFmtId="0"/></cellXfs> -->'),
      },
    ],
    ['parts named in another case', { 'xl/SharedStrings.XML': strings(''), 'xl/Styles.xml': styles('') }],
  ])('%s', async (_, parts) => expect((await read({ ...only, ...parts }))[0]?.[2]).toEqual(expected))

  test('where the library takes over and would not find the strings, the file is refused', async () => {
    const unusual = sheetOf('<row r="1"><c r="A1" t="s"><!-- --><v>1</v></c></row>')
    const bytes = await workbook({ 'xl/worksheets/sheet1.xml': unusual, 'xl/SharedStrings.xml': strings('') })
    await expect(readTable(bytes, 'a.xlsx')).rejects.toMatchObject({ code: 'tables.damaged' })
  })

  test('what a comment of the outline says is not so', async () => {
    const outline = book(
      `<!-- <workbookPr date1904="1"/><sheet name="旧" sheetId="9" r:id="rId2"/> --><sheets>${sheetA}</sheets>`,
    )
    expect(await read(outline)).toEqual([['甲', false, [['一']]]])
  })

  test('two parts that differ in case only are refused', async () => {
    const bytes = await workbook({ 'xl/Worksheets/Sheet1.xml': cellOf('另') })
    await expect(readTable(bytes, 'a.xlsx')).rejects.toMatchObject({ code: 'tables.unusual' })
  })

  test('blanks and hexadecimal are no numbers, names of the language no entities', async () => {
    const cells = ['<v> </v>', '<v>0x10</v>', '<v>Infinity</v>', '<v>-1.5e3</v>', '<v>&constructor;</v>']
    const row = `<row r="1">${cells.map((cell) => `<c>${cell}</c>`).join('')}</row>`
    const [sheet] = await read({ 'xl/worksheets/sheet1.xml': sheetOf(row) })
    expect(sheet?.[2]).toEqual([[null, '0x10', 'Infinity', { number: '-1500' }, '&constructor;']])
  })
})
