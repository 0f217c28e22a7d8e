/** Orders that give the same bytes for the same input. */

/** Code-unit order, the same on every machine. */
export const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Several orders one after the other. */
export function inTurn<T>(...orders: readonly ((a: T, b: T) => number)[]): (a: T, b: T) => number {
  return (a, b) => {
    for (const order of orders) {
      const found = order(a, b)
      if (found !== 0) return found
    }
    return 0
  }
}

/**
 * a1.0c, R18: ranks of a list that is already best first; equals share the rank, the next is counted on (1, 1, 3).
 */
export function sharedRanks<T>(sorted: readonly T[], compare: (a: T, b: T) => number): number[] {
  const ranks: number[] = []
  sorted.forEach((item, index) => {
    const before = sorted[index - 1]
    const shared = before !== undefined && compare(before, item) === 0
    ranks.push(shared ? (ranks[index - 1] ?? 1) : index + 1)
  })
  return ranks
}

/** A published decimal ("88.41") as a whole number of its last place, for comparing: exact however long it is. */
export function publishedUnits(published: string): number | bigint {
  const digits = published.replace('.', '')
  return digits.length <= 15 ? Number(digits) : BigInt(digits)
}

export const descending = (a: number | bigint, b: number | bigint): number => (a > b ? -1 : a < b ? 1 : 0)
