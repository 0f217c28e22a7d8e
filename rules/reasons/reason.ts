/**
 * A value with its reasons (house style 3): formula in words, clause, reading, inputs, source rows.
 * The tree is stored with a run as `lianbing-reasons-1` and rendered in zh-CN and English from `texts.*.ts`.
 */
import type { Exact } from '../quantity/exact.ts'
import type { RowIds } from './row-id.ts'

/** Rows of a source file, the header being row 1. `file` is the register's name in the data set ("cases", "units" …). */
export interface SourceRows {
  file: string
  rows: readonly number[] | RowIds
}

export const units = [
  'points',
  'yuan',
  'cases',
  'people',
  'enterprises',
  'reports',
  'files',
  'industries',
  'share',
  'score',
  'ratio',
  'rank',
  'text',
] as const
export type Unit = (typeof units)[number]

export interface Reason {
  /** What it is: a key of the texts, or with a `:` an id with its own title (`indicator:caseQuality`, `unit:650100`). */
  label: string
  /** Words beside the label, e.g. the slot's type or the report's number. */
  detail?: string | undefined
  /** Exact value as text (`n/d`), or a word for unit `text`. Written when it is asked for: a tree has many nodes and few readers. */
  readonly value: string
  unit: Unit
  /** Full points, for unit `points`. */
  of?: string | undefined
  /** Key of the formula's sentence in the texts. */
  formula: string
  clauses: readonly string[]
  reading?: { id: string; choice: string } | undefined
  inputs: readonly Reason[]
  rows?: readonly SourceRows[] | undefined
}

export interface Explained {
  value: Exact
  reason: Reason
}
