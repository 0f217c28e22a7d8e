/** The facts in the order in which the rules ask for them: by level, by territory, by file, by report, by person. */
import type { Definition } from '../definition/schema.ts'
import type { SourceRows } from '../reasons/reason.ts'
import type { ExamScoreFact, Facts, FileScoreFact, ReportScoreFact } from './facts.ts'

/** One case file with its experts' scores (a1.1a). */
export interface CaseFile {
  id: string
  unit: number
  type: string
  source: string
  scores: FileScoreFact[]
}
/** One report with its experts' scores (a1.3c); its unit is its officer's. */
export interface Report {
  id: string
  officer: number
  unit: number
  industry: string
  scores: ReportScoreFact[]
}

export interface Basis {
  definition: Definition
  facts: Facts
  /** Level id → units, in the register's order. */
  unitsOf: ReadonlyMap<string, readonly number[]>
  /** Unit → itself and all units below it (R2). */
  territory: readonly (readonly number[])[]
  /** Unit → its own holders of a certificate. */
  officersOf: readonly (readonly number[])[]
  files: ReadonlyMap<string, CaseFile>
  filesOf: ReadonlyMap<number, readonly CaseFile[]>
  reports: ReadonlyMap<string, Report>
  /** Unit → reports of its own officers. */
  reportsOf: readonly (readonly Report[])[]
  /** Officer → the highest of the person's exam scores. */
  bestExam: readonly (ExamScoreFact | undefined)[]
}

/** The element that must be there: an index made by the register's reading. */
export function nth<T>(list: ArrayLike<T>, index: number): T {
  const found = list[index]
  if (found === undefined) throw new RangeError(`nothing at ${index} of ${list.length}`)
  return found
}

export function makeBasis(definition: Definition, facts: Facts): Basis {
  const files = groupFiles(facts)
  const reports = groupReports(facts)
  const lists = <T>(): T[][] => facts.units.map(() => [])
  const officersOf = lists<number>()
  facts.officers.forEach((officer, index) => nth(officersOf, officer.unit).push(index))
  const reportsOf = lists<Report>()
  for (const report of reports.values()) nth(reportsOf, report.unit).push(report)
  return {
    definition,
    facts,
    unitsOf: byKey(facts.units.keys(), (unit) => nth(facts.units, unit).level),
    territory: territories(facts),
    officersOf,
    files,
    filesOf: byKey(files.values(), (file) => file.unit),
    reports,
    reportsOf,
    bestExam: bestExams(facts),
  }
}

export function byKey<K, T>(items: Iterable<T>, key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const item of items) {
    const group = groups.get(key(item))
    if (group === undefined) groups.set(key(item), [item])
    else group.push(item)
  }
  return groups
}

function territories(facts: Facts): number[][] {
  const territory: number[][] = facts.units.map((_, index) => [index])
  facts.units.forEach((unit, index) => {
    const seen = new Set([index])
    for (let above = unit.parent; above >= 0 && !seen.has(above); above = nth(facts.units, above).parent) {
      seen.add(above)
      nth(territory, above).push(index)
    }
  })
  return territory
}

function groupFiles(facts: Facts): Map<string, CaseFile> {
  const files = new Map<string, CaseFile>()
  for (const score of facts.fileScores) {
    const file = files.get(score.file)
    if (file !== undefined) file.scores.push(score)
    else {
      const { unit, type, source } = score
      files.set(score.file, { id: score.file, unit, type, source, scores: [score] })
    }
  }
  return files
}

function groupReports(facts: Facts): Map<string, Report> {
  const reports = new Map<string, Report>()
  for (const score of facts.reportScores) {
    const report = reports.get(score.report)
    if (report !== undefined) report.scores.push(score)
    else {
      const { officer, industry } = score
      const unit = nth(facts.officers, officer).unit
      reports.set(score.report, { id: score.report, officer, unit, industry, scores: [score] })
    }
  }
  return reports
}

function bestExams(facts: Facts): (ExamScoreFact | undefined)[] {
  const best: (ExamScoreFact | undefined)[] = facts.officers.map(() => undefined)
  for (const score of facts.examScores) {
    const before = best[score.officer]
    if (before === undefined || score.score.compare(before.score) > 0) best[score.officer] = score
  }
  return best
}

/** Rows of one register, as a reason's source. */
export const rowsOf = (file: string, facts: Iterable<{ row: number }>): SourceRows[] => {
  const rows = Array.from(facts, (fact) => fact.row)
  return rows.length === 0 ? [] : [{ file, rows }]
}
