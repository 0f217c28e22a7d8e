/**
 * A stored tree as a reader may see it: walked to a node, rows counted, rows of others' units left as sums. It works on
 * the stored form itself: a prefecture's tree names thousands of rows, of which a view shows the first twenty.
 */
import { reasonsFormat, type StoredReason, type StoredReasons } from '../../rules/reasons/serialise.ts'
import { asStored, type ReasonView } from './contract.ts'

/** So many rows are named in a view; `/rows` pages through all. */
const FIRST = 20

type StoredRows = NonNullable<StoredReason['rows']>[number]['rows']

/**
 * The node at a path of indicator and part ids, e.g. 'caseVolume.fines', then of positions ('caseVolume.fines.1.0').
 * The empty path is the tree itself.
 * @returns undefined where no such node stands
 * @throws Error for a tree in a form that this version does not read
 */
export function nodeAt(tree: unknown, path: string): StoredReason | undefined {
  const { format, reason } = asStored<StoredReasons>(tree)
  if (format !== reasonsFormat) throw new Error(`a tree of reasons in the unknown form ${String(format)}`)
  let node: StoredReason | undefined = reason
  for (const step of path === '' ? [] : path.split('.')) {
    node = /^\d+$/.test(step)
      ? node?.inputs?.[Number(step)]
      : node?.inputs?.find((input) => input.label === `indicator:${step}`)
  }
  return node
}

/** A node that is one row in a sentence: what one expert gave. Who may not see rows does not see it. */
export const isRow = ({ label }: StoredReason): boolean => label === 'expert'

/** Nodes whose detail is the number of a work, or of the works a person put forward, as their rows have it. */
const works: readonly string[] = ['file', 'report', 'individual']

/** @param shown may this reader see the rows? */
export function reasonView(reason: StoredReason, shown: boolean): ReasonView {
  const { rows, inputs = [], clauses = [], detail, ...rest } = reason
  return {
    ...rest,
    ...(detail === undefined || (!shown && works.includes(rest.label)) ? {} : { detail }),
    clauses,
    inputs: inputs.filter((input) => shown || !isRow(input)).map((input) => reasonView(input, shown)),
    ...(rows === undefined
      ? {}
      : {
          rows: rows.map(({ file, rows: all }) => ({
            file,
            count: all.reduce<number>((sum, run) => sum + lengthOf(run), 0),
            rows: shown ? firstOf(all) : [],
          })),
        }),
  }
}

const lengthOf = (run: StoredRows[number]): number => (typeof run === 'number' ? 1 : run[1] - run[0] + 1)

function firstOf(all: StoredRows): number[] {
  const first: number[] = []
  for (const run of all) {
    const [from, to] = typeof run === 'number' ? [run, run] : run
    for (let row = from; row <= to && first.length < FIRST; row += 1) first.push(row)
    if (first.length === FIRST) break
  }
  return first
}

/** Row ids of one register below a node, each once, in order. */
export function rowsBelow(reason: StoredReason, register: string): number[] {
  const found = new Set<number>()
  const collect = ({ rows = [], inputs = [] }: StoredReason): void => {
    for (const source of rows) {
      if (source.file !== register) continue
      for (const run of source.rows) {
        const [from, to] = typeof run === 'number' ? [run, run] : run
        for (let row = from; row <= to; row += 1) found.add(row)
      }
    }
    inputs.forEach(collect)
  }
  collect(reason)
  return [...found].sort((a, b) => a - b)
}
