/** Who has read and confirmed an announcement, who is late, and the reminders (n3.1.3, n3.1.5). */
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { notify } from '../../platform/notices/notify.ts'
import { writeTable } from '../../platform/tables/write-table.ts'
import { personNames, today } from '../people/facts.ts'
import { receiptsAsk } from './announcement-views.ts'
import type { LateView, PageQuery, ReceiptPage, ReceiptRow, RemindReceipt, Rung } from './contract.ts'
import { tableFilter } from './contract.ts'
import { daysLate, isLate, nextRung, receiptState } from './model.ts'
import { liaisons, unitNames } from './places.ts'
import {
  addReceipts,
  addReminder,
  countReceipts,
  headSeen,
  lateUnits,
  pageOfReceipts,
  versionsOf,
  type AnnouncementAt,
  type ReceiptOfUnit,
  type ReceiptsAsk,
  type VersionRow,
} from './store-announcements.ts'

/** @throws house.not-found */
async function newestSeen(ctx: Context, at: AnnouncementAt): Promise<VersionRow> {
  const head = await headSeen(ctx.db, at, ctx.territory)
  const [newest] = head === undefined ? [] : await versionsOf(ctx.db, at)
  if (newest === undefined) throw problem('house.not-found')
  return newest
}

/** A filter that can't be read filters nothing. */
export function filterOf(text: string): Readonly<Record<string, readonly string[]>> {
  if (text === '') return {}
  try {
    return tableFilter.parse(JSON.parse(text))
  } catch {
    return {}
  }
}

const states = ['untouched', 'read', 'confirmed', 'late'] as const

async function askOf(ctx: Context, at: AnnouncementAt, query: PageQuery): Promise<ReceiptsAsk> {
  const newest = await newestSeen(ctx, at)
  const chosen = filterOf(query.filter)['state']?.[0]
  const units = await unitNames(ctx)
  const find =
    query.find === ''
      ? null
      : [...units].filter(([code, { name }]) => code === query.find || name.includes(query.find)).map(([code]) => code)
  return { ...receiptsAsk(ctx, at, newest), state: states.find((state) => state === chosen) ?? '', find }
}

/** @throws house.not-found */
export async function viewReceipts(ctx: Context, at: AnnouncementAt, query: PageQuery): Promise<ReceiptPage> {
  const ask = await askOf(ctx, at, query)
  const { total, ...counts } = await countReceipts(ctx.db, ask)
  return { total, counts, rows: await rowsOf(ctx, ask, await pageOfReceipts(ctx.db, ask, query)) }
}

async function rowsOf(ctx: Context, ask: ReceiptsAsk, rows: readonly ReceiptOfUnit[]): Promise<ReceiptRow[]> {
  const units = await unitNames(ctx)
  const confirming = await ctx.underVerb('coordination.confirm')
  const mayFor = await confirmable(ctx)
  const people = rows.flatMap(({ readBy, confirmedBy }) => [readBy ?? '', confirmedBy ?? ''])
  const names = await personNames(
    ctx.db,
    [...new Set(people)].filter((one) => one !== ''),
  )
  const nameOf = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? id))
  return rows.map(({ remindedAt, rung, readBy, confirmedBy, ...row }) => ({
    ...{ ...row, unitName: units.get(row.unit)?.name ?? row.unit, state: receiptState(row) },
    parentName: units.get(units.get(row.unit)?.parent ?? '')?.name ?? '',
    ...{ late: isLate(row, ask.due, ask.today), daysLate: daysLate(row.confirmedAt, ask.due) },
    ...{ readBy: nameOf(readBy), confirmedBy: nameOf(confirmedBy) },
    reminded: remindedAt === null || rung === null ? null : { at: remindedAt, rung },
    mayConfirm: row.confirmedAt === null && confirming?.covers(row.unit) === true && mayFor(row.unit),
  }))
}

/** Opened by somebody of the unit: the first time counts. @throws house.not-found */
export async function noteReading(ctx: Context, at: AnnouncementAt, version: number): Promise<void> {
  const newest = await newestSeen(ctx, at)
  if (newest.version !== version) throw problem('coordination.newer-version', { version: newest.version })
  await receive(ctx, { ...at, version, units: [ctx.person().unit], confirms: false })
}

/** For the own unit, and for units below it that have nobody to do so. @throws house.not-found, coordination.newer-version */
export async function confirmUnits(
  ctx: Context,
  at: AnnouncementAt,
  { version, units }: { version: number; units: readonly string[] },
): Promise<{ confirmed: string[]; at: string }> {
  const newest = await newestSeen(ctx, at)
  if (newest.version !== version) throw problem('coordination.newer-version', { version: newest.version })
  if (units.some((unit) => !ctx.covers(unit))) throw problem('house.not-found')
  const mayFor = await confirmable(ctx)
  const other = units.find((unit) => !mayFor(unit))
  if (other !== undefined) {
    const name = (await unitNames(ctx)).get(other)?.name ?? other
    throw problem('coordination.confirms-itself', { unit: name })
  }
  return { confirmed: await receive(ctx, { ...at, version, units, confirms: true }), at: ctx.now().toISOString() }
}

/** The own unit; a unit below where no liaison is to confirm. */
async function confirmable(ctx: Context): Promise<(unit: string) => boolean> {
  const { of } = await liaisons(ctx)
  const own = ctx.person().unit
  return (unit) => unit === own || of(unit).length === 0
}

