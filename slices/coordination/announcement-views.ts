/** Announcements as the pages show them, each reader as far as the own units reach. */
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { personNames, today } from '../people/facts.ts'
import { mustBeWriter, objectOf } from './announcements.ts'
import {
  announcementText,
  type AddressedView,
  type AnnouncementPage,
  type AnnouncementRow,
  type AnnouncementText,
  type AnnouncementVersion,
  type AnnouncementView,
  type AttachedFile,
  type DraftView,
  type PageQuery,
} from './contract.ts'
import { asideViews } from './drafts.ts'
import { receiptState } from './model.ts'
import { unitNames, unitsBelow } from './places.ts'
import { addressedToExperts } from './store-announcement-desk.ts'
import {
  countAnnouncements,
  countReceipts,
  draftsUnpublished,
  headSeen,
  pageOfAnnouncements,
  pageOfReceipts,
  recipientsOf,
  versionsOf,
  type AnnouncementAt,
  type FreshDraft,
  type ReceiptsAsk,
  type VersionRow,
} from './store-announcements.ts'
import { addFile, draftOf, filesOf } from './store.ts'

const none = { units: 0, confirmed: 0, read: 0, untouched: 0, late: 0 }

/** Drafts that nobody saw yet stand first, on the first page. */
export async function viewAnnouncements(ctx: Context, campaign: string, query: PageQuery): Promise<AnnouncementPage> {
  const units = await unitNames(ctx)
  const nameOf = (code: string): string => units.get(code)?.name ?? code
  const unit = ctx.person().unit
  const mayWrite = await mayAnnounce(ctx, campaign)
  const ask = { campaign, territory: ctx.territory, unit, today: today(ctx), find: query.find }
  const rows = await pageOfAnnouncements(ctx.db, ask, query)
  const fresh =
    mayWrite && query.offset === 0 && query.find === '' ? await draftsUnpublished(ctx.db, campaign, unit) : []
  const shown = rows.map(({ ownReadAt, ownConfirmedAt, isOwn, ...row }) => ({
    ...{ ...row, unitName: nameOf(row.unit), hasDraft: row.hasDraft && row.unit === unit && mayWrite },
    own: isOwn ? receiptState({ readAt: ownReadAt, confirmedAt: ownConfirmedAt }) : null,
  }))
  const drafts = fresh.map((one) => draftRow(one, nameOf(one.unit)))
  return {
    ...{ total: (await countAnnouncements(ctx.db, ask)) + drafts.length, rows: [...drafts, ...shown] },
    may: { write: mayWrite },
  }
}

const draftRow = ({ id, title, unit }: FreshDraft, unitName: string): AnnouncementRow => ({
  ...{ id, version: 0, title, unit, unitName, group: null, due: null, publishedAt: null },
  ...{ hasDraft: true, own: null, ...none },
})

/** Who has units below to write to. */
export async function mayAnnounce(ctx: Context, campaign: string): Promise<boolean> {
  const writer = await ctx.underVerb('coordination.announce')
  return writer !== undefined && (await unitsBelow(writer, campaign)).length > 0
}

export async function versionViews(
  ctx: Context,
  campaign: string,
  rows: readonly VersionRow[],
): Promise<AnnouncementVersion[]> {
  const names = await personNames(ctx.db, [...new Set(rows.map(({ publishedBy }) => publishedBy))])
  const { groups } = (await campaignOf(ctx.db, campaign)).definition
  return rows.map(({ rev: _rev, publishedBy, ...row }) => ({
    ...row,
    groupTitle: groups.find(({ id }) => id === row.group)?.title ?? null,
    publishedBy: names.get(publishedBy) ?? publishedBy,
  }))
}

/** The newest first. A unit that only a correction is addressed to sees nothing of the versions before. */
async function versionsSeen(ctx: Context, at: AnnouncementAt, writer: string): Promise<VersionRow[]> {
  const all = await versionsOf(ctx.db, at)
  const { territory } = ctx
  if (territory === null || writer === ctx.person().unit) return all
  const seen: VersionRow[] = []
  for (const row of all) {
    const units = await recipientsOf(ctx.db, { ...at, version: row.version })
    if ([...units].some((unit) => territory.has(unit))) seen.push(row)
  }
  return seen
}

/** @throws house.not-found */
export async function viewAnnouncement(ctx: Context, at: AnnouncementAt): Promise<AnnouncementView> {
  const head = await headSeen(ctx.db, at, ctx.territory)
  if (head === undefined) throw problem('house.not-found')
  const [newest, ...earlier] = await versionViews(ctx, at.campaign, await versionsSeen(ctx, at, head.unit))
  if (newest === undefined) throw problem('house.not-found')
  const { unit, role } = ctx.person()
  const ask = receiptsAsk(ctx, at, { version: newest.version, due: newest.due })
  const { total: _total, ...counts } = await countReceipts(ctx.db, ask)
  const isWriter = head.unit === unit && (await mayAnnounce(ctx, at.campaign))
  const receives = await ctx.reaches('coordination.receive', unit)
  return {
    ...{ id: at.id, unit: head.unit, unitName: (await unitNames(ctx)).get(head.unit)?.name ?? head.unit },
    ...{ newest, earlier, counts, own: await ownReceipt(ctx, ask), today: today(ctx) },
    hasDraft: isWriter && (await draftOf(ctx.db, objectOf(at))) !== undefined,
    may: {
      write: isWriter,
      confirm: await ctx.reaches('coordination.confirm', unit),
      remind: await ctx.reaches('coordination.remind', null),
      receive: receives,
      overview: role !== 'county-officer',
    },
  }
}

