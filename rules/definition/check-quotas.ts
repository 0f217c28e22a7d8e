/** Nomination bounds against each other (n4.3a, a2.0b) and against the places to fill (a1.0a, a2.0a). */
import { allClauses, type Finding, type FindingValues } from './finding.ts'
import type { Award, Definition } from './schema.ts'

type Nomination = Definition['nominations'][number]
type Bound = Nomination['bounds'][number]

const most = (bound: Bound): number => bound.max ?? Infinity

/** '5–10', '≤ 4', '≥ 1'. */
export function boundText(bound: Pick<Bound, 'min' | 'max'>): string {
  if (bound.max === undefined) return `≥ ${bound.min}`
  if (bound.min === 0) return `≤ ${bound.max}`
  return bound.min === bound.max ? String(bound.min) : `${bound.min}–${bound.max}`
}

function takenReading(definition: Definition, nomination: Nomination): FindingValues {
  const { reading } = nomination
  const taken = reading === undefined ? undefined : definition.readings[reading]
  return reading === undefined || taken === undefined ? {} : { reading, choice: taken.choice }
}

/** The bound that the reading takes; all of them where no reading picks one. */
function inForce(definition: Definition, nomination: Nomination): Bound[] {
  const { choice } = takenReading(definition, nomination)
  const picked = nomination.bounds.filter((bound) => choice !== undefined && bound.choice === choice)
  return picked.length > 0 ? picked : nomination.bounds
}

export function contradictingBounds(definition: Definition): Finding[] {
  return definition.nominations.flatMap((nomination) =>
    pairs(nomination.bounds)
      .filter(([a, b]) => Math.max(a.min, b.min) > Math.min(most(a), most(b)))
      .map(([a, b]): Finding => {
        const taken = takenReading(definition, nomination)
        const settled = taken['reading'] !== undefined
        const about = { nomination: nomination.id, title: nomination.title, first: boundText(a), second: boundText(b) }
        return {
          code: 'bounds-contradict',
          severity: settled ? 'warning' : 'error',
          clauses: allClauses(a.clauses, b.clauses),
          values: { variant: settled ? 'settled' : 'open', ...about, ...taken },
        }
      }),
  )
}

function pairs<T>(list: readonly T[]): [T, T][] {
  return list.flatMap((first, index) => list.slice(index + 1).map((second): [T, T] => [first, second]))
}

/** Units × the most each may put up, and in the worst case × the least, against the places. Without a count of units nothing can be said. */
export function infeasibleQuotas(definition: Definition): Finding[] {
  return definition.nominations.flatMap((nomination) => {
    const level = definition.levels.find((entry) => entry.id === nomination.by)
    const awards = definition.awards.filter((award) => nomination.awards?.includes(award.id) === true)
    const places = awards.reduce((sum, award) => sum + award.places, 0)
    if (level?.units === undefined || awards.length === 0 || nomination.perIndustry === true) return []
    const { count: units, clauses } = level.units
    return nomination.bounds.flatMap((bound) =>
      judge(definition, { nomination, bound, units, places, clauses, awards }),
    )
  })
}

interface Case {
  nomination: Nomination
  bound: Bound
  units: number
  places: number
  clauses: string[]
  awards: Award[]
}

function judge(definition: Definition, given: Case): Finding[] {
  const { nomination, bound, units, places } = given
  const taken = inForce(definition, nomination)
  const binding = taken.includes(bound)
  const atMost = units * most(bound)
  const atLeast = units * bound.min
  if (atMost >= places && !(binding && bound.min > 0 && atLeast < places)) return []
  const never = atMost < places
  const perUnit = never ? most(bound) : bound.min
  const about = { nomination: nomination.id, title: nomination.title, bound: boundText(bound), units, perUnit, places }
  const capacity = never ? atMost : atLeast
  const variant = never ? (binding ? 'never' : 'never-unless-read-otherwise') : 'worst-case'
  const reach = Math.min(...taken.map((one) => units * most(one)))
  const feasible = Number.isFinite(reach)
    ? { takenCapacity: reach, feasibleAsRead: reach >= places }
    : { feasibleAsRead: true }
  return [
    {
      code: 'quota-infeasible',
      severity: never && binding ? 'error' : 'warning',
      clauses: allClauses(
        bound.clauses,
        ...given.awards.map((award) => award.clauses),
        given.clauses,
        never ? (nomination.oneInSeveral ?? []) : [],
      ),
      values: { variant, ...about, capacity, binding, ...feasible, ...takenReading(definition, nomination) },
    },
  ]
}

/** Places that no unit or person can ever take. */
export function unreachableAwards(definition: Definition): Finding[] {
  return definition.awards.flatMap((award, index) => {
    const variant = whyUnreachable(definition, award, index)
    if (variant === undefined) return []
    const level = definition.levels.find((entry) => entry.id === award.of)
    const values = {
      variant,
      award: award.id,
      title: award.title,
      places: award.places,
      units: level?.units?.count ?? 0,
    }
    return [
      {
        code: 'unreachable-award',
        severity: 'error',
        clauses: allClauses(award.clauses, reasonClauses(definition, award)),
        values,
      } satisfies Finding,
    ]
  })
}

function whyUnreachable(definition: Definition, award: Award, index: number): string | undefined {
  if (definition.awards.findIndex((other) => other.of === award.of) !== index) return 'twice'
  const individual = definition.individuals.find((entry) => entry.id === award.of)
  if (individual !== undefined) return individualReason(definition, individual)
  const units = definition.levels.find((level) => level.id === award.of)?.units
  if (units !== undefined && units.count < award.places) return 'more-than-units'
  if (!definition.indicators.some((indicator) => scores(indicator, award.of))) return 'not-scored'
  return needsNomination(definition, award) && !nominated(definition, award) ? 'no-nomination' : undefined
}

function individualReason(definition: Definition, individual: Definition['individuals'][number]): string | undefined {
  if (individual.kind === 'report' && definition.industries.length === 0) return 'no-industry'
  if (individual.kind === 'case-files' && (individual.files ?? 0) === 0) return 'no-files'
  return undefined
}

const nominated = (definition: Definition, award: Award): boolean =>
  definition.nominations.some(
    (nomination) =>
      nomination.awards?.includes(award.id) === true && nomination.bounds.every((bound) => most(bound) > 0),
  )

const needsNomination = (definition: Definition, award: Award): boolean =>
  definition.eligibility.some((entry) => entry.id === 'not-nominated' && entry.levels.includes(award.of))

const reasonClauses = (definition: Definition, award: Award): string[] =>
  definition.eligibility.filter((entry) => entry.levels.includes(award.of)).flatMap((entry) => entry.clauses)

/** Does the indicator give points to units of the level? */
function scores(indicator: Definition['indicators'][number], level: string): boolean {
  if (indicator.kind === 'sum') return indicator.parts.some((part) => scores(part, level))
  if (indicator.kind === 'reviewed-work') return (indicator.slots[level] ?? []).length > 0
  if (indicator.kind === 'ratio-to-baseline') return level in indicator.base
  if (indicator.kind === 'participation-and-score') return level in indicator.holdersOf
  return true
}
