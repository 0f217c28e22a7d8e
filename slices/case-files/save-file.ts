/** A case file is written: each save a version, two at once both kept, signed records as they were signed (n1.3, n2.2a, n2.2b). */
import { act, type AuditValues } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { personNames } from '../people/facts.ts'
import { signedRecordsOf } from '../records/facts.ts'
import {
  brokenRecords,
  detachedRecords,
  newRecords,
  saidBy,
  SHORTEST_REASON,
  unexplainedRecords,
} from './contract-attached.ts'
import { settingFor } from './check-setting.ts'
import { draftDocument, keptDraft, type DraftDocument, type DraftFile, type Saved, type SaveFile } from './contract.ts'
import { seenHead, textOf } from './files.ts'
import { mustBeOwn } from './own-unit.ts'
import {
  documentOf,
  judgementsOf,
  keepAside,
  lockedHead,
  saveVersion,
  settleAside,
  type FileAt,
  type Head,
  type NewVersion,
} from './store.ts'
import { fileWithNumber, holdUnitFiles } from './store-lists.ts'
import { sha256, summarise } from './summary.ts'

/**
 * Becomes the newest version where nobody was quicker; else it is kept aside whole and both texts are shown (capability 26).
 * The same text sent again is the version that it became.
 * @throws house.not-found, case-files.other-unit, already-there, record-locked, other-party, detach-why
 */
export async function saveFile(ctx: Context, at: FileAt, ask: SaveFile): Promise<Saved> {
  const seen = await seenHead(ctx, at)
  mustBeOwn(ctx, seen.unit)
  const text = textOf(ask.document)
  const hash = sha256(text)
  if (seen.hash === hash) return { saved: true, version: seen.version, savedAt: seen.savedAt, hash }
  const checkedWith = await settingFor(ctx.db, at.campaign)
  const told = await recordsTold(ctx.db, at, ask)
  const deed = { verb: told.verb, campaign: at.campaign, object: `case-file:${at.id}` }
  return act(ctx, deed, async (tx, audit) => {
    const head = await lockedHead(tx, at)
    if (head === undefined) throw problem('house.not-found')
    if (ask.document.unit !== head.unit) throw problem('case-files.other-unit', { unit: head.unit })
    const stamp = { by: ctx.person().id, at: ctx.now().toISOString() }
    if (head.version !== ask.base) {
      const aside = sha256(`${ask.base} ${text}`).slice(0, 32)
      await keepAside(tx, at, { id: aside, base: ask.base, document: text, ...stamp })
      audit({ base: ask.base, became: 'aside', hash, ...told.values })
      return { saved: false, aside, version: head.version, ...(await editorOf(tx, head)) }
    }
    await mustStayOnly(tx, at, { head, document: ask.document })
    await mustKeepRecords(tx, at, { head, ask })
    const judgements = await judgementsOf(tx, at)
    const summary = summarise(ask.document, { with: checkedWith, judgements, touched: true })
    const version: NewVersion = {
      ...{ version: head.version + 1, document: text, hash, ...stamp },
      ...{ origin: ask.settles === undefined ? 'typed' : 'merged', reason: told.reason || null },
    }
    await saveVersion(tx, at, { version, summary })
    if (ask.settles !== undefined) await settleAside(tx, at, { aside: ask.settles, ...stamp, version: version.version })
    audit({ base: ask.base, became: `v${version.version}`, hash, ...told.values })
    return { saved: true, version: version.version, savedAt: stamp.at, hash }
  })
}

interface Told {
  verb: string
  reason: string
  values: AuditValues
}

/** What the log says of records that came or went, and why; the version that it was written on never changes. */
async function recordsTold(db: Database, at: FileAt, { base, document, reason = '' }: SaveFile): Promise<Told> {
  const text = await documentOf(db, at, base)
  const before = text === undefined ? document : keptDraft(text)
  const [came, gone] = [newRecords(before, document), detachedRecords(before, document)]
  const reasons = [...new Set([reason, ...came.map(({ record }) => record?.reason ?? '')])].filter((one) => one !== '')
  const why = reasons.join('；').slice(0, 500)
  const values = {
    ...(came.length === 0 ? {} : { taken: came.length }),
    ...(gone.length === 0 ? {} : { removed: gone.length }),
    ...(why === '' ? {} : { reason: why }),
  }
  const verb = came.length > 0 ? 'case-files.attach' : gone.length > 0 ? 'case-files.detach' : 'case-files.save'
  return { verb, reason: why, values }
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

/** What was taken from signed records stays as it is; what is taken in now is what was signed, of this party or with a reason. */
async function mustKeepRecords(tx: Database, at: FileAt, { head, ask }: { head: Head; ask: SaveFile }): Promise<void> {
  const text = await documentOf(tx, at, head.version)
  if (text === undefined) return
  const before = keptDraft(text)
  const broken = brokenRecords(before, ask.document)
  const fresh = newRecords(before, ask.document)
  const signed = fresh.length === 0 ? [] : await signedRecordsOf(tx, at.campaign, head.unit)
  for (const one of fresh) {
    const found = signed.find(({ id, hash }) => id === one.record?.id && hash === one.record.hash)
    if (found === undefined || saidBy(draftDocument.parse(found.document)) !== saidBy(one)) broken.push(one)
  }
  if (broken.length > 0) throw problem('case-files.record-locked', { documents: titlesOf(broken) })
  mustGiveReasons(before, ask)
}

/** A record of another party needs its reason, and so does one that is taken out; joining two texts is reason enough for that. */
function mustGiveReasons(before: DraftFile, { document, reason = '', settles }: SaveFile): void {
  const [other] = unexplainedRecords(before, document)
  if (other !== undefined)
    throw problem('case-files.other-party', { record: other.party ?? '', party: document.party.name ?? '' })
  const gone = detachedRecords(before, document)
  if (gone.length > 0 && settles === undefined && reason.trim().length < SHORTEST_REASON)
    throw problem('case-files.detach-why', { documents: titlesOf(gone) })
}

/** 《现场检查笔录》2017-05-28、… */
const titlesOf = (documents: readonly DraftDocument[]): string =>
  documents.map(({ kind, date = '' }) => `《${kind}》${date}`).join('、')
