/** Columns of source rows as they are shown: the register's own, in the order of its sheet, without the marks of the row. Pure. */
import { groupThousands } from '../../../platform/web/format.ts'
import type { SourceRow } from './queries.ts'

export const sourceColumns = (rows: readonly SourceRow[]): string[] =>
  Object.keys(rows[0] ?? {}).filter((key) => !key.startsWith('_'))

/** Amounts grouped, an empty cell as a dash. */
export function shownCell(column: string, value: string | number | undefined): string {
  const text = String(value ?? '')
  if (text === '') return '—'
  return column === '罚款金额' ? groupThousands(text) : text
}
