/** Two runs held against each other: who moved, and why — indicators, source rows, the definition (n4.4a, capability 95). */
import type { Context } from '../../platform/http/context.ts'
import { exact } from '../../rules/quantity/exact.ts'
import { reasonTexts } from '../../rules/reasons/render.ts'
import type { WhyNot } from '../../rules/scoring/not-applicable.ts'
import { compareResults, type Comparable, type Move } from '../../rules/scoring/what-if.ts'
import { changesByUnit, registerChanges, type RowChanges } from './compare-rows.ts'
import { asStored, type CollectiveView, type CompareView, type IndividualView, type MoveView } from './contract.ts'
import { wholeRun, type RunAsk } from './find-run.ts'
import { seesOnlyOwn } from './release.ts'
import { namesAt } from './sight.ts'
import type { StoredRun } from './store.ts'
import { campaignIn, resultIn } from './stored.ts'
import { definitionSentences, wordedMove, type InForce, type Wording } from './word-moves.ts'

/** From the run `other` to the run `run`. @throws scoring.no-run */
export async function compareRuns(ctx: Context, ask: RunAsk & { other: string }): Promise<CompareView> {
  const after = await wholeRun(ctx, ask)
  const before = await wholeRun(ctx, { campaign: ask.campaign, run: ask.other })
  const compared = compareResults(...comparables(before, after))
  const inputs = await registerChanges(ctx, { before, after })
  const at = { campaign: after.campaign, version: after.data_version }
  const names = await namesAt(
    ctx,
    at,
    compared.moves.map(({ subject }) => subject),
  )
  const onlyOwn = await seesOnlyOwn(ctx, ask.campaign, [before.id, after.id])
  const seen = ({ subject }: Move): boolean => !onlyOwn || ctx.covers(subject) || names.has(subject)
  const wording = { ctx, definition: campaignIn(after).definition, byUnit: changesByUnit(inputs) }
  return {
    from: headOf(before),
    to: headOf(after),
    moves: compared.moves.filter(seen).map((move) => moveView(move, { ...wording, names })),
    inputs: inputs.map(({ view }) => view),
    definition: await definitionSentences(ctx, inForce(before), inForce(after)),
    places: onlyOwn ? [] : compared.places,
  }
}

const inForce = (run: StoredRun): InForce => ({ campaign: campaignIn(run), at: run.made_at })

const headOf = ({ id, seq, data_version }: StoredRun): CompareView['from'] => ({ id, seq, dataVersion: data_version })

type Person = Omit<IndividualView, 'name' | 'unitName' | 'row' | 'opens'>

/**
 * Both results as their documents have them. A nomination's row moves when its file is imported anew, so the two are
 * matched by person, industry and report, the n-th with the n-th.
 */
function comparables(before: StoredRun, after: StoredRun): [Comparable, Comparable] {
  const numbers = new Map<string, number>()
  const numberOf = (key: string): number => {
    const known = numbers.get(key) ?? numbers.size + 1
    numbers.set(key, known)
    return known
  }
  return [comparable(before, numberOf), comparable(after, numberOf)]
}

function comparable(run: StoredRun, numberOf: (key: string) => number): Comparable {
  const { document, notApplicable = {} } = resultIn(run)
  const collectives = asStored<Record<string, CollectiveView[]>>(document['collectives'])
  const individuals = asStored<Record<string, Person[]>>(document['individuals'])
  return {
    collectives: mapped(collectives, (list) =>
      list.map(({ unit, name, rank, total, points }) => ({
        ...{ unit, name, rank, published: total },
        points: Object.fromEntries(
          Object.entries(points).map(([id, value]) => [id, storedPoints(value, notApplicable[unit]?.[id])]),
        ),
      })),
    ),
    individuals: mapped(individuals, (list) => list.map(personWith(numberOf))),
    awards: asStored<Comparable['awards']>(document['awards']),
  }
}

const storedPoints = (
  value: string,
  why: WhyNot | undefined,
): Comparable['collectives'][string][number]['points'][string] => ({
  value: exact(value),
  ...(why === undefined ? {} : { reason: { formula: 'not-applicable' } }),
})

function personWith(numberOf: (key: string) => number): (one: Person) => Comparable['individuals'][string][number] {
  const met = new Map<string, number>()
  return ({ person, industry, report, rank, score }) => {
    const key = JSON.stringify([person, industry, report])
    const nth = (met.get(key) ?? 0) + 1
    met.set(key, nth)
    return { person, rank, published: score, row: numberOf(`${key} ${nth}`) }
  }
}

const mapped = <T, U>(record: Record<string, T>, one: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, one(value)]))

function moveView(move: Move, wording: Wording & { byUnit: ReadonlyMap<string, RowChanges[]> }): MoveView {
  const rows = (wording.byUnit.get(move.subject) ?? []).map((changes) => rowsSentence(wording.ctx, changes))
  const view = wordedMove(move, wording)
  return { ...view, why: [...view.why, ...rows] }
}

function rowsSentence({ language }: Context, { register, added, changed, ended }: RowChanges): string {
  const title = reasonTexts[language].registers[register] ?? register
  return language === 'en'
    ? `${title}: ${added} ${added === 1 ? 'row' : 'rows'} added, ${changed} changed, ${ended} ended`
    : `${title}：新增 ${added} 行，更改 ${changed} 行，终止 ${ended} 行`
}
