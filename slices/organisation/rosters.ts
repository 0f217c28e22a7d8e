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
import { personNames, postsHeld, today } from '../people/facts.ts'
import { currentVersion, knownUnits, registerRows } from '../registers/facts.ts'
import type { FreezeRoster, LeftOutPage, LeftOutRow, Page, RosterPage, RosterRow, RosterView } from './contract.ts'
import { termFault, type Term } from './model.ts'
import { addRoster, leftOutRows, rosterOf, rosterRows, rostersOf } from './store-rosters.ts'

/** Roles whose holders enforce: they are in post, with or without a certificate (n5.1). */
const inPost: readonly string[] = ['county-officer', 'liaison']

/** @throws organisation.roster-empty */
export async function freezeRoster(ctx: Context, campaign: string, ask: FreezeRoster): Promise<RosterView> {
  const version = await currentVersion(ctx.db, campaign)
  const day = ask.day ?? today(ctx)
  const { rows, leftOut } = await membersOf(ctx, { campaign, version }, { purpose: ask.purpose, day })
  if (rows.length === 0) throw problem('organisation.roster-empty')
  const hash = hashOf({ purpose: ask.purpose, day, rows, leftOut })
  const id = await act(ctx, { verb: 'organisation.freeze-roster', campaign }, async (tx, audit) => {
    const stamp = { made_by: ctx.person().id, made_at: ctx.now().toISOString(), data_version: version }
    const made = await addRoster(tx, campaign, {
      roster: { ...ask, ...stamp, day, rows: rows.length, left_out: leftOut.length, hash },
      ...{ rows, leftOut },
    })
    audit(
      {
        purpose: ask.purpose,
        title: ask.title,
        reason: ask.reason,
        version,
        day,
        rows: rows.length,
        leftOut: leftOut.length,
        hash,
      },
      `roster:${made}`,
    )
    return made
  })
  return seenRoster(ctx, campaign, id)
}

async function membersOf(
  ctx: Context,
  at: { campaign: string; version: number },
  { purpose, day }: { purpose: FreezeRoster['purpose']; day: string },
): Promise<{ rows: RosterRow[]; leftOut: LeftOutRow[] }> {
  const units = await knownUnits(ctx.db)
  const officers = await registerRows(ctx.db, 'officers', at)
  const held = purpose === 'exam' ? [] : await postsHeld(ctx.db, { day: today(ctx), units: null })
  const certificates = new Set(officers.map(({ certificate }) => certificate))
  const others = held.filter(
    ({ role, certificate }) => inPost.includes(role) && (certificate === null || !certificates.has(certificate)),
  )
  const byPerson = new Map(others.map((row) => [row.person, row]))
  // Who is in post takes part with or without a certificate (n5.1); the exam's base are those whose certificate holds.
  const holders = purpose === 'exam' ? officers.filter((row) => termFault(termOf(row), day) === undefined) : officers
  const members = [
    ...holders.map(({ certificate, name, unit }) => ({ certificate, person: null, name, unit })),
    ...[...byPerson.values()].map(({ certificate, person, name, unit }) => ({ certificate, person, name, unit })),
  ]
  const keyOf = ({ unit, certificate, person }: (typeof members)[number]): string =>
    `${unit} ${certificate ?? '~'} ${person ?? ''}`
  const unitName = (unit: string): string => units.get(unit)?.name ?? ''
  const rows = members
    .toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1))
    .map((row, place) => ({ place: place + 1, ...row, unitName: unitName(row.unit) }))
  const leftOut = purpose === 'exam' ? leftOutOf(officers, { day, unitName }) : []
  return { rows, leftOut }
}

type Officer = Awaited<ReturnType<typeof registerRows<'officers'>>>[number]

const termOf = ({ valid_from: from, valid_to: to }: Officer): Term => ({
  validFrom: from === '' ? null : from,
  validTo: to === '' ? null : to,
})

/** By unit and certificate: each with the reason why the certificate does not count on that day (a1.4d). */
const leftOutOf = (
  officers: readonly Officer[],
  { day, unitName }: { day: string; unitName: (unit: string) => string },
): LeftOutRow[] =>
  officers
    .flatMap((row) => {
      const why = termFault(termOf(row), day)
      const { certificate, name, unit } = row
      return why === undefined ? [] : [{ certificate, name, unit, unitName: unitName(unit), why, ...termOf(row) }]
    })
    .toSorted((a, b) => (`${a.unit} ${a.certificate}` < `${b.unit} ${b.certificate}` ? -1 : 1))
    .map((row, place) => ({ place: place + 1, ...row }))

/**
 * SHA-256 over purpose and rows in their order, as canonical JSON: anybody with the list can recompute it. Where certificates
 * were left out, over the day and over them, too.
 */
const hashOf = ({ purpose, rows, day, leftOut }: Hashed): string => {
  const out = leftOut.length === 0 ? {} : { day, leftOut }
  return createHash('sha256')
    .update(canonicalJson({ purpose, rows, ...out }))
    .digest('hex')
}

interface Hashed {
  purpose: string
  day: string
  rows: readonly RosterRow[]
  leftOut: readonly LeftOutRow[]
}

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
  const ask = { campaign, id, territory: ctx.territory }
  const { total: leftOut } = await leftOutRows(ctx.db, ask, { offset: 0, limit: 0 })
  return { roster, leftOut, ...(await rosterRows(ctx.db, { ...ask, find }, page)) }
}

/** Who is not on it, page by page. @throws house.not-found */
export async function viewLeftOut(ctx: Context, { campaign, roster: id }: RosterAsk, page: Page): Promise<LeftOutPage> {
  await seenRoster(ctx, campaign, id)
  return leftOutRows(ctx.db, { campaign, id, territory: ctx.territory }, page)
}

const whyLeftOut = (
  { why, validFrom, validTo }: Pick<LeftOutRow, 'why' | 'validFrom' | 'validTo'>,
  day: string,
): string =>
  why === 'expired' ? `证件有效期止 ${validTo}，${day} 已过期` : `证件有效期起 ${validFrom}，${day} 尚未生效`

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const MOST = 1_000_000

export async function exportRoster(ctx: Context, { campaign, roster: id }: RosterAsk): Promise<Reply> {
  const roster = await seenRoster(ctx, campaign, id)
  const ask = { campaign, id, territory: ctx.territory, find: '' }
  const { rows } = await rosterRows(ctx.db, ask, { offset: 0, limit: MOST })
  const columns = ['序号', '证件号', '姓名', '单位代码', '单位名称', '名单编号', '哈希', '未列入原因'].map(
    (header) => ({
      header,
      kind: 'text' as const,
    }),
  )
  const lines = rows.map(({ place, certificate, name, unit, unitName }, at) => [
    ...[String(place), certificate, name, unit, unitName],
    ...(at === 0 ? [String(roster.id), roster.hash] : []),
  ])
  const left = await leftOutRows(ctx.db, ask, { offset: 0, limit: MOST })
  const out = left.rows.map(({ certificate, name, unit, unitName, ...row }) => [
    ...['', certificate, name, unit, unitName, '', '', whyLeftOut(row, roster.day)],
  ])
  return download(await writeTable({ sheet: roster.title, columns, rows: [...lines, ...out] }), {
    name: `${roster.title}.xlsx`,
    type: XLSX,
  })
}
