import { expect, it } from 'vitest'
import { casesClause } from '../../slices/scoring/flags.ts'
import { loadCampaign } from './load-campaign.ts'

it.each(['xinjiang-2017', 'minimal', 'province-2024'])(
  'the flags of %s stand beside a clause of its own',
  async (name) => {
    const loaded = await loadCampaign(name)
    if (!('campaign' in loaded)) throw new Error(`${name} has problems`)
    expect(Object.keys(loaded.campaign.clauses)).toContain(casesClause(loaded.campaign.definition))
  },
)
