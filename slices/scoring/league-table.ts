/** The league as an .xlsx, in the columns that the screen shows. */
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { writeTable, type TableColumn, type TableValue } from '../../platform/tables/write-table.ts'
import { reasonTexts } from '../../rules/reasons/render.ts'
import type { CollectiveView, IndividualView, LeagueView } from './contract.ts'
import { viewLeague, type RunAsk } from './read-run.ts'

type Language = Context['language']
interface Table {
  columns: TableColumn[]
  rows: TableValue[][]
}

const words = {
  'zh-CN': {
    ...{ rank: '名次', code: '单位代码', unit: '单位名称', total: '总分', note: '说明', person: '证件号' },
    ...{ name: '姓名', industry: '行业', report: '报告编号', score: '得分' },
  },
  en: {
    ...{ rank: 'Rank', code: 'Unit code', unit: 'Unit', total: 'Total', note: 'Note', person: 'Certificate' },
    ...{ name: 'Name', industry: 'Industry', report: 'Report', score: 'Score' },
  },
} satisfies Record<Language, Record<string, string>>

/** @param ask.list a level or a category of individuals. @throws scoring.unknown-list */
export async function leagueTable(
  ctx: Context,
  ask: RunAsk & { list: string },
): Promise<{ name: string; bytes: Uint8Array }> {
  const league = await viewLeague(ctx, ask)
  const entry = [...league.levels, ...league.categories].find(({ id }) => id === ask.list)
  if (entry === undefined) throw problem('scoring.unknown-list', { list: ask.list, lists: listsOf(league) })
  const units = league.collectives[entry.id]
  const { columns, rows } =
    units === undefined
      ? peopleTable(ctx.language, league.individuals[entry.id] ?? [])
      : unitsTable(ctx.language, league, units)
  const name = `${entry.title}-第${league.run.seq}次.xlsx`
  return { name, bytes: await writeTable({ sheet: entry.title, columns, rows }) }
}

const listsOf = ({ levels, categories }: LeagueView): string =>
  [...levels, ...categories].map(({ id }) => id).join('、')

const text = (header: string): TableColumn => ({ header, kind: 'text' })
const number = (header: string): TableColumn => ({ header, kind: 'number' })

function unitsTable(language: Language, league: LeagueView, units: readonly CollectiveView[]): Table {
  const said = words[language]
  const points = league.indicators.flatMap((indicator) => [
    { header: `${indicator.title}（${indicator.points}）`, of: (one: CollectiveView) => one.points[indicator.id] },
    ...indicator.parts.map((part) => ({
      header: `${indicator.title}·${part.title}（${part.points}）`,
      of: (one: CollectiveView) => one.parts[indicator.id]?.[part.id],
    })),
  ])
  return {
    columns: [
      ...[number(said.rank), text(said.code), text(said.unit), number(said.total)],
      ...points.map(({ header }) => number(header)),
      text(said.note),
    ],
    rows: units.map((one) => [
      ...[one.rank, one.unit, one.name, one.total],
      ...points.map(({ of }) => of(one) ?? null),
      noteOf(language, one.reasons),
    ]),
  }
}

function peopleTable(language: Language, people: readonly IndividualView[]): Table {
  const said = words[language]
  return {
    columns: [
      ...[number(said.rank), text(said.person), text(said.name), text(said.code), text(said.unit)],
      ...[text(said.industry), text(said.report), number(said.score), text(said.note)],
    ],
    rows: people.map((one) => [
      ...[one.rank, one.person, one.name, one.unit, one.unitName],
      ...[one.industry ?? '', one.report ?? '', one.score, noteOf(language, one.reasons)],
    ]),
  }
}

const noteOf = (language: Language, reasons: readonly string[]): string =>
  reasons.map((reason) => reasonTexts[language].reasons[reason] ?? reason).join(language === 'en' ? '; ' : '；')
