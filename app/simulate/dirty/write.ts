/** The case register as offices hand it in: one file a prefecture under dirty/, and expected.json with the answer. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { csv } from '../csv.ts'
import type { CaseRow, SyntheticProvince } from '../province.ts'
import { randomStream } from '../random.ts'
import { encodeGb18030 } from './gb18030.ts'
import { dirtySheet, type DirtySheet, type Expected } from './sheet.ts'
import type { DirtyCell } from './spelling.ts'
import { styleOf, type Style } from './style.ts'
import { workbookBytes, type SheetImage } from './workbook.ts'

/** The answer by file: what a reader must find; `noHeader`: that there is no header to be found. */
export type ExpectedFiles = Record<string, Expected & { noHeader?: true }>

const note: SheetImage = { name: '说明', rows: [['本表由各地填报'], ['（合成数据，供演练）']], merges: [] }

function csvText(rows: readonly (readonly DirtyCell[])[]): string {
  const plain = (cell: DirtyCell): string | number | undefined => {
    if (cell === null) return undefined
    if (typeof cell !== 'object') return cell
    return 'day' in cell ? cell.day : cell.value
  }
  const [header = [], ...rest] = rows.map((row) => row.map(plain))
  return csv(header, rest)
}

async function bytesOf({ rows, merges }: DirtySheet, { format, noteSheet }: Style): Promise<Uint8Array> {
  if (format === 'gb18030') return encodeGb18030(csvText(rows))
  if (format === 'csv') return new TextEncoder().encode(`\ufeff${csvText(rows)}`)
  return workbookBytes([...(noteSheet ? [note] : []), { name: '案件', rows, merges }])
}

const headless: SheetImage = {
  name: '案件',
  rows: [['情况说明'], ['一、总体情况'], ['本季度共办理若干件。'], ['二、存在问题']],
  merges: [],
}

export async function writeDirtyRegister(province: SyntheticProvince, out: string): Promise<void> {
  const folder = join(out, 'dirty')
  mkdirSync(folder, { recursive: true })
  const units = new Map(province.units.map((unit) => [unit.code, unit]))
  const prefectures = province.units.filter(({ level }) => level === '市级')
  const territory = Map.groupBy(province.cases, ({ unit }) => {
    const place = units.get(unit)
    return place?.level === '市级' ? unit : place?.parent
  })
  const expected: ExpectedFiles = {}
  for (const [index, { code, name }] of prefectures.entries()) {
    const cases: CaseRow[] = territory.get(code) ?? []
    const style = styleOf(index)
    const sheet = dirtySheet({ random: randomStream(province.seed, `dirty/${code}`), style, units, cases })
    const file = `${String(index + 1).padStart(2, '0')}-${name}案件登记表.${style.format === 'xlsx' ? 'xlsx' : 'csv'}`
    writeFileSync(join(folder, file), await bytesOf(sheet, style))
    expected[file] = sheet.expected
  }
  writeFileSync(join(folder, '99-没有表头.xlsx'), await workbookBytes([headless]))
  expected['99-没有表头.xlsx'] = { goodRows: 0, errors: [], rows: [], noHeader: true }
  writeFileSync(join(folder, 'expected.json'), `${JSON.stringify(expected, undefined, 1)}\n`)
}
