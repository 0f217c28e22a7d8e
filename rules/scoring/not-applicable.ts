/**
 * What does not apply to a unit, and why: R4 and R9 where a reading takes it out, today's rules where a figure is missing.
 * The document of `contracts/scoring.md` has 0 there; whoever shows it to people says "not applicable" and the reason.
 */
import type { Definition, Indicator } from '../definition/schema.ts'
import { isNotApplicable } from '../indicators/outcome.ts'
import type { Explained } from '../reasons/reason.ts'
import type { CollectiveScore, ScoreResult } from './result.ts'

/** `reading`: taken out by that reading · `no-figure`: nothing was reported · `not-of-level`: it does not count for the level · `all-parts`: none of its parts applies. */
export type WhyNot = { why: 'reading'; reading: string } | { why: 'no-figure' | 'not-of-level' | 'all-parts' }

/** Indicator id, or `sum.part` → why. */
export type NotApplicable = Record<string, WhyNot>

/** Unit code → what does not apply to it; units to which all applies are left out. */
export function notApplicableIn(definition: Definition, result: ScoreResult): Record<string, NotApplicable> {
  const units = Object.values(result.collectives)
    .flat()
    .map((score) => [score.unit, ofUnit(definition, score)] as const)
  return Object.fromEntries(units.filter(([, found]) => Object.keys(found).length > 0))
}

function ofUnit({ indicators }: Definition, score: CollectiveScore): NotApplicable {
  const found: NotApplicable = {}
  for (const indicator of indicators) {
    note(found, { path: indicator.id, kind: indicator.kind, points: score.points[indicator.id] })
    if (indicator.kind !== 'sum') continue
    for (const { id, kind } of indicator.parts)
      note(found, { path: `${indicator.id}.${id}`, kind, points: score.parts[indicator.id]?.[id] })
  }
  return found
}

interface Seen {
  path: string
  kind: Indicator['kind']
  points: Explained | undefined
}

function note(found: NotApplicable, { path, kind, points }: Seen): void {
  if (points !== undefined && isNotApplicable(points)) found[path] = whyNot(kind, points)
}

function whyNot(kind: Indicator['kind'], { reason }: Explained): WhyNot {
  if (reason.reading !== undefined) return { why: 'reading', reading: reason.reading.id }
  if (kind === 'sum') return { why: 'all-parts' }
  return { why: kind === 'threshold' || kind === 'year-on-year' ? 'no-figure' : 'not-of-level' }
}
