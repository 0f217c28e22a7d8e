/** a1.0a, a2.0a, n4.4b: the first places by rank. A tie across the line is the office's to decide (R18): none of the tied is listed. */
import type { AwardIssue } from '../scoring/result.ts'

export interface Ranked {
  /** Unit code or certificate number, as it stands in the list. */
  id: string
  rank: number
}
export interface Awarded {
  list: string[]
  issues: AwardIssue[]
}

/** `ranked` in the order of the result. */
export function award(name: string, places: number, ranked: readonly Ranked[]): Awarded {
  if (ranked.length < places) {
    const missing = places - ranked.length
    return {
      list: ranked.map((entry) => entry.id),
      issues: [{ code: 'quota-unfilled', award: name, places: missing }],
    }
  }
  const [last, next] = [ranked[places - 1], ranked[places]]
  if (last === undefined || next === undefined || last.rank !== next.rank)
    return { list: ranked.slice(0, places).map((entry) => entry.id), issues: [] }
  const clear = ranked.filter((entry) => entry.rank < last.rank)
  const tied = ranked.filter((entry) => entry.rank === last.rank).map((entry) => entry.id)
  return {
    list: clear.map((entry) => entry.id),
    issues: [{ code: 'tie-at-quota', award: name, places: places - clear.length, tied }],
  }
}
