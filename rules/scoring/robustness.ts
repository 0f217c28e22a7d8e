/** How firm the cut line is (capability 117): what decided between the last awarded place and the next, and the smallest change that flips them. */
import { decide } from '../definition/choices.ts'
import type { Award, Definition } from '../definition/schema.ts'
import { exact, roundHalfUp, zero, type Exact } from '../quantity/exact.ts'
import { isByIndustry } from '../ranking/individuals.ts'
import { decidedBetween, tieRule, type Decided } from './decided.ts'
import { flips, type Flip } from './flips.ts'
import { personFlip, type PersonFlip } from './person-flip.ts'
import type { CollectiveScore, IndividualScore, ScoreResult } from './result.ts'

export interface CutLine {
  /** Unit code or certificate number of the last awarded, and of the first after it; null where there is none. */
  last: string | null
  next: string | null
  /** Points between the two, as published; null where one of them is missing. */
  gap: string | null
  /** What put the one before the other; null where one of them is missing. */
  decided: Decided | null
  /** Smallest change first; none for individuals, whose score has no weights. */
  flips: Flip[]
  /** Individuals: the smallest change of the next one's score; null for units and where nobody stands behind the line. */
  person: PersonFlip | null
}

/**
 * Award id → its cut line; where places go by industry (R27) `award:industry`, as in the issues. With a tie across the
 * line, the gap is that between the tied: 0.
 */
export function robustness(definition: Definition, result: ScoreResult): Record<string, CutLine> {
  return Object.fromEntries(definition.awards.flatMap((award) => cutLines(definition, award, result)))
}

function cutLines(definition: Definition, award: Award, result: ScoreResult): [string, CutLine][] {
  const level = result.collectives[award.of]
  if (level !== undefined) return [[award.id, ofUnits(definition, award.places, ranked(level))]]
  const people = ranked(result.individuals[award.of] ?? [])
  const category = definition.individuals.find((one) => one.id === award.of)
  if (category === undefined || !isByIndustry(definition, category))
    return [[award.id, ofPeople(definition, { award, places: award.places, people })]]
  const { industries } = definition
  return industries.map((industry, index) => {
    const places = Math.floor(award.places / industries.length) + (index < award.places % industries.length ? 1 : 0)
    const own = people.filter((one) => one.industry === industry)
    return [`${award.id}:${industry}`, ofPeople(definition, { award, places, people: own })]
  })
}

const ranked = <T extends { rank: number | null }>(scores: readonly T[]): T[] =>
  scores.filter((score) => score.rank !== null)

const open = (last: string | null): CutLine => ({
  ...{ last, next: null, gap: null, decided: null, flips: [], person: null },
})

function ofUnits(definition: Definition, places: number, units: readonly CollectiveScore[]): CutLine {
  const [last, next] = [units[places - 1], units[places]]
  if (last === undefined || next === undefined) return open((last ?? units.at(-1))?.unit ?? null)
  return {
    ...{ last: last.unit, next: next.unit, gap: gapOf(definition, last, next), person: null },
    decided: decidedBetween(definition, { last, next, tied: tiedWith(units, last) }),
    flips: flips(definition, last, next),
  }
}

interface People {
  award: Award
  places: number
  people: readonly IndividualScore[]
}

function ofPeople(definition: Definition, { award, places, people }: People): CutLine {
  const [last, next] = [people[places - 1], people[places]]
  if (last === undefined || next === undefined) return open((last ?? people.at(-1))?.person ?? null)
  const experts = definition.individuals.find((one) => one.id === award.of)?.experts
  const tied = tiedWith(people, last)
  return {
    ...{ last: last.person, next: next.person, gap: gapOf(definition, last, next), flips: [] },
    decided: last.rank === next.rank ? { by: 'office', tied, ...tieRule(definition) } : { by: 'score' },
    person: personFlip(definition, {
      last,
      next,
      mean: experts !== undefined && decide(definition, experts).value === 'mean',
    }),
  }
}

const tiedWith = (scores: readonly { rank: number | null }[], last: { rank: number | null }): number =>
  scores.filter((score) => score.rank === last.rank).length

interface Published {
  published: string | null
}

const gapOf = ({ rounding }: Definition, last: Published, next: Published): string =>
  roundHalfUp(published(last).sub(published(next)), rounding.totalPlaces)

const published = (score: Published): Exact => (score.published === null ? zero : exact(score.published))
