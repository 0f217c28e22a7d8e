/**
 * How long what is kept of a cell may be, in characters as people count them: longer is no slip of a clerk but a text in
 * the wrong column, and would neither fit a page nor an address. Numbers, days and closed lists are bounded by what they are.
 */
import type { ColumnKind, RegisterColumn } from './register-columns.ts'

const ofKind: Readonly<Partial<Record<ColumnKind, number>>> = { identifier: 255, text: 500, unit: 500 }

/** Columns whose texts are shorter by their nature: key of the column → characters. */
const ofColumn: Readonly<Record<string, number>> = { listYear: 20, period: 50, code: 20, parent: 20 }

/** Digits and signs of a number as it is kept. */
const ofNumber = 100

/** The most characters of a column's cell. */
export const mostCharacters = ({ key, kind }: RegisterColumn): number => ofColumn[key] ?? ofKind[kind] ?? ofNumber

/** A long value as a sentence or a page shows it. */
export const shortened = (value: string): string =>
  value.length <= 100 ? value : `${[...value].slice(0, 60).join('')}…`

/** A ligature is kept as one character and compared as up to this many. */
const mostSpelledOut = 18
const standsForItself = /^[\u4e00-\u9fffA-Za-z0-9〔〕()（）\s.,/-]*$/

/** Undefined where the value is short enough; else its characters, ligatures spelled out as in comparing. */
export function charactersBeyond(value: string, most: number): number | undefined {
  if (value.length * mostSpelledOut <= most || (value.length <= most && standsForItself.test(value))) return undefined
  const count = Math.max([...value].length, [...value.normalize('NFKC')].length)
  return count > most ? count : undefined
}
