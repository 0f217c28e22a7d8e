import { z } from 'zod'
import { created, route } from '../../platform/http/route.ts'
import { page, registerName } from '../registers/contract.ts'
import { makeRun } from './make-run.ts'
import { listRuns, viewLeague, viewReason, viewRows, viewRun } from './read-run.ts'

const base = '/api/campaigns/:campaign'
const campaign = z.object({ campaign: z.string() })
const run = campaign.extend({ run: z.string() })
const number = z.object({ subject: z.string().max(200), path: z.string().max(200).default('') })

export const routes = [
  route({
    method: 'POST',
    path: `${base}/runs`,
    verb: 'scoring.run',
    params: campaign,
    action: async (ctx, { params }) =>
      created(await viewRun(ctx, { ...params, run: await makeRun(ctx, params.campaign) })),
  }),
  route({
    method: 'GET',
    path: `${base}/runs`,
    verb: 'scoring.read',
    params: campaign,
    action: async (ctx, { params }) => ({ runs: await listRuns(ctx, params.campaign) }),
  }),
  route({
    method: 'GET',
    path: `${base}/runs/:run`,
    verb: 'scoring.read',
    params: run,
    action: (ctx, { params }) => viewRun(ctx, params),
  }),
  route({
    method: 'GET',
    path: `${base}/runs/:run/league`,
    verb: 'scoring.read',
    params: run,
    action: (ctx, { params }) => viewLeague(ctx, params),
  }),
  route({
    method: 'GET',
    path: `${base}/runs/:run/reasons`,
    verb: 'scoring.read',
    params: run,
    query: number,
    action: (ctx, { params, query }) => viewReason(ctx, { ...params, ...query }),
  }),
  route({
    method: 'GET',
    path: `${base}/runs/:run/rows`,
    verb: 'scoring.rows',
    params: run,
    query: number.extend(page.shape).extend({ file: registerName }),
    action: (ctx, { params, query }) => viewRows(ctx, { ...params, ...query }),
  }),
]
