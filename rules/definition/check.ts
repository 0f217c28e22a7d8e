/** The check of a definition before anybody works by it (n3.1.2, n3.2.1): computed from the data, whatever the year. */
import { openReadings, unknownClauses } from './check-clauses.ts'
import { dataAfterDeadlines, windowsOutside } from './check-deadlines.ts'
import { undeclaredCurves, unlawfulIndicators, wrongSums } from './check-indicators.ts'
import { contradictingBounds, infeasibleQuotas, unreachableAwards } from './check-quotas.ts'
import type { Finding } from './finding.ts'
import type { Campaign } from './schema.ts'

const order = { error: 0, warning: 1, info: 2 } as const

/** Everything at once, errors first; the same definition gives the same list. */
export function checkCampaign(campaign: Omit<Campaign, 'hash'>): Finding[] {
  const { definition } = campaign
  const findings = [
    ...unknownClauses(campaign),
    ...unlawfulIndicators(definition),
    ...wrongSums(definition),
    ...undeclaredCurves(definition),
    ...windowsOutside(definition),
    ...contradictingBounds(definition),
    ...infeasibleQuotas(definition),
    ...unreachableAwards(definition),
    ...dataAfterDeadlines(definition),
    ...openReadings(campaign),
  ]
  return findings.toSorted((a, b) => order[a.severity] - order[b.severity])
}
