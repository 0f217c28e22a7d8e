/** The differences of two definitions by the part of the definition that they stand in. Pure. */
import type { DiffView } from '../contract.ts'

type Change = DiffView['changes'][number]

/** In the order in which people ask: what scores, who wins, when, who does what, then the rest. */
export const diffParts = ['indicators', 'awards', 'readings', 'phases', 'duties', 'cases', 'basics', 'clauses'] as const
export type DiffPart = (typeof diffParts)[number]

/** First step of a change's path → its part; what is not here is basics. */
const partOfField: Readonly<Record<string, DiffPart>> = {
  indicators: 'indicators',
  totalPoints: 'indicators',
  rounding: 'indicators',
  ranking: 'awards',
  eligibility: 'awards',
  individuals: 'awards',
  nominations: 'awards',
  vetoes: 'awards',
  awards: 'awards',
  vote: 'awards',
  readings: 'readings',
  readingPages: 'readings',
  phases: 'phases',
  period: 'phases',
  publicNotice: 'phases',
  data: 'phases',
  duties: 'duties',
  groups: 'duties',
  caseTypes: 'cases',
  industries: 'cases',
  draw: 'cases',
  coverage: 'cases',
  clauseTexts: 'clauses',
}

export const partOf = (path: string): DiffPart => partOfField[path.split('.')[0] ?? ''] ?? 'basics'

/** Every part with a difference, in their order; the differences keep theirs. */
export function groupChanges(changes: readonly Change[]): { part: DiffPart; changes: Change[] }[] {
  return diffParts
    .map((part) => ({ part, changes: changes.filter(({ path }) => partOf(path) === part) }))
    .filter((group) => group.changes.length > 0)
}

/** All words of the text must stand in the sentence, the clauses or the path, in any order. */
export function findChanges(changes: readonly Change[], text: string): Change[] {
  const words = text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return changes.filter(({ sentence, clauses, path }) => {
    const all = `${sentence} ${clauses.join(' ')} ${path}`.toLowerCase()
    return words.every((word) => all.includes(word))
  })
}
