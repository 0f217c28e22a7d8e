/** One office's register, row by row as the file shows it, with the answer that a reader of it must give. */
import type { CaseRow, UnitRow } from '../province.ts'
import type { Random } from '../random.ts'
import { castMistakes, type Mistake } from './mistakes.ts'
import { amountCell, dateCell, typeName, unitName, type DirtyCell } from './spelling.ts'
import type { Column, Style } from './style.ts'
import type { Merge } from './workbook.ts'

export interface ExpectedRow {
  row: number
  number: string
  unit: string
  type: string
  decided: string
  /** Yuan, two decimals. */
  fine: string
}
export interface Expected {
  goodRows: number
  /** Row and column of every planted mistake. */
  errors: [number, string][]
  rows: ExpectedRow[]
}
export interface DirtySheet {
  rows: DirtyCell[][]
  merges: Merge[]
  expected: Expected
}
export interface Office {
  random: Random
  style: Style
  units: ReadonlyMap<string, UnitRow>
  cases: readonly CaseRow[]
}

interface Draft extends DirtySheet {
  columns: Column[]
}

const oneRowColumns: Column[] = ['序号', '单位', '当事人', '案号', '案件类型', '决定日期', '罚款金额', '备注']

/** Two header rows: the group names above, merged; columns without a group merged over both rows. */
function twoRowHeader(draft: Draft, { names }: Style): void {
  const top = draft.rows.length + 1
  const groups: DirtyCell[] = [names.序号, names.单位, names.当事人, '处罚决定', null, '处罚情况', null, names.备注]
  draft.columns = ['序号', '单位', '当事人', '案号', '决定日期', '案件类型', '罚款金额', '备注']
  const below = draft.columns.map((column, index) => ([3, 4, 5, 6].includes(index) ? names[column] : null))
  draft.rows.push(groups, below)
  for (const column of [1, 2, 3, 8]) draft.merges.push({ top, left: column, bottom: top + 1, right: column })
  for (const left of [4, 6]) draft.merges.push({ top, left, bottom: top, right: left + 1 })
}

function startSheet({ random, style }: Office): Draft {
  const draft: Draft = { rows: [], merges: [], columns: [], expected: { goodRows: 0, errors: [], rows: [] } }
  style.titles.forEach((title, index) => {
    draft.rows.push(title === '' ? [] : [title])
    if (index === 0 && style.format === 'xlsx') draft.merges.push({ top: 1, left: 1, bottom: 1, right: 8 })
  })
  if (style.header === 'two-rows') twoRowHeader(draft, style)
  else {
    draft.columns = random.shuffled(oneRowColumns)
    draft.rows.push(draft.columns.map((column) => style.names[column]))
  }
  return draft
}

interface Entry {
  office: Office
  index: number
  source: CaseRow
  unitText: DirtyCell
}

function cellsOf({ office: { random, style }, index, source, unitText }: Entry): Record<Column, DirtyCell> {
  const spreadsheet = style.format === 'xlsx'
  return {
    序号: index + 1,
    单位: unitText,
    当事人: source.party,
    案号: random.chance(6) ? ` ${source.number} ` : source.number,
    案件类型: typeName(random, source.type),
    决定日期: dateCell(random, source.decided, spreadsheet),
    罚款金额: amountCell(random, source.fine, { unit: style.amountUnit, spreadsheet }),
    备注: random.pick([null, '已结案', '见附件', null]),
  }
}

function addEntry(draft: Draft, entry: Entry, wrong: readonly Mistake[]): void {
  const { random, style } = entry.office
  const cells = cellsOf(entry)
  const row = draft.rows.length + 1
  const earlier = draft.expected.rows[0]?.number ?? ''
  for (const { column, cell } of wrong) {
    cells[column] = cell(random, { earlier, unitBy: style.unitBy })
    const reported = column === '单位' ? (style.unitBy === 'code' ? '单位代码' : '单位名称') : column
    draft.expected.errors.push([row, reported])
  }
  draft.rows.push(draft.columns.map((column) => cells[column]))
  if (wrong.length > 0) return
  const { number, unit, type, decided, fine } = entry.source
  draft.expected.rows.push({ row, number, unit, type, decided, fine: `${fine ?? 0}.00` })
}

function unitCell({ random, style, units }: Office, code: string): DirtyCell {
  const unit = units.get(code)
  if (unit === undefined) throw new Error(`no unit ${code}`)
  if (style.unitBy === 'name') return unitName(random, unit)
  return style.format === 'xlsx' && random.chance(50) ? Number(code) : code
}

/** Equal unit cells one under the other become one merged cell. */
function mergeUnits(draft: Draft, from: number, to: number): void {
  const left = draft.columns.indexOf('单位')
  let top = from
  for (let row = from + 1; row <= to + 1; row++) {
    const [first, here] = [draft.rows[top - 1]?.[left], draft.rows[row - 1]?.[left]]
    if (row <= to && here === first) continue
    if (row - 1 > top) draft.merges.push({ top, left: left + 1, bottom: row - 1, right: left + 1 })
    top = row
  }
}

function footers(draft: Draft): void {
  const amount = draft.columns.indexOf('罚款金额')
  draft.rows.push(draft.columns.map((_, index) => (index === 0 ? '合计' : index === amount ? 123.4 : null)))
  draft.rows.push(['备注：数据截至12月31日'], ['填表人：执法人员'], ['注：本表为合成数据'])
}

/** Between two units a blank line or a subtotal may stand. */
function between(draft: Draft, random: Random): void {
  if (random.chance(30)) draft.rows.push([])
  if (random.chance(20)) draft.rows.push(['小计'])
}

interface Block {
  office: Office
  draft: Draft
  wrong: ReadonlyMap<number, Mistake[]>
}

/** The cases of one unit; `first` is the place of the first among all the office's. */
function addUnit({ office, draft, wrong }: Block, cases: readonly CaseRow[], first: number): void {
  const top = draft.rows.length + 1
  const code = cases[0]?.unit ?? ''
  const shared = unitCell(office, code)
  cases.forEach((source, offset) => {
    const unitText = office.style.mergedUnits ? shared : unitCell(office, code)
    const index = first + offset
    addEntry(draft, { office, index, source, unitText }, wrong.get(index) ?? [])
  })
  if (office.style.mergedUnits) mergeUnits(draft, top, draft.rows.length)
}

/** Cases come grouped by unit. */
export function dirtySheet(office: Office): DirtySheet {
  const { random, cases } = office
  const draft = startSheet(office)
  const block = { office, draft, wrong: castMistakes(random, cases.length) }
  let first = 0
  for (const own of Map.groupBy(cases, ({ unit }) => unit).values()) {
    if (first > 0) between(draft, random)
    addUnit(block, own, first)
    first += own.length
  }
  footers(draft)
  draft.expected.goodRows = draft.expected.rows.length
  return { rows: draft.rows, merges: draft.merges, expected: draft.expected }
}
