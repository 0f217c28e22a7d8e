/** A sealed volume as one .zip that anybody verifies without us: pages, files, manifest, seal, lists for sha256sum, a README. */
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { namesOf } from '../../platform/audit/known-keys.ts'
import type { Context } from '../../platform/http/context.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { readme } from './bundle-readme.ts'
import { entriesOf, listNameOf, listText, type Manifest } from './manifest.ts'
import { sealedNow } from './check-seal.ts'
import { filesOf, pagesOf, type SealRow, type VolumeAt } from './store-volumes.ts'

/** @throws house.not-found, evidence.not-sealed */
export async function volumeBundle(ctx: Context, at: VolumeAt): Promise<Reply> {
  const { row, seal, manifest } = await sealedNow(ctx, at)
  const rows = [
    ...(await filesOf(ctx.db, at.campaign, [at.volume])),
    ...(await pagesOf(ctx.db, at.campaign, [at.volume])),
  ]
  const stored = new Map(rows.map((one) => [one[manifest.hash], one.sha256]))
  const zip = new ZipFile()
  // One date for all: the same seal gives the same bytes.
  const options = { mtime: new Date(seal.sealedAt), mode: 0o100644 }
  for (const [name, text] of textsOf(seal, manifest))
    zip.addBuffer(Buffer.from(text), name, { ...options, compress: true })
  for (const { path, hash, size } of entriesOf(manifest))
    zip.addReadStreamLazy(path, { ...options, size, compress: false }, (give) => {
      ctx.files.open(stored.get(hash) ?? '').then(
        (stream) => give(null, stream),
        (error: unknown) => give(error, Readable.from([])),
      )
    })
  zip.end()
  const content = new Readable().wrap(zip.outputStream)
  zip.on('error', (error) => content.destroy(error instanceof Error ? error : new Error(String(error))))
  return download(content, {
    name: `${manifest.caseFile.number}-${row.title}-${seal.version}.zip`,
    type: 'application/zip',
  })
}

/** The manifest as it was sealed, byte for byte; the list has its hash, too. */
function textsOf(seal: SealRow, manifest: Manifest): [string, string][] {
  const { signed, version, hash, hashName, sealedAt, sealedBy } = seal
  const key = signed === null ? null : namesOf(signed.publicKey).sha256
  return [
    ['README.md', readme(manifest, { hash, sealedAt, key })],
    ['manifest.json', seal.manifest],
    [
      'seal.json',
      `${JSON.stringify({ format: 'lianbing-seal-1', version, hash, hashName, sealedAt, sealedBy, signed }, null, 2)}\n`,
    ],
    [listNameOf(manifest), listText(manifest, hash)],
  ]
}
