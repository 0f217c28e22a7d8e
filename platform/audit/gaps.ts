/**
 * The numbers of entries come from one sequence for all chains, so that a missing number is either a write that was undone, or an
 * entry that somebody took out with its link. Each day's root of the main chain says which numbers were missing then: those were
 * undone. A number that is missing later and was not missing then is an entry that has gone.
 */
import type { DailyRoot } from './root.ts'

export interface Gap {
  from: number
  to: number
  /** 'undone': a root has noted it, harmless; 'open': no root has judged it yet; 'removed': was there when a root was made. */
  verdict: 'undone' | 'open' | 'removed'
  /** Of the root that tells; null: none yet. */
  day: string | null
}

/** A file that names more is no log of ours, and takes no memory. */
const MOST_NUMBER = 2 ** 33

/** Which numbers have been seen; a bit each. */
export class Numbers {
  #bits = new Uint8Array(1 << 16)
  most = 0

  add(number: number): void {
    if (number > MOST_NUMBER) return
    const at = number >> 3
    if (at >= this.#bits.length) {
      const wider = new Uint8Array(Math.max(this.#bits.length * 2, at + 1))
      wider.set(this.#bits)
      this.#bits = wider
    }
    this.#bits[at] = (this.#bits[at] ?? 0) | (1 << (number & 7))
    this.most = Math.max(this.most, number)
  }

  has(number: number): boolean {
    return ((this.#bits[number >> 3] ?? 0) & (1 << (number & 7))) !== 0
  }
}

/** Of a signed number that nothing seen comes near, so many are judged one by one. */
const MOST_BEHIND = 1000

/** Missing numbers from 1 to `last`, each judged; as ranges of one verdict. */
export function judgeGaps(seen: Numbers, last: number, roots: readonly DailyRoot[]): Gap[] {
  const judges = roots.filter(({ chain, through }) => chain === 'main' && through !== undefined)
  const gaps: Gap[] = []
  // behind the last that was seen nothing stands between what the roots cover and the end of the sequence
  const covered = Math.max(seen.most, Math.min(judges.at(-1)?.through ?? 0, seen.most + MOST_BEHIND))
  for (let number = 1; number <= covered; number++)
    if (!seen.has(number)) append(gaps, { ...judge(number, judges), from: number, to: number })
  if (last > covered) append(gaps, { ...judge(last, judges), from: covered + 1, to: last })
  return gaps
}

function append(gaps: Gap[], gap: Gap): void {
  const before = gaps.at(-1)
  if (before?.to === gap.from - 1 && before.verdict === gap.verdict && before.day === gap.day) before.to = gap.to
  else gaps.push(gap)
}

function judge(number: number, judges: readonly DailyRoot[]): Pick<Gap, 'verdict' | 'day'> {
  const judge = judges.find(({ through = 0 }) => number <= through)
  if (judge === undefined) return { verdict: 'open', day: null }
  const isNoted = (judge.gaps ?? []).some(([from, to]) => from <= number && number <= to)
  return { verdict: isNoted ? 'undone' : 'removed', day: judge.day }
}
