/** The workbook's working sheets: one a level and indicator, live over the registers; the parts of a sum side by side. */
import type { Indicator } from '../../rules/definition/schema.ts'
import { nth } from '../../rules/scoring/basis.ts'
import type { UnitFact } from '../../rules/scoring/facts.ts'
import { leavesOf, type Book, type Level } from './workbook-book.ts'
import { bonusColumns } from './workbook-bonus.ts'
import { examColumns } from './workbook-exam.ts'
import {
  leafOf,
  NOT_APPLICABLE,
  pointsKey,
  pointsValue,
  type LeafColumns,
  type LeafSheet,
  type Registers,
  type UnitRow,
} from './workbook-leaf.ts'
import { mixColumns } from './workbook-mix.ts'
import { ratioColumns } from './workbook-ratio.ts'
import { text, withOwnLetters } from './workbook-registers.ts'
import { reviewedColumns } from './workbook-reviewed.ts'
import { fixed, rangeOf, type Column, type Table } from './workbook-table.ts'
import { thresholdColumns } from './workbook-threshold.ts'
import { yearOnYearColumns } from './workbook-year-on-year.ts'

export function unitRows(book: Book, level: Level): UnitRow[] {
  const indexes = new Map(book.facts.units.map(({ code }, index) => [code, index]))
  return (book.result.collectives[level.id] ?? []).map((score) => {
    const unit = indexes.get(score.unit) ?? -1
    return { score, unit, parent: nth(book.facts.units, unit).parent }
  })
}

/** Code, name and the unit's place in the 单位 sheet. */
export const unitColumns = (units: Table<UnitFact>): Column<UnitRow>[] => [
  text('code', ['单位代码', 12], ({ score }) => score.unit),
  text('name', ['单位名称', 22], ({ score }) => score.name),
  {
    ...{ key: 'unitAt', title: '单位序号', how: '在单位表中的序号', width: 9 },
    live: (row) => `MATCH(@code@${row},${rangeOf(units, 'code')},0)`,
    value: ({ unit }) => unit + 1,
  },
]

export function indicatorTable(
  book: Book,
  registers: Registers,
  { level, indicator }: { level: Level; indicator: Indicator },
): Table<UnitRow> {
  const rows = unitRows(book, level)
  const leaves = leavesOf(indicator)
  const columns = leaves.flatMap(([key, rule]) => leafColumns({ book, registers, level, rule, key, rows }))
  return withOwnLetters({
    ...{ name: book.name(`${level.register}-${indicator.title}`), kind: 'working' },
    title: `${level.title} · ${indicator.title}（${indicator.points} 分；${indicator.clauses.join('、')}）`,
    ...{ items: rows, length: rows.length },
    columns: [
      ...unitColumns(registers.units),
      ...columns,
      ...(indicator.kind === 'sum' ? [sumColumn(book, indicator)] : []),
    ],
  })
}

const pointsFormat = ({ definition }: Book) => ({ format: fixed(definition.rounding.pointPlaces), width: 12 })

function sumColumn(book: Book, indicator: Indicator): Column<UnitRow> {
  const parts = leavesOf(indicator).map(([key]) => key)
  return {
    ...{ key: pointsKey(indicator.id), title: `得分：${indicator.title}`, how: '各分项之和', ...pointsFormat(book) },
    live: (row) => {
      const cells = parts.map((key) => `@${pointsKey(key)}@${row}`).join(',')
      return `IF(COUNT(${cells})=0,"${NOT_APPLICABLE}",SUM(${cells}))`
    },
    value: ({ score }) => pointsValue(score.points[indicator.id]),
  }
}

function leafColumns(sheet: LeafSheet): Column<UnitRow>[] {
  const { rule, key, book } = sheet
  const made = kindColumns(sheet)
  const points: Column<UnitRow> = {
    ...{ key: pointsKey(key), title: `得分：${rule.title}`, how: made.how, ...pointsFormat(book) },
    ...(made.points === undefined ? {} : { live: made.points }),
    value: ({ score }) => pointsValue(leafOf(score, key)),
  }
  if (made.points === undefined) book.notes.add(`“${rule.title}”在${sheet.level.title}没有可算的内容，只写入系统的结果`)
  return [...made.columns, points]
}

function kindColumns(sheet: LeafSheet): LeafColumns {
  const { rule } = sheet
  switch (rule.kind) {
    case 'reviewed-work':
      return reviewedColumns({ ...sheet, rule })
    case 'ratio-to-baseline':
      return ratioColumns({ ...sheet, rule })
    case 'report-mix':
      return mixColumns({ ...sheet, rule })
    case 'participation-and-score':
      return examColumns({ ...sheet, rule })
    case 'threshold':
      return thresholdColumns({ ...sheet, rule })
    case 'year-on-year':
      return yearOnYearColumns({ ...sheet, rule })
    case 'bonus-deduction':
      return bonusColumns({ ...sheet, rule })
  }
}
