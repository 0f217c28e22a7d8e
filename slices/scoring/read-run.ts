/** What the screens read of a run: its head, the league, a number's reasons and source rows. */
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import type { Definition, Indicator } from '../../rules/definition/schema.ts'
import type { Reason } from '../../rules/reasons/reason.ts'
import type { RegisterName } from '../registers/contract.ts'
import { registerRows, sourceRows, type SourceRow } from '../registers/facts.ts'
import {
  asStored,
  type CollectiveView,
  type IndividualView,
  type LeagueView,
  type ReasonView,
  type RunView,
} from './contract.ts'
import { nodeAt, reasonView, rowsBelow } from './reason-view.ts'
import { findReason, findRun, findRunHead, listFrozen, listRunHeads, type RunHead, type StoredRun } from './store.ts'
import { campaignIn, inputsIn, resultIn } from './stored.ts'

export interface RunAsk {
  campaign: string
  run: string
}

export async function runHead(ctx: Context, { campaign, run }: RunAsk): Promise<RunHead> {
  const head = await findRunHead(ctx.db, campaign, run)
  if (head === undefined) throw problem('scoring.no-run')
  return head
}

export async function wholeRun(ctx: Context, { campaign, run }: RunAsk): Promise<StoredRun> {
  const found = await findRun(ctx.db, campaign, run)
  if (found === undefined) throw problem('scoring.no-run')
  return found
}

export async function listRuns(ctx: Context, campaign: string): Promise<RunView[]> {
  const frozen = await listFrozen(ctx.db, campaign)
  return (await listRunHeads(ctx.db, campaign)).map((head) => runView(head, frozen))
}

export async function viewRun(ctx: Context, ask: RunAsk): Promise<RunView> {
  return runView(await runHead(ctx, ask), await listFrozen(ctx.db, ask.campaign))
}

type Frozen = Awaited<ReturnType<typeof listFrozen>>

function runView(head: RunHead, frozen: Frozen): RunView {
  const byRegister = Map.groupBy(inputsIn(head), (input) => input.register)
  return {
    id: head.id,
    seq: head.seq,
    dataVersion: head.data_version,
    inputs: [...byRegister].map(([register, files]) => ({
      register,
      rows: files.reduce((sum, file) => sum + file.rows, 0),
      files: files.map((file) => ({
        importId: file.importId,
        name: file.fileName,
        hash: file.fileHash,
        version: file.version,
      })),
    })),
    definitionHash: head.definition_hash,
    engine: head.engine,
    madeBy: head.made_by,
    madeAt: head.made_at,
    resultHash: head.result_hash,
    frozen: frozen
      .filter((one) => one.run_id === head.id)
      .map((one) => ({
        id: one.id,
        purpose: one.purpose,
        reason: one.reason,
        by: one.frozen_by,
        at: one.frozen_at,
        hash: one.document_hash,
      })),
    second: asStored<RunView['second']>(head.second),
  }
}

/** The league tables of a run, by level and category. */
export async function viewLeague(ctx: Context, ask: RunAsk): Promise<LeagueView> {
  const run = await wholeRun(ctx, ask)
  const { definition } = campaignIn(run)
  const { document, rows, robustness } = resultIn(run)
  const at = { campaign: ask.campaign, version: run.data_version }
  const officers = new Map((await registerRows(ctx.db, 'officers', at)).map((row) => [row.certificate, row.name]))
  const units = new Map((await registerRows(ctx.db, 'units', at)).map((row) => [row.code, row.name]))
  const levels = asStored<Record<string, Record<string, unknown>[]>>(document['collectives'])
  const people = asStored<Record<string, Omit<IndividualView, 'name' | 'unitName' | 'row'>[]>>(document['individuals'])
  return {
    run: runView(run, await listFrozen(ctx.db, ask.campaign)),
    levels: definition.levels.map(({ id, title }) => ({ id, title, ...placesOf(definition, id) })),
    indicators: definition.indicators.map(indicatorView),
    categories: definition.individuals.map(({ id, title }) => ({ id, title, ...placesOf(definition, id) })),
    collectives: mapped(levels, (list) => list.map((one) => collectiveOf(definition, one))),
    individuals: Object.fromEntries(
      Object.entries(people).map(([id, list]) => [
        id,
        list.map((one, index) => ({
          ...one,
          name: officers.get(one.person) ?? '',
          unitName: units.get(one.unit) ?? one.unit,
          row: rows[id]?.[index] ?? 0,
        })),
      ]),
    ),
    awards: asStored<LeagueView['awards']>(document['awards']),
    issues: asStored<LeagueView['issues']>(document['issues']),
    robustness: asStored<LeagueView['robustness']>(robustness),
  }
}

