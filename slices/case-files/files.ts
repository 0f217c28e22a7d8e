/** One case file: opened from a row of the register or new, read with what is known of it (n1.3, n2.2a). */
import { act } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { personNames } from '../people/facts.ts'
import { caseOfKey, currentVersion } from '../registers/facts.ts'
import { settingFor, type CheckedWith } from './check-setting.ts'
import {
  keptDraft,
  type DraftFile,
  type FileView,
  type OpenFile,
  type RegisterCase,
  type RegisterOrigin,
  type VersionView,
} from './contract.ts'
import { fileRows } from './lists.ts'
import { amendedFields, newDraft } from './model.ts'
import { idWithin, mustBeOwn } from './own-unit.ts'
import {
  addFile,
  asidesOf,
  documentOf,
  judgementsOf,
  versionsOf,
  type FileAt,
  type Head,
  type NewVersion,
  type Opened,
} from './store.ts'
import { fileWithNumber, headWithin, holdUnitFiles, listedHead } from './store-lists.ts'
import { explanationHash, sha256, summarise } from './summary.ts'

/** What the reader's grant reaches; else it does not exist. @throws house.not-found */
export async function seenHead(ctx: Context, at: FileAt): Promise<Head> {
  const head = await headWithin(ctx.db, at, ctx.territory)
  if (head === undefined) throw problem('house.not-found')
  return head
}

export const textOf = (document: DraftFile): string => JSON.stringify(document)

/** @throws house.not-found, case-files.row-unknown, row-differs, already-there */
export async function openFile(ctx: Context, campaign: string, ask: OpenFile): Promise<{ id: string }> {
  mustBeOwn(ctx, ask.unit)
  const at = { campaign, id: idWithin(ask.unit, ask.id) }
  if ((await headWithin(ctx.db, at, new Set([ask.unit]))) !== undefined) return { id: at.id }
  const register = await rowFor(ctx.db, campaign, ask)
  const document = newDraft({ number: ask.number, unit: ask.unit, type: ask.type }, register?.row)
  const opened: Opened = { unit: ask.unit, register }
  const checkedWith = await settingFor(ctx.db, campaign)
  await act(ctx, { verb: 'case-files.open', campaign, object: `case-file:${at.id}` }, async (tx, audit) => {
    await holdUnitFiles(tx, campaign, ask.unit)
    const twin = await fileWithNumber(tx, campaign, ask)
    if (twin !== undefined && twin !== at.id)
      throw problem('case-files.already-there', { number: ask.number, type: ask.type })
    await addNew(ctx, tx, { at, opened, document, origin: 'opened', with: checkedWith })
    audit({ number: ask.number, unit: ask.unit, type: ask.type, fromRow: register !== null })
  })
  return { id: at.id }
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
