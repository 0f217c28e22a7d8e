/**
 * The manifest of a sealed volume, format lianbing-volume-1 (docs/volume-manifest.md): canonical JSON, keys sorted, no white
 * space, UTF-8. Its hash is the seal: whoever has the same bytes computes the same hash.
 */
import { z } from 'zod'
import { canonicalJson } from '../../platform/audit/canonical.ts'
import { hashNames, hashText, type HashName } from '../../platform/crypto/suites.ts'
import { pageTypes, turns, type PageType } from './contract.ts'
import { numbered } from './model.ts'
import type { FileRow, PageRow } from './store-volumes.ts'

const hash = z.string().regex(/^[0-9a-f]{64}$/)
const path = z.string().regex(/^(pages|files)\/\d{4,6}\.(pdf|jpg|png)$/)

export const Manifest = z.strictObject({
  format: z.literal('lianbing-volume-1'),
  campaign: z.string(),
  caseFile: z.strictObject({ id: z.string(), number: z.string(), unit: z.string() }),
  volume: z.strictObject({ id: z.string(), title: z.string(), version: z.int().min(1) }),
  hash: z.enum(hashNames),
  files: z.array(
    z.strictObject({
      place: z.int(),
      name: z.string(),
      type: z.enum(pageTypes),
      size: z.int(),
      hash,
      path,
      pages: z.int(),
    }),
  ),
  pages: z.array(
    z.strictObject({
      ...{
        number: z.int().min(1),
        file: z.int(),
        filePage: z.int(),
        type: z.enum(pageTypes),
        size: z.int(),
        hash,
        path,
      },
      ...{ turn: z.literal(turns), document: z.string().nullable() },
    }),
  ),
  removed: z.array(z.strictObject({ file: z.int(), filePage: z.int(), hash, reason: z.string() })),
})
export type Manifest = z.infer<typeof Manifest>

export interface ManifestOf {
  campaign: string
  caseFile: Manifest['caseFile']
  volume: Manifest['volume']
  hash: HashName
  files: readonly FileRow[]
  pages: readonly PageRow[]
}

const ending: Readonly<Record<PageType, string>> = { 'application/pdf': 'pdf', 'image/jpeg': 'jpg', 'image/png': 'png' }
const four = (number: number): string => String(number).padStart(4, '0')

const numbersOf = (pages: readonly PageRow[]): Map<string, number> =>
  numbered(pages.map(({ id, place, look, removedAt }) => ({ id, place, look, removed: removedAt !== null })))

type PageEntry = Manifest['pages'][number]

function pageEntries({ files, pages, hash: name }: ManifestOf): PageEntry[] {
  const typeOf = new Map(files.map(({ place, type }) => [place, type]))
  const numbers = numbersOf(pages)
  return pages
    .flatMap((page): PageEntry[] => {
      const [number, type = 'application/pdf'] = [numbers.get(page.id), typeOf.get(page.file)]
      if (number === undefined) return []
      const { file, filePage, size, turn, document } = page
      const path = `pages/${four(number)}.${ending[type]}`
      return [{ number, file, filePage, type, size, hash: page[name], path, turn, document }]
    })
    .toSorted((a, b) => a.number - b.number)
}

/** A picture that stands as a page lies in the bundle once, as that page. */
export function manifestOf(of: ManifestOf): Manifest {
  const { files, pages, ...rest } = of
  const standing = pageEntries(of)
  const pictures = new Map(standing.map(({ file, path }) => [file, path]))
  return {
    format: 'lianbing-volume-1',
    ...rest,
    files: files.map((file) => {
      const { place, name, type, size, pages: count } = file
      const picture = type === 'application/pdf' ? undefined : pictures.get(place)
      const own = picture ?? `files/${four(place)}.${ending[type]}`
      return { place, name, type, size, hash: file[of.hash], path: own, pages: count }
    }),
    pages: standing,
    removed: pages
      .filter(({ removedAt }) => removedAt !== null)
      .map(({ file, filePage, removedWhy, ...page }) => ({
        file,
        filePage,
        hash: page[of.hash],
        reason: removedWhy ?? '',
      })),
  }
}

export const manifestText = (manifest: Manifest): string => canonicalJson(manifest)

export const manifestHash = (manifest: Manifest): string => hashText(manifest.hash, manifestText(manifest))

/** Everything that lies in the bundle under a path, each once, in order of path. */
export function entriesOf({ files, pages }: Manifest): { path: string; hash: string; size: number }[] {
  const byPath = new Map([...files, ...pages].map(({ path: at, hash: of, size }) => [at, { path: at, hash: of, size }]))
  return [...byPath.values()].toSorted((a, b) => (a.path < b.path ? -1 : 1))
}

export const listNameOf = ({ hash: name }: Manifest): string => (name === 'sm3' ? 'SM3SUMS' : 'SHA256SUMS')

/** As sha256sum reads it: every file, and the manifest with the seal as its hash. */
export const listText = (manifest: Manifest, seal: string): string =>
  [...entriesOf(manifest), { hash: seal, path: 'manifest.json' }]
    .map(({ hash: of, path: at }) => `${of}  ${at}\n`)
    .join('')
