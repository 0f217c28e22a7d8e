/** Remembers, on this machine, the campaign last worked in. */
const storageKey = 'lianbing.campaign'

/** The remembered one if it still exists, else the first. */
export function lastCampaign(campaigns: readonly string[]): string | undefined {
  const remembered = window.localStorage.getItem(storageKey)
  return campaigns.find((campaign) => campaign === remembered) ?? campaigns[0]
}

export function rememberCampaign(campaign: string): void {
  window.localStorage.setItem(storageKey, campaign)
}
