/** A number of a run, opened: its reasons (≤ 50 ms), and the source rows as they stood at the run's version (a1.4c). */
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem, type Problem } from '../../platform/http/problem.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import type { StoredReason } from '../../rules/reasons/serialise.ts'
import type { RegisterName } from '../registers/contract.ts'
import { registerRows, sourceRows, type SourceRow } from '../registers/facts.ts'
import type { ReasonView } from './contract.ts'
import { runHead, type RunAsk } from './find-run.ts'
import { isRow, nodeAt, reasonView, rowsBelow } from './reason-view.ts'
import { seesOnlyOwn } from './release.ts'
import { coversSubject, seesAll, unitOfRows } from './sight.ts'
import { namedRow } from './source-columns.ts'
import { findDefinition, findReason, type RunHead } from './store.ts'
import { campaignIn, inputsIn } from './stored.ts'

export interface NumberAsk extends RunAsk {
  subject: string
  path: string
}

interface NumberView {
  reason: ReasonView
  runSeq: number
  /** 'indicator:…' and 'unit:…' → name. */
  titles: Record<string, string>
  /** May the reader open the page of the unit or person? */
  opens: boolean
}

/** Of a subject that the reader may not see the rows of, the sums stand once the run is released, and no row is named. @throws scoring.no-reason, scoring.no-subject */
export async function viewReason(ctx: Context, ask: NumberAsk): Promise<NumberView> {
  const head = await runHead(ctx, ask)
  const node = await nodeOf(ctx, head, ask)
  const shown = await coversSubject(ctx, versionOf(head), ask.subject)
  const isHidden = !shown && (isRow(node) || (await seesOnlyOwn(ctx, ask.campaign, [head.id])))
  if (isHidden) throw absent(ask)
  return { reason: reasonView(node, shown), runSeq: head.seq, titles: await titlesOfRun(ctx, head), opens: shown }
}

/** What is hidden is answered like what is not there: by what was asked alone. */
function absent({ subject, path }: NumberAsk): Problem {
  const [, code = ''] = subject.split(':')
  return path === '' ? problem('scoring.no-subject', { code }) : problem('scoring.no-reason', { code, path })
}

const versionOf = (head: RunHead): { campaign: string; version: number } => ({
  campaign: head.campaign,
  version: head.data_version,
})

async function nodeOf(ctx: Context, head: RunHead, ask: NumberAsk): Promise<StoredReason> {
  const { campaign, subject, path } = ask
  const tree = await findReason(ctx.db, campaign, { runId: head.id, subject })
  const node = tree === undefined ? undefined : nodeAt(tree, path)
  if (node === undefined) throw absent(ask)
  return node
}

/** 'indicator:…' → title, from the definition that the run kept. */
export function titlesFor(definition: Definition): Record<string, string> {
  const all = definition.indicators.flatMap((indicator) => [
    indicator,
    ...(indicator.kind === 'sum' ? indicator.parts : []),
  ])
  return Object.fromEntries(all.map(({ id, title }) => [`indicator:${id}`, title]))
}

type Titles = Record<string, string>
/** So many runs' titles are kept: a run never changes. */
const RUNS_KEPT = 20
const kept = new WeakMap<Database, Map<string, Titles>>()

async function titlesOfRun(ctx: Context, head: RunHead): Promise<Titles> {
  const known = kept.get(ctx.db) ?? new Map<string, Titles>()
  kept.set(ctx.db, known)
  const titles = known.get(head.id) ?? (await readTitles(ctx, head))
  if (known.size >= RUNS_KEPT) known.clear()
  known.set(head.id, titles)
  return titles
}

async function readTitles(ctx: Context, head: RunHead): Promise<Titles> {
  const definition = await findDefinition(ctx.db, head.campaign, head.id)
  const units = await registerRows(ctx.db, 'units', versionOf(head))
  return {
    ...titlesFor(campaignIn({ definition }).definition),
    ...Object.fromEntries(units.map(({ code, name }) => [`unit:${code}`, name])),
  }
}

export interface RowsAsk extends NumberAsk {
  file: RegisterName
  offset: number
  limit: number
}

export interface RowsView {
  total: number
  /** Rows of units that the reader does not see. */
  hidden: number
  rows: Record<string, unknown>[]
}

/** The source rows of a number. @throws scoring.no-reason, scoring.no-subject, also where the subject is not the reader's to open */
export async function viewRows(ctx: Context, ask: RowsAsk): Promise<RowsView> {
  const head = await runHead(ctx, ask)
  const node = await nodeOf(ctx, head, ask)
  if (!(await coversSubject(ctx, versionOf(head), ask.subject))) throw absent(ask)
  const ids = rowsBelow(node, ask.file)
  const { offset, limit, file } = ask
  if (seesAll(ctx)) {
    const rows = await rowsWith(ctx, head, { file, ids: ids.slice(offset, offset + limit) })
    return { total: ids.length, hidden: 0, rows: rows.map((row) => shownRow(file, row)) }
  }
  const unitOf = await unitOfRows(ctx, file, versionOf(head))
  const own = (await rowsWith(ctx, head, { file, ids })).filter((row) => ctx.covers(unitOf(row.values)))
  const rows = own.slice(offset, offset + limit).map((row) => shownRow(file, row))
  return { total: own.length, hidden: ids.length - own.length, rows }
}

/** So many ids go into one query. */
const IDS_A_QUERY = 5000

async function rowsWith(
  ctx: Context,
  head: RunHead,
  { file, ids }: { file: RegisterName; ids: readonly number[] },
): Promise<SourceRow[]> {
  const found: SourceRow[] = []
  for (let at = 0; at < ids.length; at += IDS_A_QUERY) {
    const part = { register: file, inputs: inputsIn(head), ids: ids.slice(at, at + IDS_A_QUERY) }
    found.push(...(await sourceRows(ctx.db, { campaign: head.campaign, ...part })))
  }
  return found
}

export const shownRow = (register: RegisterName, { file, row, key, values }: SourceRow): Record<string, unknown> => ({
  ...namedRow(register, values),
  ...{ _row: row, _fileName: file, _key: key },
})
