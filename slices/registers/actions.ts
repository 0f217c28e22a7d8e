/** Imports: upload, look, map, keep, discard. The work itself is done by jobs (`jobs.ts`). */
import { randomUUID } from 'node:crypto'
import { act } from '../../platform/audit/act.ts'
import type { Context, Doer, UploadedFile } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { runInWorker } from '../../platform/jobs/run-in-worker.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { draftOf, unitsFirst } from './check-import.ts'
import { rowFaults, rowsDisagree } from './check-rows.ts'
import { mappingStands } from './decisions.ts'
import { keyColumns } from './model.ts'
import { type ChangesView, type ImportErrorView, type ImportView, type RegisterName, trusted } from './contract.ts'
import type { Guess, GuessAsk } from './guess-register.ts'
import { mayImport, maySee, reachedUnits, readerOf, scopeOf } from './reach.ts'
import {
  errorsOf,
  findImport,
  insertImport,
  listImports,
  moveImport,
  replaceErrors,
  type ImportRow,
  type StoredSummary,
  type Which,
} from './store.ts'
import { decisionsOf, keepMapping, type Mapping } from './store-mapping.ts'
import { draftChanges, keptChanges, type RowChange } from './store-changes.ts'
import { clearDraft } from './store-drafts.ts'
import { newestVersion } from './store-facts.ts'
import { namedColumns, shownRow } from './named-columns.ts'
import { errorView, importViews, sentence } from './view.ts'

export interface Page {
  offset: number
  limit: number
}

export interface UploadAsk {
  campaign: string
  register: RegisterName | undefined
  mode: 'amend' | 'replace'
}

/** Stores the file and starts its dry run. */
export async function uploadFile(ctx: Context, ask: UploadAsk): Promise<ImportView> {
  await campaignOf(ctx.db, ask.campaign)
  const [file] = (await ctx.upload()).files
  if (file === undefined) throw problem('registers.no-file')
  if (file.size === 0) throw problem('registers.empty-file', { file: file.name })
  const register = ask.register ?? (await guess(ctx, file))
  if (!mayImport(ctx, register)) throw problem('house.not-found')
  const id = await beginImport(ctx, { ...ask, register, file, scope: scopeOf(ctx) }, 'enqueue')
  return viewImport(ctx, { campaign: ask.campaign, id })
}

const guessRegister = (ask: GuessAsk): Promise<Guess> =>
  runInWorker<Guess>(new URL('./guess-register.ts', import.meta.url), ask)

async function guess(ctx: Context, file: UploadedFile): Promise<RegisterName> {
  const guessed = await ctx.files.withPath(file.sha256, (path) => guessRegister({ path, fileName: file.name }))
  if ('refused' in guessed) throw problem('registers.unreadable', { detail: sentence(guessed.refused, ctx.language) })
  if (guessed.register === null) throw problem('registers.not-recognised', { file: file.name })
  return guessed.register
}

export interface NewFile {
  campaign: string
  register: RegisterName
  mode: 'amend' | 'replace'
  file: Pick<UploadedFile, 'name' | 'sha256' | 'size'>
  scope: string
}

/** Notes the import; `enqueue` also asks for its dry run, else the caller does it. @throws registers.units-first */
export async function beginImport(doer: Doer, { file, ...made }: NewFile, then: 'enqueue' | 'wait'): Promise<string> {
  await unitsFirst(doer, made.campaign, made.register)
  const id = randomUUID()
  const { actor } = doer
  await act(doer, { verb: 'registers.import', campaign: made.campaign, object: `import:${id}` }, async (tx, audit) => {
    await insertImport(tx, {
      ...made,
      id,
      file_name: file.name,
      file_hash: file.sha256,
      file_size: file.size,
      uploaded_by: actor?.id ?? '',
      uploaded_at: doer.now().toISOString(),
    })
    if (then === 'enqueue')
      await doer.jobs.enqueue(tx, { kind: 'registers.read', input: { campaign: made.campaign, id }, actor })
    audit({ register: made.register, file: file.name, hash: file.sha256, size: file.size })
  })
  return id
}

