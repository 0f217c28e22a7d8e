/**
 * Freezing: the lines are copied, their hash and the commitment published with the server's time, before any seed (contract,
 * rule 2). What the units have not looked through is frozen only if the office says so.
 */
import { createHash } from 'node:crypto'
import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Doer } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { runInWorker } from '../../platform/jobs/run-in-worker.ts'
import { candidateCommitment, makeCandidateUniverse } from '../../rules/draw/candidates.ts'
import { commitmentOf } from '../../rules/draw/draw.ts'
import { linesRoot } from '../../rules/draw/lines-root.ts'
import { casesNamed, currentVersion, inputFiles, registerPages } from '../registers/facts.ts'
import { unitChecks } from './checks.ts'
import type { FreezeBody, RoundView } from './contract.ts'
import type { Frozen, FrozenStratum } from './freeze-worker.ts'
import { byOf, groundOf, mustStand, type Ground } from './ground.ts'
import { isReflected, joinLines } from './model.ts'
import { tellCommitted } from './notices.ts'
import { objectOf, viewRound } from './rounds.ts'
import { candidatesOf, objectionsOf } from './store-checks.ts'
import { writeStrata } from './store-strata.ts'
import { keepCommitment, lockRounds, type Commitment, type RoundAt, type RoundRow } from './store.ts'
import type { FreezeAsk } from './worker-input.ts'

interface Copy {
  strata: FrozenStratum[]
  kept: Omit<Commitment, 'by' | 'at'>
}

/** @throws draw.objections-wait, draw.not-in-register, draw.units-unchecked, draw.register-moved, draw.separator, draw.no-candidates */
export async function freeze(ctx: Doer, at: RoundAt, ask: FreezeBody): Promise<RoundView> {
  const row = await mustStand(ctx.db, at, ['checking'])
  const copy = row.purpose === 'case-files' ? await copyOfFiles(ctx, row, ask) : await copyOfCandidates(ctx.db, row)
  await act(ctx, { verb: 'draw.freeze', campaign: at.campaign, object: objectOf(at.round) }, async (tx, audit) => {
    await lockRounds(tx, at.campaign)
    await mustStand(tx, at, ['checking'])
    await mustStillHold(tx, row, copy)
    await writeStrata(tx, at, copy.strata)
    await keepCommitment(tx, at, { ...copy.kept, by: byOf(ctx), at: ctx.now().toISOString() })
    const { lines, universeHash, commitment, dataVersion } = copy.kept
    const { reason, evenUnchecked } = ask
    audit({ round: at.round, rows: lines, universeHash, commitment, version: dataVersion, reason, evenUnchecked })
    await tellCommitted(tx, ctx, { ...at, commitment })
  })
  return viewRound(ctx, at)
}

/** What was copied outside of the transaction is still what stands. */
async function mustStillHold(tx: Database, row: RoundRow, { kept }: Copy): Promise<void> {
  if (row.purpose === 'case-files') {
    if ((await currentVersion(tx, row.campaign)) !== kept.dataVersion) throw problem('draw.register-moved')
    await nothingWaits(tx, row)
  } else if ((await copyOfCandidates(tx, row)).kept.commitment !== kept.commitment) throw problem('draw.register-moved')
}

async function nothingWaits(db: Database, row: RoundRow): Promise<void> {
  const waiting = (await objectionsOf(db, row)).filter(({ upheld }) => upheld === null)
  if (waiting.length > 0) throw problem('draw.objections-wait', { count: waiting.length })
}

async function copyOfFiles(ctx: Doer, row: RoundRow, ask: FreezeBody): Promise<Copy> {
  const { db } = ctx
  const ground = await groundOf(db, row.campaign)
  if (ground.units.length === 0) throw problem('draw.register-empty')
  await nothingWaits(db, row)
  await mustShowUpheld(db, row, ground)
  await mustBeChecked(db, row, ask)
  const frozen = await frozenFiles(ctx, ground, row.campaign)
  if ('separator' in frozen) throw problem('draw.separator', { number: frozen.separator })
  const { strata, lines, hash: universeHash } = frozen
  const commitment = commitmentOf({ campaign: row.campaign, round: row.round, universeHash })
  const kept = { dataVersion: ground.version, definition: ground.campaign.hash, lines, universeHash, commitment }
  const fixed = strata.map(({ unit, type, size, lines_hash: linesHash }) => ({ unit, type, size, linesHash }))
  return { strata, kept: { ...kept, recusalHash: null, strataHash: null, linesRoot: linesRoot(fixed) } }
}

/** The universe is the register: an objection that was upheld shows there first. */
async function mustShowUpheld(db: Database, row: RoundRow, { version }: Ground): Promise<void> {
  const upheld = (await objectionsOf(db, row)).filter((one) => one.upheld === true)
  if (upheld.length === 0) return
  const at = { campaign: row.campaign, version }
  const lines = await casesNamed(db, at, [...new Set(upheld.map(({ number }) => number))])
  const registered = new Map(lines.map((line) => [line.number, line]))
  const missing = upheld.filter((one) => !isReflected(one, registered))
  if (missing.length === 0) return
  const numbers = missing.map(({ number }) => number)
  throw problem('draw.not-in-register', { count: missing.length, numbers: numbers.slice(0, 5).join('、') })
}

async function mustBeChecked(db: Database, row: RoundRow, { evenUnchecked }: FreezeBody): Promise<void> {
  if (evenUnchecked) return
  const late = (await unitChecks(db, row)).filter(({ state }) => state !== 'confirmed')
  if (late.length === 0) return
  const unseen = late.filter(({ state }) => state === 'nobody').length
  throw problem('draw.units-unchecked', { count: late.length, unseen })
}

async function frozenFiles({ db }: Doer, { version, units, rules }: Ground, campaign: string): Promise<Frozen> {
  const inputs = (await inputFiles(db, { campaign, version })).filter(({ register }) => register === 'cases')
  const pages = (await registerPages(db, { campaign, version }, inputs)).get('cases') ?? []
  const ask: FreezeAsk = {
    types: rules.types,
    units: units.map(({ code, level }) => ({ code, level })),
    pages: [...pages],
  }
  return runInWorker<Frozen>(new URL('./freeze-worker.ts', import.meta.url), ask)
}

/** @throws draw.no-candidates */
async function copyOfCandidates(db: Database, row: RoundRow): Promise<Copy> {
  const all = await candidatesOf(db, row)
  const recusals = all.flatMap(({ id, stratum, recused }) =>
    recused === null ? [] : [{ id, stratum, reason: recused }],
  )
  const universe = makeCandidateUniverse({ strata: row.strata, candidates: all, recusals })
  if (universe.candidates.length === 0 || row.purpose === 'case-files') throw problem('draw.no-candidates')
  const { campaign, round, purpose } = row
  const commitment = candidateCommitment({ campaign, round, purpose }, universe)
  const { universeHash, recusalHash, strataHash } = universe
  const names = new Map(all.map(({ id, name }) => [id, name]))
  const strata = row.strata.map(({ name, places }, place) => {
    const own = universe.candidates.filter(({ stratum }) => stratum === name)
    const lines = joinLines(own.map(({ id }) => [id, names.get(id) ?? ''] as const))
    const hash = createHash('sha256').update(own.map(({ id }) => `${id}\t${name}\n`).join(''))
    return { unit: '', type: name, place, places, size: own.length, lines, lines_hash: hash.digest('hex') }
  })
  const hashes = { universeHash, recusalHash, strataHash, linesRoot: null, commitment }
  return { strata, kept: { dataVersion: 0, definition: '', lines: universe.candidates.length, ...hashes } }
}
