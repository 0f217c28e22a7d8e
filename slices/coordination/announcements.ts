/** Announcements: written, published as a version that stays, corrected by another version (n3.1.5). */
import { createHash } from 'node:crypto'
import { act, canonicalJson } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { notify } from '../../platform/notices/notify.ts'
import { postsHeld, today } from '../people/facts.ts'
import { announcementText, type AnnouncementText, type PublishReceipt, type Saved } from './contract.ts'
import { saveText, type SaveAsk } from './drafts.ts'
import { addressed, lacking } from './model.ts'
import { liaisons, mustBeClauses, unitsBelow } from './places.ts'
import { addVersion, headSeen, versionsOf, type AnnouncementAt, type VersionRow } from './store-announcements.ts'
import { draftOf, dropDraft, filesOf, lockObject, type DraftRow, type ObjectAt } from './store.ts'

export const objectOf = ({ campaign, id }: AnnouncementAt): ObjectAt => ({ campaign, object: `announcement:${id}` })

/** Who wrote for a unit is whoever acts for it; another unit's text does not exist for the asker. @throws house.not-found */
export async function mustBeWriter(ctx: Context, at: AnnouncementAt): Promise<void> {
  const [draft, head] = [await draftOf(ctx.db, objectOf(at)), await headSeen(ctx.db, at, null)]
  const unit = head?.unit ?? draft?.unit
  if (unit !== undefined && unit !== ctx.person().unit) throw problem('house.not-found')
}

/** @throws house.not-found */
export async function saveAnnouncement(ctx: Context, at: AnnouncementAt, ask: Omit<SaveAsk, 'unit'>): Promise<Saved> {
  await mustBeWriter(ctx, at)
  return act(ctx, { verb: 'coordination.save-announcement', campaign: at.campaign }, (tx, audit) =>
    saveText(ctx, { tx, audit }, { at: objectOf(at), ask: { ...ask, unit: ctx.person().unit } }),
  )
}

const missingWords = {
  title: { 'zh-CN': '标题', en: 'title' },
  body: { 'zh-CN': '正文', en: 'text' },
  changed: { 'zh-CN': '更正了什么（至少 4 个字）', en: 'what the correction changes (at least 4 characters)' },
} as const

/** What is published of a draft. @throws coordination.incomplete, due-past, clause-unknown, unit-elsewhere, nobody-addressed */
async function readyToPublish(
  ctx: Context,
  campaign: string,
  { text, version }: { text: AnnouncementText; version: number },
): Promise<string[]> {
  const missing = lacking(text, version).map((one) => missingWords[one][ctx.language])
  if (missing.length > 0)
    throw problem('coordination.incomplete', { missing: missing.join(ctx.language === 'en' ? ', ' : '、') })
  const day = today(ctx)
  if (text.due !== null && text.due < day) throw problem('coordination.due-past', { due: text.due, today: day })
  await mustBeClauses(ctx, campaign, text.clauses)
  const reach = await unitsBelow(ctx, campaign)
  const chosen = text.audience.kind === 'units' ? text.audience.units : []
  const elsewhere = chosen.find((unit) => !reach.some(({ code }) => code === unit))
  if (elsewhere !== undefined) throw problem('coordination.unit-elsewhere', { unit: elsewhere })
  const units = addressed(text.audience, reach)
  if (units.length === 0 && !text.audience.experts) throw problem('coordination.nobody-addressed')
  return units
}

const isOffice = (ctx: Context): boolean => ctx.territory === null

/** The version that a draft becomes. */
async function versionOf(
  ctx: Context,
  at: AnnouncementAt,
  { text, rev, version }: { text: AnnouncementText; rev: number; version: number },
): Promise<VersionRow> {
  const brought = new Map((await filesOf(ctx.db, objectOf(at))).map((file) => [file.sha256, file]))
  const files = text.files.map((sha256) => brought.get(sha256) ?? missingFile())
  const said = {
    ...{ version, title: text.title.trim(), body: text.body.trim(), clauses: text.clauses, files },
    ...{ due: text.due, changed: version === 1 ? null : text.changed.trim() },
    group: isOffice(ctx) ? text.group : null,
    audience: { ...text.audience, experts: text.audience.experts && isOffice(ctx) },
  }
  const hash = createHash('sha256').update(canonicalJson(said)).digest('hex')
  return { ...said, rev, hash, publishedBy: ctx.person().id, publishedAt: ctx.now().toISOString() }
}

function missingFile(): never {
  throw problem('coordination.file-unknown')
}

/** Final: the text is a version that stays, its units are told. A second click finds the same receipt. */
export async function publishAnnouncement(ctx: Context, at: AnnouncementAt, rev: number): Promise<PublishReceipt> {
  await mustBeWriter(ctx, at)
  const deed = { verb: 'coordination.publish', campaign: at.campaign, object: `announcement:${at.id}` }
  return act(ctx, deed, async (tx, audit) => {
    await lockObject(tx, objectOf(at))
    const [newest] = await versionsOf(tx, at)
    const draft = await draftOf(tx, objectOf(at))
    if (draft === undefined && newest?.rev === rev) {
      audit({ version: newest.version, again: true })
      return receiptOf(newest, 0)
    }
    const { text, version } = mustBeNow(draft, { rev, newest })
    const units = await readyToPublish({ ...ctx, db: tx }, at.campaign, { text, version })
    const made = await versionOf({ ...ctx, db: tx }, at, { text, rev, version })
    await addVersion(tx, { ...at, unit: ctx.person().unit }, { made, units })
    await dropDraft(tx, objectOf(at))
    await tell(ctx, tx, { at, made, units })
    audit({ version: made.version, hash: made.hash, units: units.length, until: made.due })
    return receiptOf(made, units.length)
  })
}

function mustBeNow(
  draft: DraftRow | undefined,
  { rev, newest }: { rev: number; newest: VersionRow | undefined },
): { text: AnnouncementText; version: number } {
  if (draft === undefined || draft.rev !== rev) throw problem('coordination.draft-moved')
  return { text: announcementText.parse(draft.content), version: (newest?.version ?? 0) + 1 }
}

const receiptOf = ({ version, hash, publishedAt }: VersionRow, units: number): PublishReceipt => ({
  ...{ version, hash, units, at: publishedAt },
})

interface Told {
  at: AnnouncementAt
  made: VersionRow
  units: readonly string[]
}

/** So many officers of a unit without a liaison are told; the others find it on their desks. */
const MOST_OFFICERS = 20

/** The first liaison of each unit; where there is none, officers of the unit; experts where it is for them. */
async function tell(ctx: Context, tx: Database, { at, made, units }: Told): Promise<void> {
  const { contactsOf } = await liaisons({ db: tx, now: ctx.now })
  const held = await postsHeld(tx, { day: today(ctx), role: 'county-officer', units })
  const officers = Map.groupBy(held, ({ unit }) => unit)
  const notice = {
    ...{ kind: 'coordination.published', campaign: at.campaign, object: `announcement:${at.id}` },
    values: { title: made.title, version: made.version, due: made.due ?? '' },
  }
  for (const unit of units) {
    const { first } = contactsOf(unit)
    const others = (officers.get(unit) ?? []).slice(0, MOST_OFFICERS).map(({ post }) => post)
    for (const post of first === undefined ? others : [first]) await notify(tx, ctx, { ...notice, to: { post } })
  }
  if (made.audience.experts)
    await notify(tx, ctx, {
      ...{ ...notice, kind: 'coordination.published-to-experts', object: `addressed:${at.id}` },
      to: { audience: 'coordination.read-addressed', unit: null },
    })
}
