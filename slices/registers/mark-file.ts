/** Marks a file that was handed in, in a worker thread: a workbook that fills its memory ends the thread, not the server. */
import { readFile } from 'node:fs/promises'
import { Problem, type ProblemValues } from '../../platform/http/problem.ts'
import { markedCopy, type Mark } from '../../platform/tables/marked-copy.ts'

export interface MarkAsk {
  path: string
  fileName: string
  /** Name of the sheet that was read. */
  sheet: string
  /** Row of the header. */
  headerRow?: number
  marks: readonly Mark[]
}

/** `refused`: the file is no table that can be read, a problem of `tables.*`. */
export type Marked = { bytes: Uint8Array } | { refused: { code: string; values: ProblemValues } }

export default async function markFile({ path, ...copy }: MarkAsk): Promise<Marked> {
  try {
    return { bytes: await markedCopy({ ...copy, bytes: await readFile(path) }) }
  } catch (cause) {
    if (!(cause instanceof Problem)) throw cause
    return { refused: { code: cause.code, values: cause.values } }
  }
}
