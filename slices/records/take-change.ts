/** What a device brings: a text, a printing, a signing. Each is taken once and in order (platform/sync), or refused with a reason. */
import type { z } from 'zod'
import type { Audit } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem, renderProblem, type Problem } from '../../platform/http/problem.ts'
import type { Change, Receipts } from '../../platform/sync/contract.ts'
import { receiveChanges } from '../../platform/sync/receive.ts'
import { beijingMinute } from '../../rules/drafting/moments.ts'
import { openItems, unready, type ItemSetting } from '../../rules/drafting/open-items.ts'
import { layOut } from '../../rules/drafting/pages.ts'
import type { RecordContent } from '../../rules/drafting/record.ts'
import { printBody, saveBody, signBody, type Print, type Save, type Sign } from './contract.ts'
import { everyPage, headsOf, refusePrint, refuseSave, refuseSign, type RecordNow } from './model.ts'
import { problems } from './problems.ts'
import {
  addPrinting,
  addSigning,
  addVersion,
  arrivedFiles,
  contentOf,
  holdRecord,
  kitOf,
  moveRecord,
  printingsOf,
  putRecord,
  recordOf,
  versionsOf,
  type Stamp,
} from './store.ts'

interface Ask {
  campaign: string
  device: string
  changes: readonly Change[]
}

export const takeChanges = (ctx: Context, { campaign, device, changes }: Ask): Promise<Receipts> =>
  receiveChanges(
    ctx,
    { campaign, device, changes, stream: `records:${campaign}`, verb: ctx.verb },
    { apply: (tx, audit, change) => takeOne({ ctx, tx, audit, campaign, device }, change), say: sayer(ctx) },
  )

const sayer =
  ({ language }: Context) =>
  (found: Problem): string => {
    const kind = Object.entries(problems).find(([code]) => code === found.code)?.[1]
    return kind === undefined ? found.code : renderProblem(found, kind, language).message
  }

/** Who writes, when, and for which units. */
export type Writer = Pick<Context, 'person' | 'now' | 'covers'>

export interface Taking {
  ctx: Writer
  tx: Database
  audit: Audit
  campaign: string
  device: string | null
}

function takeOne(taking: Taking, change: Change): Promise<{ record: string }> {
  if (change.kind === 'save') return takeSave(taking, change, read(saveBody, change))
  if (change.kind === 'print') return takePrint(taking, change, read(printBody, change))
  if (change.kind === 'sign') return takeSign(taking, change, read(signBody, change))
  throw problem('records.change-wrong', { detail: change.kind })
}

/** @throws records.change-wrong */
function read<T>(schema: z.ZodType<T>, { body }: Change): T {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const place = parsed.error.issues[0]?.path.map(String).join('.') ?? ''
  throw problem('records.change-wrong', { detail: place })
}

const stampOf = ({ ctx }: Taking, change: Pick<Change, 'at'>): Stamp => ({
  ...{ by: ctx.person().id, claimedAt: change.at, receivedAt: ctx.now().toISOString() },
})

/** The record as it stands; undefined: there is none yet. @throws house.not-found where it is of a unit beyond reach */
async function standing(
  { ctx, tx, campaign }: Taking,
  id: string,
): Promise<(RecordNow & { unit: string }) | undefined> {
  await holdRecord(tx, { campaign, id })
  const record = await recordOf(tx, { campaign, id })
  if (record === undefined) return undefined
  if (!ctx.covers(record.unit)) throw problem('house.not-found')
  const versions = await versionsOf(tx, { campaign, id })
  const [newest] = await printingsOf(tx, { campaign, id })
  const content = newest === undefined ? undefined : await contentOf(tx, { campaign, id }, newest.version)
  const printed = newest === undefined || content === undefined ? undefined : { hash: newest.hash, content }
  return { kind: record.kind, state: record.state, unit: record.unit, versions, printed }
}

