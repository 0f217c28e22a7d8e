/** A volume as far as the asker's grant reaches, and whether it may change. */
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { sealsOf, volumeOf, type SealRow, type VolumeAt, type VolumeRow } from './store-volumes.ts'

/** @throws house.not-found */
export async function seenVolume(ctx: Context, at: VolumeAt): Promise<VolumeRow> {
  const volume = await volumeOf(ctx.db, at)
  if (volume === undefined || !ctx.covers(volume.unit)) throw problem('house.not-found')
  return volume
}

/** The seal that holds now. */
export async function holdingSeal(db: Database, { campaign, volume }: VolumeAt): Promise<SealRow | undefined> {
  return (await sealsOf(db, campaign, [volume])).find(({ brokenAt }) => brokenAt === null)
}

/** @throws evidence.sealed */
export async function mustBeOpen(db: Database, at: VolumeAt): Promise<void> {
  if ((await holdingSeal(db, at)) !== undefined) throw problem('evidence.sealed')
}
