/** A vertically merged cell stands for all its rows: Excel keeps the value in the first row only. */
import type { Cell, SheetRow } from '../../rules/registers/table.ts'
import { withoutComments } from './xml-text.ts'

/** Rows from 1, columns from 0; a block of several columns counts for its first. */
export interface VerticalMerge {
  first: number
  last: number
  column: number
}

const columnOf = (letters: string): number => [...letters].reduce((sum, c) => sum * 26 + c.charCodeAt(0) - 64, 0) - 1

/** The vertical ones among `<mergeCell ref="A1:B4"/>` elements. */
export function parseMerges(xml: string): VerticalMerge[] {
  const merges: VerticalMerge[] = []
  for (const match of withoutComments(xml).matchAll(
    /<(?:[\w.-]+:)?mergeCell\s[^<>]*?ref\s*=\s*["']\$?([A-Z]{1,3})\$?(\d{1,7}):\$?[A-Z]{1,3}\$?(\d{1,7})["']/g,
  )) {
    const [, letters = '', first, last] = match
    if (Number(first) < Number(last))
      merges.push({ first: Number(first), last: Number(last), column: columnOf(letters) })
  }
  return merges
}

const isEmpty = (cell: Cell | undefined): boolean => cell === null || cell === undefined

/**
 * Fills rows as they pass, in ascending order. A row with no cell of its own stays blank: a merge that reaches over
 * it makes no entry of it.
 */
export function createMergeFiller(merges: readonly VerticalMerge[]): (row: SheetRow) => SheetRow {
  const waiting = [...merges].sort((a, b) => a.first - b.first)
  // By column, where the last one counts: in a workbook that is whole no two overlap.
  const open = new Map<number, { last: number; value: Cell }>()
  let next = 0
  return (row) => {
    for (let merge = waiting[next]; merge !== undefined && merge.first <= row.row; merge = waiting[++next]) {
      if (merge.first === row.row) open.set(merge.column, { last: merge.last, value: row.cells[merge.column] ?? null })
    }
    if (open.size === 0 || row.cells.every(isEmpty)) return row
    const cells = [...row.cells]
    for (const [column, { last, value }] of open) {
      if (last < row.row) open.delete(column)
      else if (isEmpty(cells[column])) setCell(cells, column, value)
    }
    return { row: row.row, cells }
  }
}

function setCell(cells: Cell[], column: number, value: Cell): void {
  while (cells.length < column) cells.push(null)
  cells[column] = value
}
