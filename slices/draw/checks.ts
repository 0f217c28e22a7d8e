/** Each unit looks through its own lines before they are frozen; the office answers every objection. */
import { createHash } from 'node:crypto'
import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { personNames } from '../people/facts.ts'
import { caseLineHashes, caseLinesOf, type CaseLine } from '../registers/facts.ts'
import type {
  CheckList,
  DecideObjection,
  ObjectionBody,
  ObjectionView,
  Page,
  UnitCheck,
  UnitLines,
} from './contract.ts'
import { groundOf, mustDraw, mustStand, type Ground, type GroundUnit } from './ground.ts'
import { checkStateOf, splitLines } from './model.ts'
import { tellAnswered, tellCheckAsked, tellObjected } from './notices.ts'
import { objectOf } from './rounds.ts'
import {
  addObjection,
  checksOf,
  decideObjection,
  keepConfirmation,
  keepLook,
  objectionsOf,
  type ObjectionRow,
} from './store-checks.ts'
import { strataOfUnit } from './store-strata.ts'
import type { RoundAt, RoundRow } from './store.ts'

/** SHA-256 over the unit's canonical lines, as the engine writes them. */
export function linesHashOf(unit: string, lines: readonly Pick<CaseLine, 'number' | 'type'>[]): string {
  const hash = createHash('sha256')
  for (const { number, type } of lines) hash.update(`${number}\t${unit}\t${type}\n`)
  return hash.digest('hex')
}
const nothing = linesHashOf('', [])

interface Kept {
  key: string
  hashes: ReadonlyMap<string, { lines: number; hash: string }>
}
/** A version's hashes never change: reading 230,000 lines once a version is enough. */
const kept = new WeakMap<Database, Map<string, Kept>>()

export async function hashesOf(db: Database, campaign: string, { units, version }: Ground) {
  const known = kept.get(db) ?? new Map<string, Kept>()
  kept.set(db, known)
  const key = `${version} ${units.map(({ code, types }) => `${code}:${types.join()}`).join(' ')}`
  const last = known.get(campaign)
  if (last?.key === key) return last.hashes
  const hashes = new Map<string, { lines: number; hash: string }>()
  for (const [, alike] of Map.groupBy(units, ({ level }) => level)) {
    const ask = { units: alike.map(({ code }) => code), types: alike[0]?.types ?? [] }
    for (const { unit, lines, hash } of await caseLineHashes(db, { campaign, version }, ask))
      hashes.set(unit, { lines, hash })
  }
  known.set(campaign, { key, hashes })
  return hashes
}

/** Who has looked, who has not. @throws house.not-found where the round draws no case files */
export async function viewChecks(ctx: Pick<Context, 'db' | 'covers'>, at: RoundAt): Promise<CheckList> {
  const row = await mustDraw(ctx.db, at, 'case-files')
  return { units: (await unitChecks(ctx.db, row)).filter(({ unit }) => ctx.covers(unit)) }
}

export async function unitChecks(db: Database, row: RoundRow): Promise<UnitCheck[]> {
  const { campaign, round } = row
  const ground = await groundOf(db, campaign, row.data_version ?? undefined)
  const hashes = await hashesOf(db, campaign, ground)
  const checks = await checksOf(db, { campaign, round })
  const open = Map.groupBy(
    (await objectionsOf(db, { campaign, round })).filter(({ upheld }) => upheld === null),
    ({ unit }) => unit,
  )
  const names = await personNames(db, [...new Set([...checks.values()].flatMap(({ confirmed_by: by }) => by ?? []))])
  return ground.units.map(({ code, name, level }) => {
    const check = checks.get(code)
    const { lines, hash } = hashes.get(code) ?? { lines: 0, hash: nothing }
    const openObjections = open.get(code)?.length ?? 0
    const by = check?.confirmed_by ?? null
    return {
      ...{ unit: code, unitName: name, level, lines, openObjections },
      state: checkStateOf({
        ...{ looked: check !== undefined, confirmed: check?.lines_hash ?? null },
        ...{ linesHash: hash, openObjections },
      }),
      ...{ lookedAt: check?.looked_at ?? null, confirmedAt: check?.confirmed_at ?? null },
      confirmedBy: by === null ? null : (names.get(by) ?? by),
    }
  })
}

