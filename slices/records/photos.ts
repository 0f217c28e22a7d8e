/** Photographs arrive by themselves, named by their hash, before the text that shows them; the same one twice is one. */
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { Reply } from '../../platform/http/route.ts'
import { addFile, arrivedFiles, recordOf, type At } from './store.ts'

const HEAD = 16

/** By its first bytes, whatever it is called. */
export function imageType(bytes: Uint8Array): string | undefined {
  const hex = Buffer.from(bytes.subarray(0, HEAD)).toString('hex')
  if (hex.startsWith('ffd8ff')) return 'image/jpeg'
  if (hex.startsWith('89504e470d0a1a0a')) return 'image/png'
  if (/^52494646.{8}57454250/.test(hex)) return 'image/webp'
  return /^.{8}66747970(68656963|6d696631|68656978)/.test(hex) ? 'image/heic' : undefined
}

async function firstBytes(ctx: Context, sha256: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of await ctx.files.open(sha256)) {
    const chunk = Buffer.from(part)
    parts.push(chunk)
    size += chunk.length
    if (size >= HEAD) break
  }
  return Buffer.concat(parts)
}

/** @throws records.no-photo */
export async function keepPhoto(ctx: Context, campaign: string): Promise<{ sha256: string; size: number }> {
  const [file] = (await ctx.upload()).files
  if (file === undefined || imageType(await firstBytes(ctx, file.sha256)) === undefined)
    throw problem('records.no-photo')
  const { sha256, size } = file
  const { id: by, unit } = ctx.person()
  return act(ctx, { verb: ctx.verb, campaign, object: `photo:${sha256}` }, async (tx, audit) => {
    await addFile(tx, { campaign, sha256, unit, size, by, at: ctx.now().toISOString() })
    audit({ photo: sha256, size })
    return { sha256, size }
  })
}

/** Shown on the record's page; never as a page of its own. @throws house.not-found */
export async function viewPhoto(ctx: Context, at: At, sha256: string): Promise<Reply> {
  const record = await recordOf(ctx.db, at)
  if (record === undefined || !ctx.covers(record.unit)) throw problem('house.not-found')
  const arrived = await arrivedFiles(ctx.db, { campaign: at.campaign, unit: record.unit }, [sha256])
  if (!arrived.has(sha256)) throw problem('house.not-found')
  const type = imageType(await firstBytes(ctx, sha256)) ?? 'application/octet-stream'
  return new Reply(200, await ctx.files.open(sha256), {
    'content-type': type,
    'content-security-policy': `default-src 'none'; sandbox`,
    'content-disposition': 'inline',
  })
}
