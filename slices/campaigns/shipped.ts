/**
 * The definitions that ship. A real installation begins with none: the administrator picks one on the first day, and
 * takes a newer one when it ships; nothing enters by itself. A demonstration has them all.
 */
import { z } from 'zod'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { created, route, type Route } from '../../platform/http/route.ts'
import { checkCampaign } from '../../rules/definition/check.ts'
import type { Campaign } from '../../rules/definition/schema.ts'
import { keepFiles } from './actions.ts'
import type { ShippedList, ShippedView } from './contract.ts'
import { versionsOf } from './store.ts'

interface Loaded {
  campaign: Campaign
  files: { name: string; text: string }[]
}

export interface ShippedCampaigns {
  names: () => Promise<string[]>
  /** undefined: there is none of that name, or it has faults. */
  load: (name: string) => Promise<Loaded | undefined>
}

export const shippedRoutes = (shipped: ShippedCampaigns): Route[] => [
  route({
    method: 'GET',
    path: '/api/shipped-campaigns',
    verb: 'campaigns.pick',
    shows: 'nobody',
    action: (ctx) => listShipped(ctx, shipped),
  }),
  route({
    method: 'POST',
    path: '/api/shipped-campaigns/:name',
    verb: 'campaigns.pick',
    params: z.object({ name: z.string().regex(/^[a-z0-9-]{1,60}$/) }),
    action: async (ctx, { params }) => created(await pick(ctx, shipped, params.name)),
  }),
]

async function listShipped(ctx: Context, shipped: ShippedCampaigns): Promise<ShippedList> {
  const views: ShippedView[] = []
  for (const name of await shipped.names()) {
    const loaded = await shipped.load(name)
    if (loaded !== undefined) views.push(await viewOf(ctx, loaded.campaign))
  }
  return { campaigns: views }
}

async function viewOf(ctx: Context, campaign: Campaign): Promise<ShippedView> {
  const { id, title, document, period } = campaign.definition
  const versions = await versionsOf(ctx.db, id)
  const errors = checkCampaign(campaign).filter(({ severity }) => severity === 'error').length
  const { from, to } = period
  const taken = versions.some(({ hash }) => hash === campaign.hash)
  return {
    id,
    title,
    number: document.number,
    from,
    to,
    hash: campaign.hash,
    errors,
    picked: versions.length > 0,
    taken,
  }
}

async function pick(ctx: Context, shipped: ShippedCampaigns, name: string): Promise<ShippedView> {
  const loaded = await shipped.load(name)
  if (loaded === undefined || !ctx.installation.campaigns.some((one) => one.name === name))
    throw problem('campaigns.unknown', { campaign: name })
  await keepFiles(ctx, loaded)
  return viewOf(ctx, loaded.campaign)
}