interface UnitAt extends RoundAt {
  unit: string
}

/** The unit's own lines: as they stand in the register, or, once frozen, as they were frozen. @throws house.not-found */
export async function viewLines(
  ctx: Context,
  at: UnitAt,
  { offset, limit, find }: Page & { find: string },
): Promise<UnitLines> {
  const row = await mustDraw(ctx.db, at, 'case-files')
  const { unit, lines } = await ownLines(ctx, row, at.unit)
  const check = (await unitChecks(ctx.db, row)).find((one) => one.unit === unit.code)
  if (check === undefined) throw problem('house.not-found')
  const shown = find === '' ? lines : lines.filter(({ number, type }) => number.includes(find) || type.includes(find))
  return {
    ...{ unit: unit.code, unitName: unit.name, check, frozen: row.committed_at !== null },
    types: unit.types.map((type) => ({ type, lines: lines.filter((one) => one.type === type).length })),
    ...{ linesHash: linesHashOf(unit.code, lines), total: shown.length, rows: shown.slice(offset, offset + limit) },
    objections: await objectionViews(ctx.db, await objectionsOf(ctx.db, at, unit.code)),
  }
}

/** @throws house.not-found where the reader does not reach the unit, or it takes no part */
async function ownLines(ctx: Context, row: RoundRow, code: string): Promise<{ unit: GroundUnit; lines: CaseLine[] }> {
  if (!ctx.covers(code)) throw problem('house.not-found')
  const ground = await groundOf(ctx.db, row.campaign, row.data_version ?? undefined)
  const unit = ground.units.find((one) => one.code === code)
  if (unit === undefined) throw problem('house.not-found')
  if (row.committed_at !== null) return { unit, lines: await frozenLines(ctx.db, row, unit) }
  const at = { campaign: row.campaign, version: ground.version }
  return { unit, lines: await caseLinesOf(ctx.db, at, { unit: code, types: unit.types }) }
}

async function frozenLines(db: Database, row: RoundRow, { code }: GroundUnit): Promise<CaseLine[]> {
  const strata = await strataOfUnit(db, row, code)
  const lines = strata.flatMap(({ type, lines: text }) =>
    splitLines(text).map(([number, decided]) => ({ number, type, decided })),
  )
  const bytes = (line: CaseLine): Buffer => Buffer.from(`${line.number}\t${code}\t${line.type}\n`)
  return lines.toSorted((a, b) => Buffer.compare(bytes(a), bytes(b)))
}

export async function viewObjections(ctx: Context, at: RoundAt): Promise<{ objections: ObjectionView[] }> {
  await mustDraw(ctx.db, at, 'case-files')
  const rows = (await objectionsOf(ctx.db, at)).filter(({ unit }) => ctx.covers(unit))
  return { objections: await objectionViews(ctx.db, rows) }
}

async function objectionViews(db: Database, rows: readonly ObjectionRow[]): Promise<ObjectionView[]> {
  const people = await personNames(db, [...new Set(rows.flatMap((row) => [row.by_person, row.decided_by ?? '']))])
  const [first] = rows
  if (first === undefined) return []
  const nameOf = (id: string | null): string | null => (id === null ? null : (people.get(id) ?? id))
  return rows.map(({ by_person: by, decided_by: decidedBy, decided_at: decidedAt, ...row }) => ({
    ...row,
    unitName: '',
    ...{ by: nameOf(by) ?? '', decidedBy: nameOf(decidedBy), decidedAt },
  }))
}

/** Told once: that somebody of the unit has seen its lines. */
export async function look(ctx: Context, at: UnitAt): Promise<void> {
  const row = await mustDraw(ctx.db, at, 'case-files')
  if (row.committed_at !== null) return
  await ownLines(ctx, row, at.unit)
  if ((await checksOf(ctx.db, at)).has(at.unit)) return
  await act(ctx, { verb: 'draw.look', campaign: at.campaign, object: objectOf(at.round) }, async (tx, audit) => {
    await keepLook(tx, at, { unit: at.unit, by: ctx.person().id, at: ctx.now().toISOString() })
    audit({ round: at.round, unit: at.unit })
  })
}

