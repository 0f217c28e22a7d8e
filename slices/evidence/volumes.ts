/** Volumes of a case file: made, listed, shown with everything that is known of their pages (n1.3, n2.2a). */
import { act } from '../../platform/audit/act.ts'
import { namesOf } from '../../platform/audit/known-keys.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { personNames } from '../people/facts.ts'
import { mustBeOwn, seenCaseFile } from './case-file.ts'
import type { NewVolume, SealView, VolumeFile, VolumeHead, VolumeList, VolumePage, VolumeView } from './contract.ts'
import { doubles, numbered, QUOTA_BYTES, unlinked } from './model.ts'
import {
  addVolume,
  bytesOfUnit,
  filesOf,
  pagesOf,
  sealsOf,
  volumeOf,
  volumesOf,
  type FileRow,
  type PageRow,
  type SealRow,
  type VolumeAt,
  type VolumeRow,
} from './store-volumes.ts'
import { seenVolume } from './seen-volume.ts'
import { viewUploads } from './uploads.ts'

export interface CaseFileAt {
  campaign: string
  caseFile: string
}

/** The same id again is the same volume. @throws house.not-found */
export async function makeVolume(
  ctx: Context,
  { campaign, caseFile }: CaseFileAt,
  ask: NewVolume,
): Promise<{ id: string }> {
  const { head } = await seenCaseFile(ctx, campaign, caseFile)
  mustBeOwn(ctx, head.unit)
  const known = await volumeOf(ctx.db, { campaign, volume: ask.id })
  if (known !== undefined && known.caseFile !== caseFile) throw problem('house.not-found')
  if (known !== undefined) return { id: known.id }
  await act(ctx, { verb: 'evidence.make-volume', campaign, object: `volume:${ask.id}` }, async (tx, audit) => {
    const stamp = { createdBy: ctx.person().id, createdAt: ctx.now().toISOString() }
    await addVolume(tx, campaign, { ...ask, caseFile, unit: head.unit, ...stamp })
    audit({ title: ask.title, unit: head.unit })
  })
  return { id: ask.id }
}

export async function viewVolumes(ctx: Context, { campaign, caseFile }: CaseFileAt): Promise<VolumeList> {
  const { head } = await seenCaseFile(ctx, campaign, caseFile)
  const parts = await partsOfVolumes(ctx.db, campaign, await volumesOf(ctx.db, campaign, caseFile))
  const names = await personNames(
    ctx.db,
    parts.map(({ row }) => row.createdBy),
  )
  const { kept, coming } = await bytesOfUnit(ctx.db, campaign, head.unit)
  return {
    caseFile: head,
    volumes: parts.map((one) => headOf(one, names)),
    room: { used: kept + coming, quota: QUOTA_BYTES },
  }
}

export interface VolumeParts {
  row: VolumeRow
  files: FileRow[]
  pages: PageRow[]
  seals: SealRow[]
}

export async function partsOfVolumes(
  db: Database,
  campaign: string,
  rows: readonly VolumeRow[],
): Promise<VolumeParts[]> {
  const ids = rows.map(({ id }) => id)
  const files = Map.groupBy(await filesOf(db, campaign, ids), ({ volume }) => volume)
  const pages = Map.groupBy(await pagesOf(db, campaign, ids), ({ volume }) => volume)
  const seals = Map.groupBy(await sealsOf(db, campaign, ids), ({ volume }) => volume)
  return rows.map((row) => ({
    row,
    files: files.get(row.id) ?? [],
    pages: pages.get(row.id) ?? [],
    seals: seals.get(row.id) ?? [],
  }))
}

function headOf({ row, files, pages, seals }: VolumeParts, names: ReadonlyMap<string, string>): VolumeHead {
  const { unit: _unit, createdBy, ...head } = row
  return {
    ...head,
    createdBy: names.get(createdBy) ?? createdBy,
    files: files.length,
    pages: pages.filter(({ removedAt }) => removedAt === null).length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
    sealed: seals.some(({ brokenAt }) => brokenAt === null),
    sealVersion: seals[0]?.version ?? 0,
  }
}

export const placesOf = (pages: readonly PageRow[]) =>
  pages.map(({ id, place, look, removedAt }) => ({ id, place, look, removed: removedAt !== null }))

/** @throws house.not-found */
export async function viewVolume(ctx: Context, at: VolumeAt): Promise<VolumeView> {
  const row = await seenVolume(ctx, at)
  const { head: caseFile } = await seenCaseFile(ctx, at.campaign, row.caseFile)
  const all = await partsOfVolumes(ctx.db, at.campaign, await volumesOf(ctx.db, at.campaign, row.caseFile))
  const parts = all.find((one) => one.row.id === row.id) ?? { row, files: [], pages: [], seals: [] }
  const names = await namesIn(ctx.db, parts)
  const pages = pageViews(parts, names)
  const elsewhere = all.flatMap((one) => (one === parts ? [] : pageViews(one, names)))
  return {
    caseFile,
    volume: headOf(parts, names),
    files: parts.files.map((file) => fileView(file, names)),
    pages,
    uploads: await viewUploads(ctx, at),
    seals: parts.seals.map((seal) => sealView(seal, names)),
    documentsWithoutPage: unlinked(caseFile.documents, [...pages, ...elsewhere]).documents,
    pagesWithoutDocument: unlinked(caseFile.documents, pages).pages,
  }
}

function namesIn(db: Database, { row, files, pages, seals }: VolumeParts): Promise<Map<string, string>> {
  const ids = [
    row.createdBy,
    ...files.map(({ uploadedBy }) => uploadedBy),
    ...pages.map(({ removedBy }) => removedBy),
    ...seals.flatMap(({ sealedBy, brokenBy }) => [sealedBy, brokenBy]),
  ]
  return personNames(db, [...new Set(ids.filter((id) => id !== null))])
}

function fileView(
  { volume: _v, sm3: _s, pageBytes: _p, ...file }: FileRow,
  names: ReadonlyMap<string, string>,
): VolumeFile {
  return { ...file, uploadedBy: names.get(file.uploadedBy) ?? file.uploadedBy }
}

function pageViews({ pages, files }: VolumeParts, names: ReadonlyMap<string, string>): VolumePage[] {
  const places = placesOf(pages)
  const [numbers, same] = [numbered(places), doubles(places)]
  const types = new Map(files.map(({ place, type }) => [place, type]))
  return pages.map(
    ({ id, file, filePage, sha256, size, turn, document, looksBlank, removedBy, removedAt, removedWhy }) => ({
      ...{ id, file, filePage, sha256, size, turn, document, looksBlank },
      number: numbers.get(id) ?? null,
      type: types.get(file) ?? 'application/pdf',
      sameAs: same.get(id) ?? [],
      removed:
        removedBy === null || removedAt === null
          ? null
          : { by: names.get(removedBy) ?? removedBy, at: removedAt, reason: removedWhy ?? '' },
    }),
  )
}

function sealView(
  { version, hash, hashName, pages, reason, signed, ...seal }: SealRow,
  names: ReadonlyMap<string, string>,
): SealView {
  const { brokenBy, brokenAt, brokenWhy } = seal
  const key = signed === null ? null : namesOf(signed.publicKey).sha256
  return {
    key,
    ...{ version, hash, hashName, pages, reason, by: names.get(seal.sealedBy) ?? seal.sealedBy, at: seal.sealedAt },
    broken:
      brokenBy === null || brokenAt === null
        ? null
        : { by: names.get(brokenBy) ?? brokenBy, at: brokenAt, reason: brokenWhy ?? '' },
  }
}
