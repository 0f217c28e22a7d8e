/** The columns of a register's table under the names of their headers. */
import { registers } from '../../rules/registers/registers.ts'
import type { RegisterName } from './contract.ts'
import { valueKey } from './model.ts'
import { registerTables } from './store-facts.ts'

export interface NamedColumn {
  /** Column of the table. */
  column: string
  /** Its header. */
  name: string
  kind: 'text' | 'number' | 'day' | 'choice'
}

/** The register's columns with the names of their headers, in the order of the sheet. */
export function namedColumns(register: RegisterName): NamedColumn[] {
  const described = new Map(registers[register].columns.map((column) => [column.key, column]))
  return registerTables[register].columns.map((column) => {
    const found = described.get(valueKey(column))
    const kind = found?.kind
    const numbers = ['amount', 'count', 'decimal', 'score']
    return {
      column,
      name: found?.name ?? column,
      kind: kind === 'day' ? 'day' : kind === 'choice' ? 'choice' : numbers.includes(kind ?? '') ? 'number' : 'text',
    }
  })
}

/** A row under the names of its headers. */
export function shownRow(register: RegisterName, row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    namedColumns(register).map(({ column, name }) => {
      const value = row[column]
      return [name, typeof value === 'boolean' ? (value ? '是' : '否') : value]
    }),
  )
}
