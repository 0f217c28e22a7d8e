/** What recurs in a unit's files, its own training list (n1.3); and whether decisions were published in time (n5.4a). */
import type { Context } from '../../platform/http/context.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { writeTable } from '../../platform/tables/write-table.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import { ruleCatalogue } from '../../rules/case-check/catalogue.ts'
import { knownUnits } from '../registers/facts.ts'
import type { PageQuery } from './contract.ts'
import type { DefectsView, DisclosurePage, DisclosureRow, DisclosureState } from './contract-slots.ts'
import { filterOf, XLSX } from './lists.ts'
import { defectsByRule, defectsByUnit, disclosureCounts, disclosurePage, type ReportAsk } from './store-report.ts'

const askOf = (ctx: Context, campaign: string, { find, filter }: PageQuery): ReportAsk => ({
  ...{ campaign, find, territory: ctx.territory, filter: filterOf(filter) },
})

export async function viewDisclosure(ctx: Context, campaign: string, query: PageQuery): Promise<DisclosurePage> {
  const ask = { ...askOf(ctx, campaign, query), today: dayInShanghai(ctx.now().getTime()) }
  const [heads, counted] = [await disclosurePage(ctx.db, ask, query), await disclosureCounts(ctx.db, ask)]
  const units = await knownUnits(ctx.db)
  const count = (state: DisclosureState): number => counted.find((one) => one.state === state)?.n ?? 0
  const states = {
    ...{ 'on-time': count('on-time'), late: count('late') },
    ...{ missing: count('missing'), 'not-due': count('not-due') },
  }
  const chosen = ask.filter['state'] ?? []
  const total = counted
    .filter(({ state }) => chosen.length === 0 || chosen.includes(state))
    .reduce((sum, { n }) => sum + n, 0)
  return { total, states, rows: heads.map((one) => ({ ...one, unitName: units.get(one.unit)?.name ?? '' })) }
}

const stateWords: Record<DisclosureState, string> = {
  ...{ 'on-time': '按时', late: '迟', missing: '未公开', 'not-due': '未到期' },
}
const MOST = 100_000

export async function exportDisclosure(ctx: Context, campaign: string, query: PageQuery): Promise<Reply> {
  const { rows } = await viewDisclosure(ctx, campaign, { ...query, offset: 0, limit: MOST })
  const texts = ['单位代码', '单位名称', '案号', '类型', '决定日期', '最迟公开日', '公开日期', '网址', '情况']
  const columns = [
    ...texts.map((header) => ({ header, kind: 'text' as const })),
    ...['迟几个工作日', '存档数'].map((header) => ({ header, kind: 'number' as const })),
  ]
  const line = (row: DisclosureRow) => [
    ...[row.unit, row.unitName, row.number, row.type, row.decided, row.due, row.published, row.url],
    ...[stateWords[row.state], row.daysLate, row.captures],
  ]
  return download(await writeTable({ sheet: '公开情况', columns, rows: rows.map(line) }), {
    ...{ name: '案卷公开情况.xlsx', type: XLSX },
  })
}

export async function viewDefects(ctx: Context, campaign: string, query: PageQuery): Promise<DefectsView> {
  const ask = askOf(ctx, campaign, query)
  const [rules, byUnit] = [await defectsByRule(ctx.db, ask), await defectsByUnit(ctx.db, ask)]
  const units = await knownUnits(ctx.db)
  return {
    rules,
    files: byUnit.reduce((sum, { files }) => sum + files, 0),
    clean: byUnit.reduce((sum, { clean }) => sum + clean, 0),
    units: byUnit.map(({ unit, files, clean, rule, ruleFiles }) => ({
      ...{ unit, files, clean, unitName: units.get(unit)?.name ?? '' },
      most: rule === null ? null : { rule, files: ruleFiles ?? 0 },
    })),
  }
}

const severityNames = new Map([
  ['fatal', '致命'],
  ['error', '错误'],
  ['warning', '警告'],
])
const titles = new Map(Object.entries(ruleCatalogue).map(([id, words]) => [id, words['zh-CN']]))

export async function exportDefects(ctx: Context, campaign: string, query: PageQuery): Promise<Reply> {
  const { rules, files } = await viewDefects(ctx, campaign, query)
  const texts = ['问题', '程度', '条款']
  const numbers = ['次数', '其中待核', '案卷数', '单位数', '本单位案卷总数']
  const columns = [
    ...texts.map((header) => ({ header, kind: 'text' as const })),
    ...numbers.map((header) => ({ header, kind: 'number' as const })),
  ]
  const lines = rules.map((row) => [
    ...[titles.get(row.rule) ?? '', severityNames.get(row.severity) ?? '', row.clause],
    ...[row.count, row.asks, row.files, row.units, files],
  ])
  return download(await writeTable({ sheet: '常犯的问题', columns, rows: lines }), {
    ...{ name: '常犯的问题.xlsx', type: XLSX },
  })
}
