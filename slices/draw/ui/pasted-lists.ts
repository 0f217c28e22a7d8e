/** Lists as an office pastes them, a line each; a line that is no entry is named, never dropped. */
import type { CandidatesBody, DeclaredStratum } from '../contract.ts'

export interface Pasted<T> {
  entries: T[]
  /** The first line, from 1, that cannot be read, and why. */
  wrong?: { line: number; text: string; why: 'form' | 'twice' | 'stratum' }
}

const lines = (text: string): { line: number; text: string }[] =>
  text
    .split('\n')
    .map((one, at) => ({ line: at + 1, text: one.trim() }))
    .filter((one) => one.text !== '')

/** 理论 3 → {name, places}. */
export function strataOf(text: string): Pasted<DeclaredStratum> {
  const entries: DeclaredStratum[] = []
  for (const one of lines(text)) {
    const found = /^(.{2,100}?)[\s,，]+([1-9]\d{0,3})$/.exec(one.text)
    if (found === null) return { entries, wrong: { ...one, why: 'form' } }
    const [, name = '', places] = found
    if (entries.some((other) => other.name === name)) return { entries, wrong: { ...one, why: 'twice' } }
    entries.push({ name, places: Number(places) })
  }
  return { entries }
}

type Candidate = CandidatesBody['candidates'][number]

/** Id, name, stratum, by TAB or comma. */
export function candidatesOf(text: string, strata: readonly string[]): Pasted<Candidate> {
  const entries: Candidate[] = []
  const seen = new Set<string>()
  for (const one of lines(text)) {
    const cells = one.text.split(/[\t,，]/).map((cell) => cell.trim())
    const [id = '', name = '', stratum = ''] = cells
    const why =
      cells.length !== 3 || id === ''
        ? 'form'
        : seen.has(id)
          ? 'twice'
          : strata.includes(stratum)
            ? undefined
            : 'stratum'
    if (why !== undefined) return { entries, wrong: { ...one, why } }
    seen.add(id)
    entries.push({ id, name, stratum })
  }
  return { entries }
}
