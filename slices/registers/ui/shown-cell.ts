/** A cell as it is read: amounts with separators, entries of closed lists in the reader's language. */
import type { TFunction } from 'i18next'
import { groupThousands } from '../../../platform/web/format.ts'
import { choicesInEnglish, columnsInEnglish } from '../../../rules/registers/english-names.ts'
import type { ColumnKind } from '../../../rules/registers/register-columns.ts'
import { registers } from '../../../rules/registers/registers.ts'
import type { RegisterName } from '../contract.ts'

type Words = TFunction<'registers'>

export const columnName = (t: Words, name: string): string =>
  Object.hasOwn(columnsInEnglish, name) ? t(`column.${name}`) : name

export const choiceName = (t: Words, value: string): string =>
  Object.hasOwn(choicesInEnglish, value) ? t(`choice.${value}`) : value

const numbers: readonly ColumnKind[] = ['amount', 'count', 'decimal', 'score']

/** The cell of a column, by the column's Chinese name. */
export function shownCell(t: Words, at: { register: RegisterName; column: string }, value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value)
  const kind = registers[at.register].columns.find(({ name }) => name === at.column)?.kind
  if (kind === 'choice') return choiceName(t, text)
  return kind !== undefined && numbers.includes(kind) ? groupThousands(text) : text
}
