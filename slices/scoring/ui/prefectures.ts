/** The units that others stand below, with those below each: for filters and boards. Pure. */
import type { LeagueView } from '../contract.ts'

export interface Prefecture {
  code: string
  name: string
  /** Its own code and those of the units below it. */
  units: ReadonlySet<string>
}

/** Units directly below the region that stand above others, in the order of their codes. */
export function prefecturesOf(view: LeagueView): Prefecture[] {
  const units = Object.values(view.collectives).flat()
  const names = new Map(units.map(({ unit, name }) => [unit, name]))
  return [...Map.groupBy(units, ({ parent }) => parent)]
    .flatMap(([code, below]) => {
      const name = names.get(code)
      return name === undefined ? [] : [{ code, name, units: new Set([code, ...below.map(({ unit }) => unit)]) }]
    })
    .sort((a, b) => a.code.localeCompare(b.code))
}
