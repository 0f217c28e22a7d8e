/** What leaves as a file: a register as it is seen, its empty template, an import with its errors marked. */
import type { Context } from '../../platform/http/context.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { problem } from '../../platform/http/problem.ts'
import { runInWorker } from '../../platform/jobs/run-in-worker.ts'
import type { Mark } from '../../platform/tables/marked-copy.ts'
import { writeTemplate } from '../../platform/tables/template.ts'
import { writeTable, type TableValue } from '../../platform/tables/write-table.ts'
import { choiceLists } from '../../rules/registers/case-types.ts'
import type { RegisterColumn } from '../../rules/registers/register-columns.ts'
import { registers } from '../../rules/registers/registers.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { importWithFile } from './actions.ts'
import { type RowsQuery, trusted } from './contract.ts'
import type { Marked, MarkAsk } from './mark-file.ts'
import { listsOf, unitColumn } from './model.ts'
import { namedColumns, shownRow } from './named-columns.ts'
import { askOf, type Of } from './show-registers.ts'
import { errorsOf, type ImportRow, type StoredSummary, type Which } from './store.ts'
import { pageRows, type RowsAsk } from './store-rows.ts'
import { errorView, sentence } from './view.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const ROWS_A_TURN = 5000
const MOST_MARKS = 5000

/** The rows that the filters leave, as .xlsx; text that begins like a formula stays text. */
export async function exportRows(ctx: Context, of: Of, query: RowsQuery): Promise<Reply> {
  const ask = await askOf(ctx, of, query)
  const hasUnit = unitColumn[of.register] !== undefined && of.register !== 'units'
  const columns = namedColumns(of.register).map(({ name, kind }) => ({
    header: name,
    kind: kind === 'choice' ? ('text' as const) : kind,
  }))
  const more = [...(hasUnit ? ['单位名称'] : []), '来源文件', '来源行']
  const { title } = registers[of.register]
  const bytes = await writeTable({
    sheet: title,
    columns: [...columns, ...more.map((header) => ({ header, kind: 'text' as const }))],
    rows: exported(ctx, ask, hasUnit),
  })
  return download(bytes, { name: `${title}.xlsx`, type: XLSX })
}

async function* exported(ctx: Context, ask: RowsAsk, hasUnit: boolean): AsyncGenerator<TableValue[]> {
  const columns = namedColumns(ask.register)
  for (let offset = 0; ; offset += ROWS_A_TURN) {
    const rows = await pageRows(ctx.db, ask, { offset, limit: ROWS_A_TURN })
    for (const row of rows) {
      const shown = shownRow(ask.register, row)
      const cells = columns.map(({ name }) => cell(shown[name]))
      yield [...cells, ...(hasUnit ? [row._unitName] : []), row._fileName, String(row._row)]
    }
    if (rows.length < ROWS_A_TURN) return
  }
}

const cell = (value: unknown): TableValue => (typeof value === 'number' || value === null ? value : String(value ?? ''))

/** An empty table to fill in, with the campaign's own words in its lists. */
export async function template(ctx: Context, of: Of): Promise<Reply> {
  const { definition } = await campaignOf(ctx.db, of.campaign)
  const lists = listsOf(definition)
  const { title, columns } = registers[of.register]
  const bytes = await writeTemplate({
    title,
    columns: columns.map((column) => ({
      header: column.kind === 'amount' ? `${column.name}（元）` : column.name,
      note: noteOf(column),
      required: column.needs === 'value' || (column.kind === 'unit' && column.key === 'unit'),
      example: column.example,
      kind: column.kind === 'day' ? 'day' : numeric.includes(column.kind) ? 'number' : 'text',
      ...(column.list === undefined ? {} : { choices: lists[column.list] ?? Object.keys(choiceLists[column.list]) }),
    })),
    notes: [
      `${title}登记模板：第一张表填写，从第 2 行起每行一条。`,
      '单位可填代码或名称，填一项即可。',
      '上传后先检查，确认后才入库。',
    ],
  })
  return download(bytes, { name: `${title}模板.xlsx`, type: XLSX })
}

const numeric: readonly string[] = ['amount', 'count', 'decimal', 'score']
const notes: Readonly<Partial<Record<RegisterColumn['kind'], string>>> = {
  unit: '单位代码或单位名称',
  identifier: '文本，原样填写',
  day: '日期，如 2017-05-03',
  amount: '金额，如 30000 或 3万元；没有罚款填 0',
  count: '整数',
  decimal: '数字',
  score: '0 到 100',
  choice: '从列表中选择',
}
const noteOf = ({ kind, name }: RegisterColumn): string => notes[kind] ?? name

/** The file that was handed in with its errors coloured and explained. @throws registers.unreadable */
export async function markedFile(ctx: Context, which: Which): Promise<Reply> {
  const row = await importWithFile(ctx, which)
  const { errors } = await errorsOf(ctx.db, which, { offset: 0, limit: MOST_MARKS })
  const marks = errors.map((error) => markOf(row, { ...error, message: errorView(error, ctx.language).message }))
  const { sheet = '', headerRow } = trusted<Partial<StoredSummary>>(row.summary)
  const marked = await ctx.files.withPath(row.file_hash, (path) =>
    inThread({ path, fileName: row.file_name, sheet, marks, ...(headerRow === undefined ? {} : { headerRow }) }),
  )
  if ('refused' in marked) throw problem('registers.unreadable', { detail: sentence(marked.refused, ctx.language) })
  return download(marked.bytes, { name: `${row.file_name.replace(/\.\w+$/, '')}（已标错）.xlsx`, type: XLSX })
}

const MARKING_HEAP_MB = 1024

const inThread = (ask: MarkAsk): Promise<Marked> =>
  runInWorker<Marked>(new URL('./mark-file.ts', import.meta.url), ask, { maxHeapMb: MARKING_HEAP_MB })

function markOf(row: ImportRow, error: { row: number; column: string; message: string }): Mark {
  const { columns = [] } = trusted<Partial<StoredSummary>>(row.summary)
  const letter = columns.find(({ column }) => column === error.column)?.letter
  return { row: error.row, message: error.message, ...(letter === undefined ? {} : { column: placeOf(letter) }) }
}

/** A → 0, AA → 26. */
const placeOf = (letter: string): number =>
  [...letter].reduce((place, one) => place * 26 + one.charCodeAt(0) - 64, 0) - 1
