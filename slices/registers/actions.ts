/** Imports: upload, look, map, keep, discard. The work itself is done by jobs (`jobs.ts`). */
import { randomUUID } from 'node:crypto'
import { act } from '../../platform/audit/act.ts'
import type { Context, Doer, UploadedFile } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { runInWorker } from '../../platform/jobs/run-in-worker.ts'
import { registers } from '../../rules/registers/registers.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { draftOf, unitsFirst } from './check-import.ts'
import { rowFaults, rowsDisagree } from './check-rows.ts'
import { type ChangesView, type ImportErrorView, type ImportView, type RegisterName, trusted } from './contract.ts'
import type { Guess, GuessAsk } from './guess-register.ts'
import { mayImport, maySee, scopeOf } from './reach.ts'
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
import { keepMapping, type Mapping } from './store-mapping.ts'
import { clearDraft, draftChanges, type DraftChange } from './store-drafts.ts'
import { livingUnits, newestVersion } from './store-facts.ts'
import { shownRow } from './named-columns.ts'
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

/** An import that the person may see. @throws house.not-found */
export async function seenImport(ctx: Context, which: Which): Promise<ImportRow> {
  const row = await findImport(ctx.db, which)
  const scope = scopeOf(ctx)
  const isReached = row !== undefined && (scope === '' || row.scope === scope) && maySee(ctx, row.register)
  if (!isReached) throw problem('house.not-found')
  return row
}

export async function viewImport(ctx: Context, which: Which): Promise<ImportView> {
  const [view] = await importViews(ctx.db, [await seenImport(ctx, which)], ctx.language)
  if (view === undefined) throw problem('house.not-found')
  return view
}

export async function viewImports(ctx: Context, campaign: string): Promise<{ imports: ImportView[] }> {
  const all = await listImports(ctx.db, campaign, scopeOf(ctx))
  const rows = all.filter(({ register }) => maySee(ctx, register))
  return { imports: await importViews(ctx.db, rows, ctx.language) }
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
  const mode = page.mode ?? row.mode
  const { added = 0, changed = 0, removed = 0 } = trusted<Partial<StoredSummary>>(row.summary)
  const changes = await draftChanges(ctx.db, { ...(await draftOf(ctx.db, row)), mode }, page)
  return {
    total: added + changed + (mode === 'replace' ? removed : 0),
    changes: changes.map(shownChange(row.register)),
  }
}

const shownChange =
  (register: RegisterName) =>
  ({ key, row, before, after }: DraftChange): ChangesView['changes'][number] => ({
    key,
    row,
    before: before === null ? null : shownRow(register, before),
    after: after === null ? null : shownRow(register, after),
  })

/** Keeps what a person decided about headers and names, and checks the file again with it. */
export async function mapImport(ctx: Context, which: Which, mapping: Mapping): Promise<ImportView> {
  const row = await seenImport(ctx, which)
  await mappingStands(ctx, row, mapping)
  const { campaign, register } = row
  await act(ctx, { verb: 'registers.map', campaign, object: `import:${row.id}` }, async (tx, audit) => {
    const decision = { campaign, register, scope: scopeOf(ctx), by: ctx.person().id, now: ctx.now().toISOString() }
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

async function mappingStands(ctx: Context, row: ImportRow, mapping: Mapping): Promise<void> {
  const columns = registers[row.register].columns.map((column) => column.name)
  const wrongColumn = Object.values(mapping.columns).find((column) => column !== '' && !columns.includes(column))
  if (wrongColumn !== undefined)
    throw problem('registers.mapping-column-unknown', { column: wrongColumn, columns: columns.join('、') })
  const codes = new Set((await livingUnits(ctx.db, row.campaign)).map(({ code }) => code))
  const wrongUnit = Object.values(mapping.units).find((code) => !codes.has(code) || !ctx.covers(code))
  if (wrongUnit !== undefined) throw problem('registers.mapping-unit-unknown', { code: wrongUnit })
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
  const { errors = 0, good = 0, changed = 0, removed: absent = 0 } = trusted<Partial<StoredSummary>>(row.summary)
  const removed = mode === 'replace' ? absent : 0
  if (row.status !== 'checked') throw problem('registers.not-checked', { status: row.status })
  if (errors > 0) throw problem('registers.has-errors', { errors })
  if (good === 0) throw problem('registers.nothing-read')
  if (changed + removed > 0 && reason.trim().length < 4) throw problem('registers.reason-needed', { changed, removed })
}

/** The check spoke of the mode chosen then and of the registers as they were. @throws registers.rows-disagree */
async function rowsAgree({ db }: Context, row: ImportRow, { mode }: KeepAsk): Promise<void> {
  const { against } = trusted<Partial<StoredSummary>>(row.summary)
  if (mode === row.mode && against === (await newestVersion(db, row.campaign))) return
  const { definition } = await campaignOf(db, row.campaign)
  rowsDisagree(await rowFaults(db, definition, { ...(await draftOf(db, row)), mode }))
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
