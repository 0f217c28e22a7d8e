/** Runs by their number, or by the beginning of their id or of the hash of their result. */
import type { Context } from '../../platform/http/context.ts'
import type { SearchAsk, SearchHit, SearchSource } from '../../platform/http/desk.ts'
import { listRunHeads } from './store.ts'

const LEAST_OF_HASH = 4

async function search(ctx: Context, { campaign, text, most }: SearchAsk): Promise<SearchHit[]> {
  const word = text.toLowerCase().replace(/^第\s*|\s*次$|^run\s+|^#/g, '')
  if (!/^[0-9a-f-]{1,64}$/.test(word)) return []
  const heads = await listRunHeads(ctx.db, campaign)
  return heads
    .filter(
      ({ seq, id, result_hash: hash }) =>
        String(seq) === word || (word.length >= LEAST_OF_HASH && (id.startsWith(word) || hash.startsWith(word))),
    )
    .slice(0, most)
    .map(({ id, seq, result_hash: hash, made_at: at }) => ({
      ...{ kind: 'run', id, title: ctx.language === 'en' ? `Run ${seq}` : `第 ${seq} 次计算` },
      about: `${dayOf(at)} · ${hash.slice(0, 12)}`,
    }))
}

const dayOf = (instant: string): string => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 10)

export const searches: readonly SearchSource[] = [{ kind: 'run', verb: 'scoring.read', search }]
