/**
 * Files of a volume come in parts, each with its place and hash; what is here stays over a cut line, a reload, another day
 * and a killed server. Nothing fills the disk: a unit has its quota, the disk its reserve.
 */
import { createHash } from 'node:crypto'
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { Problem, problem } from '../../platform/http/problem.ts'
import { personNames } from '../people/facts.ts'
import { mustBeOwn } from './case-file.ts'
import type { NewUpload, UploadView } from './contract.ts'
import { DISK_RESERVE_BYTES, PART_BYTES, partsOf, QUOTA_BYTES, reserved, sizeOfPart, UPLOAD_DAYS } from './model.ts'
import { mustFit, typeOf } from './read-scan.ts'
import { refusalWords } from './refusals.ts'
import {
  addUpload,
  beginReading,
  dropUpload,
  notePart,
  partsHere,
  staleUploads,
  uploadOf,
  uploadsOf,
  type UploadAt,
  type UploadRow,
} from './store-uploads.ts'
import { bytesOfUnit, lockVolume, type VolumeAt } from './store-volumes.ts'
import { mustBeOpen, seenVolume } from './seen-volume.ts'

/** Of the file's folder in the store. */
export const folderOf = ({ campaign, upload }: UploadAt): string => `${campaign}-${upload}`

/** The same id again is the same upload. @throws house.not-found, evidence.sealed, empty, file-too-large, quota, disk-full */
export async function beginUpload(ctx: Context, at: VolumeAt, ask: NewUpload): Promise<UploadView> {
  const { unit } = await seenVolume(ctx, at)
  mustBeOwn(ctx, unit)
  const upload = { campaign: at.campaign, upload: ask.id }
  if ((await uploadOf(ctx.db, upload)) !== undefined) return viewUpload(ctx, upload)
  if (ask.size === 0) throw problem('evidence.empty', { name: ask.name })
  naming(ask.name, () => mustFit('application/pdf', ask.size))
  await dropStale(ctx, at.campaign, unit)
  await mustHaveRoom(ctx, { campaign: at.campaign, unit, size: ask.size })
  await act(
    ctx,
    { verb: 'evidence.begin-upload', campaign: at.campaign, object: `volume:${at.volume}` },
    async (tx, audit) => {
      await lockVolume(tx, at)
      await mustBeOpen(tx, at)
      const stamp = { begunBy: ctx.person().id, touchedAt: ctx.now().toISOString() }
      await addUpload(tx, at.campaign, { ...ask, ...stamp, volume: at.volume, unit, partBytes: PART_BYTES })
      audit({ file: ask.name, size: ask.size })
    },
  )
  return viewUpload(ctx, upload)
}

async function mustHaveRoom(ctx: Context, ask: { campaign: string; unit: string; size: number }): Promise<void> {
  const { kept, coming } = await bytesOfUnit(ctx.db, ask.campaign, ask.unit)
  if (kept + coming + reserved(ask.size) > QUOTA_BYTES)
    throw problem('evidence.quota', { quota: QUOTA_BYTES / 1024 ** 3 })
  if ((await ctx.files.parts.room()) < DISK_RESERVE_BYTES + coming + reserved(ask.size))
    throw problem('evidence.disk-full')
}

/** What nobody went on with for weeks gives its room back. */
async function dropStale(ctx: Context, campaign: string, unit: string): Promise<void> {
  const before = new Date(ctx.now().getTime() - UPLOAD_DAYS * 86_400_000).toISOString()
  for (const upload of await staleUploads(ctx.db, campaign, { unit, before })) await forget(ctx, { campaign, upload })
}

async function forget(ctx: Context, at: UploadAt): Promise<void> {
  await act(
    ctx,
    { verb: 'evidence.drop-upload', campaign: at.campaign, object: `upload:${at.upload}` },
    async (tx, audit) => {
      await dropUpload(tx, at)
      audit({})
    },
  )
  await ctx.files.parts.drop(folderOf(at))
}

/** @throws house.not-found */
async function ownUpload(ctx: Context, at: UploadAt): Promise<UploadRow> {
  const row = await uploadOf(ctx.db, at)
  if (row === undefined) throw problem('house.not-found')
  mustBeOwn(ctx, row.unit)
  return row
}

/**
 * Keeps one part; the same again is no harm. Its first bytes tell at once whether the file is taken at all. Progress of an
 * upload is no deed: what it came to stands in the log when the file is kept. @throws evidence.part-wrong, upload-over, not-a-scan, disk-full
 */
