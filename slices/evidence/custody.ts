/** The custody log of each piece of evidence: taken, handed over by two signatures, opened, out, back, returned, destroyed. */
import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { notify } from '../../platform/notices/notify.ts'
import { caseFileFor } from '../case-files/facts.ts'
import { personNames } from '../people/facts.ts'
import { knownUnits } from '../registers/facts.ts'
import { mustBeOwn, seenCaseFile } from './case-file.ts'
import type { CaseFileHead } from './contract.ts'
import type { CustodyEvent, ItemList, ItemView, NewEvent, NewItem, OneItem } from './contract-custody.ts'
import { custodyOf } from './model-custody.ts'
import { mustReceive } from './receivers.ts'
import {
  addEvent,
  addItem,
  eventsOf,
  itemOf,
  itemsOf,
  lockItem,
  type AnsweredEvent,
  type EventRow,
  type ItemAt,
  type ItemRow,
} from './store-custody.ts'
import { pagesOf, volumesOf } from './store-volumes.ts'
import type { CaseFileAt } from './volumes.ts'

/** Clocks of telephones differ by a little. */
const AHEAD_MS = 300_000

/** @throws evidence.in-future */
export function happened(ctx: Context, at: string): string {
  if (Date.parse(at) > ctx.now().getTime() + AHEAD_MS) throw problem('evidence.in-future')
  return new Date(at).toISOString()
}

/** @throws house.not-found, evidence.in-future, target-unknown */
export async function recordItem(
  ctx: Context,
  { campaign, caseFile }: CaseFileAt,
  ask: NewItem,
): Promise<{ id: string }> {
  const { head } = await seenCaseFile(ctx, campaign, caseFile)
  mustBeOwn(ctx, head.unit)
  const known = await itemOf(ctx.db, { campaign, item: ask.id })
  if (known !== undefined && known.caseFile !== caseFile) throw problem('house.not-found')
  if (known !== undefined) return { id: known.id }
  await mustBePages(ctx, { campaign, caseFile }, ask.pages)
  const at = happened(ctx, ask.takenAt)
  const signedAt = ctx.now().toISOString()
  await act(ctx, { verb: 'evidence.record-item', campaign, object: `evidence:${ask.id}` }, async (tx, audit) => {
    await addItem(tx, campaign, { ...ask, caseFile, unit: head.unit, recordedAt: signedAt })
    const taken = {
      item: ask.id,
      id: 'taken',
      kind: 'taken' as const,
      at,
      signedAt,
      person: ctx.person().id,
      where: ask.takenWhere,
    }
    await addEvent(tx, campaign, { ...taken, ...nothingMore })
    audit({ kind: ask.kind, title: ask.title, at })
  })
  return { id: ask.id }
}

const nothingMore = { recipient: null, body: null, receipt: null, reason: null, note: null }

async function mustBePages(ctx: Context, { campaign, caseFile }: CaseFileAt, pages: readonly string[]): Promise<void> {
  if (pages.length === 0) return
  const volumes = (await volumesOf(ctx.db, campaign, caseFile)).map(({ id }) => id)
  const known = new Set((await pagesOf(ctx.db, campaign, volumes)).map(({ volume, id }) => `${volume}/${id}`))
  const missing = pages.find((page) => !known.has(page))
  if (missing !== undefined) throw problem('evidence.target-unknown', { target: missing })
}

export async function viewItems(ctx: Context, { campaign, caseFile }: CaseFileAt): Promise<ItemList> {
  const { head } = await seenCaseFile(ctx, campaign, caseFile)
  return { caseFile: head, items: await itemViews(ctx, campaign, await itemsOf(ctx.db, campaign, caseFile)) }
}

/** @throws house.not-found */
export async function viewItem(ctx: Context, at: ItemAt): Promise<OneItem> {
  const row = await itemOf(ctx.db, at)
  const [item] = row === undefined ? [] : await itemViews(ctx, at.campaign, [row])
  if (row === undefined || item === undefined) throw problem('house.not-found')
  if (ctx.covers(row.unit)) return { caseFile: (await seenCaseFile(ctx, at.campaign, row.caseFile)).head, item }
  if (item.holder?.person !== ctx.person().id) throw problem('house.not-found')
  return { caseFile: await bareHead(ctx, at.campaign, row), item }
}

/** Who holds a piece of another unit's case knows its number and no more of the file. */
async function bareHead(ctx: Context, campaign: string, { caseFile, unit }: ItemRow): Promise<CaseFileHead> {
  const { number = '', type = '' } = (await caseFileFor(ctx.db, campaign, caseFile)) ?? {}
  return {
    id: caseFile,
    number,
    unit,
    type,
    unitName: (await knownUnits(ctx.db)).get(unit)?.name ?? unit,
    documents: [],
  }
}

export async function itemViews(
  ctx: Pick<Context, 'db' | 'now'>,
  campaign: string,
  rows: readonly ItemRow[],
): Promise<ItemView[]> {
  const events = await eventsOf(
    ctx.db,
    campaign,
    rows.map(({ id }) => id),
  )
  const people = events.flatMap(({ person, recipient, answer }) => [person, recipient, answer?.person ?? null])
  const names = await personNames(ctx.db, [...new Set(people.filter((id) => id !== null))])
  const byItem = Map.groupBy(events, ({ item }) => item)
  return rows.map(({ caseFile: _caseFile, unit: _unit, ...row }) => {
    const shown = (byItem.get(row.id) ?? []).map((event) => eventView(event, names))
    return { ...row, events: shown, ...custodyOf(shown, ctx.now().toISOString()) }
  })
}

