/** What stands open without a sign-in: the record page and its folder. */
import { z } from 'zod'
import { problem } from '../../platform/http/problem.ts'
import { route, type Reply, type Route } from '../../platform/http/route.ts'
import { maskedFolder } from './folder.ts'
import { mustStand, today } from './ground.ts'
import { onceFor } from './once-for.ts'
import type { PublicCases } from './public-cases.ts'
import { publicPage } from './public-page.ts'

const campaign = z.object({ campaign: z.string().regex(/^[a-z0-9-]{1,60}$/) })
const round = campaign.extend({ round: z.coerce.number().int().min(1).max(999_999_999) })
const own = round.extend({ unit: z.string().regex(/^[0-9A-Za-z-]{1,20}$/) })

/** A province's folder takes seconds to pack and some 10 MB; its page has every line counted. */
const MOST_KEPT = 6

export const publicRoutes = (publicCases: PublicCases): readonly Route[] => {
  const kept = { pages: onceFor<Reply>(MOST_KEPT), folders: onceFor<Reply>(MOST_KEPT), own: onceFor<Reply>(MOST_KEPT) }
  return [
    route({
      ...{ method: 'GET', path: '/public/:campaign/draw', verb: 'draw.public', params: campaign, shows: 'nobody' },
      query: z.object({ lang: z.enum(['zh', 'en']).optional() }),
      action: (ctx, { params, query }) =>
        publicPage(ctx, params.campaign, { publicCases, lang: query.lang, once: kept.pages }),
    }),
    route({
      ...{ method: 'GET', path: '/public/:campaign/draw/:round/folder.zip', verb: 'draw.public', params: round },
      shows: 'nobody',
      action: async (ctx, { params }): Promise<Reply> =>
        maskedFolder(ctx, params, {
          visible: [...(await publicCases(ctx.db, params.campaign, today(ctx)))],
          visibleUnits: [],
          once: kept.folders,
        }),
    }),
    route({
      ...{ method: 'GET', path: '/api/campaigns/:campaign/draw/rounds/:round/lines/:unit/folder.zip', params: own },
      ...{ verb: 'draw.read', shows: 'nobody' },
      action: async (ctx, { params: { unit, ...at } }): Promise<Reply> => {
        await mustStand(ctx.db, at, ['committed', 'seeded', 'drawn', 'void'])
        if (!ctx.covers(unit)) throw problem('house.not-found')
        const visible = [...(await publicCases(ctx.db, at.campaign, today(ctx)))]
        return maskedFolder(ctx, at, { visible, visibleUnits: [unit], once: kept.own })
      },
    }),
  ]
}
