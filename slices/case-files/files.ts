/** One case file: opened from a row of the register or new, written in versions, read with what is known of it (n1.3, n2.2a). */
import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { personNames } from '../people/facts.ts'
import { caseOfKey, currentVersion } from '../registers/facts.ts'
import { signedRecordsOf } from '../records/facts.ts'
import { settingFor, type CheckedWith } from './check-setting.ts'
import {
  draftDocument,
  keptDraft,
  type DraftFile,
  type FileView,
  type OpenFile,
  type RegisterCase,
  type RegisterOrigin,
  type Saved,
  type SaveFile,
  type VersionView,
} from './contract.ts'
import { fileRows } from './lists.ts'
import { amendedFields, brokenRecords, newDraft, newRecords, saidBy } from './model.ts'
import { mustBeOwn } from './own-unit.ts'
import {
  addFile,
  asidesOf,
  documentOf,
  headOf,
  judgementsOf,
  keepAside,
  lockedHead,
  saveVersion,
  settleAside,
  versionsOf,
  type FileAt,
  type Head,
  type NewVersion,
  type Opened,
} from './store.ts'
import { fileWithNumber, holdUnitFiles, listedHead } from './store-lists.ts'
import { explanationHash, sha256, summarise } from './summary.ts'

/** What the reader's grant reaches; else it does not exist. @throws house.not-found */
export async function seenHead(ctx: Context, at: FileAt): Promise<Head> {
  const head = await headOf(ctx.db, at)
  if (head === undefined || !ctx.covers(head.unit)) throw problem('house.not-found')
  return head
}

export const textOf = (document: DraftFile): string => JSON.stringify(document)

/** @throws house.not-found, case-files.row-unknown, row-differs, already-there */
export async function openFile(ctx: Context, campaign: string, ask: OpenFile): Promise<{ id: string }> {
  mustBeOwn(ctx, ask.unit)
  const at = { campaign, id: ask.id }
  const known = await headOf(ctx.db, at)
  if (known !== undefined && known.unit !== ask.unit) throw problem('house.not-found')
  if (known !== undefined) return { id: known.id }
  const register = await rowFor(ctx.db, campaign, ask)
  const document = newDraft({ number: ask.number, unit: ask.unit, type: ask.type }, register?.row)
  const opened: Opened = { unit: ask.unit, register }
  const checkedWith = await settingFor(ctx.db, campaign)
  await act(ctx, { verb: 'case-files.open', campaign, object: `case-file:${ask.id}` }, async (tx, audit) => {
    await holdUnitFiles(tx, campaign, ask.unit)
    const twin = await fileWithNumber(tx, campaign, ask)
    if (twin !== undefined && twin !== ask.id)
      throw problem('case-files.already-there', { number: ask.number, type: ask.type })
    await addNew(ctx, tx, { at, opened, document, origin: 'opened', with: checkedWith })
    audit({ number: ask.number, unit: ask.unit, type: ask.type, fromRow: register !== null })
  })
  return { id: ask.id }
}

interface NewFile {
  at: FileAt
  opened: Opened
  document: DraftFile
  origin: 'opened' | 'imported'
  with: CheckedWith
}

/** The first version with what follows from it. */
export async function addNew(
  ctx: Pick<Context, 'now' | 'actor'>,
  tx: Database,
  { at, opened, document, origin, with: checkedWith }: NewFile,
): Promise<boolean> {
  const summary = summarise(document, { with: checkedWith, judgements: [], touched: origin === 'imported' })
  const text = textOf(document)
  const stamp = { by: ctx.actor?.id ?? '', at: ctx.now().toISOString() }
  const version: NewVersion = { version: 1, document: text, hash: sha256(text), origin, reason: null, ...stamp }
  return addFile(tx, at, { opened, version, summary })
}

