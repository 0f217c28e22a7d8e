/** What crosses the wire about imports and registers (capabilities 88, 89, 94, 95). Shared by server and browser. */
import { z } from 'zod'

export const registerNames = [
  'units',
  'officers',
  'cases',
  'file-scores',
  'report-scores',
  'exam-scores',
  'nominations',
  'figures',
] as const
export const registerName = z.enum(registerNames)
export type RegisterName = z.infer<typeof registerName>

/** Registers whose rows name people. */
export const peopleRegisters: readonly RegisterName[] = ['officers', 'exam-scores', 'report-scores', 'nominations']

/** Registers whose rows name a unit: a liaison sees and imports those of the own territory. The scores are the office's. */
export const liaisonReads: readonly RegisterName[] = ['units', 'officers', 'cases', 'nominations', 'figures']
export const liaisonImports: readonly RegisterName[] = ['officers', 'cases', 'nominations', 'figures']
/** What an administrator brings in before anybody else is there. */
export const firstDayRegisters: readonly RegisterName[] = ['units', 'officers']

/** Bytes of one file. */
export const largestFile = 200 * 1024 * 1024

export const importStatus = z.enum(['reading', 'checked', 'keeping', 'kept', 'failed', 'discarded'])

/** One recognised (or not) column of the file. */
export const recognisedColumn = z.object({
  /** Column letter as in the sheet: A, B … */
  letter: z.string(),
  /** The header as written in the file. */
  written: z.string(),
  /** The register's column it was read as; null: unknown, passed over. */
  column: z.string().nullable(),
  /** How: its own name, an alias, or a mapping that a person kept. */
  how: z.enum(['name', 'alias', 'mapping', 'unknown']),
})

/** What a person has said once about a header or a name of a unit, and is applied from then on. */
export const decisionKind = z.enum(['unit', 'column'])
export const decision = z.object({
  kind: decisionKind,
  written: z.string(),
  /** Code of the unit or name of the register's column; '' for a column that is not read. */
  meaning: z.string(),
  /** Name of the unit. */
  name: z.string().default(''),
  /** Rows of the file that were read by it; null where that is not counted. */
  rows: z.number().nullable().default(null),
  /** The person's name. */
  by: z.string(),
  at: z.string(),
  /** Unit whose files it holds for; '' everybody's. */
  scope: z.string(),
  mayForget: z.boolean().default(false),
})
export type Decision = z.infer<typeof decision>
export const decisionListView = z.object({
  decisions: z.array(decision.extend({ register: registerName, scopeName: z.string() })),
})
export type DecisionListView = z.infer<typeof decisionListView>
export const decideBody = z.object({
  register: registerName,
  kind: decisionKind,
  written: z.string().min(1).max(500),
  scope: z.string().max(40),
  /** null: forget it. */
  meaning: z.string().max(100).nullable(),
})
export type DecideBody = z.infer<typeof decideBody>

export const importSummary = z.object({
  sheet: z.string().optional(),
  headerRow: z.number().optional(),
  amountUnit: z.string().optional(),
  columns: z.array(recognisedColumn).default([]),
  skipped: z.array(z.object({ row: z.number(), why: z.string() })).default([]),
  /** Worth a look, never refused: round millions, same unit and day twice … */
  warnings: z.array(z.object({ row: z.number(), code: z.string(), message: z.string() })).default([]),
  /** All that are worth a look; `warnings` lists the first of them. */
  warned: z.number().default(0),
  /** All rows that were passed over; `skipped` lists the first of them. */
  passed: z.number().default(0),
  /** Wrong cells; `wrong` counts their rows. */
  errors: z.number().default(0),
  /** Sheets that have the header, too, and were not read. */
  otherSheets: z.array(z.string()).default([]),
  /** Version of the campaign's data that the counts were made against. */
  against: z.number().default(0),
  good: z.number().default(0),
  wrong: z.number().default(0),
  added: z.number().default(0),
  changed: z.number().default(0),
  same: z.number().default(0),
  removed: z.number().default(0),
  /** Rows that bring back what a later version has corrected or ended, and those versions. */
  older: z.number().default(0),
  olderVersions: z.array(z.number()).default([]),
  /** Rows of units outside the importer's territory. */
  foreign: z.number().default(0),
  /** What was read as a person has said before. */
  decisions: z.array(decision).default([]),
  unknownUnits: z.array(z.object({ written: z.string(), rows: z.number() })).default([]),
})
export type ImportSummary = z.infer<typeof importSummary>

export const importView = z.object({
  id: z.string(),
  register: registerName,
  status: importStatus,
  fileName: z.string(),
  fileHash: z.string(),
  fileSize: z.number(),
  /** The person's name. */
  uploadedBy: z.string(),
  uploadedAt: z.string(),
  /** Is it the asking person's own upload? */
  isOwn: z.boolean(),
  mode: z.enum(['amend', 'replace']),
  rowsRead: z.number(),
  rowsTotal: z.number().nullable(),
  summary: importSummary,
  version: z.number().nullable(),
  keptBy: z.string().nullable(),
  keptAt: z.string().nullable(),
  reason: z.string().nullable(),
  /** Why it failed, in words with the cure. */
  problem: z.string().nullable(),
  /** An earlier import of the same file that was kept. */
  sameFile: z.object({ id: z.string(), keptAt: z.string(), version: z.number() }).nullable(),
  /** Newest version of the register where one was kept after this draft was checked. */
  overtakenBy: z.number().nullable(),
})
export type ImportView = z.infer<typeof importView>