interface Receiving extends AnnouncementAt {
  version: number
  units: readonly string[]
  confirms: boolean
}

async function receive(ctx: Context, ask: Receiving): Promise<string[]> {
  const { campaign, id, version, confirms } = ask
  const deed = confirms
    ? { verb: 'coordination.confirm', campaign, object: `announcement:${id}` }
    : { verb: 'coordination.receive', campaign, object: `announcement:${id}` }
  return act(ctx, deed, async (tx, audit) => {
    const { id: by, post } = ctx.person()
    const fresh = await addReceipts(tx, { ...ask, by, post, at: ctx.now().toISOString() })
    audit({ version, units: fresh.length, ...(fresh.length === 1 ? { unit: fresh[0] } : {}) })
    return fresh
  })
}

const stateWords = { untouched: '没人看过', read: '已读未确认', confirmed: '已确认' }
const rungWords: Record<Rung, string> = { first: '第一联络员', second: '第二联络员', above: '上级联络员' }
const inShanghai = (at: string | null): string | null =>
  at === null ? null : new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** What is seen, all pages of it. @throws house.not-found */
export async function exportReceipts(ctx: Context, at: AnnouncementAt, query: PageQuery): Promise<Reply> {
  const { rows } = await viewReceipts(ctx, at, { ...query, offset: 0, limit: 10_000 })
  const headers = ['单位代码', '单位名称', '上级', '回执', '逾期', '首次阅读', '阅读人', '确认时间', '确认人', '迟几天']
  const columns = [...headers, '最近催办', '催办对象'].map((header) => ({ header, kind: 'text' as const }))
  const lines = rows.map((row) => [
    ...[row.unit, row.unitName, row.parentName, stateWords[row.state], row.late ? '逾期' : '', inShanghai(row.readAt)],
    ...[row.readBy, inShanghai(row.confirmedAt), row.confirmedBy, row.daysLate === 0 ? '' : String(row.daysLate)],
    ...[inShanghai(row.reminded?.at ?? null), row.reminded === null ? '' : rungWords[row.reminded.rung]],
  ])
  return download(await writeTable({ sheet: '回执', columns, rows: lines }), { name: '通知回执.xlsx', type: XLSX })
}

interface Due {
  unit: string
  rung: Rung | null
  /** Posts to tell: the rung's, and the first liaison. */
  posts: string[]
  to: string | null
}

/** Late units that were not reminded today, each with whom it goes to now. A prefecture reminds its counties, not itself. */
async function dueForReminder(
  ctx: Context,
  at: AnnouncementAt,
): Promise<{ newest: VersionRow; due: Due[]; today: number }> {
  const newest = await newestSeen(ctx, at)
  const { contactsOf, holder } = await liaisons(ctx)
  const own = ctx.territory === null ? '' : ctx.person().unit
  const late = (await lateUnits(ctx.db, receiptsAsk(ctx, at, newest))).filter(({ unit }) => unit !== own)
  const due = late
    .filter((one) => !one.today)
    .map(({ unit, rungs }) => {
      const contacts = contactsOf(unit)
      const rung = nextRung(contacts, rungs) ?? null
      const post = rung === null ? undefined : contacts[rung]
      const posts = [...new Set([post, contacts.first])].filter((one) => one !== undefined)
      return { unit, rung, posts, to: holder(post)?.name ?? null }
    })
  return { newest, due, today: late.length - due.length }
}

/** @throws house.not-found */
export async function viewLate(ctx: Context, at: AnnouncementAt): Promise<LateView> {
  const { due, today: done } = await dueForReminder(ctx, at)
  const units = await unitNames(ctx)
  return {
    ...{ late: due.length + done, today: done },
    units: due.map(({ unit, rung, to }) => ({ unit, unitName: units.get(unit)?.name ?? unit, rung, to })),
  }
}

/** One click for all who are late; a second one on the same day reminds nobody twice. @throws house.not-found */
export async function remindLate(ctx: Context, at: AnnouncementAt): Promise<RemindReceipt> {
  const { newest, due } = await dueForReminder(ctx, at)
  const units = await unitNames(ctx)
  const stamp = { by: ctx.person().id, at: ctx.now().toISOString() }
  const deed = { verb: 'coordination.remind', campaign: at.campaign, object: `announcement:${at.id}` }
  return act(ctx, deed, async (tx, audit) => {
    let reminded = 0
    for (const { unit, rung, posts } of due) {
      if (rung === null) continue
      const made = { ...stamp, unit, rung, day: today(ctx) }
      if (!(await addReminder(tx, { ...at, version: newest.version }, made))) continue
      reminded += 1
      const values = { title: newest.title, due: newest.due ?? '', unit: units.get(unit)?.name ?? unit }
      const notice = { kind: 'coordination.reminded', campaign: at.campaign, object: `announcement:${at.id}`, values }
      for (const post of posts) await notify(tx, ctx, { ...notice, to: { post } })
    }
    audit({ count: reminded, version: newest.version })
    const nobody = due.filter(({ rung }) => rung === null).map(({ unit }) => units.get(unit)?.name ?? unit)
    return { at: stamp.at, reminded, nobody }
  })
}
