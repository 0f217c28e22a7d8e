/** The whole file is read: what it is, its pages each as a file of its own, hashes of all. Begun anew it comes to the same. */
import { createReadStream } from 'node:fs'
import { z } from 'zod'
import { act } from '../../platform/audit/act.ts'
import type { FileStore, StoredFile } from '../../platform/files/file-store.ts'
import type { Doer } from '../../platform/http/context.ts'
import { Problem, problem } from '../../platform/http/problem.ts'
import type { JobContext, JobKind } from '../../platform/jobs/queue.ts'
import { runInWorker } from '../../platform/jobs/run-in-worker.ts'
import type { PageType, PhotoClaims } from './contract.ts'
import { hashesOf, streamHashes, type Hashes } from './hashes.ts'
import { MOST_FILES, MOST_PAGES, partsOf } from './model.ts'
import { mustEndAsPdf, mustFit, readImage, typeOf } from './read-scan.ts'
import type { SplitPage, SplitResult } from './split-pdf-worker.ts'
import { dropUpload, partsHere, refuseUpload, uploadOf, type UploadAt, type UploadRow } from './store-uploads.ts'
import { addFile, filesOf, lockVolume, pagesOf, type PageRow } from './store-volumes.ts'
import { folderOf } from './uploads.ts'
import { mustBeOpen } from './seen-volume.ts'

const which = z.object({ campaign: z.string(), upload: z.string() })

export const jobs: JobKind[] = [
  {
    kind: 'evidence.receive',
    run: (job, input) => receive(job, which.parse(input)),
    abandon: (job, input) => refuse(job, which.parse(input), { code: 'evidence.interrupted', values: {} }),
  },
]

interface ReadPage extends Hashes {
  size: number
  look: string
  looksBlank: boolean
}

export interface ReadScan {
  type: PageType
  stored: StoredFile
  hashes: Hashes
  claims: PhotoClaims | null
  pages: ReadPage[]
}

async function receive(job: JobContext, at: UploadAt): Promise<{ pages: number }> {
  const row = await uploadOf(job.db, at)
  if (row === undefined) return { pages: 0 }
  try {
    const parts = await partsHere(job.db, at)
    const first = parts[0]
    if (first === undefined) throw problem('evidence.parts-missing', { count: partsOf(row.size, row.partBytes) })
    const scan = await job.files.parts.withWhole(folderOf(at), parts.length, (path) => readScan(job, path, row.size))
    await keepFile(job, { at, row, scan })
    await job.files.parts.drop(folderOf(at))
    return { pages: scan.pages.length }
  } catch (error) {
    // A full disk or a broken worker, too, must not leave the upload half read: nothing could be sealed beside it.
    const refusal = error instanceof Problem ? error : problem('evidence.interrupted')
    await refuse(job, at, { code: refusal.code, values: refusal.values })
    throw error
  }
}

async function refuse(
  job: Pick<Doer, 'db' | 'files'>,
  at: UploadAt,
  refusal: NonNullable<UploadRow['refusal']>,
): Promise<void> {
  const name = (await uploadOf(job.db, at))?.name ?? ''
  await refuseUpload(job.db, at, { ...refusal, values: { name, ...refusal.values } })
  await job.files.parts.drop(folderOf(at))
}

type Reading = { files: FileStore; progress: (done: number, of?: number) => void }

/** @throws evidence.not-a-scan, file-too-large, cut-off, no-pages, damaged, encrypted, swelling, too-many-pages, too-many-pixels */
export async function readScan(reading: Reading, path: string, size: number): Promise<ReadScan> {
  const type = typeOf(await firstBytes(path))
  mustFit(type, size)
  if (type === 'application/pdf') return readPdf(reading, path, size)
  const { looksBlank, claims } = await readImage(path, type)
  const { stored, hashes } = await keepWhole(reading.files, path)
  return { ...{ type, stored, hashes, claims }, pages: [{ ...hashes, size, look: hashes.sha256, looksBlank }] }
}

async function firstBytes(path: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of createReadStream(path, { end: 1023 })) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}

async function keepWhole(files: FileStore, path: string): Promise<{ stored: StoredFile; hashes: Hashes }> {
  return { stored: await files.put(createReadStream(path)), hashes: await streamHashes(createReadStream(path)) }
}

