/** The registers in a folder: `units.csv` or `units.xlsx` and so on; a file may be absent, but not stand there twice. */
import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { Problem } from '../../platform/http/problem.ts'
import { csvRows } from '../../platform/tables/csv-rows.ts'
import { decodeText } from '../../platform/tables/decode-text.ts'
import { fileKind } from '../../platform/tables/file-kind.ts'
import { tableProblems } from '../../platform/tables/problems.ts'
import { registerNames, type RegisterName, type Registers } from '../../rules/registers/score-input.ts'
import type { RegisterFile } from '../../rules/registers/strict-sheet.ts'
import type { RegisterError, SheetRow } from '../../rules/registers/table.ts'
import { key, say, type Language } from './score-words.ts'

const wholeFile = (file: string, message: string): RegisterError => ({ file, row: 1, column: '', value: '', message })

export async function readFolder(
  folder: string,
  language: Language = 'zh-CN',
): Promise<{ registers: Registers; errors: RegisterError[] }> {
  const names = await readdir(folder).catch(() => undefined)
  if (names === undefined) return { registers: {}, errors: [wholeFile(folder, say(language, 'no-folder', { folder }))] }
  const registers: Registers = {}
  const errors: RegisterError[] = []
  for (const register of registerNames) await readRegister(register, { folder, names, registers, errors, language })
  return { registers, errors }
}

/** Every file may be absent, so an empty folder is no error; but a person who mistyped the path should know. */
export const nothingThere = (folder: string, language: Language): string =>
  say(language, 'nothing-there', { folder, names: registerNames.join(', ') })

interface Reading {
  folder: string
  names: readonly string[]
  registers: Registers
  errors: RegisterError[]
  language: Language
}

async function readRegister(
  register: RegisterName,
  { folder, names, registers, errors, language }: Reading,
): Promise<void> {
  const files = names.filter((name) => [`${register}.csv`, `${register}.xlsx`].includes(name.toLowerCase())).sort()
  const [file, second] = files
  if (file === undefined) return
  if (second !== undefined) {
    errors.push(wholeFile(file, say(language, 'two-files', { file, second })))
    return
  }
  const read = await readRegisterFile(register, join(folder, file), language)
  if ('error' in read) errors.push(read.error)
  else registers[register] = read
}

/** One register from a file of any name: called by its name without the folder. */
export async function readRegisterFile(
  register: RegisterName,
  path: string,
  language: Language = 'zh-CN',
): Promise<RegisterFile | { error: RegisterError }> {
  const file = basename(path)
  try {
    return { file, rows: await rowsOf(await readFile(path), register) }
  } catch (cause) {
    return { error: { ...wholeFile(file, reasonOf(cause, language)), row: rowOf(cause) } }
  }
}

async function rowsOf(bytes: Uint8Array, register: RegisterName): Promise<Iterable<SheetRow>> {
  if (bytes.length === 0) return []
  if (fileKind(bytes) === 'text') return rowsOfText(decodeText(bytes))
  const { readTable } = await import('../../platform/tables/read-table.ts')
  const sheets = await readTable(bytes, register)
  return (sheets.find((sheet) => sheet.name === register) ?? sheets[0])?.rows ?? []
}

/** Read through once where it may be refused: rows are asked for later, when no file can be any more. */
function rowsOfText(text: string): Iterable<SheetRow> {
  if (text.includes('"') || hasLongLine(text)) for (const _ of csvRows(text));
  return flat(csvRows(text))
}

/** Characters of a line that may have more columns than a sheet. */
const longLine = 16_384

function hasLongLine(text: string): boolean {
  for (let at = 0; at < text.length;) {
    const end = text.indexOf('\n', at)
    if ((end < 0 ? text.length : end) - at >= longLine) return true
    if (end < 0) return false
    at = end + 1
  }
  return false
}

/** The row that a refusal names; else the first. */
const rowOf = (cause: unknown): number =>
  cause instanceof Problem && typeof cause.values['row'] === 'number' ? cause.values['row'] : 1

function* flat(batches: Iterable<SheetRow[]>): Generator<SheetRow> {
  for (const batch of batches) yield* batch
}

function reasonOf(cause: unknown, language: Language): string {
  if (!(cause instanceof Problem))
    return say(language, 'unreadable', { cause: cause instanceof Error ? cause.message : String(cause) })
  const kind = Object.entries(tableProblems).find(([code]) => code === cause.code)?.[1]
  return (kind?.[key(language)] ?? cause.code).replace(/\{(\w+)\}/g, (_, name: string) =>
    String(cause.values[name] ?? ''),
  )
}
