/** a1.4d: holders of an enforcement certificate. Numbers have ten digits, so none can be a citizen's (eighteen). */
import type { OfficerRow, Place } from './province.ts'
import { randomStream } from './random.ts'

/** The middle dot as offices type it. */
const middleDots = ['·', '•', '．']

export function makeOfficers(seed: string, places: readonly Place[]): OfficerRow[] {
  const random = randomStream(seed, 'officers')
  return places
    .filter(({ level }) => level !== '自治区级')
    .flatMap(({ code, level, weight }) => {
      const busy = Math.min(15, Math.round(weight / 1500))
      const holders = Math.min(40, (level === '市级' ? 12 : 5) + busy + random.below(10))
      return Array.from({ length: holders }, (_, index) => {
        const certificate = `${code}${String(index + 1).padStart(4, '0')}`
        const dot = random.pick(middleDots)
        const name = random.chance(8) ? `合成${dot}执法人员${dot}示例${certificate}` : `执法人员${certificate}`
        return { certificate, name, unit: code }
      })
    })
}
