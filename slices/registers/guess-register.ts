/** Which register a file is, by its header: the one most of whose columns are found. In a worker thread. */
import { readFile } from 'node:fs/promises'
import { Problem, type ProblemValues } from '../../platform/http/problem.ts'
import { openTable } from '../../platform/tables/read-table.ts'
import { findHeader } from '../../rules/registers/headers.ts'
import { registers } from '../../rules/registers/registers.ts'
import type { SheetRow } from '../../rules/registers/table.ts'
import { registerNames, type RegisterName } from './contract.ts'

export interface GuessAsk {
  path: string
  fileName: string
}

export type Guess = { register: RegisterName | null } | { refused: { code: string; values: ProblemValues } }

export default async function guessHere({ path, fileName }: GuessAsk): Promise<Guess> {
  try {
    for (const sheet of await openTable(await readFile(path), fileName)) {
      for await (const batch of sheet.batches()) {
        const register = bestMatch(batch.slice(0, 100))
        if (register !== null) return { register }
        break
      }
    }
    return { register: null }
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    return { refused: { code: cause.code, values: cause.values } }
  }
}

/** The register most of whose columns a header among the rows has. */
export function bestMatch(rows: readonly SheetRow[]): RegisterName | null {
  let best: { register: RegisterName | null; found: number } = { register: null, found: 0 }
  for (const register of registerNames) {
    const found = findHeader(rows, registers[register])?.positions.size ?? 0
    if (found > best.found) best = { register, found }
  }
  return best.register
}
