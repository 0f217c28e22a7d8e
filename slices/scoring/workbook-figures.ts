/** Reported figures in formulas: their rows as imported, and a unit's figure in a period as a cell over them. */
import { figureOf } from '../../rules/indicators/figures.ts'
import { nth } from '../../rules/scoring/basis.ts'
import type { FigureFact, UnitFact } from '../../rules/scoring/facts.ts'
import type { Book } from './workbook-book.ts'
import { registerTitle } from './workbook-cite.ts'
import type { LeafSheet, UnitRow } from './workbook-leaf.ts'
import { sourceColumns, text, withOwnLetters } from './workbook-registers.ts'
import { literal, rangeOf, type Column, type Table } from './workbook-table.ts'

/** COUNTIFS takes '2024-03' for a date and '2024' for a number: with these words before them both stay words. */
const figureKey = (figure: string): string => `指标 ${figure}`
const periodKey = (period: string): string => `期间 ${period}`

export function figuresTable(book: Book, units: Table<UnitFact>): Table<FigureFact> {
  const { facts, definition } = book
  return withOwnLetters({
    ...{ name: book.name('上报数据'), title: registerTitle(definition, 'figures', '上报数据'), kind: 'register' },
    ...{ items: facts.figures, length: facts.figures.length },
    columns: [
      ...sourceColumns<FigureFact>(book),
      text('unit', '单位代码', ({ unit }) => nth(facts.units, unit).code),
      text('figure', ['指标', 28], ({ figure }) => figure),
      text('period', ['期间', 12], ({ period }) => period),
      { key: 'value', title: '数值', width: 14, value: ({ value }) => value.valueOf() },
      {
        ...{ key: 'unitAt', title: '单位序号', how: '在单位表中的序号', width: 10 },
        live: (row) => `MATCH(@unit@${row},${rangeOf(units, 'code')},0)`,
        value: ({ unit }) => unit + 1,
      },
      {
        ...{ key: 'figureKey', title: '指标键', how: '防止被当作数值或日期', width: 30, align: 'left' },
        live: (row) => `${literal(figureKey(''))}&@figure@${row}`,
        value: ({ figure }) => figureKey(figure),
      },
      {
        ...{ key: 'periodKey', title: '期间键', how: '防止被当作数值或日期', width: 14, align: 'left' },
        live: (row) => `${literal(periodKey(''))}&@period@${row}`,
        value: ({ period }) => periodKey(period),
      },
    ],
  })
}

interface Asked {
  key: string
  figure: string
  /** Absent: over all periods. */
  period?: string
}

/** A unit's figure, nothing where none was reported. */
export function figureColumn({ book, registers }: LeafSheet, { key, figure, period }: Asked): Column<UnitRow> {
  const { figures } = registers
  const named = [rangeOf(figures, 'figureKey'), literal(figureKey(figure))]
  const within = period === undefined ? [] : [rangeOf(figures, 'periodKey'), literal(periodKey(period))]
  const ask = { figure, ...(period === undefined ? {} : { period }) }
  return {
    ...{ key, title: period === undefined ? figure : `${figure} ${period}`, width: 17 },
    how: period === undefined ? '上报数据，各期之和；未报则空' : '上报数据；未报则空',
    live: (row) => {
      const all = [rangeOf(figures, 'unitAt'), `@unitAt@${row}`, ...named, ...within].join()
      return `IF(COUNTIFS(${all})=0,"",SUMIFS(${rangeOf(figures, 'value')},${all}))`
    },
    value: ({ unit }) => figureOf(book.basis, unit, ask)?.value.valueOf() ?? '',
  }
}
