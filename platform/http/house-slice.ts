import { z } from 'zod'
import { isAnswering } from './store-ready.ts'
import type { Context } from './context.ts'
import { openApi } from './open-api.ts'
import { problem } from './problem.ts'
import { route } from './route.ts'
import type { Slice } from './slice.ts'

const API_VERSION = '1'
const READY_WITHIN_MS = 2_000

async function ready({ db }: Context): Promise<{ ready: true }> {
  if (!(await isAnswering(db, READY_WITHIN_MS))) throw problem('house.not-ready')
  return { ready: true }
}

/** What the house itself answers, by the same tables as every slice. */
export const houseSlice: Slice = {
  name: 'house',
  access: {
    'house.ready': { who: 'anyone', on: 'installation' },
    'house.api': { who: 'signed-in', on: 'self', token: 'always' },
    'house.job': { who: 'signed-in', on: 'self', token: 'always' },
  },
  problems: {
    'house.not-ready': {
      status: 503,
      zh: '数据库没有应答。请稍候再试；一直如此请查看数据库是否在运行。',
      en: 'The database does not answer. Try again shortly; if it stays so, see whether the database is running.',
    },
    'house.job-failed': { status: 500, zh: '后台任务出错，已记录。', en: 'The background work failed and was logged.' },
  },
  routes: [
    route({ method: 'GET', path: '/health/ready', verb: 'house.ready', shows: 'nobody', action: ready }),
    route({
      method: 'GET',
      path: '/api/openapi.json',
      verb: 'house.api',
      shows: 'nobody',
      action: async (ctx) => openApi(ctx.openRoutes(), { title: '练兵 Lianbing', version: API_VERSION }),
    }),
    route({
      method: 'GET',
      path: '/api/jobs/:id',
      verb: 'house.job',
      shows: 'oneself',
      params: z.object({ id: z.string() }),
      action: async (ctx, { params }) => {
        const found = await ctx.jobs.find(ctx.db, params.id)
        if (found === undefined || found.actor !== ctx.person().id) throw problem('house.not-found')
        const { actor: _actor, ...view } = found
        return view
      },
    }),
  ],
}