/** An import that the person may see, with its raw file. @throws house.not-found, registers.file-deleted */
export async function importWithFile(ctx: Context, which: Which): Promise<ImportRow> {
  const row = await seenImport(ctx, which)
  if (row.file_deleted_on !== null) throw problem('registers.file-deleted', { day: row.file_deleted_on })
  return row
}

/** An import that the person may see. @throws house.not-found */
export async function seenImport(ctx: Context, which: Which): Promise<ImportRow> {
  const row = await findImport(ctx.db, which)
  const scope = scopeOf(ctx)
  const isReached = row !== undefined && (scope === '' || row.scope === scope) && maySee(ctx, row.register)
  if (!isReached) throw problem('house.not-found')
  return row
}

export async function viewImport(ctx: Context, which: Which): Promise<ImportView> {
  const [view] = await importViews(ctx.db, [await seenImport(ctx, which)], readerOf(ctx))
  if (view === undefined) throw problem('house.not-found')
  return view
}

export async function viewImports(ctx: Context, campaign: string): Promise<{ imports: ImportView[] }> {
  const all = await listImports(ctx.db, campaign, scopeOf(ctx))
  const rows = all.filter(({ register }) => maySee(ctx, register))
  return { imports: await importViews(ctx.db, rows, readerOf(ctx)) }
}

export async function viewErrors(
  ctx: Context,
  which: Which,
  page: Page,
): Promise<{ total: number; errors: ImportErrorView[] }> {
  await seenImport(ctx, which)
  const { total, errors } = await errorsOf(ctx.db, which, page)
  return { total, errors: errors.map((error) => errorView(error, ctx.language)) }
}

export async function viewChanges(
  ctx: Context,
  which: Which,
  page: Page & { mode?: 'amend' | 'replace' | undefined },
): Promise<ChangesView> {
  const row = await seenImport(ctx, which)
  const mode = row.status === 'kept' ? row.mode : (page.mode ?? row.mode)
  const { added = 0, changed = 0, removed = 0 } = trusted<Partial<StoredSummary>>(row.summary)
  const changes = await changesOf(ctx, { ...row, mode }, page)
  return {
    total: added + changed + (mode === 'replace' ? removed : 0),
    changes: changes.map(shownChange(row.register)),
  }
}

async function changesOf(ctx: Context, row: ImportRow, { offset, limit }: Page): Promise<RowChange[]> {
  const { db } = ctx
  const { campaign, register, status, version } = row
  const ask = { offset, limit, seen: reachedUnits(ctx) }
  if (status === 'kept' && version !== null) return keptChanges(db, { campaign, register, version }, ask)
  return draftChanges(db, await draftOf(db, row), ask)
}

/** A row as its file names it: brackets and spaces as written, not as its key compares them. */
function labelOf(register: RegisterName, { key, before, after }: RowChange): string {
  const known = namedColumns(register).filter(({ column }) => keyColumns[register].includes(column))
  const row = after ?? before ?? {}
  const words = known.map(({ column }) => String(row[column] ?? '')).filter((word) => word !== '')
  return words.length === 0 ? key : words.join(' · ')
}

const shownChange =
  (register: RegisterName) =>
  (change: RowChange): ChangesView['changes'][number] => ({
    key: change.key,
    label: labelOf(register, change),
    row: change.row,
    older: change.older,
    before: change.before === null ? null : shownRow(register, change.before),
    after: change.after === null ? null : shownRow(register, change.after),
  })

/** Keeps what a person decided about headers and names, and checks the file again with it. */
export async function mapImport(ctx: Context, which: Which, mapping: Mapping): Promise<ImportView> {
  const row = await seenImport(ctx, which)
  await mappingStands(ctx, row, mapping)
  const { campaign, register, scope } = row
  await act(ctx, { verb: 'registers.map', campaign, object: `import:${row.id}` }, async (tx, audit) => {
    // The office that helps with a liaison's file decides for that territory's files.
    const decision = { campaign, register, scope, by: ctx.person().id, now: ctx.now().toISOString() }
    await keepMapping(tx, decision, mapping)
    const moved = await moveImport(tx, which, {
      from: ['checked'],
      set: { status: 'reading', rows_read: 0, problem: null },
    })
    if (!moved) throw problem('registers.not-checked', { status: row.status })
    await ctx.jobs.enqueue(tx, { kind: 'registers.read', input: which, actor: ctx.person() })
    audit({ register, columns: mapping.columns, units: mapping.units })
  })
  return viewImport(ctx, which)
}

