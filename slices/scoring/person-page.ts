/** All that a campaign knows of a certificate holder: candidacies, materials, exam, reports. */
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { roundHalfUp, type Exact } from '../../rules/quantity/exact.ts'
import type { Facts, FileScoreFact, ReportScoreFact } from '../../rules/scoring/facts.ts'
import type { PersonView } from './contract.ts'
import type { RunAsk } from './find-run.ts'
import { pageGround } from './page-ground.ts'
import { viewLeague, viewOf } from './read-run.ts'
import { seesAll } from './sight.ts'
import type { RunHead } from './store.ts'
import { placesOfPerson } from './store-places.ts'
import { nominationView } from './unit-page.ts'

interface Ask extends RunAsk {
  certificate: string
}

/** @throws scoring.unknown-person, scoring.no-run, house.not-found beyond the own territory */
export async function viewPerson(ctx: Context, ask: Ask): Promise<PersonView> {
  const placeOf = ({ officers }: Facts): number =>
    officers.findIndex(({ certificate }) => certificate === ask.certificate)
  const { facts, run } = await pageGround(ctx, ask, (known) => placeOf(known) >= 0)
  const index = placeOf(facts)
  const officer = facts.officers[index]
  const unit = officer === undefined ? undefined : facts.units[officer.unit]
  if (!seesAll(ctx) && !ctx.covers(unit?.code ?? '')) throw problem('house.not-found')
  if (officer === undefined || unit === undefined)
    throw problem('scoring.unknown-person', { certificate: ask.certificate })
  const nominations = facts.nominations.filter((one) => one.officer === index)
  const materials = new Set(nominations.flatMap((one) => [one.material1, one.material2]))
  return {
    ...{ person: officer.certificate, name: officer.name, unit: unit.code, unitName: unit.name },
    run: run === undefined ? null : await viewOf(ctx, run),
    runs: await placesOfPerson(ctx.db, ask.campaign, ask.certificate),
    candidacies: await candidacies(ctx, ask, run),
    nominations: nominations.map((one) => nominationView(ctx, facts, one)),
    exam: facts.examScores.filter((one) => one.officer === index).map(({ score }) => shown(score)),
    reports: reportsOf(facts.reportScores.filter((one) => one.officer === index || materials.has(one.report))),
    files: filesOf(
      facts,
      facts.fileScores.filter((one) => materials.has(one.file)),
    ),
  }
}

const shown = (score: Exact): string => roundHalfUp(score, 2)

async function candidacies(
  ctx: Context,
  { campaign, certificate }: Ask,
  run: RunHead | undefined,
): Promise<PersonView['candidacies']> {
  if (run === undefined) return []
  const { individuals } = await viewLeague(ctx, { campaign, run: run.id })
  return Object.entries(individuals).flatMap(([list, people]) =>
    people.filter((one) => one.person === certificate).map((one) => ({ ...one, list, run: run.id })),
  )
}

type Scored = { expert: string; score: Exact }
const scoresOf = (scores: readonly Scored[]): { expert: string; score: string }[] =>
  scores.map(({ expert, score }) => ({ expert, score: shown(score) }))

const reportsOf = (scores: readonly ReportScoreFact[]): PersonView['reports'] =>
  [...Map.groupBy(scores, ({ report }) => report)].map(([report, own]) => ({
    ...{ report, industry: own[0]?.industry ?? '' },
    scores: scoresOf(own),
  }))

const filesOf = ({ units }: Facts, scores: readonly FileScoreFact[]): PersonView['files'] =>
  [...Map.groupBy(scores, ({ file }) => file)].flatMap(([file, own]) => {
    const [first] = own
    if (first === undefined) return []
    const { unit, type, source } = first
    return [{ file, unit: units[unit]?.code ?? '', type, source, scores: scoresOf(own) }]
  })
