/** Progress meetings: minutes saved as they are written, frozen when signed off; each action becomes a problem with its owner. */
import { createHash, randomUUID } from 'node:crypto'
import { act, canonicalJson } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { personNames, today } from '../people/facts.ts'
import type { Saved } from './contract.ts'
import {
  meetingText,
  signedText,
  type MeetingRow,
  type MeetingText,
  type MeetingView,
  type OpenAction,
  type SignedText,
} from './contract-problems.ts'
import { asideViews, saveText, type SaveAsk } from './drafts.ts'
import { unitNames, unitsBelow } from './places.ts'
import { owners, tellOwner } from './problem-register.ts'
import {
  addMeeting,
  addProblem,
  meetingSigned,
  meetingsOf,
  nextNumber,
  openOfMeetings,
  type MeetingSigned,
  type ProblemAt,
} from './store-problems.ts'
import { draftOf, dropDraft, lockObject, type ObjectAt } from './store.ts'

const objectOf = ({ campaign, id }: ProblemAt): ObjectAt => ({ campaign, object: `meeting:${id}` })

export async function viewMeetings(
  ctx: Context,
  campaign: string,
): Promise<{ meetings: MeetingRow[]; may: { write: boolean } }> {
  const write = ctx.permissions().includes('coordination.record-meeting')
  return { meetings: await meetingsOf(ctx.db, campaign, { drafts: ctx.territory === null }), may: { write } }
}

/** What of earlier meetings is open: titles and posts only. */
async function openActions(ctx: Context, campaign: string): Promise<OpenAction[]> {
  const posts = await owners(ctx)
  return (await openOfMeetings(ctx.db, campaign)).map(({ id, title, owner, due }) => ({
    ...{ id, title, due, owner: posts.get(owner)?.title ?? owner, overdue: due < today(ctx) },
  }))
}

/** Minutes that are not signed off are the office's and of those above. @throws house.not-found */
export async function viewMeeting(ctx: Context, at: ProblemAt): Promise<MeetingView> {
  const [signed, draft] = [await meetingSigned(ctx.db, at), await draftOf(ctx.db, objectOf(at))]
  const write = ctx.permissions().includes('coordination.record-meeting')
  if (signed === undefined && (ctx.territory !== null || (draft === undefined && !write)))
    throw problem('house.not-found')
  const isOpen = signed === undefined
  const below = isOpen && write ? await unitsBelow(ctx, at.campaign) : []
  return {
    ...{ id: at.id, rev: draft?.rev ?? 0, savedAt: draft?.savedAt ?? null },
    draft: isOpen ? meetingText.parse(draft?.content ?? {}) : null,
    signed: signed === undefined ? null : await signedView(ctx, signed),
    asides: isOpen ? await asideViews(ctx, objectOf(at), (content) => meetingText.parse(content)) : [],
    open: isOpen ? await openActions(ctx, at.campaign) : [],
    owners: isOpen && write ? [...(await owners(ctx)).values()] : [],
    units: below.map(({ code, name }) => ({ code, name })),
    may: { write: write && isOpen, sign: isOpen && ctx.permissions().includes('coordination.sign-meeting') },
  }
}

async function signedView(
  ctx: Context,
  { number, content, hash, by, at }: MeetingSigned,
): Promise<NonNullable<MeetingView['signed']>> {
  const names = await personNames(ctx.db, [by])
  return { ...signedText.parse(content), number, hash, signedBy: names.get(by) ?? by, signedAt: at }
}

/** @throws coordination.meeting-signed */
export async function saveMeeting(ctx: Context, at: ProblemAt, ask: Omit<SaveAsk, 'unit'>): Promise<Saved> {
  return act(ctx, { verb: 'coordination.save-meeting', campaign: at.campaign }, async (tx, audit) => {
    await lockObject(tx, objectOf(at))
    if ((await meetingSigned(tx, at)) !== undefined) throw problem('coordination.meeting-signed')
    return saveText(ctx, { tx, audit }, { at: objectOf(at), ask: { ...ask, unit: ctx.person().unit } })
  })
}