function eventView(
  { id, kind, where, reason, note, body, receipt, ...event }: AnsweredEvent,
  names: ReadonlyMap<string, string>,
): CustodyEvent {
  const { person, recipient, answer } = event
  const sign = (who: string, at: string, signedAt: string) => ({
    person: who,
    name: names.get(who) ?? who,
    at,
    signedAt,
  })
  return {
    ...{ id, kind, where, reason, note, body, receipt, giver: sign(person, event.at, event.signedAt) },
    to: recipient === null ? null : { person: recipient, name: names.get(recipient) ?? recipient },
    receiver: answer?.accepted === true ? sign(answer.person, answer.at, answer.signedAt) : null,
    refused: answer?.accepted === false ? { at: answer.signedAt, reason: answer.reason ?? '' } : null,
  }
}

/**
 * Whoever holds the piece logs what happens to it; anybody of the unit may have opened it. The same id again is the same
 * event. @throws house.not-found, evidence.in-future, not-holder, hand-over-pending, ended, not-outside, receiver-unknown
 */
export async function recordEvent(ctx: Context, at: ItemAt, ask: NewEvent): Promise<void> {
  const row = await seenForLog(ctx, at)
  const { unit } = row
  const when = happened(ctx, ask.at)
  if (ask.kind === 'handed-over') await mustReceive(ctx, { campaign: at.campaign, row }, ask.to)
  await act(
    ctx,
    { verb: 'evidence.record-event', campaign: at.campaign, object: `evidence:${at.item}` },
    async (tx, audit) => {
      await lockItem(tx, at)
      const events = await eventsOf(tx, at.campaign, [at.item])
      audit({ kind: ask.kind, at: when, unit })
      if (events.some(({ id }) => id === ask.id)) return
      mustFollow(ctx, await standing(ctx, tx, at), ask.kind)
      await addEvent(tx, at.campaign, rowOf(ctx, at, { ask, when }))
      if (ask.kind === 'handed-over') await tellReceiver(ctx, tx, { at, ask })
    },
  )
}

/** The unit's own people, who holds it now wherever they are, and who has given it out. @throws house.not-found */
export async function seenForLog(ctx: Context, at: ItemAt): Promise<ItemRow> {
  const row = await itemOf(ctx.db, at)
  if (row === undefined) throw problem('house.not-found')
  const me = ctx.person().id
  const { holder, state } = await standing(ctx, ctx.db, at)
  if (holder?.person === me) return row
  const gaveOut = (await eventsOf(ctx.db, at.campaign, [at.item])).findLast(({ kind }) => kind === 'given-out')
  if (state !== 'outside' || gaveOut?.person !== me) mustBeOwn(ctx, row.unit)
  return row
}

async function standing(ctx: Context, db: Database, at: ItemAt): Promise<Pick<ItemView, 'holder' | 'state'>> {
  const row = await itemOf(db, at)
  const [view] = await itemViews({ db, now: ctx.now }, at.campaign, row === undefined ? [] : [row])
  return { holder: view?.holder ?? null, state: view?.state ?? 'held' }
}

function mustFollow(ctx: Context, { holder, state }: Pick<ItemView, 'holder' | 'state'>, kind: NewEvent['kind']): void {
  if (state === 'returned' || state === 'destroyed') throw problem('evidence.ended')
  if (state === 'pending') throw problem('evidence.hand-over-pending')
  if (kind === 'taken-back' && state !== 'outside') throw problem('evidence.not-outside')
  if (kind === 'taken-back' || kind === 'opened') return
  if (holder?.person !== ctx.person().id) throw problem('evidence.not-holder', { holder: holder?.name ?? '' })
}

function rowOf(
  ctx: Context,
  { item }: ItemAt,
  { ask, when }: { ask: NewEvent; when: string },
): Omit<EventRow, 'place'> {
  const base = {
    item,
    id: ask.id,
    kind: ask.kind,
    at: when,
    signedAt: ctx.now().toISOString(),
    person: ctx.person().id,
    where: ask.where,
  }
  if (ask.kind === 'handed-over') return { ...base, ...nothingMore, recipient: ask.to, note: ask.note }
  if ('reason' in ask) return { ...base, ...nothingMore, reason: ask.reason }
  return { ...base, ...nothingMore, body: ask.body, receipt: ask.receipt, note: ask.note }
}

async function tellReceiver(
  ctx: Context,
  tx: Database,
  { at, ask }: { at: ItemAt; ask: { to: string } },
): Promise<void> {
  const row = await itemOf(tx, at)
  const number = row === undefined ? '' : ((await caseFileFor(tx, at.campaign, row.caseFile))?.number ?? '')
  await notify(tx, ctx, {
    ...{ to: { person: ask.to }, kind: 'evidence.handed-over', campaign: at.campaign, object: `hand-over:${at.item}` },
    values: { number },
  })
}
