/** The flags of the registers as they stand, each with its method, figures and rows: for a person, never a penalty. */
import type { Context } from '../../platform/http/context.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import type { UnitFact } from '../../rules/scoring/facts.ts'
import { caseWindows, dayNumber } from '../../rules/scoring/tally.ts'
import { sourceRows, type Input } from '../registers/facts.ts'
import { flagKind, type FlagKind, type FlagsView, type FlagView } from './contract.ts'
import { findFlags, type Flag, type Window } from './find-flags.ts'
import { flagWords } from './flag-methods.ts'
import { factsNow } from './loaded-facts.ts'
import { shownRow } from './read-number.ts'

/** So many rows are sent with a flag. */
const ROWS_SHOWN = 50

export async function viewFlags(
  ctx: Context,
  ask: { campaign: string; kind?: FlagKind | undefined },
): Promise<FlagsView> {
  const { facts, columns, inputs, version, campaign } = await factsNow(ctx.db, ask.campaign)
  const found = findFlags(columns, windowOf(campaign.definition)).filter(
    ({ kind }) => ask.kind === undefined || kind === ask.kind,
  )
  const rowOf = await rowsOf(ctx, { campaign: ask.campaign, inputs, flags: found })
  const words = flagWords[ctx.language]
  return {
    dataVersion: version,
    methods: flagKind.options.map((kind) => ({ kind, ...words[kind], clause: casesClause(campaign.definition) })),
    flags: found.map((flag) => flagView(ctx, flag, { unit: facts.units[flag.unit], rowOf })),
  }
}

/** The campaign's own clause on cases: every flag reads them, and no other campaign's clause may stand here. */
export const casesClause = ({ caseTypes, period }: Definition): string =>
  caseTypes[0]?.clauses[0] ?? period.clauses[0] ?? ''

/** From the first to the last day that the definition counts cases in; its whole period where it counts none. */
function windowOf(definition: Definition): Window {
  const windows = caseWindows(definition)
  const counted = windows.length === 0 ? [definition.period] : windows
  return {
    from: Math.min(...counted.map(({ from }) => dayNumber(from))),
    to: Math.max(...counted.map(({ to }) => dayNumber(to))),
  }
}

type RowOf = ReadonlyMap<number, Record<string, unknown>>

async function rowsOf(
  ctx: Context,
  ask: { campaign: string; inputs: readonly Input[]; flags: readonly Flag[] },
): Promise<RowOf> {
  const ids = [...new Set(ask.flags.flatMap(({ rows }) => rows.slice(0, ROWS_SHOWN)))]
  const rows = await sourceRows(ctx.db, { campaign: ask.campaign, register: 'cases', inputs: ask.inputs, ids })
  return new Map(rows.map((row) => [row.id, shownRow('cases', row)]))
}

function flagView(ctx: Context, flag: Flag, { unit, rowOf }: { unit: UnitFact | undefined; rowOf: RowOf }): FlagView {
  const figures = shownFigures(flag)
  return {
    ...{ kind: flag.kind, unit: unit?.code ?? '', name: unit?.name ?? '' },
    summary: summaries[ctx.language][flag.kind](figures),
    figures,
    count: flag.rows.length,
    rows: flag.rows.slice(0, ROWS_SHOWN).map((id) => rowOf.get(id) ?? {}),
  }
}

function shownFigures({ kind, figures }: Flag): Record<string, string> {
  if (kind !== 'split-cases') return figures
  return { ...figures, from: dayText(figures['from']), to: dayText(figures['to']) }
}

const dayText = (days = '0'): string => new Date(Number(days) * 86_400_000).toISOString().slice(0, 10)

type Summary = (figures: Record<string, string>) => string
const summaries: Record<'zh-CN' | 'en', Record<FlagKind, Summary>> = {
  'zh-CN': {
    'split-cases': (f) => `连号 ${f['cases']} 件，${f['from']} 至 ${f['to']}，罚款 ${f['lowest']}–${f['highest']} 元`,
    'end-of-window': (f) => `最后 7 天 ${f['cases']} 件，其余时间每 7 天平均 ${f['mean']} 件`,
    'round-fines': (f) => `整万元 ${f['round']} 件，占有罚款的 ${f['fined']} 件的 ${f['share']}；全区 ${f['region']}`,
  },
  en: {
    'split-cases': (f) =>
      `${f['cases']} consecutive cases, ${f['from']} to ${f['to']}, fines of ${f['lowest']}–${f['highest']} yuan`,
    'end-of-window': (f) => `${f['cases']} cases in the last 7 days, a mean of ${f['mean']} in 7 days before`,
    'round-fines': (f) =>
      `${f['round']} of ${f['fined']} fines in whole ten thousands: ${f['share']}; the region: ${f['region']}`,
  },
}
