/** Sealing a volume and breaking the seal (n2.2a, a1.1a). */
import { act } from '../../platform/audit/act.ts'
import { fileKey } from '../../platform/audit/root-store.ts'
import { signed } from '../../platform/audit/root.ts'
import type { HashName } from '../../platform/crypto/suites.ts'
import type { Context, Doer } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { caseFileFor } from '../case-files/facts.ts'
import type { ManifestPreview } from './contract.ts'
import { changedBytes } from './check-seal.ts'
import { manifestHash, manifestOf, manifestText, type Manifest } from './manifest.ts'
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
  type VolumeAt,
  type VolumeRow,
} from './store-volumes.ts'

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
    await keepSeal({ ...ctx, db: tx }, at, seal)
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

/** The key that signs is filed with it: from then on it is one of this installation. */
async function keepSeal({ db, signer }: Pick<Doer, 'db' | 'signer'>, at: VolumeAt, seal: NewSeal): Promise<void> {
  if (signer !== undefined) await fileKey(db, signer, new Date(seal.sealedAt))
  await addSeal(db, at, seal)
}

/** As it stands in the transaction of the caller, who has seen to everything else: for a demonstration. */
export async function sealAsItStands(
  doer: Doer,
  ask: { row: VolumeRow; at: VolumeAt; reason: string; by: string },
): Promise<void> {
  const { manifest } = await drawUp(doer, ask.at, ask.row)
  await keepSeal(doer, ask.at, newSeal(doer, { ...ask, manifest }))
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
