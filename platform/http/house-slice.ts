import { z } from 'zod'
import { problem } from './problem.ts'
import { route } from './route.ts'
import type { Slice } from './slice.ts'

/** What the house itself answers, by the same tables as every slice. */
export const houseSlice: Slice = {
  name: 'house',
  access: {
    'house.ready': { who: 'anyone', on: 'installation' },
    'house.job': { who: 'signed-in', on: 'self' },
  },
  problems: {
    'house.job-failed': { status: 500, zh: '后台任务出错，已记录。', en: 'The background work failed and was logged.' },
  },
  routes: [
    route({ method: 'GET', path: '/health/ready', verb: 'house.ready', action: async () => ({ ready: true }) }),
    route({
      method: 'GET',
      path: '/api/jobs/:id',
      verb: 'house.job',
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
