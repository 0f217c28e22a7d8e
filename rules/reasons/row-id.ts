/**
 * A register may have come in several files (a version, then its amendments), so a row number alone is ambiguous.
 * A source row is one whole number: the ordinal of its file within the run's inputs × 2^21 + the row in that file.
 * Files given on the command line are ordinal 0, so that there the number is the row itself. Fits Int32: 1,023 files of 2,097,151 rows.
 */
const ROWS = 2 ** 21

/** @throws RangeError when file or row do not fit; nothing is cut off in silence. */
export function rowId(ordinal: number, row: number): number {
  if (ordinal < 0 || ordinal > 1023 || row < 0 || row >= ROWS)
    throw new RangeError(`row ${row} of file ${ordinal} does not fit a row id`)
  return ordinal * ROWS + row
}

export const ordinalOf = (id: number): number => Math.floor(id / ROWS)
export const rowOf = (id: number): number => id % ROWS
