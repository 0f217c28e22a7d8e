/**
 * Which units lie under which: region → prefecture → county, as the register of units has it (n1.1, a1.2c). Codes of GB/T
 * 2260 nest, but cities of the XPCC (659…) and moved counties do not, so only the stated parent counts. Pure.
 */
export interface UnitPlace {
  code: string
  /** '' or the code itself: nothing above it. */
  parent: string
}

/** The unit and everything under it; a unit that nobody lists covers itself. A circle of parents ends where it began. */
export function unitsUnder(places: Iterable<UnitPlace>, unit: string): ReadonlySet<string> {
  const children = new Map<string, string[]>()
  for (const { code, parent } of places) {
    const known = children.get(parent)
    if (known === undefined) children.set(parent, [code])
    else known.push(code)
  }
  const under = new Set([unit])
  for (const one of under) for (const child of children.get(one) ?? []) under.add(child)
  return under
}
