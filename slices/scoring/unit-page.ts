/** All that a campaign knows of a unit: its place in each run, and as of one run its indicators, cases, people, nominations. */
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { exact, roundHalfUp } from '../../rules/quantity/exact.ts'
import type { CaseColumns, Facts, NominationFact, UnitFact } from '../../rules/scoring/facts.ts'
import type { UnitView } from './contract.ts'
import type { RunAsk } from './find-run.ts'
import { pageGround } from './page-ground.ts'
import { viewLeague, viewOf } from './read-run.ts'
import { seesAll } from './sight.ts'
import type { RunHead } from './store.ts'
import { placesOfUnit } from './store-places.ts'

interface Ask extends RunAsk {
  unit: string
}

/** @throws scoring.unknown-unit, scoring.no-run, house.not-found beyond the own territory */
export async function viewUnit(ctx: Context, ask: Ask): Promise<UnitView> {
  if (!seesAll(ctx) && !ctx.covers(ask.unit)) throw problem('house.not-found')
  const placeOf = ({ units }: Facts): number => units.findIndex(({ code }) => code === ask.unit)
  const { facts, columns, campaign, run } = await pageGround(ctx, ask, (known) => placeOf(known) >= 0)
  const index = placeOf(facts)
  const unit = facts.units[index]
  if (unit === undefined) throw problem('scoring.unknown-unit', { unit: ask.unit })
  const types = campaign.definition.caseTypes.map(({ name }) => name)
  return {
    ...{ unit: unit.code, name: unit.name, level: unit.level },
    ...around(ctx, facts, index),
    run: run === undefined ? null : await viewOf(ctx, run),
    runs: (await placesOfUnit(ctx.db, ask.campaign, ask.unit)).map(({ row: _row, ...place }) => place),
    league: await leagueRow(ctx, ask, run),
    ...casesOf(columns, index, types),
    people: peopleOf(facts, index),
    nominations: facts.nominations.filter((one) => one.unit === index).map((one) => nominationView(ctx, facts, one)),
  }
}

const opens = (ctx: Context, unit: string | undefined): boolean =>
  unit !== undefined && (seesAll(ctx) || ctx.covers(unit))

function around(ctx: Context, { units }: Facts, index: number): Pick<UnitView, 'parent' | 'children'> {
  const short = ({ code, name }: UnitFact): UnitView['children'][number] => ({
    unit: code,
    name,
    opens: opens(ctx, code),
  })
  const above = units[units[index]?.parent ?? -1]
  return {
    parent: above === undefined ? null : short(above),
    children: units.filter(({ parent }) => parent === index).map(short),
  }
}

async function leagueRow(ctx: Context, { campaign, unit }: Ask, run: RunHead | undefined): Promise<UnitView['league']> {
  if (run === undefined) return null
  const { collectives } = await viewLeague(ctx, { campaign, run: run.id })
  const all = Object.values(collectives).flat()
  return all.find((one) => one.unit === unit) ?? null
}

/** The unit's own cases of the whole register, whatever window counts. */
function casesOf(
  columns: CaseColumns,
  unit: number,
  types: readonly string[],
): Pick<UnitView, 'casesByType' | 'casesByMonth'> {
  const byType = new Map<number, { count: number; fines: bigint }>()
  const byMonth = new Map<string, number>()
  for (let at = 0; at < columns.length; at += 1) {
    if (columns.unit[at] !== unit) continue
    const type = columns.type[at] ?? 0
    const { count, fines } = byType.get(type) ?? { count: 0, fines: 0n }
    byType.set(type, { count: count + 1, fines: fines + BigInt(columns.fine[at] ?? 0) })
    const month = new Date((columns.day[at] ?? 0) * 86_400_000).toISOString().slice(0, 7)
    byMonth.set(month, (byMonth.get(month) ?? 0) + 1)
  }
  const scale = 10n ** BigInt(columns.fineScale)
  return {
    casesByType: types.flatMap((type, at) => {
      const found = byType.get(at)
      return found === undefined ? [] : [{ type, count: found.count, fines: roundHalfUp(exact(found.fines, scale), 2) }]
    }),
    casesByMonth: [...byMonth].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, count]) => ({ month, count })),
  }
}

/** Exam: the best score (a1.4b). */
function peopleOf(facts: Facts, unit: number): UnitView['people'] {
  const exams = Map.groupBy(facts.examScores, ({ officer }) => officer)
  const reports = Map.groupBy(facts.reportScores, ({ officer }) => officer)
  return facts.officers.flatMap((officer, index) => {
    if (officer.unit !== unit) return []
    const scores = (exams.get(index) ?? []).map(({ score }) => score).sort((a, b) => b.compare(a))
    const best = scores[0]
    return [
      {
        ...{ certificate: officer.certificate, name: officer.name },
        exam: best === undefined ? null : roundHalfUp(best, 2),
        reports: new Set((reports.get(index) ?? []).map(({ report }) => report)).size,
      },
    ]
  })
}

export const nominationView = (
  ctx: Context,
  { units, officers }: Facts,
  one: NominationFact,
): UnitView['nominations'][number] => ({
  ...{ category: one.category, unit: units[one.unit]?.code ?? '', certificate: one.certificate },
  ...{ industry: one.industry, materials: [one.material1, one.material2].filter((material) => material !== '') },
  ...{ integrityProof: one.integrityProof, verifiedReport: one.verifiedReport },
  opens: opens(ctx, units[officers[one.officer ?? -1]?.unit ?? -1]?.code),
})
