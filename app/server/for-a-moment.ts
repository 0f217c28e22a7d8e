/**
 * Keeps what was found for a moment, so that a page of twenty requests asks the database once. Only for what may lag so
 * long: a unit that an import has just moved is in its new territory a second later.
 */
export function forAMoment<T>(
  find: (unit: string, campaign: string | undefined) => Promise<T>,
  keepMs = 1_000,
): (unit: string, campaign: string | undefined) => Promise<T> {
  const kept = new Map<string, { until: number; found: Promise<T> }>()
  return (unit, campaign) => {
    const key = `${unit} ${campaign ?? ''}`
    const now = performance.now()
    const known = kept.get(key)
    if (known !== undefined && known.until > now) return known.found
    if (kept.size >= MOST) kept.clear()
    const found = find(unit, campaign)
    kept.set(key, { until: now + keepMs, found })
    found.catch(() => kept.delete(key))
    return found
  }
}

const MOST = 10_000
