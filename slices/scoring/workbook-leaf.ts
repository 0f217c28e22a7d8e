/** What the working sheets of the indicators share: a row a unit of the level, the columns of one leaf, its points. */
import type { LeafIndicator } from '../../rules/definition/schema.ts'
import { isNotApplicable } from '../../rules/indicators/outcome.ts'
import type { Explained } from '../../rules/reasons/reason.ts'
import type {
  ExamScoreFact,
  FigureFact,
  FileScoreFact,
  NominationFact,
  OfficerFact,
  ReportScoreFact,
  UnitFact,
} from '../../rules/scoring/facts.ts'
import type { CollectiveScore } from '../../rules/scoring/result.ts'
import type { Book, Level } from './workbook-book.ts'
import type { Column, Table } from './workbook-table.ts'

export interface Registers {
  units: Table<UnitFact>
  officers: Table<OfficerFact>
  cases: Table<{ row: number; at: number }>
  files: Table<FileScoreFact>
  reports: Table<ReportScoreFact>
  exams: Table<ExamScoreFact>
  nominations: Table<NominationFact>
  figures: Table<FigureFact>
}

/** A unit of the level in the order of the result. */
export interface UnitRow {
  score: CollectiveScore
  /** Index in facts.units. */
  unit: number
  /** Index of the unit above it; -1: none. */
  parent: number
}

/** What the columns of one leaf are made from. `key` is the leaf's key and the prefix of its columns. */
export interface LeafSheet<R extends LeafIndicator = LeafIndicator> {
  book: Book
  registers: Registers
  level: Level
  rule: R
  key: string
  rows: readonly UnitRow[]
}

/** Text in place of points where an indicator does not apply (R4, R9). */
export const NOT_APPLICABLE = '不适用'

/** Column of an indicator's or part's points; its id alone might be that of another column. */
export const pointsKey = (key: string): string => `points:${key}`

export const pointsValue = (points: Explained | undefined): number | string =>
  points === undefined || isNotApplicable(points) ? NOT_APPLICABLE : points.value.valueOf()

export function leafOf(score: CollectiveScore, key: string): Explained | undefined {
  const [indicator = '', part] = key.split('.')
  return part === undefined ? score.points[indicator] : score.parts[indicator]?.[part]
}

export interface LeafColumns {
  columns: Column<UnitRow>[]
  how: string
  /** Formula of the points; absent: the definition gives this level nothing to compute from (no slot, no base), values only. */
  points?: (row: number) => string
}
