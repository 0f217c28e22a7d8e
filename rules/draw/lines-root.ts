/**
 * a1.1d, a1.1f: one hash over all strata, published with the commitment. Who sees only the own lines, or none, holds it against
 * what stands in a folder: sizes and lines of every stratum are fixed by it before the dice, without a case number being told.
 *
 * `linesHash` of a stratum = SHA-256 of its canonical lines (`universe.ts`); `linesRoot` = SHA-256 of one line
 * `单位代码 TAB 案件类型 TAB 件数 TAB linesHash LF` a stratum, in the order of the record; lower-case hex.
 */
import { compareUtf8, sha256Hex } from './bytes.ts'
import { canonicalLine, type DrawFile, type Universe } from './universe.ts'

export interface FixedStratum {
  unit: string
  type: string
  size: number
  linesHash: string
}

export const linesRoot = (strata: readonly FixedStratum[]): string =>
  sha256Hex(strata.map(({ unit, type, size, linesHash }) => `${unit}\t${type}\t${size}\t${linesHash}\n`).join(''))

/** In any order. */
export const linesHash = (lines: readonly DrawFile[]): string =>
  sha256Hex(lines.map(canonicalLine).toSorted(compareUtf8).join(''))

/** Of a whole universe, in the order of the record. */
export function fixedStrata({ units, files }: Universe): FixedStratum[] {
  const byStratum = Map.groupBy(files, ({ unit, type }) => `${unit}\t${type}`)
  return units.flatMap(({ code: unit, types }) =>
    types.map((type) => {
      const own = byStratum.get(`${unit}\t${type}`) ?? []
      return { unit, type, size: own.length, linesHash: sha256Hex(own.map(canonicalLine).join('')) }
    }),
  )
}
