/** The coverage board (n5.3) as an .xlsx: every county that the reader sees, those without a case first, with the post that answers. */
import type { Context } from '../../platform/http/context.ts'
import { writeTable, type TableColumn } from '../../platform/tables/write-table.ts'
import type { CoverageView } from './contract.ts'
import { viewCoverage } from './coverage.ts'

type County = CoverageView['counties'][number]

const words = {
  'zh-CN': ['地州市', '县（市、区）', '单位代码', '案件数', '责任岗位', '填写人'],
  en: ['Prefecture', 'County', 'Unit code', 'Cases', 'Responsible post', 'Decided by'],
}

/** @param ask.prefecture '' for all. @throws scoring.no-coverage */
export async function coverageTable(
  ctx: Context,
  { campaign, prefecture }: { campaign: string; prefecture: string },
): Promise<{ name: string; bytes: Uint8Array }> {
  const view = await viewCoverage(ctx, campaign)
  const [above = '', county = '', code = '', cases = '', post = '', by = ''] = words[ctx.language]
  const columns: TableColumn[] = [
    ...[above, county, code].map((header) => ({ header, kind: 'text' as const })),
    ...[cases, ...view.types].map((header) => ({ header, kind: 'number' as const })),
    ...[post, by].map((header) => ({ header, kind: 'text' as const })),
  ]
  const counties = view.counties.filter((one) => prefecture === '' || one.prefecture === prefecture)
  const rows = counties
    .toSorted(blankFirst)
    .map((one) => [
      ...[one.prefectureName, one.name, one.unit, one.count],
      ...view.types.map((type) => one.types[type] ?? 0),
      ...[one.responsible?.post ?? '', one.responsible?.by ?? ''],
    ])
  return { name: `${view.title}.xlsx`, bytes: await writeTable({ sheet: view.title, columns, rows }) }
}

const blankFirst = (a: County, b: County): number => Number(a.count > 0) - Number(b.count > 0)
