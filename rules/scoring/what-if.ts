/** What another reading or other weights would change: a varied definition, and two results held against each other. Nothing official changes. */
import type { Definition, Indicator } from '../definition/schema.ts'
import { exact, exactText, roundHalfUp, sum, zero, type Exact } from '../quantity/exact.ts'
import type { CollectiveScore, IndividualScore, ScoreResult } from './result.ts'

export interface Variation {
  readings?: Record<string, { choice: string; values?: Record<string, string> | undefined }>
  /** Indicator or part id → full points. */
  points?: Record<string, string>
}

/** The definition with these choices and points; the full total follows the points. Unknown ids are refused. */
export function vary(definition: Definition, { readings = {}, points = {} }: Variation): Definition {
  const indicators = definition.indicators.map((indicator) => withPoints(indicator, points))
  const known = new Set(
    definition.indicators.flatMap((one) => [one.id, ...(one.kind === 'sum' ? one.parts.map((part) => part.id) : [])]),
  )
  for (const id of Object.keys(points)) if (!known.has(id)) throw new RangeError(`no indicator ${id}`)
  return {
    ...definition,
    indicators,
    totalPoints: exactText(sum(indicators.map((indicator) => exact(indicator.points)))),
    readings: withReadings(definition, readings),
  }
}

function withReadings(definition: Definition, readings: NonNullable<Variation['readings']>): Definition['readings'] {
  const taken = { ...definition.readings }
  for (const [id, { choice, values }] of Object.entries(readings)) {
    const before = taken[id]
    if (before === undefined) throw new RangeError(`no reading ${id}`)
    const numbers = values ?? before.values
    taken[id] = { choice, decidedBy: before.decidedBy, ...(numbers === undefined ? {} : { values: numbers }) }
  }
  return taken
}

/** A sum's parts keep their proportions; a part's new points move its sum. */
function withPoints(indicator: Indicator, points: Readonly<Record<string, string>>): Indicator {
  const wanted = points[indicator.id]
  if (indicator.kind !== 'sum') return wanted === undefined ? indicator : { ...indicator, points: wanted }
  const before = exact(indicator.points)
  const factor = wanted === undefined || before.equals(zero) ? undefined : exact(wanted).div(before)
  const parts = indicator.parts.map((part) => {
    const own = points[part.id]
    if (own !== undefined) return { ...part, points: own }
    return factor === undefined ? part : { ...part, points: exactText(exact(part.points).mul(factor)) }
  })
  return { ...indicator, parts, points: exactText(sum(parts.map((part) => exact(part.points)))) }
}

export interface Move {
  /** Level or category id. */
  list: string
  /** Unit code or certificate number; `row` tells a person's nominations apart. */
  subject: string
  row?: number
  name: string
  before: number | null
  after: number | null
  totalBefore: string | null
  totalAfter: string | null
  /** Indicators whose points differ, 4 places; null: not applicable. */
  changed: { indicator: string; before: string | null; after: string | null }[]
}
export interface PlaceChange {
  award: string
  in: string[]
  out: string[]
}
export interface Comparison {
  /** Who has another rank or total, in the order of the second result. */
  moves: Move[]
  /** Awards whose list differs. */
  places: PlaceChange[]
}

/** What a comparison looks at: a fresh result, or one read back from its document. */
type Placed = Pick<CollectiveScore, 'unit' | 'name' | 'rank' | 'published'> & {
  points: Record<string, Points>
}
interface Points {
  value: Exact
  reason?: { formula: string }
}
type PlacedPerson = Pick<IndividualScore, 'person' | 'row' | 'rank' | 'published'>
export interface Comparable {
  collectives: Record<string, readonly Placed[]>
  individuals: Record<string, readonly PlacedPerson[]>
  awards: ScoreResult['awards']
}

export function compareResults(before: Comparable, after: Comparable): Comparison {
  const collectives = Object.entries(after.collectives).flatMap(([list, scores]) =>
    unitMoves(list, before.collectives[list] ?? [], scores),
  )
  const people = Object.entries(after.individuals).flatMap(([list, scores]) =>
    personMoves(list, before.individuals[list] ?? [], scores),
  )
  return { moves: [...collectives, ...people], places: placeChanges(before, after) }
}

function unitMoves(list: string, before: readonly Placed[], after: readonly Placed[]): Move[] {
  const known = new Map(before.map((score) => [score.unit, score]))
  return after.flatMap((score) => {
    const was = known.get(score.unit)
    if (was !== undefined && was.rank === score.rank && was.published === score.published) return []
    const totals = { totalBefore: was?.published ?? null, totalAfter: score.published }
    const ranks = { before: was?.rank ?? null, after: score.rank }
    return [{ list, subject: score.unit, name: score.name, ...ranks, ...totals, changed: changes(was, score) }]
  })
}

function changes(was: Placed | undefined, now: Placed): Move['changed'] {
  const shown = (points: Points | undefined): string | null =>
    points?.reason?.formula === 'not-applicable' ? null : roundHalfUp(points?.value ?? zero, 4)
  return Object.entries(now.points).flatMap(([indicator, points]) => {
    const [before, after] = [shown(was?.points[indicator]), shown(points)]
    return before === after ? [] : [{ indicator, before, after }]
  })
}

function personMoves(list: string, before: readonly PlacedPerson[], after: readonly PlacedPerson[]): Move[] {
  const key = (score: PlacedPerson): string => `${score.person}\n${score.row}`
  const known = new Map(before.map((score) => [key(score), score]))
  return after.flatMap((score) => {
    const was = known.get(key(score))
    if (was !== undefined && was.rank === score.rank && was.published === score.published) return []
    const totals = { totalBefore: was?.published ?? null, totalAfter: score.published }
    const who = { list, subject: score.person, row: score.row, name: score.person }
    return [{ ...who, before: was?.rank ?? null, after: score.rank, ...totals, changed: [] }]
  })
}

/** As many places as a code stands in the list: a person may win in two industries. */
function placeChanges(before: Comparable, after: Comparable): PlaceChange[] {
  return Object.entries(after.awards).flatMap(([award, now]) => {
    const was = before.awards[award] ?? []
    const [gained, lost] = [without(now, was), without(was, now)]
    return gained.length + lost.length === 0 ? [] : [{ award, in: gained, out: lost }]
  })
}

function without(list: readonly string[], taken: readonly string[]): string[] {
  const left = [...taken]
  return list.filter((item) => {
    const found = left.indexOf(item)
    if (found < 0) return true
    left.splice(found, 1)
    return false
  })
}
