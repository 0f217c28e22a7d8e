/**
 * What the cells of a workbook refer to: shared strings, and styles that make a number a day. The library is asked: it is
 * given a sheet that names each of them once, so that the quick scanner and the library can never say otherwise.
 */
import { serialToDate } from 'hucre'
import { streamXlsxRows } from 'hucre/xlsx'
import JSZip from 'jszip'
import type { Cell } from '../../rules/registers/table.ts'
import type { SheetWords } from './quick-rows.ts'
import type { WorkbookOutline } from './workbook-outline.ts'
import { withoutComments } from './xml-text.ts'
import type { ZipDirectory } from './zip-directory.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'

const countOf = (xml: string, element: string): number =>
  xml.match(new RegExp(String.raw`<(?:[\w.-]+:)?${element}[\s>/]`, 'g'))?.length ?? 0

/** A number between 1990 and 2100 whichever calendar: as a day it is a day. */
const anyDay = 40_000

/** @param toCell what the library's value is as a cell */
export async function readWords(
  zip: ZipDirectory,
  outline: WorkbookOutline,
  toCell: (value: string | Date) => Cell,
): Promise<SheetWords> {
  const strings = withoutComments(zip.text(outline.stringsPath))
  const styles = withoutComments(zip.text(outline.stylesPath))
  const formats = /<(?:[\w.-]+:)?cellXfs[\s>][\s\S]*?<\/(?:[\w.-]+:)?cellXfs>/.exec(styles)?.[0] ?? ''
  const [stringCount, styleCount] = [countOf(strings, 'si'), countOf(formats, 'xf')]
  const words: Cell[] = []
  const dayStyles = new Set<number>()
  if (stringCount + styleCount > 0) {
    const asked = await askingWorkbook({ strings, styles, stringCount, styleCount })
    for await (const { index, values } of streamXlsxRows(asked)) {
      const [value] = values
      if (index < stringCount) words[index] = typeof value === 'string' ? toCell(value) : null
      else if (value instanceof Date) dayStyles.add(index - stringCount)
    }
  }
  return { strings: words, dayStyles, dayOf: dayReader(outline.dates1904, toCell) }
}

const mostDays = 20_000

/** A sheet has few days and many cells. */
function dayReader(is1904: boolean, toCell: (value: Date) => Cell): (serial: number) => Cell {
  const known = new Map<number, Cell>()
  return (serial) => {
    const before = known.get(serial)
    if (before !== undefined) return before
    const cell = toCell(serialToDate(serial, is1904))
    if (known.size < mostDays) known.set(serial, cell)
    return cell
  }
}

interface Asked {
  strings: string
  styles: string
  stringCount: number
  styleCount: number
}

function askingWorkbook({ strings, styles, stringCount, styleCount }: Asked): Promise<Uint8Array> {
  const rows = [
    ...Array.from({ length: stringCount }, (_, n) => `<row r="${n + 1}"><c r="A${n + 1}" t="s"><v>${n}</v></c></row>`),
    ...Array.from({ length: styleCount }, (_, n) => {
      const row = stringCount + n + 1
      return `<row r="${row}"><c r="A${row}" s="${n}"><v>${anyDay}</v></c></row>`
    }),
  ]
  const relation = (id: string, type: string, target: string): string =>
    `<Relationship Id="${id}" Type="${relationships}/${type}" Target="${target}"/>`
  const relationsOf = (...all: string[]): string =>
    `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${all.join('')}</Relationships>`
  const zip = new JSZip()
  zip.file(
    '[Content_Types].xml',
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
  )
  zip.file('_rels/.rels', relationsOf(relation('rId1', 'officeDocument', 'xl/workbook.xml')))
  zip.file(
    'xl/workbook.xml',
    `${head}<workbook xmlns="${main}" xmlns:r="${relationships}"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  )
  const parts = [relation('rId1', 'worksheet', 'worksheets/sheet1.xml')]
  if (strings !== '') parts.push(relation('rId2', 'sharedStrings', 'sharedStrings.xml'))
  if (styles !== '') parts.push(relation('rId3', 'styles', 'styles.xml'))
  zip.file('xl/_rels/workbook.xml.rels', relationsOf(...parts))
  zip.file(
    'xl/worksheets/sheet1.xml',
    `${head}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`,
  )
  if (strings !== '') zip.file('xl/sharedStrings.xml', strings)
  if (styles !== '') zip.file('xl/styles.xml', styles)
  return zip.generateAsync({ type: 'uint8array', compression: 'STORE' })
}
