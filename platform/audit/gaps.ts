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

const PAGE = 65_536
/** 32 MB, room for 268 million entries that lie together; a file that scatters more numbers is no log of ours either. */
const MOST_PAGES = 4_096

/** Which numbers have been seen; a bit each, in pages, so that one far number costs one page. */
export class Numbers {
  #pages = new Map<number, Uint8Array>()
  most = 0

  add(number: number): void {
    if (!Number.isSafeInteger(number) || number < 1 || number > MOST_NUMBER) return
    const page = this.#page(Math.floor(number / PAGE))
    if (page === undefined) return
    const bit = number % PAGE
    page[bit >> 3] = (page[bit >> 3] ?? 0) | (1 << (bit & 7))
    this.most = Math.max(this.most, number)
  }

  #page(at: number): Uint8Array | undefined {
    const found = this.#pages.get(at)
    if (found !== undefined || this.#pages.size >= MOST_PAGES) return found
    const made = new Uint8Array(PAGE / 8)
    this.#pages.set(at, made)
    return made
  }

  has(number: number): boolean {
    const bit = number % PAGE
    return (((this.#pages.get(Math.floor(number / PAGE)) ?? [])[bit >> 3] ?? 0) & (1 << (bit & 7))) !== 0
  }

  /** Missing from 1 to `last`, as ranges; a page that was never touched is passed over whole. */
  *missing(last: number): Generator<[from: number, to: number]> {
    let from = 0
    for (let number = 1; number <= last;) {
      const isEmpty = !this.#pages.has(Math.floor(number / PAGE))
      const next = isEmpty ? (Math.floor(number / PAGE) + 1) * PAGE : number + 1
      if (isEmpty || !this.has(number)) from ||= number
      else if (from > 0) {
        yield [from, number - 1]
        from = 0
      }
      number = next
    }
    if (from > 0) yield [from, last]
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
  const ends = verdictEnds(judges)
  let next = 0
  for (const [from, to] of seen.missing(covered))
    for (let start = from; start <= to;) {
      while ((ends[next] ?? Infinity) < start) next++
      const end = Math.min(to, ends[next] ?? to)
      append(gaps, { ...judge(start, judges), from: start, to: end })
      start = end + 1
    }
  if (last > covered) append(gaps, { ...judge(last, judges), from: covered + 1, to: last })
  return gaps
}

/** The last number of each stretch over which a verdict cannot change, ascending. */
function verdictEnds(judges: readonly DailyRoot[]): number[] {
  const ends = judges.flatMap(({ through = 0, gaps = [] }) => [
    through,
    ...gaps.flatMap(([from, to]) => [from - 1, to]),
  ])
  return ends.filter((end) => end > 0).toSorted((a, b) => a - b)
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