export const importErrorView = z.object({
  row: z.number(),
  column: z.string(),
  value: z.string(),
  /** The whole sentence: problem and cure. */
  message: z.string(),
  problem: z.string(),
  cure: z.string(),
  code: z.string(),
})
export type ImportErrorView = z.infer<typeof importErrorView>

export const page = z.object({
  offset: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(500).default(50),
})
export const rowsQuery = page.extend({
  /** Column name, with a leading `-` for descending. */
  sort: z.string().optional(),
  /** Free text over number, name, certificate. */
  find: z.string().max(200).optional(),
  /** JSON object: column → list of values, or {from,to}. */
  filter: z.string().max(4000).optional(),
  /** State as of this data version; the newest if absent. */
  version: z.coerce.number().int().min(0).max(2_147_483_647).optional(),
})
export type RowsQuery = z.infer<typeof rowsQuery>
export const rowsView = z.object({
  total: z.number(),
  /** In the order of the sheet; `values`: what a column of a closed list can be filtered by. */
  columns: z.array(
    z.object({ name: z.string(), kind: z.enum(['text', 'number', 'day', 'choice']), values: z.array(z.string()) }),
  ),
  /** Each row: its register's columns in Chinese as keys, and `_row`, `_import`, `_fileName`, `_key`, `_unitName`. */
  rows: z.array(z.record(z.string(), z.unknown())),
})
export type RowsView = z.infer<typeof rowsView>
export const registerListView = z.object({
  registers: z.array(
    z.object({ register: registerName, rows: z.number(), version: z.number(), lastImport: importView.nullable() }),
  ),
})
export type RegisterListView = z.infer<typeof registerListView>

const versionMark = z.object({
  version: z.number(),
  who: z.string(),
  at: z.string(),
  reason: z.string().nullable(),
  fileName: z.string(),
  importId: z.string(),
})
/** One row through its versions, the newest first; `until`: what ended it, null while it stands. */
export const historyView = z.object({
  key: z.string(),
  versions: z.array(
    z.object({
      values: z.record(z.string(), z.unknown()),
      row: z.number(),
      since: versionMark,
      until: versionMark.nullable(),
    }),
  ),
})
export type HistoryView = z.infer<typeof historyView>
export const changesView = z.object({
  total: z.number(),
  changes: z.array(
    z.object({
      key: z.string(),
      /** What tells the row apart, as its file writes it. */
      label: z.string(),
      row: z.number().nullable(),
      /** Under the names of the headers; before is null for a new row, after for one that ends. */
      before: z.record(z.string(), z.unknown()).nullable(),
      after: z.record(z.string(), z.unknown()).nullable(),
      /** It brings back what a later version had corrected or ended. */
      older: z.boolean(),
    }),
  ),
})
export type ChangesView = z.infer<typeof changesView>
export const errorListView = z.object({ total: z.number(), errors: z.array(importErrorView) })
export type ErrorListView = z.infer<typeof errorListView>
export const mappingBody = z.object({
  columns: z.record(z.string(), z.string()).default({}),
  units: z.record(z.string(), z.string()).default({}),
})
export const keepBody = z.object({ reason: z.string().max(500).default(''), mode: z.enum(['amend', 'replace']) })

/** What this slice itself has written (a summary, a part of rows, a problem) and now reads again as what it is. */
export const trusted = <T>(value: unknown): T => value as T

/*
 * Routes, all below /api/campaigns/:campaign
 *   POST   /imports?register=cases&mode=amend       multipart `file` → 202 importView (status reading); without register: guessed from the headers
 *   GET    /imports                                  → { imports: importView[] } newest first
 *   GET    /imports/:id                              → importView (poll while reading/keeping)
 *   GET    /imports/:id/errors?offset&limit          → { total, errors: importErrorView[] }
 *   GET    /imports/:id/changes?offset&limit         → { total, changes: [{ key, before, after }] } (dry run: what would change)
 *   GET    /imports/:id/file                         → the raw file, attachment
 *   GET    /imports/:id/marked.xlsx                  → the file with its errors marked
 *   POST   /imports/:id/mapping  mappingBody         → 202 importView, checked again
 *   POST   /imports/:id/keep     keepBody            → 202 importView; refused while there are errors
 *   POST   /imports/:id/discard                      → importView
 *   GET    /registers                                → { registers: [{ register, rows, version, lastImport: importView|null }] }
 *   GET    /registers/:register/rows                 rowsQuery → rowsView
 *   GET    /registers/:register/export.xlsx          rowsQuery → what is seen, as XLSX
 *   GET    /registers/:register/template.xlsx        → empty template
 *   GET    /registers/decisions                      → { decisions } about headers and names of units that hold now
 *   POST   /registers/decisions  decideBody          → 204; changes one of them or takes it back
 *   GET    /registers/units/choices                  → { units } that the person may choose, for the unit picker
 *   GET    /registers/:register/history?key=         → versions of one row: who, when, what
 */
