import type { TimelineLimit } from '../../../rules/case-check/timeline.ts'

export type Outcome = 'inTime' | 'late' | 'early' | 'open' | 'counted'

/** How a limit was kept; 'counted': days that are fined, no limit. */
export function outcomeOf({ rule, inTime, notBefore }: TimelineLimit): Outcome {
  if (rule === 'daily-days') return 'counted'
  if (inTime === undefined) return 'open'
  return inTime ? 'inTime' : notBefore ? 'early' : 'late'
}

export const toneOf = (outcome: Outcome): string =>
  outcome === 'late' || outcome === 'early' ? 'fault' : outcome === 'inTime' ? 'fine' : 'muted'