const mapped = <T, U>(record: Record<string, T>, one: (value: T) => U): Record<string, U> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, one(value)]))

function placesOf(definition: Definition, of: string): { places: number; award: string } {
  const award = definition.awards.find((one) => one.of === of)
  return { places: award?.places ?? 0, award: award?.id ?? '' }
}

const indicatorView = (indicator: Indicator): LeagueView['indicators'][number] => ({
  id: indicator.id,
  title: indicator.title,
  points: indicator.points,
  clauses: [...indicator.clauses],
  parts: indicator.kind === 'sum' ? indicator.parts.map(({ id, title, points }) => ({ id, title, points })) : [],
})

/** The document has the parts of sums as siblings of `points`; a view has them under `parts`. */
function collectiveOf(definition: Definition, one: Record<string, unknown>): CollectiveView {
  const sums = definition.indicators.filter((indicator) => indicator.kind === 'sum').map(({ id }) => id)
  const parts = Object.fromEntries(sums.flatMap((id) => (one[id] === undefined ? [] : [[id, one[id]]])))
  return asStored<CollectiveView>({ ...one, parts })
}

export interface NumberAsk extends RunAsk {
  subject: string
  path: string
}

/** @throws scoring.no-reason, also for a subject that the reader may not see the rows of: those are left as counts. */
export async function viewReason(
  ctx: Context,
  ask: NumberAsk,
): Promise<{ reason: ReasonView; runSeq: number; titles: Record<string, string> }> {
  const head = await runHead(ctx, ask)
  const node = await nodeOf(ctx, head, ask)
  const shown = await coversSubject(ctx, head, ask.subject)
  return {
    reason: reasonView(node, () => shown),
    runSeq: head.seq,
    titles: titlesFor(campaignIn(await wholeRun(ctx, { ...ask, run: head.id })).definition),
  }
}

async function nodeOf(ctx: Context, head: RunHead, { campaign, subject, path }: NumberAsk): Promise<Reason> {
  const tree = await findReason(ctx.db, campaign, { runId: head.id, subject })
  const node = tree === undefined ? undefined : nodeAt(tree, path)
  if (node === undefined) throw problem('scoring.no-reason', { subject, path })
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

/** Of a person's subject the unit decides, as it stood at the run's version. */
async function coversSubject(ctx: Context, head: RunHead, subject: string): Promise<boolean> {
  const [kind, code = ''] = subject.split(':')
  if (kind === 'unit') return ctx.covers(code)
  const officers = await registerRows(ctx.db, 'officers', { campaign: head.campaign, version: head.data_version })
  return ctx.covers(officers.find((one) => one.certificate === code)?.unit ?? '')
}

export interface RowsAsk extends NumberAsk {
  file: RegisterName
  offset: number
  limit: number
}

/** The source rows of a number, as they stood at the run's version. */
export async function viewRows(ctx: Context, ask: RowsAsk): Promise<{ total: number; rows: SourceRow[] }> {
  const head = await runHead(ctx, ask)
  const node = await nodeOf(ctx, head, ask)
  if (!(await coversSubject(ctx, head, ask.subject)))
    throw problem('scoring.no-reason', { subject: ask.subject, path: ask.path })
  const ids = rowsBelow(node, ask.file)
  const page = ids.slice(ask.offset, ask.offset + ask.limit)
  const rows = await sourceRows(ctx.db, {
    campaign: ask.campaign,
    register: ask.file,
    inputs: inputsIn(head),
    ids: page,
  })
  return { total: ids.length, rows }
}
