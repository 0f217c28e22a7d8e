/**
 * What rows of one register, and of two, must say of one another: the same rules that the scoring command refuses
 * registers by (`rules/registers/cross-rows.ts`), here on a draft and on what stays beside it. Pure.
 */
import type { Definition } from '../../rules/definition/schema.ts'
import {
  createAgreement,
  fileAgrees,
  isOtherIndustry,
  levelIds,
  nominationNeeds,
  reportAgrees,
  wantedParent,
} from '../../rules/registers/cross-rows.ts'
import type { RegisterMessage } from '../../rules/registers/messages.ts'
import type { Values } from './model.ts'

interface Row {
  row: number
  isKept: boolean
  cells: Values
}

export interface CrossFault {
  row: number
  column: string
  value: string
  /** 'industry-not-of-report': as `industry-of-report`, for those who may not read the reports. */
  code: RegisterMessage | 'industry-not-of-report' | 'term-backwards'
  known: Values
}

const fields: Readonly<Record<string, string>> = {
  单位代码: 'unit',
  案卷类型: 'type',
  来源: 'source',
  证件号: 'certificate',
  行业: 'industry',
}
const cell = ({ cells }: Row, field: string): string => cells[field] ?? ''

/** file-scores: rows of one case file agree. */
export const fileFaults = (rows: readonly Row[]): CrossFault[] => disagreements(rows, 'number', fileAgrees)

/** report-scores: rows of one report agree. */
export const reportFaults = (rows: readonly Row[]): CrossFault[] => disagreements(rows, 'report', reportAgrees)

function disagreements(
  rows: readonly Row[],
  idField: string,
  { key, columns }: { key: string; columns: readonly string[] },
): CrossFault[] {
  const against = createAgreement<Row>({ columns, textOf: (row, column) => cell(row, fields[column] ?? '') })
  return rows.flatMap((row): CrossFault[] => {
    const id = cell(row, idField)
    const found = against(id, row)
    if (row.isKept) return []
    return found.map(({ column, value, first, before }) => ({
      row: row.row,
      column,
      value,
      code: first.isKept ? 'disagrees-kept' : 'disagrees',
      known: { key, id, column, value, before, row: String(first.row) },
    }))
  })
}

/** units: each stands below one of the level above it, and there is one root. A parent nobody has is told elsewhere. */
export function unitFaults(definition: Definition, rows: readonly Row[]): CrossFault[] {
  const byCode = new Map(rows.map((row) => [cell(row, 'code'), row]))
  const levels = levelIds(definition)
  const faults = rows.flatMap((row): CrossFault[] => {
    const wanted = wantedParent(definition, levels.get(cell(row, 'level')) ?? '')
    const value = cell(row, 'parent')
    const parent = byCode.get(value)
    if (wanted === undefined || (value !== '' && parent === undefined)) return []
    if (parent !== undefined && levels.get(cell(parent, 'level')) === wanted.level) return []
    return parentFault(row, parent, { value, wanted: wanted.word })
  })
  return onceACell([...faults, ...rootFaults(definition, rows)])
}

/** A parent of a wrong level leaves all its units hanging: that is told once. */
function onceACell(faults: readonly CrossFault[]): CrossFault[] {
  const told = new Set<string>()
  return faults.filter(({ row, column }) => {
    const before = told.size
    return told.add(`${row} ${column}`).size > before
  })
}

/** Told where the file can mend it: in the unit's row, or in that of a parent whose kept unit it leaves hanging. */
function parentFault(row: Row, parent: Row | undefined, known: { value: string; wanted: string }): CrossFault[] {
  const { value } = known
  if (!row.isKept) {
    const code = value === '' ? 'parent-empty' : 'parent-level'
    return [{ row: row.row, column: '上级代码', value, code, known }]
  }
  if (parent === undefined || parent.isKept) return []
  const told = { ...known, unit: cell(row, 'code') }
  return [{ row: parent.row, column: '层级', value: cell(parent, 'level'), code: 'level-of-parent', known: told }]
}

function rootFaults({ rootRegister }: Definition, rows: readonly Row[]): CrossFault[] {
  const [first, ...more] = rows.filter((row) => cell(row, 'level') === rootRegister)
  if (first === undefined) return []
  const known = { value: rootRegister, other: cell(first, 'code') }
  return more
    .filter(({ isKept }) => !isKept)
    .map(({ row }) => ({ row, column: '层级', value: rootRegister, code: 'root-twice', known }))
}

export interface Named {
  /** Report → industry. */
  industries: ReadonlyMap<string, string>
  /** Code of a unit → word of its level. */
  levels: ReadonlyMap<string, string>
}

/** nominations: who or what a category must name, and the industry of the report put up. */
export const nominationFaults = (definition: Definition, rows: readonly Row[], named: Named): CrossFault[] =>
  rows.flatMap((row) => {
    const category = cell(row, 'category')
    const needs = nominationNeeds(definition, category)
    return [
      ...(needs.county ? rootNominated(definition, row, named) : []),
      ...(needs.person && cell(row, 'certificate') === ''
        ? [{ row: row.row, column: '证件号', value: '', code: 'person-needed' as const, known: { category } }]
        : []),
      ...(needs.industry ? industryFaults(row, named) : []),
    ]
  })

function rootNominated({ rootRegister }: Definition, row: Row, { levels }: Named): CrossFault[] {
  const value = cell(row, 'unit')
  if (levels.get(value) !== rootRegister) return []
  const known = { value, level: rootRegister }
  return [{ row: row.row, column: '单位代码', value, code: 'root-nominated', known }]
}

interface Nominated {
  category: string
  material1: string
  industry: string
}

/** report-scores: the industry of a report that is put up stays the one it is put up for. */
export function nominatedFaults(
  definition: Definition,
  rows: readonly Row[],
  nominations: readonly Nominated[],
): CrossFault[] {
  const put = nominations.filter(({ category }) => nominationNeeds(definition, category).industry)
  const industryOf = new Map(put.map(({ material1, industry }) => [material1, industry]))
  const told = new Set<string>()
  return rows.flatMap((row): CrossFault[] => {
    const [report, value] = [cell(row, 'report'), cell(row, 'industry')]
    const nominated = industryOf.get(report)
    if (told.has(report)) return []
    told.add(report)
    if (row.isKept || nominated === undefined || !isOtherIndustry(nominated, value)) return []
    return [{ row: row.row, column: '行业', value, code: 'industry-nominated', known: { report, nominated, value } }]
  })
}

function industryFaults(row: Row, { industries }: Named): CrossFault[] {
  const [value, report, category] = [cell(row, 'industry'), cell(row, 'material1'), cell(row, 'category')]
  const at = { row: row.row, column: '行业', value }
  if (value === '') return [{ ...at, code: 'industry-needed', known: { category } }]
  const reported = industries.get(report)
  return isOtherIndustry(value, reported)
    ? [{ ...at, code: 'industry-of-report', known: { report, reported, value } }]
    : []
}
