/** Rows below a header that are no entries: blank ones, sums and remarks at the foot, the header once more. */
import { cleanText, comparable } from './cells.ts'
import type { Header } from './headers.ts'
import type { SheetRow } from './table.ts'

/** `no-entry`: something stands in the row, but not in any column that is read (a number in 序号, say). */
export type SkippedWhy = 'blank' | 'footer' | 'header' | 'no-entry'

const sum = /^(合计|总计|小计)([:：(（].*)?$/
const remark = /^(备注|注:|填表人|审核人)/
/** Who signs stands anywhere in the line: 单位负责人, then 审核人, then 填表人. */
const signature = /^(填表人|审核人)/
/** A remark of an entry may begin with 备注, too; a foot fills hardly any column. */
const mostFilled = 2

const isFilled = (row: SheetRow, index: number): boolean => cleanText(row.cells[index]) !== ''

/** Why the row is passed over; undefined for an entry. */
export function whyPassedOver(row: SheetRow, header: Header): SkippedWhy | undefined {
  const first = row.cells.findIndex((_, i) => isFilled(row, i))
  if (first < 0) return 'blank'
  if (isFoot(row, header, first)) return 'footer'
  if (![...header.positions.values()].some((index) => isFilled(row, index))) return 'no-entry'
  return repeatsHeader(row, header) ? 'header' : undefined
}

/** No entry begins with the word of a sum, however much stands behind it. */
function isFoot(row: SheetRow, header: Header, first: number): boolean {
  const text = comparable(cleanText(row.cells[first]))
  if (sum.test(text)) return true
  const filled = [...header.positions.values()].filter((index) => index !== first && isFilled(row, index)).length
  if (filled > mostFilled) return false
  return remark.test(text) || row.cells.some((cell) => isSumOrSignature(comparable(cleanText(cell))))
}

const isSumOrSignature = (text: string): boolean => sum.test(text) || signature.test(text)

function repeatsHeader(row: SheetRow, header: Header): boolean {
  const recognised = header.columns.filter((column) => column.column !== null)
  return recognised.every((column) => cleanText(row.cells[column.index]) === column.written)
}
