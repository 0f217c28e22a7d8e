/** n4.4a: the whole computation: indicators → totals → ranks → individuals → awards; every number with its reasons. */
import type { Award, Definition } from '../definition/schema.ts'
import { scorerOf } from '../indicators/scorer.ts'
import { because, type Outcome, type Scorer } from '../indicators/outcome.ts'
import { exact, roundHalfUp, sum, zero, type Exact } from '../quantity/exact.ts'
import { award, type Awarded, type Ranked } from '../ranking/awards.ts'
import { rankCollectives } from '../ranking/collectives.ts'
import { eligibility } from '../ranking/eligibility.ts'
import { individuals, isByIndustry } from '../ranking/individuals.ts'
import type { Explained } from '../reasons/reason.ts'
import { makeBasis, nth, type Basis } from './basis.ts'
import type { Facts } from './facts.ts'
import type { CollectiveScore, IndividualScore, ScoreResult } from './result.ts'

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
  const scorers = definition.indicators.map((indicator) => [indicator.id, scorerOf(basis, indicator)] as const)
  const reasonsOf = eligibility(basis)
  const collectives: Record<string, CollectiveScore[]> = {}
  for (const { id } of definition.levels) {
    const units = basis.unitsOf.get(id) ?? []
    const scores = units.map((unit) => collective(basis, scorers, { unit, reasons: reasonsOf(unit) }))
    collectives[id] = rankCollectives(definition, scores)
  }
  return collectives
}

function collective(
  basis: Basis,
  scorers: readonly (readonly [string, Scorer])[],
  { unit, reasons }: { unit: number; reasons: string[] },
): CollectiveScore {
  const fact = nth(basis.facts.units, unit)
  const points: Record<string, Outcome> = {}
  const parts: CollectiveScore['parts'] = {}
  for (const [id, scorer] of scorers) {
    const outcome = scorer(unit)
    points[id] = outcome
    if (outcome.parts !== undefined) parts[id] = outcome.parts
  }
  const total = totalOf(basis.definition, Object.values(points))
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
function totalOf(definition: Definition, outcomes: readonly Outcome[]): Explained {
  const declared = declaredPoints(definition)
  const full = sum(outcomes.map((outcome) => outcome.full))
  const earned = sum(outcomes.map((outcome) => outcome.value))
  const whole = full.equals(declared) || full.equals(zero)
  const value = whole ? earned : earned.mul(exact(definition.totalPoints)).div(full)
  const { rounding, readings, totalPoints } = definition
  const reason = because({
    label: 'total',
    value,
    unit: 'points',
    of: totalPoints,
    formula: whole ? 'total-sum' : 'total-scaled',
    clauses: rounding.clauses,
    inputs: outcomes.map((outcome) => outcome.reason),
    ...(rounding.reading === undefined
      ? {}
      : { reading: { value: readings[rounding.reading]?.choice ?? '', reading: rounding.reading } }),
  })
  return { value, reason }
}

const declaredPoints = (definition: Definition): Exact =>
  sum(definition.indicators.map((indicator) => exact(indicator.points)))

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
