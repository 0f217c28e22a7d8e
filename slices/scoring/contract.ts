/** What crosses the wire about runs, reasons, what-if (capabilities 90-95, 109-120). Shared by server and browser. */
import { z } from 'zod'
import type { Definition, ReadingPage } from '../../rules/definition/schema.ts'
import type { WhyNot } from '../../rules/scoring/not-applicable.ts'
import type { CutLine } from '../../rules/scoring/robustness.ts'
import type { FactsDocument } from './model.ts'

export const collectiveView = z.object({
  unit: z.string(),
  name: z.string(),
  /** Code of the unit above it. */
  parent: z.string(),
  rank: z.number().nullable(),
  eligible: z.boolean(),
  reasons: z.array(z.string()),
  total: z.string(),
  points: z.record(z.string(), z.string()),
  /** May this reader open the unit's page? */
  opens: z.boolean(),
  /** indicator id → part id → points, for indicators that are sums (the document has them as siblings of `points`). */
  parts: z.record(z.string(), z.record(z.string(), z.string())),
  /** Indicator id, or `sum.part`, that does not apply to the unit → why; its points above are 0 and are not shown. */
  notApplicable: z.record(z.string(), z.custom<WhyNot>()),
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
  /** May this reader open the pages of the person and of the unit? */
  opens: z.boolean(),
})
export type IndividualView = z.infer<typeof individualView>

