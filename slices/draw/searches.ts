/** Rounds by their number, or by the beginning of their commitment. */
import type { Context } from '../../platform/http/context.ts'
import type { SearchAsk, SearchHit, SearchSource } from '../../platform/http/desk.ts'
import { roundsOf } from './store.ts'

const LEAST_OF_HASH = 4

async function search(ctx: Context, { campaign, text, most }: SearchAsk): Promise<SearchHit[]> {
  const word = text.toLowerCase().replace(/^(抽取)?第\s*|\s*轮$|^round\s+|^#/g, '')
  if (!/^[0-9a-f]{1,64}$/.test(word)) return []
  const rounds = await roundsOf(ctx.db, campaign)
  return rounds
    .filter(
      ({ round, commitment }) =>
        String(round) === word || (word.length >= LEAST_OF_HASH && commitment?.startsWith(word) === true),
    )
    .slice(0, most)
    .map(({ round, day, commitment }) => ({
      ...{ kind: 'draw-round', id: String(round) },
      title: ctx.language === 'en' ? `Draw, round ${round}` : `抽取第 ${round} 轮`,
      about: commitment === null ? day : `${day} · ${commitment.slice(0, 12)}`,
    }))
}

export const searches: readonly SearchSource[] = [{ kind: 'draw-round', verb: 'draw.read', search }]
