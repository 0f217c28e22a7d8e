/** Listed facts that add or take points, each up to its bound, in formulas. */
import type { BonusDeduction } from '../../rules/definition/schema.ts'
import { figureOf } from '../../rules/indicators/figures.ts'
import { exact, min, zero } from '../../rules/quantity/exact.ts'
import { figureColumn } from './workbook-figures.ts'
import type { LeafColumns, LeafSheet, UnitRow } from './workbook-leaf.ts'
import type { Column } from './workbook-table.ts'

type Sheet = LeafSheet<BonusDeduction>

export function bonusColumns(sheet: Sheet): LeafColumns {
  const { book, key, rule } = sheet
  const ref = (name: string) => book.parameters.ref(`${name}:${key}`)
  return {
    columns: rule.items.flatMap((item, index) => [
      figureColumn(sheet, { key: `${key}:figure${index}`, figure: item.figure }),
      worthColumn(sheet, item, index),
    ]),
    how: `起评 ${rule.start} 分，加减各项，限于 0 至满分`,
    points: (row) => {
      const worths = rule.items.map((_, index) => `@${key}:worth${index}@${row}`).join('+')
      return `MAX(0,MIN(${ref('points')},${ref('start')}+${worths}))`
    },
  }
}

/** A figure that nobody reported is a fact that did not happen. */
function worthColumn({ book, key }: Sheet, item: Item, index: number): Column<UnitRow> {
  const { figure, each, sign, atMost, clauses } = item
  const plus = sign === 'plus'
  const ref = (name: string) => book.parameters.ref(`${name}${index}:${key}`)
  return {
    ...{ key: `${key}:worth${index}`, title: `${plus ? '加分' : '扣分'}：${figure}`, width: 14, format: '0.0000' },
    how: `${clauses.join('、')}：每件 ${each} 分，至多 ${atMost} 分`,
    live: (row) => `${plus ? '' : '-'}MIN(${ref('each')}*N(@${key}:figure${index}@${row}),${ref('atMost')})`,
    value: ({ unit }) => {
      const count = figureOf(book.basis, unit, { figure })?.value ?? zero
      const size = min(exact(each).mul(count), exact(atMost))
      return (plus ? size : size.neg()).valueOf()
    },
  }
}

type Item = BonusDeduction['items'][number]