/** A PDF swells by its tables of objects; scanned pages share nothing. */
const MOST_SWELLING = 3
const SMALL_ANYWAY = 64 * 1024 * 1024

async function readPdf({ files, progress }: Reading, path: string, size: number): Promise<ReadScan> {
  await mustEndAsPdf(path)
  const pages: ReadPage[] = []
  let keeping: Promise<void> = Promise.resolve()
  const kept = new Int32Array(new SharedArrayBuffer(4))
  const next = (page: SplitPage): void => {
    // Told also where keeping fails: the worker must not wait for ever.
    keeping = keeping.then(() => keep(page)).finally(() => (Atomics.add(kept, 0, 1), Atomics.notify(kept, 0)))
    // Told where it is awaited, also when the worker ends first.
    keeping.catch(() => {})
  }
  const keep = async ({ bytes, look, looksBlank }: SplitPage): Promise<void> => {
    await files.put(bytes)
    pages.push({ ...hashesOf(bytes), size: bytes.length, look, looksBlank })
    progress(pages.length)
  }
  const input = { path, mostPages: MOST_PAGES, mostBytes: Math.max(SMALL_ANYWAY, size * MOST_SWELLING), kept }
  const result = await runInWorker<SplitResult>(new URL('./split-pdf-worker.ts', import.meta.url), input, {
    progress: (_done, of) => progress(pages.length, of),
    // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what the worker sends
    part: (part) => next(part as SplitPage),
  })
  await keeping
  if ('refused' in result) throw problem(`evidence.${result.refused}`, { detail: result.detail, most: MOST_PAGES })
  return { type: 'application/pdf', ...(await keepWhole(files, path)), claims: null, pages }
}

interface Received {
  at: UploadAt
  row: UploadRow
  scan: ReadScan
}

async function keepFile(job: Doer, { at, row, scan }: Received): Promise<void> {
  const volume = { campaign: at.campaign, volume: row.volume }
  await act(
    job,
    { verb: 'evidence.take-file', campaign: at.campaign, object: `volume:${row.volume}` },
    async (tx, audit) => {
      await lockVolume(tx, volume)
      await mustBeOpen(tx, volume)
      const [files, pages] = [
        await filesOf(tx, at.campaign, [row.volume]),
        await pagesOf(tx, at.campaign, [row.volume]),
      ]
      const twin = files.find(({ sha256 }) => sha256 === scan.hashes.sha256)
      if (twin !== undefined) throw problem('evidence.same-file', { name: row.name, twin: twin.name })
      if (files.length >= MOST_FILES) throw problem('evidence.too-many-files', { most: MOST_FILES })
      const all = pages.length + scan.pages.length
      if (all > MOST_PAGES) throw problem('evidence.too-many-pages', { most: MOST_PAGES, detail: String(all) })
      const file = newFile(row, scan, { place: (files.at(-1)?.place ?? 0) + 1, now: job.now().toISOString() })
      await addFile(tx, volume, {
        file,
        pages: newPages(scan, { volume: row.volume, file: file.place, after: pages.length }),
      })
      await dropUpload(tx, at)
      audit({ file: row.name, size: row.size, hash: scan.hashes.sha256, count: scan.pages.length })
    },
  )
}

export const newFile = (
  row: Pick<UploadRow, 'name' | 'begunBy'>,
  scan: ReadScan,
  { place, now }: { place: number; now: string },
) => ({
  ...{ place, name: row.name, type: scan.type, size: scan.stored.size, ...scan.hashes, claims: scan.claims },
  pages: scan.pages.length,
  // The page of a picture is the picture itself.
  pageBytes: scan.type === 'application/pdf' ? scan.pages.reduce((sum, { size }) => sum + size, 0) : 0,
  ...{ uploadedBy: row.begunBy, uploadedAt: now },
})

export const newPages = (
  scan: ReadScan,
  { volume, file, after }: { volume: string; file: number; after: number },
): PageRow[] =>
  scan.pages.map((page, at) => ({
    ...page,
    ...{ volume, id: `${file}.${at + 1}`, file, filePage: at + 1, place: after + at + 1, turn: 0 },
    ...{ document: null, removedBy: null, removedAt: null, removedWhy: null },
  }))
