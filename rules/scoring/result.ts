/** The result of a scoring run: the document of `contracts/scoring.md` plus the reasons behind each number. */
import type { Exact } from '../quantity/exact.ts'
import type { Explained, Reason } from '../reasons/reason.ts'

export interface CollectiveScore {
  unit: string
  name: string
  level: string
  rank: number | null
  eligible: boolean
  reasons: string[]
  /** Exact total, and as published (rounded once). */
  total: Explained
  published: string
  /** indicator id → points. */
  points: Record<string, Explained>
  /** indicator id → part id → points, for indicators that are sums. */
  parts: Record<string, Record<string, Explained>>
}

export interface IndividualScore {
  person: string
  unit: string
  category: string
  industry?: string
  report?: string
  rank: number | null
  /** Exact score; null while a material has no score. */
  score: Exact | null
  published: string | null
  reasons: string[]
  /** Source row of the nomination. */
  row: number
  reason: Reason
}

export type AwardIssue =
  | { code: 'quota-unfilled'; award: string; places: number }
  | { code: 'tie-at-quota'; award: string; places: number; tied: string[] }

export interface ScoreResult {
  campaign: string
  collectives: Record<string, CollectiveScore[]>
  individuals: Record<string, IndividualScore[]>
  awards: Record<string, string[]>
  issues: AwardIssue[]
}
