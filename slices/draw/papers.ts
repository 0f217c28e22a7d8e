/** The papers of a ceremony, as they were handed in. */
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { papersOf } from './store-ceremony.ts'
import type { RoundAt } from './store.ts'

const types: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
}

/** @throws house.not-found */
export async function paperFile(ctx: Context, at: RoundAt, sha256: string): Promise<Reply> {
  const found = (await papersOf(ctx.db, at)).find((one) => one.sha256 === sha256)
  if (found === undefined) throw problem('house.not-found')
  const type = types[found.name.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream'
  return download(await ctx.files.open(sha256), { name: found.name, type })
}
