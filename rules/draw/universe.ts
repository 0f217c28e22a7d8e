/**
 * a1.1d, a1.1f: files are drawn from the register of cases. The universe is every row of a type that is drawn for the level
 * of its unit, whatever its date; its hash is published before the seed exists.
 */
import type { Definition } from '../definition/schema.ts'
import { compareUtf8, sha256Hex, utf8Order } from './bytes.ts'

export interface DrawUnit {
  code: string
  /** The types drawn for its level, in the definition's order. */
  types: readonly string[]
}

/** One row of the register that can be drawn. `unit` is the one that decided the case: only its own files count. */
export interface DrawFile {
  number: string
  unit: string
  type: string
}

export interface Universe {
  /** By unit code. */
  units: readonly DrawUnit[]
  /** In the order of the canonical lines. */
  files: readonly DrawFile[]
  /** Lower-case hex SHA-256 of the canonical universe. */
  hash: string
}

interface Registered {
  units: readonly { code: string; level: string }[]
  files: Iterable<DrawFile>
}

/** The units whose level takes part in the draw, and their rows of a drawn type. */
export function makeUniverse(draw: NonNullable<Definition['draw']>, registered: Registered): Universe {
  const units = registered.units
    .flatMap(({ code, level }): DrawUnit[] => {
      const types = draw.types[level] ?? []
      return types.length === 0 ? [] : [{ code, types }]
    })
    .sort((a, b) => compareUtf8(a.code, b.code))
  const drawn = new Map(units.map(({ code, types }) => [code, new Set(types)]))
  const lines: { line: string; file: DrawFile }[] = []
  for (const file of registered.files)
    if (drawn.get(file.unit)?.has(file.type) === true) lines.push({ line: canonicalLine(file), file })
  const compare = utf8Order(lines.map(({ line }) => line))
  lines.sort((a, b) => compare(a.line, b.line))
  return { units, files: lines.map(({ file }) => file), hash: sha256Hex(lines.map(({ line }) => line).join('')) }
}

export const canonicalLine = ({ number, unit, type }: DrawFile): string => `${number}\t${unit}\t${type}\n`

/** The canonical universe, as it is published: one line a file. */
export const canonicalUniverse = ({ files }: Universe): string => files.map(canonicalLine).join('')

/** A separator within a name would let two registers have the same canonical universe: such names are refused. */
export const hasSeparator = (name: string): boolean => /[\t\n]/.test(name)
