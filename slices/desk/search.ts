/** One box over everything: each slice is asked under its own verb, so that nothing is found that could not be opened. */
import { noteRead } from '../../platform/audit/note-read.ts'
import type { Context } from '../../platform/http/context.ts'
import type { SearchSource } from '../../platform/http/desk.ts'
import type { SearchView } from './contract.ts'

const MOST_EACH = 6

export async function viewSearch(
  ctx: Context,
  ask: { campaign: string; text: string },
  sources: readonly SearchSource[],
): Promise<SearchView> {
  const text = ask.text.trim()
  const groups: SearchView['groups'] = []
  for (const source of sources) {
    const own = await ctx.underVerb(source.verb)
    if (own === undefined) continue
    const hits = await source.search(own, { campaign: ask.campaign, text, most: MOST_EACH })
    if (text === '' || hits.length === 0) continue
    if (source.class !== undefined)
      noteRead(own, { class: source.class, object: `search:${source.kind}` }, ask.campaign)
    groups.push({
      kind: source.kind,
      hits: hits.map(({ id, title, about }) => ({ id, title, ...(about === undefined ? {} : { about }) })),
    })
  }
  return { groups }
}
