/** Does a seal hold? Every byte is hashed anew (n2.2a, a1.1a). */
import { knownKeys, type KnownKey } from '../../platform/audit/known-keys.ts'
import { filedKeys } from '../../platform/audit/root-store.ts'
import type { HashName } from '../../platform/crypto/suites.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import type { SealCheck } from './contract.ts'
import { streamHash } from './hashes.ts'
import { Manifest, manifestHash, manifestOf, manifestText } from './manifest.ts'
import { signatureFault } from './seal-signature.ts'
import { holdingSeal, seenVolume } from './seen-volume.ts'
import { filesOf, pagesOf, type SealRow, type VolumeAt, type VolumeRow } from './store-volumes.ts'

/** Names in the store whose bytes are missing or are not what they were. */
export async function changedBytes(
  ctx: Pick<Context, 'files'>,
  stored: ReadonlyMap<string, string>,
  name: HashName,
): Promise<string[]> {
  const changed: string[] = []
  for (const [sha256, expected] of stored) {
    const found = await ctx.files
      .open(sha256)
      .then((stream) => streamHash(stream, name))
      .catch(() => '')
    if (found !== expected) changed.push(sha256)
  }
  return changed
}

/** @throws house.not-found, evidence.not-sealed */
export async function sealedNow(
  ctx: Context,
  at: VolumeAt,
): Promise<{ row: VolumeRow; seal: SealRow; manifest: Manifest }> {
  const row = await seenVolume(ctx, at)
  const seal = await holdingSeal(ctx.db, at)
  if (seal === undefined) throw problem('evidence.not-sealed')
  return { row, seal, manifest: Manifest.parse(JSON.parse(seal.manifest)) }
}

/** Keys with which this installation has signed and signs, for whoever holds a bundle. */
export const publishedKeys = async (ctx: Pick<Context, 'db' | 'signer'>): Promise<{ keys: KnownKey[] }> => ({
  keys: knownKeys(await filedKeys(ctx.db), ctx.signer?.keys.public),
})

/** An installation that signs has signed its seals; what it did not sign, or another did, is none of its seals. */
async function signatureFaults(ctx: Context, seal: SealRow, manifest: Manifest): Promise<string[]> {
  const { signed } = seal
  if (signed === null) return ctx.signer === undefined ? [] : ['not-signed']
  const fault = signatureFault({ signed, seal, manifest }, (await publishedKeys(ctx)).keys)
  return fault === undefined ? [] : [fault]
}

/**
 * Is everything as it was sealed? The manifest kept with the seal and its signature, what the tables say now, and every byte in
 * the store, each against the other.
 */
export async function checkSeal(ctx: Context, at: VolumeAt): Promise<SealCheck> {
  const { seal, manifest } = await sealedNow(ctx, at)
  const faults: string[] = []
  if (manifestHash(manifest) !== seal.hash || manifestText(manifest) !== seal.manifest) faults.push('manifest')
  faults.push(...(await signatureFaults(ctx, seal, manifest)))
  const [files, pages] = [
    await filesOf(ctx.db, at.campaign, [at.volume]),
    await pagesOf(ctx.db, at.campaign, [at.volume]),
  ]
  const again = manifestOf({ ...manifest, files, pages })
  if (manifestText(again) !== seal.manifest) faults.push('tables')
  const sha = new Map([...files, ...pages].map((one) => [one.sha256, one[manifest.hash]]))
  for (const name of await changedBytes(ctx, sha, manifest.hash)) {
    const page = manifest.pages.find(({ hash }) => hash === sha.get(name))
    faults.push(page?.path ?? manifest.files.find(({ hash }) => hash === sha.get(name))?.path ?? name)
  }
  return {
    version: seal.version,
    holds: faults.length === 0,
    checkedAt: ctx.now().toISOString(),
    files: sha.size,
    faults,
  }
}
