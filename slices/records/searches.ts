/** Records by the party's name, within the asker's territory; no person is found here. */
import type { Context } from '../../platform/http/context.ts'
import type { SearchAsk, SearchHit, SearchSource } from '../../platform/http/desk.ts'
import { listRecords } from './store.ts'

async function searchRecords(ctx: Context, { campaign, text: find, most: limit }: SearchAsk): Promise<SearchHit[]> {
  if (find === '') return []
  const reach = { campaign, territory: ctx.territory }
  const { rows } = await listRecords(ctx.db, reach, { find, offset: 0, limit, state: undefined, kind: undefined })
  return rows.map(({ id, kind, party, began }) => ({
    ...{ kind: 'record', id, title: party === '' ? kind : party, about: `${kind} · ${began.replace('T', ' ')}` },
  }))
}

export const searches: readonly SearchSource[] = [{ kind: 'record', verb: 'records.read', search: searchRecords }]
