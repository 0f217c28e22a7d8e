/** Individuals have no weights: the smallest change of the next one's own score, and of one expert's score, that puts the next one before the last awarded. */
import type { Definition } from '../definition/schema.ts'
import { exact, zero, type Exact } from '../quantity/exact.ts'
import type { Reason } from '../reasons/reason.ts'
import type { IndividualScore } from './result.ts'

export interface PersonFlip {
  /** Points that the next one's score needs more, rounded up to 4 places. */
  score: string
  /** The same as points of one expert on one of the next one's works; null where experts are not combined by their mean, or no score of theirs has that much room. */
  expert: string | null
}

interface Pair {
  last: IndividualScore
  next: IndividualScore
  /** Experts are combined by their mean. */
  mean: boolean
}

/** The next one's score must be published one step above the last's: its exact score reaches the half below that step. */
export function personFlip({ rounding }: Definition, { last, next, mean }: Pair): PersonFlip {
  const step = exact(1, 10n ** BigInt(rounding.totalPlaces))
  const needed = exact(last.published ?? '0')
    .add(step.div(2))
    .sub(next.score ?? zero)
  const expert = mean ? leastOfExperts(next.reason, needed) : undefined
  return { score: upTo4(needed), expert: expert === undefined ? null : upTo4(expert) }
}

const FULL_MARK = exact(100)

/** Score = mean of the works, a work = mean of its experts: one expert must move by works × experts times as much. */
function leastOfExperts({ inputs: works }: Reason, needed: Exact): Exact | undefined {
  const room = works.flatMap(({ inputs: experts }) =>
    experts.flatMap(({ value }) => {
      const change = needed.mul(works.length * experts.length)
      return exact(value).add(change).compare(FULL_MARK) <= 0 ? [change] : []
    }),
  )
  return room.sort((a, b) => a.compare(b))[0]
}

/** Rounded up, so that what is named is enough. */
function upTo4(value: Exact): string {
  const { n, d, s } = value.mul(10_000)
  const whole = s < 0n ? -(n / d) : (n + d - 1n) / d
  const digits = (whole < 0n ? -whole : whole).toString().padStart(5, '0')
  return `${whole < 0n ? '-' : ''}${digits.slice(0, -4)}.${digits.slice(-4)}`
}