export interface KeepAsk {
  mode: 'amend' | 'replace'
  reason: string
}

/** Asks for the draft to be kept. @throws registers.has-errors, -reason-needed, -nothing-read, -not-checked, -rows-disagree */
export async function keepImport(ctx: Context, which: Which, ask: KeepAsk): Promise<ImportView> {
  const row = await seenImport(ctx, which)
  mayKeep(row, ask)
  await rowsAgree(ctx, row, ask)
  await decisionsStand(ctx, row)
  await act(
    ctx,
    { verb: 'registers.ask-keep', campaign: row.campaign, object: `import:${row.id}` },
    async (tx, audit) => {
      const reason = ask.reason.trim()
      const set = { status: 'keeping', mode: ask.mode, reason: reason === '' ? null : reason, problem: null } as const
      const moved = await moveImport(tx, which, { from: ['checked'], set })
      if (!moved) throw problem('registers.not-checked', { status: row.status })
      await ctx.jobs.enqueue(tx, { kind: 'registers.keep', input: which, actor: ctx.person() })
      audit({ register: row.register, mode: ask.mode, reason })
    },
  )
  return viewImport(ctx, which)
}

export function mayKeep(row: ImportRow, { mode, reason }: KeepAsk): void {
  const told = trusted<Partial<StoredSummary>>(row.summary)
  const { errors = 0, good = 0, changed = 0, older = 0, removed: absent = 0 } = told
  const removed = mode === 'replace' ? absent : 0
  if (row.status !== 'checked') throw problem('registers.not-checked', { status: row.status })
  if (errors > 0) throw problem('registers.has-errors', { errors })
  if (good === 0) throw problem('registers.nothing-read')
  if (reason.trim().length >= 4) return
  if (older > 0) throw problem('registers.reason-older', { older })
  if (changed + removed > 0) throw problem('registers.reason-needed', { changed, removed })
}

/** The check spoke of the mode chosen then and of the registers as they were. @throws registers.rows-disagree */
async function rowsAgree({ db }: Context, row: ImportRow, { mode }: KeepAsk): Promise<void> {
  const { against } = trusted<Partial<StoredSummary>>(row.summary)
  if (mode === row.mode && against === (await newestVersion(db, row.campaign))) return
  const { definition } = await campaignOf(db, row.campaign)
  rowsDisagree(await rowFaults(db, definition, { ...(await draftOf(db, row)), mode }))
}

/** What the file was read by may have been changed or taken back since. @throws registers.decision-changed */
async function decisionsStand({ db }: Context, row: ImportRow): Promise<void> {
  const { decisions = [] } = trusted<Partial<StoredSummary>>(row.summary)
  if (decisions.length === 0) return
  const now = await decisionsOf(db, row)
  const stands = decisions.every(({ kind, written, meaning }) =>
    now.some((one) => one.kind === kind && one.written === written && one.meaning === meaning),
  )
  if (!stands) throw problem('registers.decision-changed')
}

/** Lets a draft go; the file stays in the record. */
export async function discardImport(ctx: Context, which: Which): Promise<ImportView> {
  const row = await seenImport(ctx, which)
  await act(
    ctx,
    { verb: 'registers.discard', campaign: row.campaign, object: `import:${row.id}` },
    async (tx, audit) => {
      const moved = await moveImport(tx, which, { from: ['checked', 'failed'], set: { status: 'discarded' } })
      if (!moved) throw problem('registers.not-checked', { status: row.status })
      await clearDraft(tx, { campaign: row.campaign, importId: row.id })
      await replaceErrors(tx, which, [])
      audit({ register: row.register, file: row.file_name })
    },
  )
  return viewImport(ctx, which)
}
