/** A stored tree as a reader may see it: walked to a node, rows counted, rows of others' units left as sums. */
import { reasonFromJson } from '../../rules/reasons/serialise.ts'
import type { Reason } from '../../rules/reasons/reason.ts'
import type { ReasonView } from './contract.ts'

/** So many rows are named in a view; `/rows` pages through all. */
const FIRST = 20

/**
 * The node at a path of indicator and part ids, e.g. 'caseVolume.fines', then of positions ('caseVolume.fines.1.0').
 * The empty path is the tree itself.
 * @returns undefined where no such node stands
 */
export function nodeAt(tree: unknown, path: string): Reason | undefined {
  let node: Reason | undefined = reasonFromJson(tree)
  for (const step of path === '' ? [] : path.split('.')) {
    node = /^\d+$/.test(step)
      ? node?.inputs[Number(step)]
      : node?.inputs.find((input) => input.label === `indicator:${step}`)
  }
  return node
}

/** @param shown may this reader see these rows? */
export function reasonView(reason: Reason, shown: (file: string) => boolean): ReasonView {
  const { rows, inputs, clauses, ...rest } = reason
  return {
    ...rest,
    clauses: [...clauses],
    inputs: inputs.map((input) => reasonView(input, shown)),
    ...(rows === undefined
      ? {}
      : {
          rows: rows.map(({ file, rows: all }) => ({
            file,
            count: all.length,
            rows: shown(file) ? Array.from(all.slice(0, FIRST)) : [],
          })),
        }),
  }
}

/** Row ids of one register below a node, each once, in order. */
export function rowsBelow(reason: Reason, register: string): number[] {
  const found = new Set<number>()
  const collect = (node: Reason): void => {
    for (const { file, rows } of node.rows ?? []) if (file === register) rows.forEach((row) => found.add(row))
    node.inputs.forEach(collect)
  }
  collect(reason)
  return [...found].sort((a, b) => a - b)
}