/** The row of the register that the file is of. @throws case-files.row-unknown, row-differs */
async function rowFor(db: Database, campaign: string, ask: OpenFile): Promise<Opened['register']> {
  if (ask.row === undefined) return null
  const found = await caseOfKey(db, campaign, ask.row)
  if (found === undefined || found.unit !== ask.unit) throw problem('case-files.row-unknown')
  if (found.number !== ask.number) throw problem('case-files.row-differs', { number: found.number })
  const { key, ...row } = found
  return { key, version: await currentVersion(db, campaign), row }
}

/**
 * Becomes the newest version where nobody was quicker; else it is kept aside whole and both texts are shown (capability 26).
 * The same text sent again is the version that it became. @throws house.not-found, case-files.other-unit, record-locked
 */
export async function saveFile(ctx: Context, at: FileAt, ask: SaveFile): Promise<Saved> {
  const seen = await seenHead(ctx, at)
  mustBeOwn(ctx, seen.unit)
  const text = textOf(ask.document)
  const hash = sha256(text)
  if (seen.hash === hash) return { saved: true, version: seen.version, savedAt: seen.savedAt, hash }
  const checkedWith = await settingFor(ctx.db, at.campaign)
  const deed = { verb: 'case-files.save', campaign: at.campaign, object: `case-file:${at.id}` }
  return act(ctx, deed, async (tx, audit) => {
    const head = await lockedHead(tx, at)
    if (head === undefined) throw problem('house.not-found')
    if (ask.document.unit !== head.unit) throw problem('case-files.other-unit', { unit: head.unit })
    const stamp = { by: ctx.person().id, at: ctx.now().toISOString() }
    if (head.version !== ask.base) {
      const aside = sha256(`${ask.base} ${text}`).slice(0, 32)
      await keepAside(tx, at, { id: aside, base: ask.base, document: text, ...stamp })
      audit({ base: ask.base, became: 'aside', hash })
      return { saved: false, aside, version: head.version, ...(await editorOf(tx, head)) }
    }
    await mustStayOnly(tx, at, { head, document: ask.document })
    await mustKeepRecords(tx, at, { head, document: ask.document })
    const judgements = await judgementsOf(tx, at)
    const summary = summarise(ask.document, { with: checkedWith, judgements, touched: true })
    const version: NewVersion = {
      ...{ version: head.version + 1, document: text, hash, ...stamp },
      ...{ origin: ask.settles === undefined ? 'typed' : 'merged', reason: ask.reason || null },
    }
    await saveVersion(tx, at, { version, summary })
    if (ask.settles !== undefined) await settleAside(tx, at, { aside: ask.settles, ...stamp, version: version.version })
    audit({ base: ask.base, became: `v${version.version}`, hash, ...(ask.reason ? { reason: ask.reason } : {}) })
    return { saved: true, version: version.version, savedAt: stamp.at, hash }
  })
}

/** A file that takes another number or type takes none that another file of the unit has. */
async function mustStayOnly(
  tx: Database,
  { campaign, id }: FileAt,
  { head, document }: { head: Head; document: DraftFile },
): Promise<void> {
  const { number, type } = document
  if (number === head.number && type === head.type) return
  await holdUnitFiles(tx, campaign, head.unit)
  const twin = await fileWithNumber(tx, campaign, { unit: head.unit, number, type })
  if (twin !== undefined && twin !== id) throw problem('case-files.already-there', { number, type })
}

async function editorOf(tx: Database, { savedBy, savedAt }: Head): Promise<{ by: string; at: string }> {
  return { by: (await personNames(tx, [savedBy])).get(savedBy) ?? savedBy, at: savedAt }
}

/** What was taken from signed records stays as it is; what is taken in now is what was signed. */
async function mustKeepRecords(
  tx: Database,
  at: FileAt,
  { head, document }: { head: Head; document: DraftFile },
): Promise<void> {
  const text = await documentOf(tx, at, head.version)
  if (text === undefined) return
  const before = keptDraft(text)
  const broken = brokenRecords(before, document)
  const fresh = newRecords(before, document)
  const signed = fresh.length === 0 ? [] : await signedRecordsOf(tx, at.campaign, head.unit)
  for (const one of fresh) {
    const found = signed.find(({ id, hash }) => id === one.record?.id && hash === one.record.hash)
    if (found === undefined || saidBy(draftDocument.parse(found.document)) !== saidBy(one)) broken.push(one.id)
  }
  if (broken.length > 0) throw problem('case-files.record-locked', { documents: broken.join('、') })
}

