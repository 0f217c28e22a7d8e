/** What the screens read of runs: their heads, and the league. */
import type { Approval } from '../../platform/approvals/approval.ts'
import { openAsks } from '../../platform/approvals/store.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import type { Definition, Indicator } from '../../rules/definition/schema.ts'
import type { NotApplicable } from '../../rules/scoring/not-applicable.ts'
import { definitionVersions } from '../campaigns/facts.ts'
import { personNames } from '../people/facts.ts'
import { asStored, type CollectiveView, type LeagueView, type RunsView, type RunView } from './contract.ts'
import { runHead, type RunAsk } from './find-run.ts'
import { groundNow, versionOfRun, type Versions } from './ground-now.ts'
import { leagueGround, type LeagueGround } from './league-ground.ts'
import { seesOnlyOwn } from './release.ts'
import { seesAll } from './sight.ts'
import { listFrozen, listRunHeads, type RunHead } from './store.ts'
import { openReleases } from './store-release.ts'
import { inputsIn } from './stored.ts'

export async function listRuns(ctx: Context, campaign: string): Promise<RunsView> {
  const heads = await listRunHeads(ctx.db, campaign)
  return { runs: await runViews(ctx, campaign, heads), now: await groundNow(ctx.db, campaign) }
}

export async function viewRun(ctx: Context, ask: RunAsk): Promise<RunView> {
  return viewOf(ctx, await runHead(ctx, ask))
}

export async function viewOf(ctx: Context, head: RunHead): Promise<RunView> {
  const [view] = await runViews(ctx, head.campaign, [head])
  if (view === undefined) throw problem('scoring.no-run')
  return view
}

/** Who made and froze them stands there by name. */
async function runViews(ctx: Context, campaign: string, heads: readonly RunHead[]): Promise<RunView[]> {
  const frozen = await listFrozen(ctx.db, campaign)
  const released = await openReleases(ctx.db, campaign)
  const asked = seesAll(ctx) ? await openAsks(ctx.db, { campaign, kinds: askKinds, now: ctx.now() }) : []
  const releasers = [...released.values()].map(({ by }) => by)
  const ids = [
    ...heads.map((head) => head.made_by),
    ...frozen.flatMap((one) => [one.frozen_by, one.approved_by ?? []].flat()),
    ...releasers,
  ]
  ids.push(...asked.map((one) => one.asked_by))
  const names = await personNames(ctx.db, [...new Set(ids)])
  const versions = await definitionVersions(ctx.db, campaign)
  return heads.map((head) => runView(head, { frozen, released, names, versions, asked, me: ctx.actor?.id ?? '' }))
}

interface Beside {
  frozen: Awaited<ReturnType<typeof listFrozen>>
  released: Awaited<ReturnType<typeof openReleases>>
  /** Internal id → name. */
  names: ReadonlyMap<string, string>
  versions: Versions
  asked: readonly Approval[]
  me: string
}

const askKinds = ['scoring.freeze-run', 'scoring.release-run'] as const

/** What is asked about the run and waits for a second person. */
const askedOf = (run: string, { asked, names, me }: Beside): RunView['asked'] =>
  asked
    .filter(({ object }) => object === `run:${run}`)
    .map(({ id, kind, asked_by: by, asked_at: at, expires_at: until, reason }) => ({
      ...{ approval: id, by: names.get(by) ?? '', at, until, reason, isMine: by === me },
      kind: kind === 'scoring.release-run' ? kind : 'scoring.freeze-run',
    }))

function runView(head: RunHead, beside: Beside): RunView {
  const { frozen, released, names, versions } = beside
  const release = released.get(head.id)
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
    definitionVersion: versionOfRun(versions, head),
    engine: head.engine,
    madeBy: names.get(head.made_by) ?? '',
    madeAt: head.made_at,
    resultHash: head.result_hash,
    frozen: frozen
      .filter((one) => one.run_id === head.id)
      .map((one) => ({
        id: one.id,
        purpose: one.purpose,
        reason: one.reason,
        by: names.get(one.frozen_by) ?? '',
        at: one.frozen_at,
        hash: one.document_hash,
        agreedBy: one.approved_by === null ? null : (names.get(one.approved_by) ?? ''),
      })),
    released: release === undefined ? null : { ...release, by: names.get(release.by) ?? '' },
    asked: askedOf(head.id, beside),
    second: asStored<RunView['second']>(head.second),
  }
}

