/** The league as an .xlsx, as the screen shows it: the same rows in the same order, the same columns. */
import { z } from 'zod'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { writeTable, type TableColumn, type TableValue } from '../../platform/tables/write-table.ts'
import { reasonTexts } from '../../rules/reasons/render.ts'
import type { CollectiveView, LeagueView } from './contract.ts'
import { whyNotWords } from './not-applicable-words.ts'
import { type RunAsk } from './find-run.ts'
import { viewLeague } from './read-run.ts'
import { leagueOf, narrowed, ordered, orderFrom, type League, type LeagueRow } from './ui/league-rows.ts'
import { prefecturesOf } from './ui/prefectures.ts'
import { inEnglish } from './ui/titles.ts'

/** The table as seen: which list, what was searched, within which prefecture, `-total` for descending, the columns that are shown. */
export const leagueQuery = z.object({
  list: z.string().max(100),
  find: z.string().max(200).default(''),
  prefecture: z.string().max(100).default(''),
  sort: z.string().max(100).default(''),
  /** Keys divided by commas; empty: all. */
  columns: z.string().max(2000).default(''),
})
type LeagueQuery = z.output<typeof leagueQuery>

type Language = Context['language']

const words = {
  'zh-CN': {
    ...{ rank: '名次', code: '单位代码', unit: '单位名称', total: '总分', note: '说明', person: '证件号' },
    ...{ name: '姓名', industry: '行业', report: '报告编号', score: '得分', none: '不适用', stop: '；', colon: '：' },
  },
  en: {
    ...{ rank: 'Rank', code: 'Unit code', unit: 'Unit', total: 'Total', note: 'Note', person: 'Certificate' },
    ...{ name: 'Name', industry: 'Industry', report: 'Report', score: 'Score', none: 'n.a.', stop: '; ', colon: ': ' },
  },
} satisfies Record<Language, Record<string, string>>

/** A column of the sheet; `key`: the screen's column that shows or hides it, none where it always stands. */
interface Column extends TableColumn {
  key?: string
  of: (row: LeagueRow) => TableValue
}

/** @throws scoring.unknown-list */
export async function leagueTable(
  ctx: Context,
  { list, find, prefecture, sort, columns, ...run }: RunAsk & LeagueQuery,
): Promise<{ name: string; bytes: Uint8Array }> {
  const kept = await viewLeague(ctx, run)
  const view = ctx.language === 'en' ? inEnglish(kept) : kept
  const entry = [...view.levels, ...view.categories].find(({ id }) => id === list)
  const league = leagueOf(view, list)
  if (entry === undefined || league === undefined) throw problem('scoring.unknown-list', { list, lists: listsOf(view) })
  const units = prefecturesOf(view).find(({ code }) => code === prefecture)?.units
  const rows = ordered(narrowed(league.rows, { find, units }), orderFrom(sort))
  const wanted = columns === '' ? undefined : new Set(columns.split(','))
  const shown = columnsOf(ctx.language, view, league).filter(
    ({ key }) => key === undefined || (wanted?.has(key) ?? true),
  )
  const name = `${entry.title}-第${view.run.seq}次.xlsx`
  const cells = rows.map((row) => shown.map(({ of }) => of(row)))
  return { name, bytes: await writeTable({ sheet: entry.title, columns: shown, rows: cells }) }
}

const listsOf = ({ levels, categories }: LeagueView): string =>
  [...levels, ...categories].map(({ id }) => id).join('、')

function columnsOf(language: Language, view: LeagueView, league: League): Column[] {
  const said = words[language]
  const note: Column = { header: said.note, kind: 'text', of: (row) => noteOf(language, view, row) }
  const rank: Column = { header: said.rank, kind: 'number', of: ({ rank }) => rank }
  if (league.kind === 'people') return [rank, ...personColumns(language), note]
  return [
    rank,
    { header: said.code, kind: 'text', of: ({ code }) => code },
    { header: said.unit, kind: 'text', of: ({ name }) => name },
    { header: said.total, kind: 'number', of: ({ total }) => total },
    ...pointColumns(language, view, league),
    note,
  ]
}

function personColumns(language: Language): Column[] {
  const said = words[language]
  return [
    { header: said.person, kind: 'text', of: ({ code }) => code },
    { header: said.name, kind: 'text', of: ({ name }) => name },
    { key: 'unitName', header: said.code, kind: 'text', of: ({ unit }) => unit },
    { key: 'unitName', header: said.unit, kind: 'text', of: ({ unitName }) => unitName },
    { key: 'industry', header: said.industry, kind: 'text', of: ({ industry }) => industry },
    { key: 'report', header: said.report, kind: 'text', of: ({ report }) => report },
    { header: said.score, kind: 'number', of: ({ total }) => total },
  ]
}

/** An indicator, then its parts; what does not apply is said in words, never as 0. */
function pointColumns(language: Language, view: LeagueView, league: League): Column[] {
  const units = new Map((view.collectives[league.id] ?? []).map((one) => [one.unit, one]))
  const column = (
    key: string,
    header: string,
    at: { path: string; points: (one: CollectiveView) => string | undefined },
  ): Column => ({
    ...{ key, header, kind: 'number' },
    of: ({ code }) => {
      const unit = units.get(code)
      if (unit?.notApplicable[at.path] !== undefined) return words[language].none
      return (unit === undefined ? undefined : at.points(unit)) ?? null
    },
  })
  return view.indicators.flatMap(({ id, title, points, parts }) => [
    column(id, `${title}（${points}）`, { path: id, points: (one) => one.points[id] }),
    ...parts.map((part) =>
      column(id, `${title}·${part.title}（${part.points}）`, {
        path: `${id}.${part.id}`,
        points: (one) => one.parts[id]?.[part.id],
      }),
    ),
  ])
}

/** Why it is not ranked, and why an indicator does not apply to it. */
function noteOf(language: Language, view: LeagueView, row: LeagueRow): string {
  const said = words[language]
  const unranked = row.reasons.map((reason) => reasonTexts[language].reasons[reason] ?? reason)
  const without = view.indicators.flatMap(({ id, title }) => {
    const why = row.notApplicable[id]
    return why === undefined ? [] : [`${title}${said.colon}${said.none}（${whyNotWords(language, why)}）`]
  })
  return [...unranked, ...without].join(said.stop)
}
