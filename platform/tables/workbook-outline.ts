/** What stands in an .xlsx before its cells: the sheets, where each is stored, and the calendar of its day numbers. */
import { problem } from '../http/problem.ts'
import { decodeEntities, withoutComments } from './xml-text.ts'
import type { ZipDirectory } from './zip-directory.ts'

export interface SheetPlace {
  name: string
  path: string
  hidden: boolean
}

export interface WorkbookOutline {
  sheets: SheetPlace[]
  dates1904: boolean
  /** Parts that cells refer to; '' where the workbook has none. */
  stringsPath: string
  stylesPath: string
}

/** The attributes of every element of that name, whatever its prefix. */
function elements(xml: string, name: string): Map<string, string>[] {
  const found = xml.matchAll(
    new RegExp(String.raw`<(?:[\w.-]+:)?${name}((?:\s+[\w:.-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*/?>`, 'g'),
  )
  return [...found].map(([, attributes = '']) => {
    const pairs = attributes.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)
    return new Map([...pairs].map(([, key = '', double, single]) => [key, decodeEntities(double ?? single ?? '')]))
  })
}

const folderOf = (path: string): string => path.slice(0, path.lastIndexOf('/') + 1)

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  const steps: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.' && step !== '') steps.push(step)
  }
  return steps.join('/')
}

function workbookPath(zip: ZipDirectory): string {
  const start = elements(withoutComments(zip.text('_rels/.rels')), 'Relationship')
  const target = start.find((rel) => rel.get('Type')?.endsWith('/officeDocument') === true)?.get('Target')
  const path = target === undefined ? '' : resolve('', target)
  if (!zip.has(path) || !/\bworkbook\.xml$/i.test(path)) throw problem('tables.not-a-table')
  return path
}

const relationOf = (sheet: Map<string, string>): string | undefined =>
  sheet.get('r:id') ?? [...sheet].find(([key]) => key.endsWith(':id'))?.[1]

/** Sheets with cells, the visible ones first. */
export function readOutline(zip: ZipDirectory): WorkbookOutline {
  const path = workbookPath(zip)
  const xml = withoutComments(zip.text(path))
  const folder = folderOf(path)
  const pathOf = new Map<string, string>()
  const related = withoutComments(zip.text(`${folder}_rels/${path.slice(folder.length)}.rels`))
  const relations = elements(related, 'Relationship')
  const partOf = (type: string): string => {
    const target = relations.find((rel) => rel.get('Type')?.endsWith(`/${type}`) === true)?.get('Target')
    return target === undefined ? '' : resolve(folder, target)
  }
  for (const rel of relations) {
    if (rel.get('Type')?.endsWith('/worksheet') === true)
      pathOf.set(rel.get('Id') ?? '', resolve(folder, rel.get('Target') ?? ''))
  }
  const sheets = elements(xml, 'sheet').flatMap((sheet): SheetPlace[] => {
    const place = pathOf.get(relationOf(sheet) ?? '')
    const hidden = (sheet.get('state') ?? 'visible') !== 'visible'
    return place === undefined ? [] : [{ name: sheet.get('name') ?? '', path: place, hidden }]
  })
  const is1904 = elements(xml, 'workbookPr').some((pr) => ['1', 'true'].includes(pr.get('date1904') ?? ''))
  return {
    sheets: [...sheets.filter((s) => !s.hidden), ...sheets.filter((s) => s.hidden)],
    dates1904: is1904,
    stringsPath: partOf('sharedStrings'),
    stylesPath: partOf('styles'),
  }
}
