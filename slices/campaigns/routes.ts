import { z } from 'zod'
import { created, route } from '../../platform/http/route.ts'
import { decideReading, listCampaigns, viewCheck, viewDefinition, viewDiff } from './actions.ts'
import { decideReadingBody, moveStageBody } from './contract.ts'
import { moveStage, viewStage } from './stages.ts'

const name = z.string().regex(/^[a-z0-9-]{1,60}(@\d{1,9})?$/)
const one = z.object({ campaign: name })
const plain = z.object({ campaign: z.string().regex(/^[a-z0-9-]{1,60}$/) })
/** Without a version: what is decided stands on top of the newest. */
const id = z.string().regex(/^[a-z0-9-]{1,60}$/)

export const routes = [
  route({ method: 'GET', path: '/api/campaigns', verb: 'campaigns.read', shows: 'nobody', action: listCampaigns }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/definition',
    verb: 'campaigns.read',
    shows: 'nobody',
    params: one,
    action: (ctx, { params }) => viewDefinition(ctx, params.campaign),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/check',
    verb: 'campaigns.check',
    shows: 'nobody',
    params: one,
    action: (ctx, { params }) => viewCheck(ctx, params.campaign),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/diff/:other',
    verb: 'campaigns.check',
    shows: 'nobody',
    params: z.object({ campaign: name, other: name }),
    action: (ctx, { params }) => viewDiff(ctx, params.campaign, params.other),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/stage',
    verb: 'campaigns.read',
    shows: 'who-acted',
    params: plain,
    action: (ctx, { params }) => viewStage(ctx, params.campaign),
  }),
  route({
    method: 'POST',
    path: '/api/campaigns/:campaign/stage',
    verb: 'campaigns.move-stage',
    params: plain,
    body: moveStageBody,
    action: (ctx, { params, body }) => moveStage(ctx, params.campaign, body),
  }),
  route({
    method: 'POST',
    path: '/api/campaigns/:campaign/readings/:reading',
    verb: 'campaigns.decide-reading',
    params: z.object({ campaign: id, reading: z.string().regex(/^[A-Za-z][A-Za-z0-9-]{0,20}$/) }),
    body: decideReadingBody,
    action: async (ctx, { params, body }) => created(await decideReading(ctx, params, body)),
  }),
]
