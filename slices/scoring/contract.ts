/** What crosses the wire about runs, reasons, what-if (capabilities 90-95, 109-120). Shared by server and browser. */
import { z } from 'zod'

export const collectiveView = z.object({
  unit: z.string(),
  name: z.string(),
  rank: z.number().nullable(),
  eligible: z.boolean(),
  reasons: z.array(z.string()),
  total: z.string(),
  points: z.record(z.string(), z.string()),
  /** indicator id → part id → points, for indicators that are sums (the document has them as siblings of `points`). */
  parts: z.record(z.string(), z.record(z.string(), z.string())),
})
export type CollectiveView = z.infer<typeof collectiveView>

export const individualView = z.object({
  person: z.string(),
  name: z.string(),
  unit: z.string(),
  unitName: z.string(),
  industry: z.string().optional(),
  report: z.string().optional(),
  rank: z.number().nullable(),
  score: z.string().nullable(),
  reasons: z.array(z.string()),
  row: z.number(),
})
export type IndividualView = z.infer<typeof individualView>

export const awardIssue = z.object({
  code: z.string(),
  award: z.string(),
  places: z.number(),
  tied: z.array(z.string()).optional(),
})

export const inputView = z.object({
  register: z.string(),
  rows: z.number(),
  files: z.array(z.object({ importId: z.string(), name: z.string(), hash: z.string(), version: z.number() })),
})

export const runView = z.object({
  id: z.string(),
  seq: z.number(),
  dataVersion: z.number(),
  inputs: z.array(inputView),
  definitionHash: z.string(),
  engine: z.string(),
  madeBy: z.string(),
  madeAt: z.string(),
  resultHash: z.string(),
  frozen: z.array(
    z.object({
      id: z.string(),
      purpose: z.string(),
      reason: z.string(),
      by: z.string(),
      at: z.string(),
      hash: z.string(),
    }),
  ),
  /** null: not run; [] : agrees. */
  second: z
    .array(
      z.object({ subject: z.string(), number: z.string(), ours: z.string(), second: z.string(), kind: z.string() }),
    )
    .nullable(),
})
export type RunView = z.infer<typeof runView>

export const leagueView = z.object({
  run: runView,
  levels: z.array(z.object({ id: z.string(), title: z.string(), places: z.number(), award: z.string() })),
  indicators: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      points: z.string(),
      clauses: z.array(z.string()),
      parts: z.array(z.object({ id: z.string(), title: z.string(), points: z.string() })),
    }),
  ),
  categories: z.array(z.object({ id: z.string(), title: z.string(), places: z.number(), award: z.string() })),
  collectives: z.record(z.string(), z.array(collectiveView)),
  individuals: z.record(z.string(), z.array(individualView)),
  awards: z.record(z.string(), z.array(z.string())),
  issues: z.array(awardIssue),
  /** Per award: the cut line and the smallest change that flips it. */
  robustness: z.record(
    z.string(),
    z.object({
      last: z.string().nullable(),
      next: z.string().nullable(),
      gap: z.string().nullable(),
      flips: z.array(z.object({ indicator: z.string(), change: z.string(), feasible: z.boolean() })),
    }),
  ),
})
export type LeagueView = z.infer<typeof leagueView>

/** A node of the tree of reasons as shown: rules/reasons' Reason, with row references counted and their first rows. */
export interface ReasonView {
  label: string
  detail?: string | undefined
  value: string
  unit: string
  of?: string | undefined
  formula: string
  clauses: string[]
  reading?: { id: string; choice: string } | undefined
  inputs: ReasonView[]
  rows?: { file: string; count: number; rows: number[] }[] | undefined
}

export const whatIfBody = z.object({
  readings: z
    .record(z.string(), z.object({ choice: z.string(), values: z.record(z.string(), z.string()).optional() }))
    .default({}),
  points: z.record(z.string(), z.string()).default({}),
})
export const scenarioBody = z.object({
  title: z.string().min(1).max(100),
  variation: whatIfBody,
  effect: z.record(z.string(), z.unknown()).default({}),
})
export const freezeBody = z.object({ purpose: z.enum(['provisional', 'final']), reason: z.string().min(4).max(500) })
export const moveView = z.object({
  subject: z.string(),
  name: z.string(),
  list: z.string(),
  before: z.number().nullable(),
  after: z.number().nullable(),
  totalBefore: z.string().nullable(),
  totalAfter: z.string().nullable(),
  why: z.array(z.string()),
})

/** A document that this slice wrote itself and its table keeps unchanged: its type is the writer's. */
export const asStored = <T>(document: unknown): T => document as T

/*
 * Routes, all below /api/campaigns/:campaign
 *   POST /runs                                    → 201 runView (scores the newest data version)
 *   GET  /runs                                    → { runs: runView[] } newest first
 *   GET  /runs/:run/league                        → leagueView   (:run = id, or `latest`)
 *   GET  /runs/:run/reasons?subject=unit:650100|person:<certificate>:<row>&path=caseVolume.fines
 *                                                 → { reason: ReasonView, titles: { code: name }, runSeq } (≤ 50 ms)
 *   GET  /runs/:run/rows?subject&path&file=cases&offset&limit → { total, rows: [{...columns, _row, _fileName, _key}] } the source rows as they stood
 *   GET  /runs/:run/compare/:other                → { moves: moveView[], inputs: [...what differs], definition: [...words], places: [{award, in, out}] }
 *   POST /runs/:run/second                        → { differences } runs the second computation
 *   POST /runs/:run/freeze   freezeBody           → runView; refused while any difference stands
 *   GET  /runs/:run/workbook.xlsx                 → live workbook
 *   GET  /runs/:run/table.xlsx?list=city          → the table as seen
 *   GET  /runs/:run/bundle.json                   → result + definition + input manifest, for recomputing at home
 *   GET  /runs/:run/what-if-data                  → compact facts without row references, for the browser (same rules)
 *   GET  /scenarios, POST /scenarios scenarioBody, DELETE /scenarios/:id
 *   GET  /flags?kind=                             → { flags: [{ kind: 'split-cases'|'end-of-window'|'round-fines', unit, name, rows, figures, method }] } for a person, never a penalty
 *   GET  /coverage                                → { counties: [{ unit, name, prefecture, count, types, responsible|null }], clause: 'n5.3' }
 *   PUT  /coverage/:unit/responsible { post }     → who is responsible (a post, no name needed)
 *   GET  /units/:unit                             → unit page: place in each run, indicators, cases by type and month, people, nominations
 *   GET  /people/:certificate                     → person page: candidacies, materials, exam, reports
 */
