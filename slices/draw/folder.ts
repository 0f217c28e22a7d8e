/** The folder that anybody verifies without this server: lines, record, minutes, the verifier page, and how to do it by hand. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { runInWorker } from '../../platform/jobs/run-in-worker.ts'
import { linesRoot } from '../../rules/draw/lines-root.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { registerRows } from '../registers/facts.ts'
import { mustStand } from './ground.ts'
import { minutesDocx } from './minutes-docx.ts'
import { minutesOf } from './minutes.ts'
import { splitLines } from './model.ts'
import type { OnceFor } from './once-for.ts'
import { readme } from './readme.ts'
import { recordOf } from './record.ts'
import { candidatesOf } from './store-checks.ts'
import { allStrata, type StratumRow } from './store-strata.ts'
import type { RoundAt, RoundRow } from './store.ts'
import type { FolderAsk } from './worker-input.ts'

const ZIP = 'application/zip'
const verifierFile = new URL('../../dist/verifier/draw-verifier.html', import.meta.url)

/** Built with the console (app/console/vite.config.ts). @throws draw.verifier-missing */
async function verifier(): Promise<string> {
  const text = await readFile(verifierFile, 'utf8').catch(() => undefined)
  if (text === undefined) throw problem('draw.verifier-missing')
  return text
}

const promisedStates = ['committed', 'seeded', 'drawn', 'void'] as const

/**
 * All lines. From the commitment on, so that witnesses hold them before the dice fall. Of experts and enterprises it tells who is
 * recused and why: only for who sees the candidates. @throws house.not-found
 */
export async function wholeFolder(ctx: Pick<Context, 'db' | 'reaches'>, at: RoundAt): Promise<Reply> {
  const row = await mustPromise(ctx.db, at)
  if (row.purpose !== 'case-files' && !(await ctx.reaches('draw.candidates', null))) throw problem('house.not-found')
  return pack(await askOf(ctx.db, row, { kind: 'whole', visible: [], visibleUnits: [] }), row)
}

interface Sight {
  kind: FolderAsk['kind']
  visible: readonly string[]
  visibleUnits: readonly string[]
}

interface Shared extends Omit<Sight, 'kind'> {
  /** Packed once for a state of the round and what may be seen of it. */
  once: OnceFor<Reply>
}

/** As far as these cases and units may be seen; of experts and enterprises nothing but what was promised and drawn. */
export async function maskedFolder({ db }: Pick<Context, 'db'>, at: RoundAt, shared: Shared): Promise<Reply> {
  const row = await mustPromise(db, at)
  if (row.purpose !== 'case-files') throw problem('house.not-found')
  const { once, ...sight } = shared
  return once([row, sight], async () => pack(await askOf(db, row, { kind: 'masked', ...sight }), row))
}

/** @throws draw.wrong-state where nothing was promised */
async function mustPromise(db: Database, at: RoundAt): Promise<RoundRow> {
  const row = await mustStand(db, at, promisedStates)
  if (row.commitment === null) throw problem('draw.not-committed', { round: at.round })
  return row
}

async function pack(ask: FolderAsk, { round }: RoundRow): Promise<Reply> {
  const bytes = await runInWorker<Uint8Array>(new URL('./folder-worker.ts', import.meta.url), ask)
  return download(Buffer.from(bytes), {
    name: `抽取-第${round}轮${ask.kind === 'whole' ? '' : '-公开'}.zip`,
    type: ZIP,
  })
}

async function askOf(db: Database, row: RoundRow, { kind, visible, visibleUnits }: Sight): Promise<FolderAsk> {
  const { definition } = await campaignOf(db, row.campaign)
  const strata = await allStrata(db, row)
  const drawn = row.drawn_at !== null
  const minutes = drawn && kind === 'whole' ? await minutesDocx(await minutesOf({ db }, row)) : null
  const types = definition.draw?.types ?? {}
  return {
    ...{ kind, purpose: row.purpose, campaign: row.campaign, seed: row.seed, minutes },
    promised: promisedOf(row, strata),
    strata: strata.map(({ unit, type, places, lines, lines_hash: hash, ordered }) => ({
      ...{ unit, type, places, lines, hash, ordered },
    })),
    unitHashes: row.purpose === 'case-files' ? unitHashes(strata) : [],
    units: await unitRows(db, row),
    levels: Object.fromEntries(definition.levels.map(({ id, register }) => [register, types[id] ?? []])),
    recusals: kind === 'whole' && row.purpose !== 'case-files' ? await recusalsOf(db, row) : [],
    record: drawn ? recordOf({ row, strata }) : null,
    ...{ visible: [...visible], visibleUnits: [...visibleUnits] },
    readme: readme(row, kind),
    verifier: await verifier(),
    date: row.drawn_at ?? row.committed_at ?? row.set_at,
  }
}

/** Rounds that were committed before the root was published have it from the same frozen lines. */
const rootOf = (strata: readonly StratumRow[]): string =>
  linesRoot(strata.map(({ unit, type, size, lines_hash: linesHash }) => ({ unit, type, size, linesHash })))

const promisedOf = (row: RoundRow, strata: readonly StratumRow[]): FolderAsk['promised'] => ({
  ...{ campaign: row.campaign, round: row.round, universeHash: row.universe_hash ?? '' },
  ...{ commitment: row.commitment ?? '', committedAt: row.committed_at ?? '' },
  ...(row.recusal_hash === null ? {} : { recusalHash: row.recusal_hash }),
  ...(row.strata_hash === null ? {} : { strataHash: row.strata_hash }),
  ...(row.purpose === 'case-files' ? { linesRoot: row.lines_root ?? rootOf(strata) } : { purpose: row.purpose }),
})

/**
 * Each unit's lines have a hash of their own, published with the commitment: a unit proves that its lines went in as it confirmed
 * them without seeing another's.
 */
export function unitHashes(strata: readonly StratumRow[]): FolderAsk['unitHashes'] {
  return [...Map.groupBy(strata, ({ unit }) => unit)].map(([unit, own]) => {
    const lines = own.flatMap(({ type, lines: text }) =>
      splitLines(text).map(([number]) => Buffer.from(`${number}\t${unit}\t${type}\n`)),
    )
    const hash = createHash('sha256')
      .update(Buffer.concat(lines.toSorted(Buffer.compare)))
      .digest('hex')
    return { unit, lines: lines.length, hash }
  })
}

/** The register of units as it stood when the lines were frozen. */
async function unitRows(db: Database, row: RoundRow): Promise<string[][]> {
  if (row.purpose !== 'case-files') return []
  const rows = await registerRows(db, 'units', { campaign: row.campaign, version: row.data_version ?? 0 })
  return rows.map((unit) => [
    ...[unit.code, unit.name, unit.level, unit.parent, plain(unit.state_controlled), plain(unit.key_monitored)],
    unit.list_year,
  ])
}

const plain = (decimal: string): string => String(decimal).replace(/\.0*$/, '')

async function recusalsOf(db: Database, row: RoundRow): Promise<FolderAsk['recusals']> {
  return (await candidatesOf(db, row)).flatMap(({ id, stratum, recused }) =>
    recused === null ? [] : [{ id, stratum, reason: recused }],
  )
}
