/**
 * A bundle of a sealed volume, checked without server or database: what is missing, added or changed, and whether what seals it
 * is known from elsewhere. A bundle that only agrees with itself proves nothing: anybody can make one.
 */
import { createHash } from 'node:crypto'
import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { openPromise, type Entry, type ZipFile } from 'yauzl'
import { z } from 'zod'
import { namesOf } from '../../platform/audit/known-keys.ts'
import { parsed } from '../../platform/audit/root.ts'
import { hashNames, hashText } from '../../platform/crypto/suites.ts'
import { entriesOf, listNameOf, listText, Manifest, manifestText } from './manifest.ts'
import { SealSignature, signatureFault, type SignatureFault, type TrustedKey } from './seal-signature.ts'

export interface BundleFault {
  path: string
  fault:
    'missing' | 'changed' | 'not-listed' | 'manifest-changed' | 'other-seal' | 'not-signed' | 'twice' | SignatureFault
}

/** `unproven`: it agrees with itself, and nothing known from elsewhere was there to compare it with. */
export type BundleVerdict = 'whole' | 'unproven' | 'differs'

export interface BundleReport {
  verdict: BundleVerdict
  /** Only where the verdict is `whole`. */
  holds: boolean
  number: string
  title: string
  version: number
  pages: number
  files: number
  hashName: string
  seal: string
  sealedAt: string
  /** The key that signed the seal, by the first 16 digits of its hash, and by all; null: it is not signed. */
  key: string | null
  keySha256: string | null
  /** What it was compared with. */
  compared: { seal: boolean; key: boolean }
  faults: BundleFault[]
}

/** It is no bundle of ours, or cannot be read at all. */
export class NoBundle extends Error {}

const Seal = z.object({
  format: z.literal('lianbing-seal-1'),
  hash: z.string(),
  hashName: z.enum(hashNames),
  sealedAt: z.string(),
  signed: SealSignature.nullable(),
})
type Seal = z.infer<typeof Seal>

const MOST_TEXT = 64 * 1024 * 1024

/** What is known from elsewhere: the seal as it was noted, the keys that the installation has published. */
export interface KnownFromElsewhere {
  seal?: string | undefined
  keys?: readonly TrustedKey[] | undefined
}

/** @throws NoBundle */
export async function verifyBundle(path: string, known: KnownFromElsewhere = {}): Promise<BundleReport> {
  const zip = await openZip(path)
  try {
    const entries = await entriesIn(zip)
    const text = await textIn(zip, entries, 'manifest.json')
    const manifest = Manifest.safeParse(parsed(text)).data
    const seal = Seal.safeParse(parsed(await textIn(zip, entries, 'seal.json'))).data
    if (manifest === undefined || seal === undefined) throw new NoBundle('manifest.json, seal.json')
    const faults = [
      ...sealFaults({ seal, manifest, text, known }),
      ...(await contentFaults(zip, entries, manifest)),
      ...(await listFaults(zip, entries, { manifest, seal: seal.hash })),
      ...doubled(entries),
    ]
    return reportOf({ manifest, seal, faults, known })
  } finally {
    zip.close()
  }
}

interface Found {
  manifest: Manifest
  seal: Seal
  faults: BundleFault[]
  known: KnownFromElsewhere
}

function reportOf({ manifest, seal, faults, known }: Found): BundleReport {
  const { caseFile, volume, pages, files } = manifest
  const compared = { seal: known.seal !== undefined, key: known.keys !== undefined && seal.signed !== null }
  const vouched = compared.seal || compared.key ? 'whole' : 'unproven'
  const verdict: BundleVerdict = faults.length > 0 ? 'differs' : vouched
  const names = seal.signed === null ? undefined : namesOf(seal.signed.publicKey)
  return {
    ...{ verdict, holds: verdict === 'whole', number: caseFile.number, title: volume.title, version: volume.version },
    ...{ pages: pages.length, files: files.length, hashName: manifest.hash, seal: seal.hash, sealedAt: seal.sealedAt },
    ...{ key: names?.fingerprint ?? null, keySha256: names?.sha256 ?? null, compared, faults },
  }
}

interface SealAsk {
  seal: Seal
  manifest: Manifest
  text: string
  known: KnownFromElsewhere
}

function sealFaults({ seal, manifest, text, known }: SealAsk): BundleFault[] {
  const faults: BundleFault[] = []
  const hash = hashText(manifest.hash, text)
  const isSame = manifestText(manifest) === text && hash === seal.hash
  if (!isSame || seal.hashName !== manifest.hash) faults.push({ path: 'manifest.json', fault: 'manifest-changed' })
  if (known.seal !== undefined && known.seal !== hash) faults.push({ path: 'seal.json', fault: 'other-seal' })
  const { signed } = seal
  const fault = signed === null ? undefined : signatureFault({ signed, seal, manifest }, known.keys)
  if (fault !== undefined) faults.push({ path: 'seal.json', fault })
  // A signature that was to be compared was taken away.
  if (signed === null && known.keys !== undefined) faults.push({ path: 'seal.json', fault: 'not-signed' })
  return faults
}

/** The list for sha256sum says what the manifest says. */
async function listFaults(
  zip: ZipFile,
  entries: readonly Entry[],
  { manifest, seal }: { manifest: Manifest; seal: string },
): Promise<BundleFault[]> {
  const path = listNameOf(manifest)
  if (!entries.some(({ fileName }) => fileName === path)) return [{ path, fault: 'missing' }]
  return (await textIn(zip, entries, path)) === listText(manifest, seal) ? [] : [{ path, fault: 'changed' }]
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
  const own = ['README.md', 'manifest.json', 'seal.json', listNameOf(manifest)]
  const known = new Set([...wanted.map(({ path }) => path), ...own])
  return [
    ...faults,
    ...[...byName.keys()]
      .filter((name) => !known.has(name) && !isFolder(name))
      .map((path): BundleFault => ({ path, fault: 'not-listed' })),
  ]
}

/** What other programs write when they pack it anew. */
const isFolder = (name: string): boolean => name === 'pages/' || name === 'files/'

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
