/**
 * A register may have come in several files (a version, then its amendments), so a row number alone is ambiguous.
 * A source row is one whole number: the ordinal of its file within the run's inputs × 2^21 + the row in that file.
 * Files given on the command line are ordinal 0, so that there the number is the row itself. A row id is exact as a
 * number up to 2^53: 4,294,967,295 files of 2,097,151 rows, twice the rows of an .xlsx.
 */
const ROWS = 2 ** 21
/** The last row that a file may have. */
export const lastRow = ROWS - 1
const FILES = 2 ** 32

/** Row ids side by side: four bytes each while there are at most 1,023 files, eight beyond. */
export type RowIds = Int32Array | Float64Array

/** @throws RangeError when file or row do not fit; nothing is cut off in silence. */
export function rowId(ordinal: number, row: number): number {
  if (ordinal < 0 || ordinal >= FILES || row < 0 || row >= ROWS)
    throw new RangeError(`row ${row} of file ${ordinal} does not fit a row id`)
  return ordinal * ROWS + row
}

export const ordinalOf = (id: number): number => Math.floor(id / ROWS)
export const rowOf = (id: number): number => id % ROWS

/** The ids of all rows, in as few bytes as hold the largest. */
export function packRowIds<T>(rows: readonly T[], idOf: (row: T) => number): RowIds {
  const ids = Float64Array.from(rows, idOf)
  return ids.every((id) => id < 2 ** 31) ? Int32Array.from(ids) : ids
}

/** Room for so many ids as wide as those of `like`. */
export const emptyRowIds = (like: RowIds, length: number): RowIds =>
  like instanceof Int32Array ? new Int32Array(length) : new Float64Array(length)
