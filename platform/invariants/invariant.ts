/**
 * What always holds of the kept data, stated by the slices beside their tables: asked every night of the living data, after
 * every test house, and by `bin/lianbing check-data`. What the database itself refuses (keys, references, checks of one row) is
 * not said again here.
 */
import type { Database } from '../db/database.ts'
import type { Language } from '../http/problem.ts'

export interface Invariant {
  /** 'case-files.head-is-newest': begins with the name of its slice or part of the platform. */
  name: string
  /** What holds, as a sentence. */
  says: Readonly<Record<Language, string>>
  broken: (db: Database) => Promise<Broken>
}

export interface Broken {
  count: number
  /** What breaks it, at most `FIRST` of them: 'case-file:2', internal ids only, nothing about people. */
  first: readonly string[]
}

export const FIRST = 20

export interface CheckedInvariant extends Broken {
  name: string
}

/** Sentences for a log, a terminal, a failing test. */
export function brokenSentences(
  invariants: readonly Invariant[],
  checked: readonly CheckedInvariant[],
  language: Language,
): string[] {
  const says = new Map(invariants.map((one) => [one.name, one.says[language]]))
  return checked
    .filter(({ count }) => count > 0)
    .map(({ name, count, first }) => `${name}: ${says.get(name) ?? ''} (${count}: ${first.join(', ')})`)
}
