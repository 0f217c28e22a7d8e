/** The units of the province: the 110 real ones, and synthetic prefectures beyond them when a bench asks for more. */
import type { Place, UnitRow } from './province.ts'
import { apportion, randomStream } from './random.ts'
import { divisions, petitions } from './shipped-facts.ts'

export const realUnits = 110
const countiesPerSyntheticPrefecture = 98
/** So that the quietest prefecture still has cases: added to its petitions. */
const leastWeight = 6

interface Area {
  code: string
  name: string
  weight: number
  counties: { code: string; name: string }[]
}

function realAreas(): Area[] {
  const all = divisions()
  const counted = petitions()
  return all
    .filter((each) => each.level === '市级')
    .map(({ code, name }) => ({
      code,
      name,
      weight: leastWeight + (counted.get(name) ?? 0),
      counties: all.filter((each) => each.parent === code).sort((a, b) => (a.code < b.code ? -1 : 1)),
    }))
}

/** Codes 9PPP00 and 9PPPCC are given to no place. */
function syntheticAreas(units: number): Area[] {
  const areas: Area[] = []
  for (let left = units, number = 1; left > 0; number++) {
    const prefix = `9${String(number).padStart(3, '0')}`
    const size = Math.min(left - 1, countiesPerSyntheticPrefecture)
    const counties = Array.from({ length: size }, (_, index) => ({
      code: `${prefix}${String(index + 1).padStart(2, '0')}`,
      name: `合成${number}州第${index + 1}县`,
    }))
    areas.push({ code: `${prefix}00`, name: `合成${number}州`, weight: 20, counties })
    left -= size + 1
  }
  return areas
}

/** Root first, then the prefectures, then the counties. A prefecture's own bureau has a quarter of its cases. */
export function makePlaces(seed: string, units: number): Place[] {
  const random = randomStream(seed, 'places')
  const prefectures: Place[] = []
  const counties: Place[] = []
  for (const area of [...realAreas(), ...syntheticAreas(units - realUnits)]) {
    const weight = area.weight * 1000
    const skill = random.between(25, 85)
    prefectures.push({ code: area.code, name: area.name, level: '市级', parent: '650000', weight: weight / 4, skill })
    const shares = apportion(
      (weight * 3) / 4,
      area.counties.map(() => Math.round(random.skewed(1000, 1.15))),
    )
    area.counties.forEach(({ code, name }, index) => {
      const own = Math.max(0, Math.min(100, skill + random.between(-30, 30)))
      counties.push({ code, name, level: '县级', parent: area.code, weight: shares[index] ?? 0, skill: own })
    })
  }
  const root: Place = { code: '650000', name: '新疆维吾尔自治区', level: '自治区级', parent: '', weight: 0, skill: 0 }
  return [root, ...prefectures, ...counties]
}

/** a1.2c–e: enterprises follow the cases, loosely; a few counties have none (R4), a few figures are of 2016's list (R25). */
export function makeUnits(seed: string, places: readonly Place[]): UnitRow[] {
  const random = randomStream(seed, 'enterprises')
  return places.map(({ code, name, level, parent, weight }) => {
    const size = Math.sqrt(weight / 1000)
    const stateControlled = level === '市级' ? 4 + Math.round(size * random.between(5, 9)) : undefined
    const none = random.chance(3)
    const keyMonitored = level === '县级' ? (none ? 0 : 1 + Math.round(size * random.between(3, 9))) : undefined
    const listYear = level === '自治区级' ? '' : random.chance(10) ? '2016' : '2017'
    return { code, name, level, parent, stateControlled, keyMonitored, listYear }
  })
}
