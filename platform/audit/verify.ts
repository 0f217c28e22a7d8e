/**
 * Checks a log against itself, its roots and what was noted outside: the same for the database and for an exported file,
 * link by link, in memory that does not grow with the log. What does not fit is a finding with its place; the check goes on
 * behind it, so that one change does not hide another.
 */
import { isHashName } from '../crypto/suites.ts'
import { CLEAR_FORMAT, GENESIS, linkHash, type KeptEntry } from './entry.ts'
import type { Finding, FindingKind } from './finding.ts'
import type { DailyRoot } from './root.ts'

export interface LinkRecord {
  chain: string
  place: number
  entry: number
  previous: string
  hash: string
  suite: string
  /** null: the entry is not there. */
  content: KeptEntry | null
  /** The entry is there and is not told, as it may tell of people; its hash is taken as it is. */
  withheld?: { at: string; chain: string } | undefined
}

/** Transactions that take long commit late: so much older than the one before may an entry be. */
const LATE_MS = 10 * 60_000

/** More would tell no more. */
const MOST_FINDINGS = 1000

/** The last link read, not yet judged: whether its hash or its entry was changed shows at the link after it. */
interface Pending {
  link: LinkRecord
  /** What its hash ought to be; undefined: it can't be said. */
  computed: string | undefined
}

export class ChainCheck {
  readonly chain: string
  readonly findings: Finding[] = []
  /** Links whose entry was not told. */
  withheld = 0
  place = 0
  head = GENESIS
  #pending: Pending | undefined
  #newest = 0
  /** In order of what they cover. */
  #roots: DailyRoot[]
  #rootsDone = 0
  #lastFitting = 0
  /** The first link whose entry is of a format that is told to everybody; null: none yet. */
  #clearSince: number | null = null

  constructor(chain: string, roots: readonly DailyRoot[] = []) {
    this.chain = chain
    this.#roots = roots.filter((root) => root.chain === chain).toSorted((a, b) => a.count - b.count)
  }

  /** Links come in order of their places. */
  add(link: LinkRecord): void {
    this.#settle(link.previous)
    if (link.place <= this.place) {
      const { place, entry } = link
      return this.#found('link-misplaced', { place, entry }, `link ${place} stands behind link ${this.place}`)
    }
    const follows = link.place === this.place + 1
    if (!follows) this.#missing(link.place)
    this.#pending = { link, computed: this.#computed(link, follows) }
    this.place = link.place
  }

  /** After the last link: roots that cover more than there is. */
  end(): void {
    this.#settle(undefined)
    const cut = this.#roots[this.#rootsDone]
    if (cut === undefined) return
    const what = `the chain ends at link ${this.place}; the root of ${cut.day} covers ${cut.count}`
    this.#found('log-cut', { place: this.place, day: cut.day }, what)
  }

  /** Judges the last link, now that it is known what the next one says of it, and compares it with the roots that end there. */
  #settle(nextPrevious: string | undefined): void {
    if (this.#pending !== undefined) {
      const { link, computed } = this.#pending
      const { place, entry, hash } = link
      this.#pending = undefined
      this.head = hash
      if (computed !== undefined && computed !== hash) {
        if (computed === nextPrevious) {
          this.head = computed
          this.#found('link-changed', { place, entry }, `the hash of link ${place} was changed`)
        } else
          this.#found('entry-changed', { place, entry }, `entry ${entry} was changed, or is not the one linked here`)
      }
    }
    this.#compareRoots()
  }

  #missing(next: number): void {
    const [from, to] = [this.place + 1, next - 1]
    const what = from === to ? `link ${from} is missing` : `links ${from} to ${to} are missing`
    this.#found('link-missing', { place: from }, what)
  }

  /** What the hash of this link ought to be; undefined where a finding has said already why it can't be told. */
  #computed(link: LinkRecord, follows: boolean): string | undefined {
    const { place, entry, content, suite, previous, hash } = link
    const at = { place, entry }
    // content that is told is verified, whatever else the line claims
    if (content === null && link.withheld !== undefined) return this.#unseen(link, link.withheld)
    if (content === null) return void this.#found('entry-missing', at, `entry ${entry} is missing`)
    this.#time(link, content.at)
    if (content.format >= CLEAR_FORMAT) this.#clearSince ??= place
    if (!isHashName(suite)) return void this.#found('link-changed', at, `link ${place} names no known hash`)
    if (content.chain !== this.chain)
      return void this.#found('link-misplaced', at, `entry ${entry} is of chain ${content.chain}`)
    if (!follows || previous === this.head) return linkHash({ place, previous, suite }, content)
    if (linkHash({ place, previous: this.head, suite }, content) === hash)
      return void this.#found('link-changed', at, `what link ${place} says of the link before it was changed`)
    return void this.#found('link-misplaced', at, `link ${place} does not continue the link before it`)
  }

  /** Where it stands can be checked, what it says can't. */
  #unseen(link: LinkRecord, { at, chain }: { at: string; chain: string }): undefined {
    const { place, entry, previous } = link
    this.withheld++
    this.#time(link, at)
    // entries are withheld for their old format alone, and none of those comes after the first of the new one
    if (this.#clearSince !== null)
      this.#found(
        'entry-missing',
        { place, entry },
        `entry ${entry} is withheld, although entries are told since link ${this.#clearSince}`,
      )
    if (chain !== this.chain) this.#found('link-misplaced', { place, entry }, `entry ${entry} is of chain ${chain}`)
    else if (previous !== this.head)
      this.#found('link-misplaced', { place, entry }, `link ${place} does not continue the link before it`)
    return undefined
  }

  #time({ place, entry }: LinkRecord, at: string): void {
    const time = Date.parse(at)
    if (time < this.#newest - LATE_MS)
      this.#found('entry-older', { place, entry }, `entry ${entry} of ${at} is older than the one before it`)
    this.#newest = Math.max(this.#newest, time)
  }

  #compareRoots(): void {
    for (;;) {
      const root = this.#roots[this.#rootsDone]
      if (root === undefined || root.count > this.place) return
      this.#rootsDone++
      if (root.count === this.place && root.head === this.head) this.#lastFitting = root.count
      else this.#differs(root)
    }
  }

  #differs({ day, count }: DailyRoot): void {
    const where = `links ${this.#lastFitting + 1} to ${count}`
    this.#found(
      'root-differs',
      { place: count, day },
      `the root of ${day} does not fit: ${where} are not what was rooted`,
    )
  }

  #found(kind: FindingKind, at: Partial<Pick<Finding, 'place' | 'entry' | 'day'>>, what: string): void {
    if (this.findings.length >= MOST_FINDINGS) return
    this.findings.push({ kind, chain: this.chain, place: null, entry: null, day: null, ...at, what })
  }
}
