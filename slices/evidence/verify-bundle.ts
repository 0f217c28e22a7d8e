/** A bundle of a sealed volume, checked without server or database: what is missing, added or changed. */
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { z } from 'zod'
import { parsed, signedFault } from '../../platform/audit/root.ts'
import { fingerprintOf, hashNames, hashText } from '../../platform/crypto/suites.ts'
import { entriesOf, Manifest, manifestText } from './manifest.ts'

export interface BundleFault {
  path: string
  fault: 'missing' | 'changed' | 'not-listed' | 'manifest-changed' | 'other-seal' | 'signature' | 'twice'
}

export interface BundleReport {
  holds: boolean
  number: string
  title: string
  version: number
  pages: number
  files: number
  hashName: string
  seal: string
  sealedAt: string
  /** The key that signed the seal, by its fingerprint; null: it is not signed. */
  key: string | null
  faults: BundleFault[]
}

/** It is no bundle of ours, or cannot be read at all. */
export class NoBundle extends Error {}

const Seal = z.object({
  format: z.literal('lianbing-seal-1'),
  hash: z.string(),
  hashName: z.enum(hashNames),
  sealedAt: z.string(),
  signed: z.object({ text: z.string(), hash: z.string(), signature: z.string(), publicKey: z.string() }).nullable(),
})
type Seal = z.infer<typeof Seal>

const ownNames: ReadonlySet<string> = new Set(['README.md', 'manifest.json', 'seal.json', 'SHA256SUMS', 'SM3SUMS'])
const MOST_TEXT = 64 * 1024 * 1024

/** `noted`: the seal as it was noted elsewhere. @throws NoBundle */
export async function verifyBundle(path: string, noted: string | undefined): Promise<BundleReport> {
  const zip = await openZip(path)
  try {
    const entries = await entriesIn(zip)
    const text = await textIn(zip, entries, 'manifest.json')
    const manifest = Manifest.safeParse(parsed(text)).data
    const seal = Seal.safeParse(parsed(await textIn(zip, entries, 'seal.json'))).data
    if (manifest === undefined || seal === undefined) throw new NoBundle('manifest.json, seal.json')
    const faults = [
      ...sealFaults({ seal, manifest, text, noted }),
      ...(await contentFaults(zip, entries, manifest)),
      ...doubled(entries),
    ]
    return reportOf({ manifest, seal, faults })
  } finally {
    zip.close()
  }
}

function reportOf({ manifest, seal, faults }: { manifest: Manifest; seal: Seal; faults: BundleFault[] }): BundleReport {
  const { caseFile, volume, pages, files } = manifest
  return {
    ...{ holds: faults.length === 0, number: caseFile.number, title: volume.title, version: volume.version },
    ...{ pages: pages.length, files: files.length, hashName: manifest.hash, seal: seal.hash, sealedAt: seal.sealedAt },
    key: seal.signed === null ? null : fingerprintOf(seal.signed.publicKey),
    faults,
  }
}

interface SealAsk {
  seal: Seal
  manifest: Manifest
  text: string
  noted: string | undefined
}

function sealFaults({ seal, manifest, text, noted }: SealAsk): BundleFault[] {
  const faults: BundleFault[] = []
  const isSame = manifestText(manifest) === text && hashText(manifest.hash, text) === seal.hash
  if (!isSame || seal.hashName !== manifest.hash) faults.push({ path: 'manifest.json', fault: 'manifest-changed' })
  if (noted !== undefined && noted !== hashText(manifest.hash, text))
    faults.push({ path: 'seal.json', fault: 'other-seal' })
  if (seal.signed !== null && !isSigned(seal.signed, seal, manifest))
    faults.push({ path: 'seal.json', fault: 'signature' })
  return faults
}

/** Signed by the key it names, and about this manifest. */
export function isSigned(
  it: NonNullable<Seal['signed']>,
  seal: Pick<Seal, 'hash' | 'sealedAt'>,
  manifest: Manifest,
): boolean {
  if (signedFault(it, new Map([[fingerprintOf(it.publicKey), it.publicKey]])) !== undefined) return false
  const statement = z
    .object({ manifest: z.string(), volume: z.string(), version: z.number(), sealedAt: z.string() })
    .safeParse(parsed(it.text)).data
  const { id, version } = manifest.volume
  return (
    statement?.manifest === seal.hash &&
    statement.volume === id &&
    statement.version === version &&
    statement.sealedAt === seal.sealedAt
  )
}

async function contentFaults(zip: ZipFile, entries: readonly Entry[], manifest: Manifest): Promise<BundleFault[]> {
  const faults: BundleFault[] = []
  const byName = new Map(entries.map((entry) => [entry.fileName, entry]))
  const wanted = entriesOf(manifest)
  for (const { path, hash, size } of wanted) {
    const entry = byName.get(path)
    if (entry === undefined) faults.push({ path, fault: 'missing' })
    else if (entry.uncompressedSize !== size || (await hashIn(zip, entry, manifest.hash)) !== hash)
      faults.push({ path, fault: 'changed' })
  }
  const known = new Set([...wanted.map(({ path }) => path), ...ownNames])
  return [
    ...faults,
    ...[...byName.keys()]
      .filter((name) => !known.has(name))
      .map((path): BundleFault => ({ path, fault: 'not-listed' })),
  ]
}

const doubled = (entries: readonly Entry[]): BundleFault[] =>
  [...Map.groupBy(entries, ({ fileName }) => fileName)]
    .filter(([, same]) => same.length > 1)
    .map(([path]) => ({ path, fault: 'twice' }))

async function openZip(path: string): Promise<ZipFile> {
  try {
    return await openPromise(path, { autoClose: false, lazyEntries: true, validateEntrySizes: true })
  } catch (error) {
    throw new NoBundle(error instanceof Error ? error.message : String(error))
  }
}

async function entriesIn(zip: ZipFile): Promise<Entry[]> {
  const entries: Entry[] = []
  try {
    for await (const entry of zip.eachEntry()) entries.push(entry)
  } catch (error) {
    throw new NoBundle(error instanceof Error ? error.message : String(error))
  }
  return entries
}

async function textIn(zip: ZipFile, entries: readonly Entry[], name: string): Promise<string> {
  const entry = entries.find(({ fileName }) => fileName === name)
  if (entry === undefined || entry.uncompressedSize > MOST_TEXT) throw new NoBundle(name)
  return (await buffer(await streamOf(zip, entry))).toString('utf8')
}

const streamOf = (zip: ZipFile, entry: Entry): Promise<Readable> => zip.openReadStreamPromise(entry)

async function hashIn(zip: ZipFile, entry: Entry, name: string): Promise<string> {
  const hash = createHash(name)
  try {
    for await (const piece of await streamOf(zip, entry)) hash.update(piece)
    return hash.digest('hex')
  } catch {
    return ''
  }
}
