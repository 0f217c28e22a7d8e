/**
 * Frozen rosters: who held a certificate (the base of the exam, a1.4d), who was in post (n5.1), copied at a moment with a
 * hash. A roster never follows the register afterwards.
 */
import { createHash } from 'node:crypto'
import { act, canonicalJson } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { writeTable } from '../../platform/tables/write-table.ts'
import { personNames, postsHeld } from '../people/facts.ts'
import { currentVersion, knownUnits, registerRows } from '../registers/facts.ts'
import type { FreezeRoster, Page, RosterPage, RosterRow, RosterView } from './contract.ts'
import { addRoster, rosterOf, rosterRows, rostersOf } from './store-rosters.ts'
import { today } from './units.ts'

/** Roles whose holders enforce: they are in post, with or without a certificate (n5.1). */
const inPost: readonly string[] = ['county-officer', 'liaison']

/** @throws organisation.roster-empty */
export async function freezeRoster(ctx: Context, campaign: string, ask: FreezeRoster): Promise<RosterView> {
  const version = await currentVersion(ctx.db, campaign)
  const rows = await membersOf(ctx, { campaign, version }, ask.purpose)
  if (rows.length === 0) throw problem('organisation.roster-empty')
  const hash = hashOf(ask.purpose, rows)
  const id = await act(ctx, { verb: 'organisation.freeze-roster', campaign }, async (tx, audit) => {
    const stamp = { made_by: ctx.person().id, made_at: ctx.now().toISOString(), data_version: version }
    const made = await addRoster(tx, campaign, { roster: { ...ask, ...stamp, rows: rows.length, hash }, rows })
    audit(
      { purpose: ask.purpose, title: ask.title, reason: ask.reason, version, rows: rows.length, hash },
      `roster:${made}`,
    )
    return made
  })
  return seenRoster(ctx, campaign, id)
}

async function membersOf(
  ctx: Context,
  at: { campaign: string; version: number },
  purpose: FreezeRoster['purpose'],
): Promise<RosterRow[]> {
  const units = await knownUnits(ctx.db)
  const officers = await registerRows(ctx.db, 'officers', at)
  const held = purpose === 'exam' ? [] : await postsHeld(ctx.db, { day: today(ctx), units: null })
  const certificates = new Set(officers.map(({ certificate }) => certificate))
  const others = held.filter(
    ({ role, certificate }) => inPost.includes(role) && (certificate === null || !certificates.has(certificate)),
  )
  const byPerson = new Map(others.map((row) => [row.person, row]))
  const members = [
    ...officers.map(({ certificate, name, unit }) => ({ certificate, person: null, name, unit })),
    ...[...byPerson.values()].map(({ certificate, person, name, unit }) => ({ certificate, person, name, unit })),
  ]
  const keyOf = ({ unit, certificate, person }: (typeof members)[number]): string =>
    `${unit} ${certificate ?? '~'} ${person ?? ''}`
  return members
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((row, place) => ({ place: place + 1, ...row, unitName: units.get(row.unit)?.name ?? '' }))
}

/** SHA-256 over purpose and rows in their order, as canonical JSON: anybody with the list can recompute it. */
const hashOf = (purpose: string, rows: readonly RosterRow[]): string =>
  createHash('sha256').update(canonicalJson({ purpose, rows })).digest('hex')

async function seenRoster(ctx: Context, campaign: string, id: number): Promise<RosterView> {
  const found = await rosterOf(ctx.db, campaign, id)
  if (found === undefined) throw problem('house.not-found')
  return (await named(ctx, [found]))[0] ?? found
}

async function named(ctx: Context, rosters: readonly RosterView[]): Promise<RosterView[]> {
  const names = await personNames(ctx.db, [...new Set(rosters.map(({ madeBy }) => madeBy))])
  return rosters.map((roster) => ({ ...roster, madeBy: names.get(roster.madeBy) ?? roster.madeBy }))
}

export async function viewRosters(ctx: Context, campaign: string): Promise<{ rosters: RosterView[] }> {
  return { rosters: await named(ctx, await rostersOf(ctx.db, campaign)) }
}

interface RosterAsk {
  campaign: string
  roster: number
}

export async function viewRoster(
  ctx: Context,
  { campaign, roster: id }: RosterAsk,
  { find, ...page }: Page & { find: string },
): Promise<RosterPage> {
  const roster = await seenRoster(ctx, campaign, id)
  return { roster, ...(await rosterRows(ctx.db, { campaign, id, territory: ctx.territory, find }, page)) }
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MOST = 1_000_000

export async function exportRoster(ctx: Context, { campaign, roster: id }: RosterAsk): Promise<Reply> {
  const roster = await seenRoster(ctx, campaign, id)
  const ask = { campaign, id, territory: ctx.territory, find: '' }
  const { rows } = await rosterRows(ctx.db, ask, { offset: 0, limit: MOST })
  const columns = ['序号', '证件号', '姓名', '单位代码', '单位名称', '名单编号', '哈希'].map((header) => ({
    header,
    kind: 'text' as const,
  }))
  const lines = rows.map(({ place, certificate, name, unit, unitName }, at) => [
    ...[String(place), certificate, name, unit, unitName],
    ...(at === 0 ? [String(roster.id), roster.hash] : []),
  ])
  return download(await writeTable({ sheet: roster.title, columns, rows: lines }), {
    name: `${roster.title}.xlsx`,
    type: XLSX,
  })
}
