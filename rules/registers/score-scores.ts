/** file-scores, report-scores, exam-scores: what experts and the examination gave (a1.1, a1.3, a1.4). */
import type { Definition } from '../definition/schema.ts'
import { leaves } from '../scoring/tally.ts'
import type { ExamScoreFact, FileScoreFact, ReportScoreFact } from '../scoring/facts.ts'
import { createAgreement, fileAgrees, reportAgrees } from './cross-rows.ts'
import { officerAt, unitAt, type Known } from './score-units.ts'
import {
  identifier,
  number,
  openSheet,
  text,
  word,
  type BadCell,
  type RegisterFile,
  type StrictSheet,
} from './strict-sheet.ts'
import type { SheetRow } from './table.ts'

const score = { column: '得分', empty: 'refused', max: 100 } as const

interface Source {
  source: RegisterFile | undefined
  known: Known
}

const fileColumns = ['案号', '单位代码', '案卷类型', '来源', '专家', '得分']

export function readFileScores(definition: Definition, { source, known }: Source, errors: BadCell[]): FileScoreFact[] {
  if (source === undefined) return []
  const sheet = openSheet(source, fileColumns, errors)
  const { types, sources } = slotWords(definition)
  const agree = agreement(sheet, fileAgrees)
  return Array.from(sheet.lines, (line) => {
    const file = identifier(sheet, line, '案号') ?? ''
    const unit = unitAt(sheet, line, known) ?? -1
    const type = word(sheet, line, { column: '案卷类型', known: types }) ?? ''
    const from = word(sheet, line, { column: '来源', known: sources }) ?? ''
    agree(line, file)
    return {
      file,
      unit,
      type,
      source: from,
      expert: text(sheet, line, '专家'),
      score: number(sheet, line, score),
      row: line.row,
    }
  }).flatMap(scored)
}

/** A row whose score could not be read is left out; its error has been told. */
const scored = <T extends { score: FileScoreFact['score'] | undefined }>(
  row: T,
): (T & { score: FileScoreFact['score'] })[] => (row.score === undefined ? [] : [{ ...row, score: row.score }])

/** The types and sources of all slots of all levels. */
function slotWords(definition: Definition): { types: Map<string, string>; sources: Map<string, string> } {
  const slots = leaves(definition).flatMap((rule) =>
    rule.kind === 'reviewed-work' ? Object.values(rule.slots).flat() : [],
  )
  return {
    types: new Map(slots.map((slot) => [slot.type, slot.type])),
    sources: new Map(slots.map((slot) => [slot.source, slot.source])),
  }
}

/** Tells every row that says of its file or report something else than the first. */
function agreement(sheet: StrictSheet, { key, columns }: { key: string; columns: readonly string[] }) {
  const disagreements = createAgreement<SheetRow>({ columns, textOf: (line, column) => text(sheet, line, column) })
  return (line: SheetRow, id: string): void => {
    for (const { column, value, first, before } of disagreements(id, line)) {
      const values = { key, id, column, value, row: first.row, before }
      sheet.fail({ row: line.row, column, value, said: ['disagrees', values] })
    }
  }
}

const reportColumns = ['报告编号', '证件号', '行业', '专家', '得分']

export function readReportScores(
  definition: Definition,
  { source, known }: Source,
  errors: BadCell[],
): ReportScoreFact[] {
  if (source === undefined) return []
  const sheet = openSheet(source, reportColumns, errors)
  const industries = new Map(definition.industries.map((name) => [name, name]))
  const agree = agreement(sheet, reportAgrees)
  return Array.from(sheet.lines, (line) => {
    const report = identifier(sheet, line, '报告编号') ?? ''
    const officer = officerAt(sheet, line, known) ?? -1
    const industry = word(sheet, line, { column: '行业', known: industries }) ?? ''
    agree(line, report)
    return {
      report,
      officer,
      industry,
      expert: text(sheet, line, '专家'),
      score: number(sheet, line, score),
      row: line.row,
    }
  }).flatMap(scored)
}

const examColumns = ['证件号', '得分']

/** Several rows for one person: the rule takes the highest. */
export function readExamScores({ source, known }: Source, errors: BadCell[]): ExamScoreFact[] {
  if (source === undefined) return []
  const sheet = openSheet(source, examColumns, errors)
  return Array.from(sheet.lines, (line) => {
    const officer = officerAt(sheet, line, known) ?? -1
    return { officer, score: number(sheet, line, score), row: line.row }
  }).flatMap(scored)
}