/** @throws draw.lines-changed, draw.objection-open, draw.wrong-state */
export async function confirmLines(ctx: Context, at: UnitAt, linesHash: string): Promise<void> {
  const { lines } = await ownLines(ctx, await mustStand(ctx.db, at, ['checking']), at.unit)
  if (linesHashOf(at.unit, lines) !== linesHash) throw problem('draw.lines-changed')
  const open = (await objectionsOf(ctx.db, at, at.unit)).filter(({ upheld }) => upheld === null)
  if (open.length > 0) throw problem('draw.objection-open', { count: open.length })
  await act(ctx, { verb: 'draw.confirm', campaign: at.campaign, object: objectOf(at.round) }, async (tx, audit) => {
    await mustStand(tx, at, ['checking'])
    await keepConfirmation(tx, at, { unit: at.unit, by: ctx.person().id, at: ctx.now().toISOString(), linesHash })
    audit({ round: at.round, unit: at.unit, rows: lines.length, hash: linesHash })
  })
}

/** @throws draw.type-unknown, draw.line-there, draw.line-not-there, draw.wrong-state */
export async function object(ctx: Context, at: UnitAt, ask: ObjectionBody): Promise<{ id: string }> {
  const { unit, lines } = await ownLines(ctx, await mustStand(ctx.db, at, ['checking']), at.unit)
  mustMakeSense(unit, lines, ask)
  await act(ctx, { verb: 'draw.object', campaign: at.campaign, object: objectOf(at.round) }, async (tx, audit) => {
    await mustStand(tx, at, ['checking'])
    const stamp = { unit: at.unit, by: ctx.person().id, at: ctx.now().toISOString() }
    const isNew = await addObjection(tx, at, { ...ask, ...stamp })
    const { kind, number, type, reason } = ask
    audit({ round: at.round, unit: at.unit, kind, number, type, reason, again: !isNew })
    if (isNew) await tellObjected(tx, ctx, { campaign: at.campaign, round: at.round, unit: at.unit, number })
  })
  return { id: ask.id }
}

function mustMakeSense(unit: GroundUnit, lines: readonly CaseLine[], { kind, number, type }: ObjectionBody): void {
  const line = lines.find((one) => one.number === number)
  const needsType = kind !== 'not-ours'
  // A line whose right type is not drawn leaves the draw: any type may be named for it.
  if (kind === 'missing' && !unit.types.includes(type))
    throw problem('draw.type-unknown', { type, types: unit.types.join('、') })
  if (needsType && type === '') throw problem('draw.type-unknown', { type, types: unit.types.join('、') })
  if (kind === 'missing' && line !== undefined) throw problem('draw.line-there', { number, type: line.type })
  if (kind === 'not-ours' && line === undefined) throw problem('draw.line-not-there', { number })
}

/** @throws draw.objection-decided, house.not-found */
export async function answerObjection(ctx: Context, at: RoundAt, ask: DecideObjection & { id: string }): Promise<void> {
  const { id, upheld, reason } = ask
  await act(
    ctx,
    { verb: 'draw.decide-objection', campaign: at.campaign, object: objectOf(at.round) },
    async (tx, audit) => {
      await mustStand(tx, at, ['checking'])
      const stamp = { by: ctx.person().id, at: ctx.now().toISOString() }
      const decided = await decideObjection(tx, at, { id, upheld, reason, ...stamp })
      if (decided === undefined) throw problem('draw.objection-decided')
      const { unit, number, kind } = decided
      audit({ round: at.round, unit, number, kind, upheld, reason })
      await tellAnswered(tx, ctx, { campaign: at.campaign, round: at.round, unit, number, upheld })
    },
  )
}

/** A notice to the liaisons of every unit that has not confirmed. Answers how many units. */
export async function remind(ctx: Context, at: RoundAt): Promise<{ units: number }> {
  const row = await mustStand(ctx.db, at, ['checking'])
  const late = (await unitChecks(ctx.db, row)).filter(({ state }) => state !== 'confirmed')
  await act(ctx, { verb: 'draw.remind', campaign: at.campaign, object: objectOf(at.round) }, async (tx, audit) => {
    for (const { unit, unitName } of late)
      await tellCheckAsked(tx, ctx, { campaign: at.campaign, round: at.round, unit, unitName, day: row.day })
    audit({ round: at.round, units: late.length })
  })
  return { units: late.length }
}
