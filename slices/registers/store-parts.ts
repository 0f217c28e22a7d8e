/** The rows of a dry run, gathered into parts in the worker thread: the database takes each as it is. */
import { arrayElement } from '../../platform/db/array-literal.ts'
import type { DraftPart } from './model.ts'

/** Gathers rows into parts. */
export class DraftParts {
  size = 0
  readonly #columns: string[][]

  /** @param width columns of the register's table */
  constructor(width: number) {
    this.#columns = Array.from({ length: width + 2 }, () => [])
  }

  /** Answers how many rows wait to be taken. */
  add(row: number, key: string, cells: readonly string[]): number {
    this.#columns[0]?.push(String(row))
    this.#columns[1]?.push(arrayElement(key))
    for (let at = 0; at < cells.length; at++) this.#columns[at + 2]?.push(arrayElement(cells[at] ?? ''))
    return ++this.size
  }

  take(): DraftPart {
    const part = { size: this.size, arrays: this.#columns.map((texts) => `{${texts.join(',')}}`) }
    for (const texts of this.#columns) texts.length = 0
    this.size = 0
    return part
  }
}