/** @throws house.not-found */
export async function viewFile(ctx: Context, at: FileAt): Promise<FileView> {
  const head = await seenHead(ctx, at)
  const [listed, text] = [await listedHead(ctx.db, at), await documentOf(ctx.db, at, head.version)]
  if (listed === undefined || text === undefined) throw problem('house.not-found')
  const document = keptDraft(text)
  const [asides, judgements] = [await asidesOf(ctx.db, at), await judgementsOf(ctx.db, at)]
  const names = await personNames(ctx.db, [head.openedBy, ...[...asides, ...judgements].map(({ by }) => by)])
  const nameOf = (id: string): string => names.get(id) ?? id
  const standing = new Map((document.explanations ?? []).map(({ rule, text: words }) => [rule, explanationHash(words)]))
  const own = ctx.person().unit === head.unit
  const [file] = await fileRows(ctx, [listed])
  if (file === undefined) throw problem('house.not-found')
  return {
    ...{ file, document, hash: head.hash, openedBy: nameOf(head.openedBy), openedAt: head.openedAt },
    origin: await originOf(ctx.db, at.campaign, head),
    asides: asides.map(({ document: other, by, ...rest }) => ({ ...rest, document: keptDraft(other), by: nameOf(by) })),
    judgements: judgements
      .filter(({ rule, textHash }) => standing.get(rule) === textHash)
      .map(({ rule, accepted, reason, by, at: when }) => ({ rule, accepted, reason, by: nameOf(by), at: when })),
    may: {
      write: own && (await ctx.reaches('case-files.write', head.unit)),
      judge: await ctx.reaches('case-files.judge', head.unit),
      putForward: await ctx.reaches('case-files.put-forward', head.unit),
      guide: await ctx.reaches('case-files.guide', head.unit),
      answer: await ctx.reaches('case-files.answer', head.unit),
    },
  }
}

async function originOf(db: Database, campaign: string, head: Head): Promise<RegisterOrigin | null> {
  const { registerKey, registerRow, registerVersion } = head
  if (registerKey === null || registerRow === null) return null
  const found = await caseOfKey(db, campaign, registerKey)
  const now: RegisterCase | null = found === undefined ? null : withoutKey(found)
  return {
    ...{ key: registerKey, version: registerVersion ?? 0 },
    ...{ then: registerRow, now, amended: amendedFields(registerRow, now) },
  }
}

const withoutKey = ({ key: _key, ...row }: RegisterCase & { key: string }): RegisterCase => row

export async function viewVersions(ctx: Context, at: FileAt): Promise<{ versions: VersionView[] }> {
  await seenHead(ctx, at)
  const rows = await versionsOf(ctx.db, at)
  const names = await personNames(ctx.db, [...new Set(rows.map(({ savedBy }) => savedBy))])
  const versions = rows.map(({ savedBy, savedAt, ...rest }) => ({
    ...rest,
    by: names.get(savedBy) ?? savedBy,
    at: savedAt,
  }))
  return { versions }
}

export async function viewVersion(ctx: Context, at: FileAt, version: number): Promise<{ document: DraftFile }> {
  await seenHead(ctx, at)
  const text = await documentOf(ctx.db, at, version)
  if (text === undefined) throw problem('house.not-found')
  return { document: keptDraft(text) }
}

/** The newest version as the contract has it: `check-file` reads it. */
export async function downloadFile(ctx: Context, at: FileAt): Promise<Reply> {
  const head = await seenHead(ctx, at)
  const text = await documentOf(ctx.db, at, head.version)
  if (text === undefined) throw problem('house.not-found')
  const bytes = new TextEncoder().encode(`${JSON.stringify(JSON.parse(text), null, 2)}\n`)
  return download(bytes, { name: `${head.number || head.id}.json`, type: 'application/json' })
}
