/** Rows below a header that are no entries: blank ones, sums and remarks at the foot, the header once more. */
import { cleanText, comparable } from './cells.ts'
import type { Header } from './headers.ts'
import type { Cell, SheetRow } from './table.ts'

/** `no-entry`: something stands in the row, but not in any column that is read (a number in 序号, say). */
export type SkippedWhy = 'blank' | 'footer' | 'header' | 'no-entry'

const sum = /^(合计|总计|小计)([:：(（].*)?$/
const remark = /^(备注|注:|填表人|审核人)/
/** Who signs stands anywhere in the line: 单位负责人, then 审核人, then 填表人. */
const signature = /^(填表人|审核人)/
/** A remark of an entry may begin with 备注, too; a foot fills hardly any column. */
const mostFilled = 2

function isFilled(row: SheetRow, index: number): boolean {
  const cell = row.cells[index]
  if (cell === null || cell === undefined) return false
  if (typeof cell === 'string' && plainStart.test(cell)) return true
  return cleanText(cell) !== ''
}

/** Begins with a letter, a digit or a character that no cleaning takes away. */
const plainStart = /^[\u4e00-\u9fffA-Za-z0-9]/
/** A text that begins otherwise is no foot, whatever follows: these characters are the same in every form. */
const footStart = /^(?:[合总小备注填审]|[^\u4e00-\u9fffA-Za-z0-9])/

/** Why the row is passed over; undefined for an entry. */
export function whyPassedOver(row: SheetRow, header: Header): SkippedWhy | undefined {
  const first = row.cells.findIndex((_, index) => isFilled(row, index))
  if (first < 0) return 'blank'
  if (isFoot(row, header, first)) return 'footer'
  if (countFilled(row, header, { besides: -1, upTo: 1 }) === 0) return 'no-entry'
  return repeatsHeader(row, header) ? 'header' : undefined
}

/** No entry begins with the word of a sum, however much stands behind it. */
function isFoot(row: SheetRow, header: Header, first: number): boolean {
  const text = footText(row.cells[first])
  if (sum.test(text)) return true
  if (countFilled(row, header, { besides: first, upTo: mostFilled + 1 }) > mostFilled) return false
  return remark.test(text) || row.cells.some((cell) => isSumOrSignature(footText(cell)))
}

/** The text for comparing; '' where it cannot be a foot's. */
const footText = (cell: Cell | undefined): string =>
  typeof cell === 'string' && !footStart.test(cell) ? '' : comparable(cleanText(cell))

/** Filled columns of the register, counted no further than `upTo`. */
function countFilled(row: SheetRow, header: Header, { besides, upTo }: { besides: number; upTo: number }): number {
  let count = 0
  for (const index of header.positions.values()) {
    if (index !== besides && isFilled(row, index)) count += 1
    if (count === upTo) break
  }
  return count
}

const isSumOrSignature = (text: string): boolean => sum.test(text) || signature.test(text)

function repeatsHeader(row: SheetRow, header: Header): boolean {
  return header.columns.every(
    ({ column, index, written }) => column === null || cleanText(row.cells[index]) === written,
  )
}