export async function takeSave(
  taking: Taking,
  change: Pick<Change, 'id' | 'at'>,
  save: Save,
): Promise<{ record: string }> {
  const { ctx, tx, audit, campaign, device } = taking
  const at = { campaign, id: save.record }
  const found = await standing(taking, save.record)
  const { content, parents } = save
  const now = found ?? { kind: content.kind, state: 'draft', versions: [], printed: undefined, unit: ctx.person().unit }
  const photos = content.photos.map(({ sha256 }) => sha256)
  const refusal = refuseSave(now, save, await arrivedFiles(tx, { campaign, unit: now.unit }, photos))
  if (refusal !== undefined) throw problem(refusal)
  const heads = headsOf([...now.versions, { id: change.id, parents }])
  const stamp = stampOf(taking, change)
  const head = {
    unit: now.unit,
    content,
    state: 'draft',
    heads: heads.length,
    by: stamp.by,
    at: stamp.receivedAt,
  } as const
  await putRecord(tx, at, head)
  const place = now.versions.length + 1
  await addVersion(tx, at, { ...stamp, id: change.id, place, parents, content, device, reason: save.reason })
  audit(
    { kind: content.kind === '现场检查笔录' ? 'inspection' : 'inquiry', place, texts: heads.length, device },
    `record:${save.record}`,
  )
  return { record: save.record }
}

export async function takePrint(taking: Taking, change: Pick<Change, 'at'>, print: Print): Promise<{ record: string }> {
  const { tx, audit, campaign } = taking
  const at = { campaign, id: print.record }
  const now = await standing(taking, print.record)
  const content = await contentOf(tx, at, print.version)
  const kit = await kitOf(tx, print.kit)
  if (now === undefined || content === undefined) throw problem('records.version-unknown')
  if (kit === undefined) throw problem('records.print-differs')
  const sheets = layOut(content, kit.unitName, kit.template)
  const refusal = refusePrint(now, print, sheets.hash)
  if (refusal !== undefined) throw problem(refusal)
  const stamp = stampOf(taking, change)
  refuseIncomplete(content, { template: kit.template, now: laterOf(stamp) })
  await addPrinting(tx, at, { ...stamp, hash: print.hash, version: print.version, sheets })
  await moveRecord(tx, at, { state: 'printed', at: stamp.receivedAt })
  audit({ hash: print.hash, pages: sheets.pages.length }, `record:${print.record}`)
  return { record: print.record }
}

/** A device's clock may go before the server's: what was no future there is none here. */
const laterOf = ({ claimedAt, receivedAt }: Stamp): string =>
  [claimedAt, receivedAt].map(beijingMinute).toSorted().at(-1) ?? ''

/** @throws records.incomplete */
function refuseIncomplete(content: RecordContent, setting: ItemSetting): void {
  const items = unready(openItems(content, setting))
  if (items.length === 0) return
  const said = (language: 'zh' | 'en', comma: string): string => items.map(({ title }) => title[language]).join(comma)
  throw problem('records.incomplete', { zh: said('zh', '、'), en: said('en', ', ') })
}

export async function takeSign(taking: Taking, change: Pick<Change, 'at'>, sign: Sign): Promise<{ record: string }> {
  const { tx, audit, campaign } = taking
  const at = { campaign, id: sign.record }
  const now = await standing(taking, sign.record)
  if (now === undefined) throw problem('records.print-unknown')
  const printing = (await printingsOf(tx, at)).find(({ hash }) => hash === sign.hash)
  const photos = sign.pages.map(({ sha256 }) => sha256)
  const arrived = await arrivedFiles(tx, { campaign, unit: now.unit }, photos)
  const paper = printing === undefined ? undefined : { pages: printing.sheets.pages.length }
  const refusal = refuseSign(now, sign, { printing: paper, arrived })
  if (refusal !== undefined || printing === undefined) throw problem(refusal ?? 'records.print-unknown')
  const stamp = stampOf(taking, change)
  const { record, hash, ...words } = sign
  const signing = { ...words, everyPage: everyPage(sign, printing.sheets.pages.length) }
  await addSigning(tx, at, { ...stamp, hash, version: printing.version, signing })
  await moveRecord(tx, at, { state: sign.outcome, at: stamp.receivedAt })
  audit({ hash, outcome: sign.outcome, pages: sign.pages.length }, `record:${record}`)
  return { record }
}
