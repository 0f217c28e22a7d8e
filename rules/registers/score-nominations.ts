/** nominations (n4.3a, 附件2) and the reported figures of today's kind of rules. */
import type { Definition } from '../definition/schema.ts'
import type { FigureFact, NominationFact, ReportScoreFact, UnitFact } from '../scoring/facts.ts'
import { collectiveCategory, isOtherIndustry, nominationNeeds } from './cross-rows.ts'
import { failTwice, officerAt, unitAt, type Known } from './score-units.ts'
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
import type { Said } from './strict-messages.ts'
import type { SheetRow } from './table.ts'

const columns = ['类别', '单位代码', '证件号', '行业', '材料1', '材料2', '廉洁证明', '核实举报']

export interface NominationContext {
  source: RegisterFile | undefined
  unitFacts: readonly UnitFact[]
  units: Known
  officers: Known
  reports: readonly ReportScoreFact[]
}

export function readNominations(
  definition: Definition,
  context: NominationContext,
  errors: BadCell[],
): NominationFact[] {
  if (context.source === undefined) return []
  const sheet = openSheet(context.source, columns, errors)
  const categories = new Map([collectiveCategory, ...names(definition)].map((name) => [name, name]))
  // The first row of a report counts: where its rows disagree, that is told there and nobody is blamed for it here.
  const industryOfReport = new Map(context.reports.toReversed().map((row) => [row.report, row.industry]))
  const reading = { definition, sheet, context, industryOfReport }
  return Array.from(sheet.lines, (line) => {
    const category = word(sheet, line, { column: '类别', known: categories })
    return nomination(reading, line, category)
  })
}

const names = (definition: Definition): string[] => definition.individuals.map((entry) => entry.category)

interface Reading {
  definition: Definition
  sheet: StrictSheet
  context: NominationContext
  industryOfReport: ReadonlyMap<string, string>
}

const answers = new Map([
  ['是', true],
  ['否', false],
  ['', false],
])

function nomination(reading: Reading, line: SheetRow, category: string | undefined): NominationFact {
  const { sheet, context, definition } = reading
  const unit = unitAt(sheet, line, context.units)
  const needs = nominationNeeds(definition, category)
  if (needs.county) notTheRoot(reading, line, unit)
  const certificate = text(sheet, line, '证件号')
  const officer = needs.person || certificate !== '' ? officerAt(sheet, line, context.officers) : undefined
  if (needs.industry) checkIndustry(reading, line)
  return {
    category: category ?? '',
    unit: unit ?? -1,
    ...(officer === undefined ? {} : { officer }),
    certificate,
    industry: text(sheet, line, '行业'),
    material1: text(sheet, line, '材料1'),
    material2: text(sheet, line, '材料2'),
    integrityProof: word(sheet, line, { column: '廉洁证明', known: answers }) ?? false,
    verifiedReport: word(sheet, line, { column: '核实举报', known: answers }) ?? false,
    row: line.row,
  }
}

function notTheRoot({ sheet, context, definition }: Reading, line: SheetRow, unit: number | undefined): void {
  const named = context.unitFacts[unit ?? -1]
  if (named?.level !== 'root') return
  const { code: value } = named
  const said: Said = ['root-nominated', { value, level: definition.rootRegister }]
  sheet.fail({ row: line.row, column: '单位代码', value, said })
}

/** A nomination names the industry of its report; the report may be a team-mate's. */
function checkIndustry({ definition, sheet, industryOfReport }: Reading, line: SheetRow): void {
  const known = new Map(definition.industries.map((name) => [name, name]))
  const value = word(sheet, line, { column: '行业', known })
  const report = text(sheet, line, '材料1')
  const reported = industryOfReport.get(report)
  if (value === undefined || !isOtherIndustry(value, reported)) return
  const said: Said = ['other-industry', { report, reported: reported ?? '', value }]
  sheet.fail({ row: line.row, column: '行业', value, said })
}

const figureColumns = ['单位代码', '指标', '期间', '数值']

/** One number for a unit, a figure and a period. */
export function readFigures(
  { source, units }: { source: RegisterFile | undefined; units: Known },
  errors: BadCell[],
): FigureFact[] {
  if (source === undefined) return []
  const sheet = openSheet(source, figureColumns, errors)
  const seen = new Set<string>()
  return Array.from(sheet.lines, (line) => {
    const unit = unitAt(sheet, line, units) ?? -1
    const figure = identifier(sheet, line, '指标') ?? ''
    const period = identifier(sheet, line, '期间') ?? ''
    const value = number(sheet, line, { column: '数值', empty: 'refused' })
    const key = JSON.stringify([unit, figure, period])
    if (unit >= 0 && seen.has(key)) failTwice(sheet, line, { column: '指标', value: figure })
    seen.add(key)
    return { unit, figure, period, value, row: line.row }
  }).flatMap((row) => (row.value === undefined ? [] : [{ ...row, value: row.value }]))
}
