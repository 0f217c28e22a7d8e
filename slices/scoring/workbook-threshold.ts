/** Full points in each period in which a reported figure reaches the bound, in formulas. */
import type { Threshold } from '../../rules/definition/schema.ts'
import { figureOf, holdersFigure } from '../../rules/indicators/figures.ts'
import { exact } from '../../rules/quantity/exact.ts'
import { figureColumn } from './workbook-figures.ts'
import { NOT_APPLICABLE, type LeafColumns, type LeafSheet, type UnitRow } from './workbook-leaf.ts'
import { rangeOf, type Column } from './workbook-table.ts'

type Sheet = LeafSheet<Threshold>

/** Far below any difference between a reported ratio and its bound, above the last digit of a binary quotient. */
const BOUND_NUDGE = '1E-12'

export function thresholdColumns(sheet: Sheet): LeafColumns {
  const { book, key, rule } = sheet
  const leaves = rule.noFigure === 'not-applicable'
  return {
    columns: [
      ...(rule.over === 'certificate-holders' ? [holdersColumn(sheet)] : []),
      ...rule.periods.flatMap((period, index) => periodColumns(sheet, period, index)),
    ],
    how: `达标期数 ÷ 计入期数 × 满分；无数据的期${leaves ? '不计入，全无则不适用' : '为未达标'}`,
    points: (row) => {
      const cells = rule.periods.map((_, index) => `@${key}:reached${index}@${row}`).join()
      const full = book.parameters.ref(`points:${key}`)
      return `IF(COUNT(${cells})=0,"${NOT_APPLICABLE}",${full}*SUM(${cells})/COUNT(${cells}))`
    },
  }
}

/** Holders of a certificate of the unit and all below it; nothing where there is none. */
function holdersColumn({ book, key, level, registers: { officers } }: Sheet): Column<UnitRow> {
  return {
    ...{ key: `${key}:holders`, title: '持证人数', how: '本单位及所辖各单位', width: 11 },
    live: (row) => `COUNTIFS(${rangeOf(officers, `at:${level.id}`)},@unitAt@${row})`,
    value: ({ unit }) => holdersFigure(book.basis, unit)?.value.valueOf() ?? 0,
  }
}

function periodColumns(sheet: Sheet, period: string, index: number): Column<UnitRow>[] {
  const { key, rule } = sheet
  const over = typeof rule.over === 'object' ? rule.over.figure : undefined
  return [
    figureColumn(sheet, { key: `${key}:figure${index}`, figure: rule.figure, period }),
    ...(over === undefined ? [] : [figureColumn(sheet, { key: `${key}:over${index}`, figure: over, period })]),
    reachedColumn(sheet, period, index),
  ]
}

function reachedColumn(sheet: Sheet, period: string, index: number): Column<UnitRow> {
  const { book, key, rule } = sheet
  const none = rule.noFigure === 'zero' ? '0' : '""'
  const figure = (row: number) => `@${key}:figure${index}@${row}`
  const over = (row: number) => {
    if (rule.over === 'one') return '1'
    return rule.over === 'certificate-holders' ? `@${key}:holders@${row}` : `@${key}:over${index}@${row}`
  }
  const words = rule.over === 'one' ? '数值' : '与基数之比'
  return {
    ...{ key: `${key}:reached${index}`, title: `${period} 达标`, width: 10 },
    how: `${words}不低于 ${rule.atLeast} 为 1`,
    live: (row) => {
      const bound = book.parameters.ref(`atLeast:${key}`)
      const reached = `IF(${figure(row)}/${over(row)}+${BOUND_NUDGE}>=${bound},1,0)`
      // N: an empty text counts as nothing, and 0 as no base.
      return `IF(${figure(row)}="",${none},IF(N(${over(row)})=0,${none},${reached}))`
    },
    value: (row) => reached(sheet, row, period),
  }
}

function reached({ book, rule }: Sheet, { unit }: UnitRow, period: string): number | string {
  const { basis } = book
  const figure = figureOf(basis, unit, { figure: rule.figure, period })?.value
  const over = overOf()
  if (figure === undefined || over === undefined || over.n === 0n) return rule.noFigure === 'zero' ? 0 : ''
  return figure.div(over).compare(exact(rule.atLeast)) >= 0 ? 1 : 0

  function overOf() {
    if (rule.over === 'one') return exact(1)
    if (rule.over === 'certificate-holders') return holdersFigure(basis, unit)?.value
    return figureOf(basis, unit, { figure: rule.over.figure, period })?.value
  }
}
