/** n4.4a: the whole computation: indicators → totals → ranks → individuals → awards; every number with its reasons. */
import type { Award, Definition } from '../definition/schema.ts'
import { scorerOf } from '../indicators/scorer.ts'
import { because, Sentence, type Outcome, type Scorer } from '../indicators/outcome.ts'
import { exact, roundHalfUp, sum, zero } from '../quantity/exact.ts'
import { award, type Awarded, type Ranked } from '../ranking/awards.ts'
import { rankCollectives } from '../ranking/collectives.ts'
import { eligibility } from '../ranking/eligibility.ts'
import { individuals, isByIndustry } from '../ranking/individuals.ts'
import type { Explained } from '../reasons/reason.ts'
import { makeBasis, nth, type Basis } from './basis.ts'
import type { Facts } from './facts.ts'
import type { CollectiveScore, IndividualScore, ScoreResult } from './result.ts'
import { leaves } from './tally.ts'

export function score(definition: Definition, facts: Facts): ScoreResult {
  const basis = makeBasis(definition, facts)
  const collectives = scoreCollectives(basis)
  const people: Record<string, IndividualScore[]> = {}
  for (const entry of definition.individuals) people[entry.id] = individuals(basis, entry)
  const result = { campaign: definition.id, collectives, individuals: people }
  const awarded = definition.awards.map((entry) => ({ id: entry.id, ...awardPlaces(definition, entry, result) }))
  return {
    ...result,
    awards: Object.fromEntries(awarded.map((entry) => [entry.id, entry.list])),
    issues: awarded.flatMap((entry) => entry.issues),
  }
}

function scoreCollectives(basis: Basis): Record<string, CollectiveScore[]> {
  const { definition } = basis
  const scoring: Scoring = {
    basis,
    scorers: definition.indicators.map((indicator) => [indicator.id, scorerOf(basis, indicator)]),
    totalOf: totaller(definition),
    reasonsOf: eligibility(basis),
  }
  const collectives: Record<string, CollectiveScore[]> = {}
  for (const { id } of definition.levels) {
    const scores = (basis.unitsOf.get(id) ?? []).map((unit) => collective(scoring, unit))
    collectives[id] = rankCollectives(definition, scores)
  }
  return collectives
}

interface Scoring {
  basis: Basis
  scorers: readonly (readonly [string, Scorer])[]
  totalOf: (outcomes: readonly Outcome[]) => Explained
  reasonsOf: (unit: number) => string[]
}

function collective({ basis, scorers, totalOf, reasonsOf }: Scoring, unit: number): CollectiveScore {
  const reasons = reasonsOf(unit)
  const fact = nth(basis.facts.units, unit)
  const points: Record<string, Outcome> = {}
  const parts: CollectiveScore['parts'] = {}
  for (const [id, scorer] of scorers) {
    const outcome = scorer(unit)
    points[id] = outcome
    if (outcome.parts !== undefined) parts[id] = outcome.parts
  }
  const total = totalOf(Object.values(points))
  return {
    unit: fact.code,
    name: fact.name,
    level: fact.level,
    rank: null,
    eligible: reasons.length === 0,
    reasons,
    total,
    published: roundHalfUp(total.value, basis.definition.rounding.totalPlaces),
    points,
    parts,
  }
}

/** The sum; where an indicator does not apply, the rest is scaled up to the full total. */
function totaller(definition: Definition): (outcomes: readonly Outcome[]) => Explained {
  const { rounding, readings, totalPoints } = definition
  const { clauses } = rounding
  const reading =
    rounding.reading === undefined
      ? undefined
      : { value: readings[rounding.reading]?.choice ?? '', reading: rounding.reading }
  const written = { label: 'total', unit: 'points', of: totalPoints, clauses, reading } as const
  const [summed, scaled] = [
    new Sentence({ ...written, formula: 'total-sum' }),
    new Sentence({ ...written, formula: 'total-scaled' }),
  ]
  const declared = sum(leaves(definition).map((indicator) => exact(indicator.points)))
  return (outcomes) => {
    const inputs = outcomes.map((outcome) => outcome.reason)
    const earned = sum(outcomes.map((outcome) => outcome.value))
    const full = sum(outcomes.map((outcome) => outcome.full))
    if (full.equals(declared) || full.equals(zero))
      return { value: earned, reason: because(summed, earned, { inputs }) }
    const value = earned.mul(exact(totalPoints)).div(full)
    return { value, reason: because(scaled, value, { inputs }) }
  }
}

type Scored = Pick<ScoreResult, 'collectives' | 'individuals'>

function awardPlaces(definition: Definition, entry: Award, result: Scored): Awarded {
  const level = result.collectives[entry.of]
  if (level !== undefined)
    return award(
      entry.id,
      entry.places,
      level.flatMap((one) => (one.rank === null ? [] : [{ id: one.unit, rank: one.rank }])),
    )
  const category = definition.individuals.find((one) => one.id === entry.of)
  const people = (result.individuals[entry.of] ?? []).flatMap((one) =>
    one.rank === null ? [] : [{ id: one.person, rank: one.rank, industry: one.industry ?? '' }],
  )
  if (category === undefined || !isByIndustry(definition, category)) return award(entry.id, entry.places, people)
  return awardByIndustry(definition, entry, people)
}

/** R27 `by-industry`: the places in equal parts; what is left over goes to the industries named first. */
function awardByIndustry(
  definition: Definition,
  entry: Award,
  people: readonly (Ranked & { industry: string })[],
): Awarded {
  const { industries } = definition
  const [each, over] = [Math.floor(entry.places / industries.length), entry.places % industries.length]
  const awarded = industries.map((industry, index) =>
    award(
      `${entry.id}:${industry}`,
      each + (index < over ? 1 : 0),
      people.filter((one) => one.industry === industry),
    ),
  )
  return { list: awarded.flatMap((one) => one.list), issues: awarded.flatMap((one) => one.issues) }
}
