/**
 * A sheet as rows of cells, whatever file it came from; made by `platform/tables/`, read by the rules of the registers.
 * A row keeps the number that the user sees in the file (first line = 1, blank lines counted).
 */

/** A date cell is already a day ('YYYY-MM-DD'); Excel's own number stays a number with the text it was written as. */
export type Cell = null | string | boolean | { number: string } | { day: string }

export interface SheetRow {
  row: number
  cells: readonly Cell[]
}

export interface Sheet {
  name: string
  /** A workbook that counts days from 1904 (old Macintosh files): its plain day numbers mean other days. */
  dates1904?: boolean
  rows: Iterable<SheetRow>
}

/** What a bad cell is answered with, in the words of `contracts/scoring.md`; `cure` says how to mend it. */
export interface RegisterError {
  file: string
  row: number
  column: string
  value: string
  message: string
}
