/** Improvement of a figure over the year before, in formulas. */
import type { YearOnYear } from '../../rules/definition/schema.ts'
import { figureOf } from '../../rules/indicators/figures.ts'
import { figureColumn } from './workbook-figures.ts'
import { NOT_APPLICABLE, type LeafColumns, type LeafSheet, type UnitRow } from './workbook-leaf.ts'
import type { Column } from './workbook-table.ts'

type Sheet = LeafSheet<YearOnYear>

export function yearOnYearColumns(sheet: Sheet): LeafColumns {
  const { book, key, rule } = sheet
  const at = (name: string, row: number) => `@${key}:${name}@${row}`
  const none = rule.noFigure === 'zero' ? '0' : `"${NOT_APPLICABLE}"`
  return {
    columns: [
      figureColumn(sheet, { key: `${key}:now`, figure: rule.figure, period: rule.thisYear }),
      figureColumn(sheet, { key: `${key}:before`, figure: rule.figure, period: rule.lastYear }),
      rateColumn(sheet),
    ],
    how: `min(1, 改善率 ÷ 满分改善率) × 满分，不改善 0；缺数据${rule.noFigure === 'zero' ? ' 0' : '不适用'}`,
    points: (row) => {
      const [now, before, rate] = [at('now', row), at('before', row), at('rate', row)]
      const [full, fullAt] = [book.parameters.ref(`points:${key}`), book.parameters.ref(`fullAt:${key}`)]
      // From nothing there is no rate: the better side, or staying at nothing bad, earns all.
      const fromZero = `IF(${now}${rule.better === 'more' ? '>' : '='}0,1,0)`
      const share = `IF(${rate}<=0,0,IF(${fullAt}=0,1,MIN(1,${rate}/${fullAt})))`
      return `IF(OR(${now}="",${before}=""),${none},${full}*IF(${before}=0,${fromZero},${share}))`
    },
  }
}

/** Nothing where a year is missing or the year before was 0. */
function rateColumn({ book, key, rule }: Sheet): Column<UnitRow> {
  const [now, before] = [(row: number) => `@${key}:now@${row}`, (row: number) => `@${key}:before@${row}`]
  const change = (row: number) => (rule.better === 'more' ? `${now(row)}-${before(row)}` : `${before(row)}-${now(row)}`)
  return {
    ...{ key: `${key}:rate`, title: '改善率', width: 11, format: '0.0000' },
    how: rule.better === 'more' ? '（本年 − 上年）÷ 上年' : '（上年 − 本年）÷ 上年',
    live: (row) => `IF(OR(${now(row)}="",${before(row)}="",N(${before(row)})=0),"",(${change(row)})/${before(row)})`,
    value: ({ unit }) => {
      const of = (period: string) => figureOf(book.basis, unit, { figure: rule.figure, period })?.value
      const [last, current] = [of(rule.lastYear), of(rule.thisYear)]
      if (last === undefined || current === undefined || last.n === 0n) return ''
      const growth = current.sub(last).div(last)
      return (rule.better === 'more' ? growth : growth.neg()).valueOf()
    },
  }
}
