/** a1.0b: candidates come only from collectives that took part in the field exercise; n4.3a: a county is put up by its prefecture. */
import type { Definition } from '../definition/schema.ts'
import { nth, type Basis } from '../scoring/basis.ts'

/** Why a unit is not ranked, in the order of the definition; none: it is eligible. */
export function eligibility(basis: Basis): (unit: number) => string[] {
  const nominated = nominatedUnits(basis)
  return (unit) => {
    const { level } = nth(basis.facts.units, unit)
    const missing = basis.definition.eligibility.filter(
      (condition) =>
        condition.levels.includes(level) &&
        stands(basis.definition, condition) &&
        (condition.id === 'not-nominated' ? !nominated.has(unit) : nth(basis.reportsOf, unit).length === 0),
    )
    return [...new Set(missing.map((condition) => condition.id))]
  }
}

/** A condition with a reading stands only where the reading applies it to all (R17: prefectures may be exempt). */
const stands = (definition: Definition, condition: Definition['eligibility'][number]): boolean =>
  condition.reading === undefined || definition.readings[condition.reading]?.choice === 'applies-to-all'

/** A nomination that is of none of the individuals' categories names a collective. */
function nominatedUnits({ definition, facts }: Basis): Set<number> {
  const people = new Set(definition.individuals.map((entry) => entry.category))
  return new Set(facts.nominations.filter((row) => !people.has(row.category)).map((row) => row.unit))
}