/** The league tables of a run, by level and category. Who is a stranger to the reader has no name and no grounds, only rank and score. */
export async function viewLeague(ctx: Context, ask: RunAsk): Promise<LeagueView> {
  const head = await runHead(ctx, ask)
  const ground = await leagueGround(ctx, { campaign: ask.campaign, run: head.id })
  const { definition, units, result, officers } = ground
  const { document, rows, robustness, notApplicable = {} } = result
  const opens = (unit: string): boolean => seesAll(ctx) || ctx.covers(unit)
  const seen = officers.filter(({ unit }) => opens(unit))
  const names = new Map(seen.map(({ certificate, name }) => [certificate, name]))
  const whole: LeagueView = {
    run: await viewOf(ctx, head),
    onlyOwn: await seesOnlyOwn(ctx, ask.campaign, [head.id]),
    levels: definition.levels.map(({ id, title }) => ({ id, title, ...placesOf(definition, id) })),
    indicators: definition.indicators.map(indicatorView),
    categories: definition.individuals.map(({ id, title }) => ({ id, title, ...placesOf(definition, id) })),
    collectives: mapped(ground.levels, (list) =>
      list.map((one) => collectiveOf(definition, one, { units, notApplicable, opens })),
    ),
    individuals: Object.fromEntries(
      Object.entries(ground.people).map(([id, list]) => [
        id,
        list.map((one, index) => ({
          ...(opens(one.unit) ? one : { ...one, reasons: [] }),
          name: names.get(one.person) ?? '',
          unitName: units.get(one.unit)?.name ?? one.unit,
          row: rows[id]?.[index] ?? 0,
          opens: opens(one.unit),
        })),
      ]),
    ),
    awards: asStored<LeagueView['awards']>(document['awards']),
    issues: asStored<LeagueView['issues']>(document['issues']),
    robustness: asStored<LeagueView['robustness']>(robustness),
  }
  return whole.onlyOwn ? ownPart(ctx, whole) : whole
}

/** Of a run that is not released: the reader's own units and people; nothing that tells how others stand. */
function ownPart(ctx: Context, view: LeagueView): LeagueView {
  const collectives = mapped(view.collectives, (list) => list.filter(({ unit }) => ctx.covers(unit)))
  const individuals = mapped(view.individuals, (list) => list.filter(({ unit }) => ctx.covers(unit)))
  const own = new Set([
    ...Object.values(collectives).flatMap((list) => list.map(({ unit }) => unit)),
    ...Object.values(individuals).flatMap((list) => list.map(({ person }) => person)),
  ])
  const awards = mapped(view.awards, (list) => list.filter((one) => own.has(one)))
  return { ...view, collectives, individuals, awards, issues: [], robustness: {} }
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

interface AroundUnit extends Pick<LeagueGround, 'units'> {
  notApplicable: Record<string, NotApplicable>
  opens: (unit: string) => boolean
}

/** The document has the parts of sums as siblings of `points`; a view has them under `parts`. */
function collectiveOf(
  definition: Definition,
  one: Record<string, unknown>,
  { units, notApplicable, opens }: AroundUnit,
): CollectiveView {
  const unit = String(one['unit'])
  const sums = definition.indicators.filter((indicator) => indicator.kind === 'sum').map(({ id }) => id)
  const parts = Object.fromEntries(sums.flatMap((id) => (one[id] === undefined ? [] : [[id, one[id]]])))
  return asStored<CollectiveView>({
    ...{ ...one, parts, parent: units.get(unit)?.parent ?? '' },
    notApplicable: notApplicable[unit] ?? {},
    opens: opens(unit),
  })
}