const missingWords = {
  title: { 'zh-CN': '名称', en: 'title' },
  day: { 'zh-CN': '日期', en: 'day' },
  place: { 'zh-CN': '地点', en: 'place' },
  minutes: { 'zh-CN': '会议内容', en: 'minutes' },
  owner: { 'zh-CN': '每项待办的责任岗位和期限', en: 'the owner and day of each action' },
  reason: { 'zh-CN': '每个缺席单位的原因', en: 'the reason of each unit that is absent' },
} as const

const lacks = (text: MeetingText): (keyof typeof missingWords)[] => [
  ...(text.title.trim() === '' ? (['title'] as const) : []),
  ...(text.day === null ? (['day'] as const) : []),
  ...(text.place.trim() === '' ? (['place'] as const) : []),
  ...(text.minutes.trim() === '' ? (['minutes'] as const) : []),
  ...(text.actions.some(({ what, owner, due }) => what.trim() === '' || owner === '' || due === null)
    ? (['owner'] as const)
    : []),
  ...(text.attendance.some(({ present, reason }) => !present && reason.trim() === '') ? (['reason'] as const) : []),
]

/** @throws coordination.incomplete, coordination.owner-unknown */
async function frozen(ctx: Context, at: Pick<ProblemAt, 'campaign'>, text: MeetingText): Promise<SignedText> {
  const missing = lacks(text).map((one) => missingWords[one][ctx.language])
  if (missing.length > 0) throw problem('coordination.incomplete', { missing: missing.join('、') })
  const [units, posts] = [await unitNames(ctx), await owners(ctx)]
  if (text.actions.some(({ owner }) => !posts.has(owner))) throw problem('coordination.owner-unknown')
  return {
    ...text,
    attendance: text.attendance.map((one) => ({ ...one, name: units.get(one.unit)?.name ?? one.unit })),
    actions: text.actions.map(({ what, owner, due, clause }) => ({
      ...{ what, due, clause, ownerTitle: posts.get(owner)?.title ?? owner, problem: randomUUID() },
    })),
    open: await openActions(ctx, at.campaign),
  }
}

/** Final: the minutes stay as they are; each action stands in the register with its owner and day. A second click changes nothing. */
export async function signMeeting(
  ctx: Context,
  at: ProblemAt,
  { rev, reason }: { rev: number; reason: string },
): Promise<{ number: number; hash: string; actions: number }> {
  const deed = { verb: 'coordination.sign-meeting', campaign: at.campaign, object: `meeting:${at.id}` }
  return act(ctx, deed, async (tx, audit) => {
    await lockObject(tx, objectOf(at))
    const before = await meetingSigned(tx, at)
    if (before !== undefined && before.rev === rev) {
      audit({ again: true, count: 0 })
      return { number: before.number, hash: before.hash, actions: 0 }
    }
    const draft = await draftOf(tx, objectOf(at))
    if (draft === undefined || draft.rev !== rev) throw problem('coordination.draft-moved')
    const text = meetingText.parse(draft.content)
    const content = await frozen({ ...ctx, db: tx }, at, text)
    const hash = createHash('sha256').update(canonicalJson(content)).digest('hex')
    const number = await nextNumber(tx, at.campaign)
    const stamp = { by: ctx.person().id, at: ctx.now().toISOString() }
    const made = { id: at.id, number, rev, content, hash, ...stamp, day: text.day ?? today(ctx), title: text.title }
    await addMeeting(tx, at.campaign, made)
    await raiseActions(ctx, tx, { at, text, content })
    await dropDraft(tx, objectOf(at))
    audit({ number, hash, count: content.actions.length, reason })
    return { number, hash, actions: content.actions.length }
  })
}

async function raiseActions(
  ctx: Context,
  tx: Database,
  { at, text, content }: { at: ProblemAt; text: MeetingText; content: SignedText },
): Promise<void> {
  const stamp = { by: ctx.person().id, at: ctx.now().toISOString() }
  for (const [place, { what, owner, due, clause }] of text.actions.entries()) {
    const id = content.actions[place]?.problem ?? ''
    const made = { id, title: what, clause, owner, due: due ?? '', origin: 'meeting' as const, meeting: at.id }
    await addProblem(tx, at.campaign, { ...made, unit: ctx.person().unit, body: what, ...stamp })
    await tellOwner(ctx, tx, { campaign: at.campaign, id, title: what, owner, due: due ?? '' })
  }
}
