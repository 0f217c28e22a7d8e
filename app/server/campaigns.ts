/** The campaigns of the clone enter the database: a version each, where its content is new. */
import type { Doer } from '../../platform/http/context.ts'
import { keepFiles } from '../../slices/campaigns/actions.ts'
import type { ShippedCampaigns } from '../../slices/campaigns/shipped.ts'
import { loadCampaign, problemLine, shippedCampaigns } from '../campaigns/load-campaign.ts'

/** Answers what it did, for the log; a definition with problems is named and left out. */
export async function keepCampaigns(doer: Doer, names: readonly string[]): Promise<string[]> {
  const told: string[] = []
  for (const name of names) {
    const loaded = await loadCampaign(name)
    if ('problems' in loaded) told.push(`campaign ${name}: ${loaded.problems.map(problemLine).join('; ')}`)
    else {
      const version = await keepFiles(doer, loaded)
      if (version !== undefined) told.push(`campaign ${name}: version ${version}`)
    }
  }
  return told
}

/** The definitions of the clone, for who picks one on the first day. */
export const shipped: ShippedCampaigns = {
  names: async () => {
    const names = await shippedCampaigns()
    const whole = await Promise.all(names.map(async (name) => ({ name, loaded: await loadCampaign(name) })))
    return whole.filter(({ loaded }) => 'campaign' in loaded).map(({ name }) => name)
  },
  load: async (name) => {
    const loaded = await loadCampaign(name)
    return 'problems' in loaded ? undefined : loaded
  },
}