export const receiptsAsk = (
  ctx: Context,
  at: AnnouncementAt,
  { version, due }: { version: number; due: string | null },
): ReceiptsAsk => ({ ...at, version, due, territory: ctx.territory, today: today(ctx), state: '', find: null })

async function ownReceipt(ctx: Context, ask: ReceiptsAsk): Promise<AnnouncementView['own']> {
  const { unit } = ctx.person()
  if (!(await recipientsOf(ctx.db, ask)).has(unit)) return null
  const [row] = await pageOfReceipts(ctx.db, { ...ask, find: [unit] }, { offset: 0, limit: 1 })
  const receipt = row ?? { readAt: null, confirmedAt: null }
  return { unit, state: receiptState(receipt), confirmedAt: receipt.confirmedAt }
}

/** @throws house.not-found */
export async function viewDraft(ctx: Context, at: AnnouncementAt): Promise<DraftView> {
  await mustBeWriter(ctx, at)
  const [draft, [newest]] = [await draftOf(ctx.db, objectOf(at)), await versionsOf(ctx.db, at)]
  const names = await personNames(ctx.db, draft === undefined ? [] : [draft.savedBy])
  const { definition } = await campaignOf(ctx.db, at.campaign)
  const units = await unitsBelow(ctx, at.campaign)
  const levels = definition.levels
    .map(({ register, title }) => ({
      id: register,
      title,
      units: units.filter(({ level }) => level === register).length,
    }))
    .filter((level) => level.units > 0)
  return {
    ...{ id: at.id, rev: draft?.rev ?? 0, savedAt: draft?.savedAt ?? null },
    savedBy: draft === undefined ? null : (names.get(draft.savedBy) ?? draft.savedBy),
    content: draft === undefined ? correctionOf(newest) : announcementText.parse(draft.content),
    published: newest === undefined ? null : { version: newest.version, title: newest.title },
    files: await filesOf(ctx.db, objectOf(at)),
    asides: await asideViews(ctx, objectOf(at), (content) => announcementText.parse(content)),
    choices: {
      ...{ units: units.map(({ code, name, level }) => ({ code, name, level })), levels },
      groups: ctx.territory === null ? definition.groups.map(({ id, title }) => ({ id, title })) : [],
      experts: ctx.territory === null,
    },
  }
}

/** A correction begins with what stands. */
function correctionOf(newest: VersionRow | undefined): AnnouncementText {
  if (newest === undefined) return announcementText.parse({})
  const { title, body, group, clauses, audience, due, files } = newest
  return { title, body, group, clauses, audience, due, files: files.map(({ sha256 }) => sha256), changed: '' }
}

/** @throws house.not-found, coordination.no-file */
export async function attachFile(ctx: Context, at: AnnouncementAt): Promise<AttachedFile> {
  await mustBeWriter(ctx, at)
  const [file] = (await ctx.upload()).files
  if (file === undefined || file.size === 0) throw problem('coordination.no-file')
  const { sha256, name, size } = file
  const object = `announcement:${at.id}`
  await act(ctx, { verb: 'coordination.attach', campaign: at.campaign, object }, async (tx, audit) => {
    const stamp = { by: ctx.person().id, at: ctx.now().toISOString() }
    await addFile(tx, objectOf(at), { sha256, name, size, ...stamp })
    audit({ hash: sha256, size })
  })
  return { sha256, name, size }
}

/** Of a version the reader sees, or of the own draft. @throws house.not-found */
export async function openAttachment(ctx: Context, at: AnnouncementAt, sha256: string): Promise<Reply> {
  const head = await headSeen(ctx.db, at, ctx.territory)
  const seen = head === undefined ? [] : await versionsSeen(ctx, at, head.unit)
  const published = seen.flatMap(({ files }) => files)
  const isDrafting = (await draftOf(ctx.db, objectOf(at)))?.unit === ctx.person().unit
  const drafted = isDrafting && (await mayAnnounce(ctx, at.campaign)) ? await filesOf(ctx.db, objectOf(at)) : []
  const file = [...published, ...drafted].find((one) => one.sha256 === sha256)
  if (file === undefined) throw problem('house.not-found')
  return download(await ctx.files.open(sha256), { name: file.name, type: 'application/octet-stream' })
}

/** What experts are told, and nothing else of it. */
export async function viewAddressed(ctx: Context, campaign: string): Promise<{ announcements: AddressedView[] }> {
  const rows = await addressedToExperts(ctx.db, campaign)
  const views = await versionViews(ctx, campaign, rows)
  return {
    announcements: views.map(({ audience: _audience, publishedBy: _by, ...view }, at) => ({
      ...{ ...view, id: rows[at]?.id ?? '' },
    })),
  }
}

/** @throws house.not-found */
export async function openAddressedFile(ctx: Context, at: AnnouncementAt, sha256: string): Promise<Reply> {
  const [row] = await addressedToExperts(ctx.db, at.campaign, at.id)
  const file = row?.files.find((one) => one.sha256 === sha256)
  if (file === undefined) throw problem('house.not-found')
  return download(await ctx.files.open(sha256), { name: file.name, type: 'application/octet-stream' })
}
