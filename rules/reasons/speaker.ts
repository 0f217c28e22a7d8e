/** What a sentence about a node may use: its own number, those it was computed from, and the words beside them. */
import type { FormulaKey, LabelKey } from './keys.ts'
import type { Unit } from './reason.ts'

export interface Speaker {
  /** The node's value, formatted. */
  value: string
  /** Full points. */
  of: string
  detail: string
  /** The numbers of the rule that the sentence needs, as the detail holds them, divided by `|`: weights, bounds. */
  part: (index: number) => string
  /** Number of inputs. */
  count: number
  /** Value of the first input with this label, formatted; a dash where there is none. */
  input: (label: LabelKey) => string
  /** Values of all inputs, e.g. "88 + 79". */
  all: (separator: string) => string
}

export interface Texts {
  labels: Record<LabelKey, string>
  formulas: Record<FormulaKey, (said: Speaker) => string>
  units: Record<Unit, string>
  /** Source registers. */
  registers: Record<string, string>
  reasons: Record<string, string>
  row: string
  reading: (id: string, choice: string) => string
  clauses: (ids: string) => string
  source: (file: string, rows: string) => string
  outOf: (value: string, of: string) => string
  rank: (rank: number) => string
  notRanked: (reasons: string) => string
  notNominated: string
  notScored: string
  usedClauses: string
  usedReadings: string
}
