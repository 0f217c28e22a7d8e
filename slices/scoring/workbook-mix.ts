/** a1.3d 现场实战练兵 in formulas: mean, number and industries of the unit's people's reports (R11, R12). */
import { decide } from '../../rules/definition/choices.ts'
import type { ReportMix } from '../../rules/definition/schema.ts'
import { reviewed } from '../../rules/indicators/expert-scores.ts'
import { mean } from '../../rules/quantity/exact.ts'
import { nth, type Report } from '../../rules/scoring/basis.ts'
import { cited } from './workbook-cite.ts'
import type { LeafColumns, LeafSheet, UnitRow } from './workbook-leaf.ts'
import { literal, rangeOf, type Column } from './workbook-table.ts'

type Sheet = LeafSheet<ReportMix>

export function mixColumns(sheet: Sheet): LeafColumns {
  const { book, key, level, rule, registers } = sheet
  const { reports } = registers
  const own = decide(book.definition, rule.reportsOf).value === 'own'
  const mine = (row: number) =>
    `${rangeOf(reports, own ? 'unitAt' : `at:${level.id}`)},@unitAt@${row},${rangeOf(reports, 'isFirst')},1`
  const ref = (name: string) => book.parameters.ref(`${name}:${key}`)
  return {
    columns: [...reportColumns(sheet, mine), ...industryColumns(sheet, mine)],
    how: cited(rule.mix, '均分、篇数、行业三项加权 × 满分；无报告 0'),
    points: (row) => {
      const number = `@${key}:number@${row}`
      const average = `${ref('mean')}*@${key}:mean@${row}/${book.parameters.ref('fullScore')}`
      const types = `${ref('types')}*@${key}:types@${row}/${book.parameters.ref('industries')}`
      return `IF(${number}=0,0,${ref('points')}*(${average}+${ref('number')}*MIN(1,${number}/${ref('target')})+${types}))`
    },
  }
}

/** R12: whose reports. */
function reportsFor({ book, rule }: Sheet, { unit }: UnitRow): Report[] {
  const own = decide(book.definition, rule.reportsOf).value === 'own'
  const units = own ? [unit] : nth(book.basis.territory, unit)
  return units.flatMap((member) => [...nth(book.basis.reportsOf, member)])
}

function reportColumns(sheet: Sheet, mine: (row: number) => string): Column<UnitRow>[] {
  const { book, key, rule, registers } = sheet
  const experts = decide(book.definition, rule.experts)
  const score = rangeOf(registers.reports, `score:${experts.value}`)
  return [
    {
      ...{ key: `${key}:number`, title: '报告篇数', width: 10 },
      how: cited(
        rule.reportsOf,
        decide(book.definition, rule.reportsOf).value === 'own' ? '本单位人员的报告' : '本单位及所辖各单位的报告',
      ),
      live: (row) => `COUNTIFS(${mine(row)})`,
      value: (row) => reportsFor(sheet, row).length,
    },
    {
      ...{ key: `${key}:mean`, title: '报告均分', how: '各篇得分的平均', width: 11, format: '0.0000' },
      live: (row) => `IF(@${key}:number@${row}=0,0,SUMIFS(${score},${mine(row)})/@${key}:number@${row})`,
      value: (row) => mean(reportsFor(sheet, row).map((report) => reviewed(report, experts).value))?.valueOf() ?? 0,
    },
  ]
}

function industryColumns(sheet: Sheet, mine: (row: number) => string): Column<UnitRow>[] {
  const { book, key, registers } = sheet
  const { industries } = book.definition
  const named = (row: UnitRow, industry: string) =>
    reportsFor(sheet, row).filter((report) => report.industry === industry)
  return [
    ...industries.map((industry, index): Column<UnitRow> => ({
      ...{ key: `${key}:industry${index}`, title: `${industry}（篇）`, width: 10 },
      live: (row) => `COUNTIFS(${mine(row)},${rangeOf(registers.reports, 'industry')},${literal(industry)})`,
      value: (row) => named(row, industry).length,
    })),
    {
      ...{ key: `${key}:types`, title: '行业类型数', width: 11 },
      live: (row) => industries.map((_, index) => `(@${key}:industry${index}@${row}>0)`).join('+'),
      value: (row) => industries.filter((industry) => named(row, industry).length > 0).length,
    },
  ]
}
