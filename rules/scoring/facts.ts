/**
 * The facts a score rests on, as the registers state them after validation (`rules/registers/`).
 * Every fact knows its source row. Units are named by their index in `units`, so that 230,000 cases stay columns.
 */
import type { Exact } from '../quantity/exact.ts'
import type { RowIds } from '../reasons/row-id.ts'

export interface UnitFact {
  code: string
  name: string
  /** Level id of the definition; `root` for the region itself. */
  level: string
  /** Index of the parent in `units`; -1 for the root. */
  parent: number
  stateControlled: Exact
  keyMonitored: Exact
  listYear: string
  row: number
}

/** Cases as columns; `fine` is a whole number of 1/10^fineScale yuan (exact: number when safe, else bigint). */
export interface CaseColumns {
  length: number
  row: RowIds
  unit: Int32Array
  /** Index in the definition's caseTypes. */
  type: Uint8Array
  /** Days since 1970-01-01. */
  day: Int32Array
  fineScale: number
  fine: Float64Array | readonly bigint[]
  number: (index: number) => string
}

/** All cases of one unit's own × type × inside or outside a window, with their rows. Made from CaseColumns; sent to the browser without rows. */
export interface CaseTally {
  unit: number
  type: number
  count: number
  /** Whole number of 1/10^fineScale yuan: a number where it is safe, else a bigint. */
  fines: number | bigint
  fineScale: number
  rows: RowIds
}

export interface OfficerFact {
  certificate: string
  name: string
  unit: number
  row: number
}
/** One expert's score of one case file. */
export interface FileScoreFact {
  file: string
  unit: number
  type: string
  source: string
  expert: string
  score: Exact
  row: number
}
export interface ReportScoreFact {
  report: string
  officer: number
  industry: string
  expert: string
  score: Exact
  row: number
}
export interface ExamScoreFact {
  officer: number
  score: Exact
  row: number
}
export interface NominationFact {
  category: string
  unit: number
  /** Index in `officers`; undefined for collectives. */
  officer?: number
  certificate: string
  industry: string
  material1: string
  material2: string
  integrityProof: boolean
  verifiedReport: boolean
  row: number
}
/** Reported figures of today's kind of rules: unit × figure × period. */
export interface FigureFact {
  unit: number
  figure: string
  period: string
  value: Exact
  row: number
}

export interface Facts {
  units: readonly UnitFact[]
  officers: readonly OfficerFact[]
  /** window key (`from..to`) → tallies. The definition's windows are known when facts are made. */
  tallies: ReadonlyMap<string, readonly CaseTally[]>
  fileScores: readonly FileScoreFact[]
  reportScores: readonly ReportScoreFact[]
  examScores: readonly ExamScoreFact[]
  nominations: readonly NominationFact[]
  figures: readonly FigureFact[]
}

export const windowKey = (window: { from: string; to: string }): string => `${window.from}..${window.to}`