export async function keepPart(
  ctx: Context,
  at: UploadAt,
  { part, sha256 }: { part: number; sha256: string },
): Promise<void> {
  const { name, size, partBytes, state } = await ownUpload(ctx, at)
  if (state !== 'receiving') throw problem('evidence.upload-over')
  const bytes = ctx.bytes()
  const isWhole = part < partsOf(size, partBytes) && bytes.length === sizeOfPart(size, partBytes, part)
  if (!isWhole || createHash('sha256').update(bytes).digest('hex') !== sha256)
    throw problem('evidence.part-wrong', { part: part + 1 })
  if (part === 0) await mustBeScan(ctx, at, { name, bytes, size })
  if ((await ctx.files.parts.room()) < DISK_RESERVE_BYTES) throw problem('evidence.disk-full')
  await ctx.files.parts.put(folderOf(at), part, bytes)
  if (await notePart(ctx.db, at, { part, sha256, size: bytes.length, now: ctx.now().toISOString() })) return
  throw problem('evidence.upload-over')
}

/** What is refused by its first bytes leaves nothing behind. @throws evidence.not-a-scan, file-too-large */
async function mustBeScan(
  ctx: Context,
  at: UploadAt,
  { name, bytes, size }: { name: string; bytes: Uint8Array; size: number },
): Promise<void> {
  try {
    naming(name, () => mustFit(typeOf(bytes), size))
  } catch (refusal) {
    await forget(ctx, at)
    throw refusal
  }
}

/** A refusal says of which file. */
function naming(name: string, look: () => void): void {
  try {
    look()
  } catch (refusal) {
    throw refusal instanceof Problem ? problem(refusal.code, { name, ...refusal.values }) : refusal
  }
}

/** Every part is here: the file is read in the background. Asked again it answers the same. @throws evidence.parts-missing */
export async function finishUpload(ctx: Context, at: UploadAt): Promise<UploadView> {
  const row = await ownUpload(ctx, at)
  if (row.state !== 'receiving') return viewUpload(ctx, at)
  const missing = partsOf(row.size, row.partBytes) - (await partsHere(ctx.db, at)).length
  if (missing > 0) throw problem('evidence.parts-missing', { count: missing })
  const volume = { campaign: at.campaign, volume: row.volume }
  await act(
    ctx,
    { verb: 'evidence.finish-upload', campaign: at.campaign, object: `volume:${row.volume}` },
    async (tx, audit) => {
      await lockVolume(tx, volume)
      await mustBeOpen(tx, volume)
      const job = await ctx.jobs.enqueue(tx, { kind: 'evidence.receive', input: at, actor: ctx.actor })
      if (!(await beginReading(tx, at, job))) throw problem('evidence.upload-over')
      audit({ file: row.name, size: row.size })
    },
  )
  return viewUpload(ctx, at)
}

/** @throws house.not-found, evidence.upload-over while it is read */
export async function cancelUpload(ctx: Context, at: UploadAt): Promise<void> {
  const { state } = await ownUpload(ctx, at)
  if (state === 'reading') throw problem('evidence.upload-over')
  await forget(ctx, at)
}

/** @throws house.not-found */
export async function viewUpload(ctx: Context, at: UploadAt): Promise<UploadView> {
  const row = await uploadOf(ctx.db, at)
  if (row === undefined || !ctx.covers(row.unit)) throw problem('house.not-found')
  return shown(ctx, at.campaign, row)
}

export const viewUploads = async (ctx: Context, { campaign, volume }: VolumeAt): Promise<UploadView[]> =>
  Promise.all((await uploadsOf(ctx.db, campaign, volume)).map((row) => shown(ctx, campaign, row)))

async function shown(ctx: Context, campaign: string, { refusal, unit: _unit, ...row }: UploadRow): Promise<UploadView> {
  const parts = await partsHere(ctx.db, { campaign, upload: row.id })
  const names = await personNames(ctx.db, [row.begunBy])
  return {
    ...row,
    begunBy: names.get(row.begunBy) ?? row.begunBy,
    parts: parts.map(({ part, sha256 }) => ({ part, sha256 })),
    received: row.state === 'reading' ? row.size : parts.reduce((sum, { size }) => sum + size, 0),
    refusal: refusal === null ? null : refusalWords(refusal, ctx.language),
  }
}
