/** Finds rows by a few characters anywhere in them: one long text, searched as a whole. Pure. */

/**
 * As texts are compared: letters and digits only, width and case set aside. So 〔2017〕12号 is 2017 12号, and the middle dots of
 * a name (· • ．) make no difference, nor does leaving them out.
 */
export const folded = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** What was typed as the words that must all stand in a row, the longest first. */
export const wordsOf = (text: string): string[] =>
  [...new Set(text.split(/\s+/).map(folded))].filter((word) => word !== '').toSorted((a, b) => b.length - a.length)

export interface IndexedRow {
  text: string
  unit: string
  /** Place in the list of files, and row in the file. */
  file: number
  row: number
}

export interface FoundPlace {
  file: number
  row: number
}

export interface TextIndex {
  size: number
  /** The rows with every word, those that begin or end with one first; `units`: only theirs. */
  find: (words: readonly string[], ask: { units: ReadonlySet<string> | null; most: number }) => FoundPlace[]
}

/** So many rows are weighed against each other before the best of them are answered. */
const MOST_WEIGHED = 400

/** Gathers rows; `done` makes them findable. */
export class IndexGathering {
  readonly #texts: string[] = []
  readonly #units: number[] = []
  readonly #files: number[] = []
  readonly #rows: number[] = []
  readonly #numbers = new Map<string, number>()

  add({ text, unit, file, row }: IndexedRow): void {
    const known = this.#numbers.get(unit) ?? this.#numbers.size
    this.#numbers.set(unit, known)
    this.#texts.push(folded(text))
    this.#units.push(known)
    this.#files.push(file)
    this.#rows.push(row)
  }

  done(): TextIndex {
    const whole = `\n${this.#texts.join('\n')}\n`
    const starts = startsOf(this.#texts)
    const [units, files, rows] = [
      Uint16Array.from(this.#units),
      Uint16Array.from(this.#files),
      Int32Array.from(this.#rows),
    ]
    const numbers = this.#numbers
    const placed = (at: number): FoundPlace => ({ file: files[at] ?? 0, row: rows[at] ?? 0 })
    return {
      size: starts.length,
      find: (words, ask) => {
        const allowed = ask.units === null ? null : numbersOf(ask.units, numbers)
        const isSeen = (at: number): boolean => allowed === null || allowed.has(units[at] ?? -1)
        return weighed(matches({ whole, starts }, words, isSeen), words)
          .slice(0, ask.most)
          .map(({ at }) => placed(at))
      },
    }
  }
}

const numbersOf = (units: ReadonlySet<string>, numbers: ReadonlyMap<string, number>): Set<number> =>
  new Set([...units].flatMap((unit) => numbers.get(unit) ?? []))

/** Where each text begins in the whole, which begins with a line's end. */
function startsOf(texts: readonly string[]): Int32Array {
  const starts = new Int32Array(texts.length)
  let at = 1
  for (const [index, text] of texts.entries()) {
    starts[index] = at
    at += text.length + 1
  }
  return starts
}

interface Whole {
  whole: string
  starts: Int32Array
}

interface Match {
  at: number
  text: string
}

function matches({ whole, starts }: Whole, words: readonly string[], isSeen: (at: number) => boolean): Match[] {
  const [first, ...others] = words
  const found: Match[] = []
  if (first === undefined) return found
  for (let place = whole.indexOf(first); place >= 0 && found.length < MOST_WEIGHED;) {
    const end = whole.indexOf('\n', place)
    const at = rowAt(starts, place)
    if (isSeen(at)) {
      const text = whole.slice(starts[at], end)
      if (others.every((word) => text.includes(word))) found.push({ at, text })
    }
    place = whole.indexOf(first, end)
  }
  return found
}

/** The last row that begins at the place or before it. */
function rowAt(starts: Int32Array, place: number): number {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((starts[middle] ?? 0) <= place) low = middle
    else high = middle - 1
  }
  return low
}

/** A text that is the word comes first, then one that begins with it, then a number that ends with it; short before long. */
function weighed(found: readonly Match[], words: readonly string[]): Match[] {
  const word = words[0] ?? ''
  const weight = ({ text }: Match): number => {
    if (text === word) return 0
    if (text.startsWith(word)) return 1
    return new RegExp(`(^|\\D)${word}\\D*$`, 'u').test(text) ? 2 : 3
  }
  return found.toSorted((a, b) => weight(a) - weight(b) || a.text.length - b.text.length || a.at - b.at)
}