export const awardIssue = z.object({
  ...{ code: z.string(), award: z.string(), places: z.number() },
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
  /** Of the definition; null: the campaign keeps no version with that hash. */
  definitionVersion: z.number().nullable(),
  engine: z.string(),
  /** The person's name; empty: made by the installation itself. */
  madeBy: z.string(),
  madeAt: z.string(),
  resultHash: z.string(),
  frozen: z.array(
    z.object({
      ...{ id: z.string(), purpose: z.string(), reason: z.string() },
      ...{ by: z.string(), at: z.string(), hash: z.string() },
      /** The second person's name; null: one person froze it. */
      agreedBy: z.string().nullable(),
    }),
  ),
  /** Released to the units; null: each sees its own territory's scores alone. */
  released: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  /** What waits for a second person; only for those who see every score. */
  asked: z.array(
    z.object({
      ...{ approval: z.string(), kind: z.enum(['scoring.freeze-run', 'scoring.release-run']) },
      ...{ by: z.string(), at: z.string(), until: z.string(), reason: z.string(), isMine: z.boolean() },
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

/** What a run made now would rest on: a run with another data version or definition is out of date. */
export const groundNow = z.object({
  ...{ dataVersion: z.number(), definitionHash: z.string(), definitionVersion: z.number() },
})
export type GroundNow = z.infer<typeof groundNow>
export const runsView = z.object({ runs: z.array(runView), now: groundNow })
export type RunsView = z.infer<typeof runsView>

export const leagueView = z.object({
  run: runView,
  /** The run is not released to the reader's unit: only the own territory stands here. */
  onlyOwn: z.boolean(),
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
  /** Per award (`award:industry` where places go by industry): the cut line and the smallest change that flips it. */
  robustness: z.record(
    z.string(),
    z.object({
      last: z.string().nullable(),
      next: z.string().nullable(),
      gap: z.string().nullable(),
      flips: z.array(z.object({ indicator: z.string(), change: z.string(), feasible: z.boolean() })),
      /** What decided between the two, and the change of a person's score that flips them; absent in runs of before. */
      decided: z.custom<CutLine['decided']>().optional(),
      person: z.custom<CutLine['person']>().optional(),
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
  /** Indicator or part → full points, an exact number as text. */
  points: z.record(z.string(), z.string().regex(/^\d+(\.\d+)?(\/[1-9]\d*)?$/)).default({}),
})

export const moveView = z.object({
  ...{ subject: z.string(), name: z.string(), list: z.string() },
  ...{ before: z.number().nullable(), after: z.number().nullable() },
  ...{ totalBefore: z.string().nullable(), totalAfter: z.string().nullable() },
  why: z.array(z.string()),
})

export type MoveView = z.infer<typeof moveView>

/** What came to a register between two runs' versions. */
export const inputChange = z.object({ register: z.string(), added: z.number(), changed: z.number(), ended: z.number() })
export type InputChange = z.infer<typeof inputChange>
export const rowChangeKind = z.enum(['added', 'changed', 'ended'])

/** One page of the rows behind an `inputChange`, of those that the reader may see; cells under the register's headers. */
export const changedRowsView = z.object({
  total: z.number(),
  rows: z.array(
    z.object({
      key: z.string(),
      unit: z.string(),
      change: rowChangeKind,
      before: z.record(z.string(), z.string()).nullable(),
      after: z.record(z.string(), z.string()).nullable(),
    }),
  ),
})
export type ChangedRowsView = z.infer<typeof changedRowsView>

export const compareView = z.object({
  from: z.object({ id: z.string(), seq: z.number(), dataVersion: z.number() }),
  to: z.object({ id: z.string(), seq: z.number(), dataVersion: z.number() }),
  moves: z.array(moveView),
  inputs: z.array(inputChange),
  /** Sentences. */
  definition: z.array(z.string()),
  places: z.array(z.object({ award: z.string(), in: z.array(z.string()), out: z.array(z.string()) })),
})
export type CompareView = z.infer<typeof compareView>

const versionHead = z.object({ version: z.number(), hash: z.string(), madeAt: z.string() })
/** Two versions of a definition, each scored over the newest data: what changed in words, and who moves. */
export const definitionEffectView = z.object({
  from: versionHead,
  to: versionHead,
  dataVersion: z.number(),
  definition: z.array(z.string()),
  moves: z.array(moveView),
  places: compareView.shape.places,
  /** Lists with their awards, in the words of the second version. */
  lists: z.array(z.object({ id: z.string(), title: z.string(), award: z.string() })),
  /** Unit code or certificate → name. */
  names: z.record(z.string(), z.string()),
})
export type DefinitionEffectView = z.infer<typeof definitionEffectView>

/** What the browser needs to score by itself: `factsFrom(facts)` of model.ts, then rules/scoring. */
export interface WhatIfData {
  runId: string
  runSeq: number
  definition: Definition
  /** The questions of the readings with their options, in words. */
  readings: Record<string, ReadingPage>
  facts: FactsDocument
}

export const scenarioView = z.object({
  id: z.string(),
  runId: z.string(),
  title: z.string(),
  variation: whatIfBody,
  effect: z.record(z.string(), z.unknown()),
  madeBy: z.string(),
  madeAt: z.string(),
  /** The reader saved it, or is of the office. */
  mayRemove: z.boolean(),
})
export type ScenarioView = z.infer<typeof scenarioView>

export const flagKind = z.enum(['split-cases', 'end-of-window', 'round-fines'])
export type FlagKind = z.infer<typeof flagKind>
export const flagView = z.object({
  kind: flagKind,
  unit: z.string(),
  name: z.string(),
  /** In words of the reader's language: "5 件，2017-06-01 至 2017-06-03". */
  summary: z.string(),
  /** Name → value, names as in the method's words. */
  figures: z.record(z.string(), z.string()),
  count: z.number(),
  /** The first 50. */
  rows: z.array(z.record(z.string(), z.unknown())),
})
export type FlagView = z.infer<typeof flagView>
export const flagsView = z.object({
  dataVersion: z.number(),
  methods: z.array(
    z.object({
      kind: flagKind,
      title: z.string(),
      method: z.string(),
      /** Why it may well be in order. */
      caution: z.string(),
      parameters: z.record(z.string(), z.string()),
      clause: z.string(),
    }),
  ),
  flags: z.array(flagView),
})
export type FlagsView = z.infer<typeof flagsView>

export const coverageView = z.object({
  title: z.string(),
  clauses: z.array(z.string()),
  types: z.array(z.string()),
  period: z.object({ from: z.string(), to: z.string() }).nullable(),
  dataVersion: z.number(),
  /** Of all counties, also those that the reader does not see one by one. */
  total: z.number(),
  zero: z.number(),
  counties: z.array(
    z.object({
      unit: z.string(),
      name: z.string(),
      prefecture: z.string(),
      prefectureName: z.string(),
      count: z.number(),
      types: z.record(z.string(), z.number()),
      responsible: z.object({ post: z.string(), by: z.string(), at: z.string() }).nullable(),
    }),
  ),
})
export type CoverageView = z.infer<typeof coverageView>

const placeInRun = z.object({
  ...{ run: z.string(), seq: z.number(), at: z.string(), list: z.string() },
  ...{ rank: z.number().nullable(), total: z.string().nullable() },
})
const personOfUnit = z.object({
  ...{ certificate: z.string(), name: z.string(), exam: z.string().nullable(), reports: z.number() },
})
const nominationView = z.object({
  ...{ category: z.string(), unit: z.string(), certificate: z.string(), industry: z.string() },
  ...{ materials: z.array(z.string()), integrityProof: z.boolean(), verifiedReport: z.boolean() },
  /** May this reader open the nominated person's page? */
  opens: z.boolean(),
})
/** `opens`: may this reader open its page? */
const nearUnit = z.object({ unit: z.string(), name: z.string(), opens: z.boolean() })
export const unitView = z.object({
  ...{ unit: z.string(), name: z.string(), level: z.string() },
  parent: nearUnit.nullable(),
  children: z.array(nearUnit),
  /** The run whose versions of the registers and of the definition everything here is of; null: as they stand now. */
  run: runView.nullable(),
  runs: z.array(placeInRun),
  /** Of that run. */
  league: collectiveView.nullable(),
  casesByType: z.array(z.object({ type: z.string(), count: z.number(), fines: z.string() })),
  casesByMonth: z.array(z.object({ month: z.string(), count: z.number() })),
  people: z.array(personOfUnit),
  nominations: z.array(nominationView),
})
export type UnitView = z.infer<typeof unitView>

const byExperts = { scores: z.array(z.object({ expert: z.string(), score: z.string() })) }
export const personView = z.object({
  ...{ person: z.string(), name: z.string(), unit: z.string(), unitName: z.string() },
  /** As of a unit. */
  run: runView.nullable(),
  runs: z.array(placeInRun.extend({ row: z.number() })),
  /** `row`: for the subject of the reasons, `person:<certificate>:<row>`, in that run. */
  candidacies: z.array(individualView.extend({ list: z.string(), run: z.string() })),
  nominations: z.array(nominationView),
  exam: z.array(z.string()),
  reports: z.array(z.object({ report: z.string(), industry: z.string(), ...byExperts })),
  files: z.array(
    z.object({ ...{ file: z.string(), unit: z.string(), type: z.string(), source: z.string() }, ...byExperts }),
  ),
})
export type PersonView = z.infer<typeof personView>

/** A document that this slice wrote itself and its table keeps unchanged: its type is the writer's. */
export const asStored = <T>(document: unknown): T => document as T

/*
 * Routes, all below /api/campaigns/:campaign   (:run = id, or `latest`)
 *   POST /runs                                    → 201 runView (scores the newest data version)
 *   GET  /runs                                    → runsView: newest first, and what a run made now would rest on
 *   GET  /runs/:run                               → runView
 *   GET  /runs/:run/league                        → leagueView
 *   GET  /runs/:run/reasons?subject=unit:650100|person:<certificate>:<row>&path=caseVolume.fines
 *                                                 → { reason: ReasonView, titles: { 'indicator:…' | 'unit:…': name }, runSeq, opens } (≤ 50 ms)
 *   GET  /runs/:run/rows?subject&path&file=cases&offset&limit → { total, hidden, rows: [{…columns in Chinese, _row, _fileName, _key}] }
 *                                                    the source rows as they stood; hidden: rows of units that the reader does not see
 *   GET  /runs/:run/compare/:other                → compareView: from `other` to `run`
 *   GET  /runs/:run/compare/:other/rows?register&change&offset&limit → changedRowsView
 *   GET  /definition-effect?from=2&to=3           → definitionEffectView: two versions of the definition over the newest data
 *   POST /runs/:run/second                        → { differences } runs the second computation
 *   POST /runs/:run/freeze   freezeBody           → runView; a provisional result; a final one, or `despiteNewerData`, is asked for and waits for a second person. Refused while any difference stands, or newer data without `despiteNewerData`
 *   GET  /frozen/:id/document.json                → the frozen copy, byte for byte what its hash is of
 *   GET  /runs/:run/workbook.xlsx                 → live workbook
 *   GET  /runs/:run/table.xlsx?list=city&find&prefecture&sort=-total&columns=rank,name → the table as seen
 *   GET  /runs/:run/bundle.zip                    → registers as CSV, definition, result, manifest, README: recompute with `lianbing score`
 *   GET  /runs/:run/what-if-data                  → WhatIfData: compact facts without case rows, for the browser (same rules)
 *   GET  /scenarios → { scenarios: scenarioView[] }, POST /scenarios scenarioBody → 201 scenarioView, DELETE /scenarios/:id
 *   GET  /flags?kind=                             → flagsView: for a person to look at, never a penalty
 *   GET  /coverage                                → coverageView (n5.3)
 *   GET  /coverage/table.xlsx?prefecture          → the same as a workbook
 *   PUT  /coverage/:unit/responsible { post }     → 204; who is responsible (a post, no name needed)
 *   GET  /units/:unit?run                         → unitView: as of a run's versions, the newest run's unless said
 *   GET  /people/:certificate?run                 → personView
 */
