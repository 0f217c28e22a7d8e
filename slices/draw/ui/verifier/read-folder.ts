/** The files of a folder as texts, rows and records; whatever is broken reads as empty, and differs then. */
import { utf8ToBytes } from '@noble/hashes/utils.js'

/** File name → its bytes. */
export type Folder = ReadonlyMap<string, Uint8Array>
export type Read = (name: string) => string

/** Without a byte order mark. */
export const readerOf =
  (folder: Folder): Read =>
  (name) =>
    new TextDecoder().decode(folder.get(name) ?? new Uint8Array()).replace(/^\ufeff/, '')

/** Undefined: not JSON. */
export function json(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined
  }
}

export function parsed(content: string): Record<string, unknown> {
  const value = json(content)
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {}
}

export const text = (value: unknown): string => (typeof value === 'string' ? value : '')
export const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])
export const recordsIn = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value) ? value.map((one: unknown) => Object.fromEntries(Object.entries(one ?? {}))) : []

/** Cells of a CSV, quotes and doubled quotes included. */
export function rowsOf(csv: string): string[][] {
  const rows: string[][] = [[]]
  const cell = /(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gy
  for (let found = cell.exec(csv); found !== null && cell.lastIndex <= csv.length; found = cell.exec(csv)) {
    rows.at(-1)?.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '')
    if (found[3] === '' || found.index === csv.length) break
    if (found[3] !== ',') rows.push([])
  }
  return rows.filter((row) => row.length > 1).slice(1)
}

export interface Line {
  number: string
  unit: string
  type: string
}
export const linesIn = (csv: string): Line[] =>
  rowsOf(csv).map(([number = '', unit = '', type = '']) => ({ number, unit, type }))

export const bytesOf = (words: string): Uint8Array => utf8ToBytes(words)
