/** Sealing a volume, breaking the seal, and whether it holds: every byte is hashed anew (n2.2a, a1.1a). */
import { act } from '../../platform/audit/act.ts'
import { signed } from '../../platform/audit/root.ts'
import type { HashName } from '../../platform/crypto/suites.ts'
import type { Context, Doer } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { caseFileFor } from '../case-files/facts.ts'
import type { ManifestPreview, SealCheck } from './contract.ts'
import { streamHash } from './hashes.ts'
import { Manifest, manifestHash, manifestOf, manifestText } from './manifest.ts'
import { holdingSeal, mustBeOpen, seenVolume } from './seen-volume.ts'
import { openUploads } from './store-uploads.ts'
import {
  addSeal,
  breakSeal,
  filesOf,
  lockVolume,
  pagesOf,
  sealsOf,
  type NewSeal,
  type SealRow,
  type VolumeAt,
  type VolumeRow,
} from './store-volumes.ts'
import { isSigned } from './verify-bundle.ts'

interface Drawn {
  manifest: Manifest
  /** Name in the store → the hash that the manifest says. */
  stored: ReadonlyMap<string, string>
}

async function drawUp(ctx: Pick<Context, 'db' | 'signer'>, at: VolumeAt, row: VolumeRow): Promise<Drawn> {
  const [files, pages] = [
    await filesOf(ctx.db, at.campaign, [at.volume]),
    await pagesOf(ctx.db, at.campaign, [at.volume]),
  ]
  const number = (await caseFileFor(ctx.db, at.campaign, row.caseFile))?.number ?? ''
  const version = ((await sealsOf(ctx.db, at.campaign, [at.volume]))[0]?.version ?? 0) + 1
  const hash: HashName = ctx.signer?.hash ?? 'sha256'
  const manifest = manifestOf({
    ...{ campaign: at.campaign, hash, files, pages },
    caseFile: { id: row.caseFile, number, unit: row.unit },
    volume: { id: row.id, title: row.title, version },
  })
  return { manifest, stored: new Map([...files, ...pages].map((one) => [one.sha256, one[hash]])) }
}

/** @throws house.not-found, evidence.sealed, nothing-to-seal */
async function readyToSeal(ctx: Context, at: VolumeAt): Promise<Drawn & { row: VolumeRow }> {
  const row = await seenVolume(ctx, at)
  await mustBeOpen(ctx.db, at)
  const drawn = await drawUp(ctx, at, row)
  if (drawn.manifest.pages.length === 0 || (await openUploads(ctx.db, at.campaign, at.volume)) > 0)
    throw problem('evidence.nothing-to-seal')
  return { ...drawn, row }
}

/** What would be sealed now. */
export async function previewManifest(ctx: Context, at: VolumeAt): Promise<ManifestPreview> {
  const { manifest } = await readyToSeal(ctx, at)
  const { files, pages, hash: hashName } = manifest
  return { hash: manifestHash(manifest), hashName, files: files.length, pages: pages.length }
}

/** @throws evidence.changed-meanwhile, bytes-changed and what the preview throws */
export async function sealVolume(
  ctx: Context,
  at: VolumeAt,
  ask: { reason: string; manifest: string },
): Promise<{ version: number }> {
  const { manifest, stored, row } = await readyToSeal(ctx, at)
  if (manifestHash(manifest) !== ask.manifest) throw problem('evidence.changed-meanwhile')
  const faults = await changedBytes(ctx, stored, manifest.hash)
  if (faults.length > 0) throw problem('evidence.bytes-changed', { count: faults.length })
  const seal = newSeal(ctx, { at, manifest, reason: ask.reason, by: ctx.person().id })
  await act(ctx, { verb: 'evidence.seal', campaign: at.campaign, object: `volume:${at.volume}` }, async (tx, audit) => {
    await lockVolume(tx, at)
    await mustBeOpen(tx, at)
    const now = await drawUp({ ...ctx, db: tx }, at, row)
    const isSame = manifestHash(now.manifest) === ask.manifest && (await openUploads(tx, at.campaign, at.volume)) === 0
    if (!isSame) throw problem('evidence.changed-meanwhile')
    await addSeal(tx, at, seal)
    audit({ version: seal.version, hash: seal.hash, method: seal.hashName, count: seal.pages, reason: ask.reason })
  })
  return { version: seal.version }
}

interface Sealing {
  at: VolumeAt
  manifest: Manifest
  reason: string
  by: string
}

function newSeal({ signer, now }: Pick<Doer, 'signer' | 'now'>, { at, manifest, reason, by }: Sealing): NewSeal {
  const [hash, sealedAt] = [manifestHash(manifest), now().toISOString()]
  const { version } = manifest.volume
  const statement = { format: 'lianbing-seal-1', ...at, version, manifest: hash, sealedAt, sealedBy: by }
  return {
    ...{ version, hash, hashName: manifest.hash, manifest: manifestText(manifest), pages: manifest.pages.length },
    ...{ reason, sealedBy: by, sealedAt },
    signed: signer === undefined ? null : { ...signed(statement, signer), publicKey: signer.keys.public },
  }
}

/** As it stands in the transaction of the caller, who has seen to everything else: for a demonstration. */
export async function sealAsItStands(
  doer: Doer,
  ask: { row: VolumeRow; at: VolumeAt; reason: string; by: string },
): Promise<void> {
  const { manifest } = await drawUp(doer, ask.at, ask.row)
  await addSeal(doer.db, ask.at, newSeal(doer, { ...ask, manifest }))
}

/** Names in the store whose bytes are missing or are not what they were. */
async function changedBytes(
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

/** Breaking is for a reason, and for good: the next seal is a new version. @throws house.not-found, evidence.not-sealed */
export async function breakVolumeSeal(ctx: Context, at: VolumeAt, reason: string): Promise<void> {
  await seenVolume(ctx, at)
  await act(
    ctx,
    { verb: 'evidence.break-seal', campaign: at.campaign, object: `volume:${at.volume}` },
    async (tx, audit) => {
      await lockVolume(tx, at)
      const seal = await holdingSeal(tx, at)
      if (seal === undefined) throw problem('evidence.not-sealed')
      const { version } = seal
      await breakSeal(tx, at, { version, by: ctx.person().id, when: ctx.now().toISOString(), reason })
      audit({ version, hash: seal.hash, reason })
    },
  )
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

/**
 * Is everything as it was sealed? The manifest kept with the seal and its signature, what the tables say now, and every byte in
 * the store, each against the other.
 */
export async function checkSeal(ctx: Context, at: VolumeAt): Promise<SealCheck> {
  const { seal, manifest } = await sealedNow(ctx, at)
  const faults: string[] = []
  if (manifestHash(manifest) !== seal.hash || manifestText(manifest) !== seal.manifest) faults.push('manifest')
  if (seal.signed !== null && !isSigned(seal.signed, seal, manifest)) faults.push('signature')
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
