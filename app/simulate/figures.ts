/** Figures as today's campaigns ask for them, sized for campaigns/province-2024: by month, quarter and year. */
import type { FigureRow, OfficerRow, Place } from './province.ts'
import { randomStream, type Random } from './random.ts'

const months = ['03', '04', '05', '06', '07', '08', '09', '10', '11'].map((month) => `2024-${month}`)
const quarters = ['2024Q2', '2024Q3', '2024Q4']

interface Reporter {
  random: Random
  place: Place
  holders: number
  add: (figure: string, period: string, value: number) => void
}

/** Who takes part of the certificate holders: a good unit nearly all, a poor one half. */
function participation({ random, place, holders, add }: Reporter): void {
  for (const period of months) {
    const percent = Math.min(100, 55 + Math.round(place.skill / 2) + random.between(-12, 12))
    add('参加练兵人数', period, Math.round((holders * percent) / 100))
  }
}

/** Inspections, and those of them made with the mobile system. */
function inspections({ random, place, add }: Reporter): void {
  for (const period of quarters) {
    const visits = 12 + Math.round(random.skewed(40, 1.1))
    const percent = Math.min(100, 70 + Math.round(place.skill / 3) + random.between(-8, 8))
    add('现场检查次数', period, visits)
    add('移动执法检查次数', period, Math.round((visits * percent) / 100))
  }
}

/** This year and the last: what was found from afar, and petitions, which follow the weight of the place. */
function years({ random, place, add }: Reporter): void {
  const found = 8 + random.below(30)
  add('非现场监管发现问题数', '2023', found)
  add('非现场监管发现问题数', '2024', Math.round((found * (80 + place.skill)) / 100))
  const complaints = 3 + Math.round(place.weight / 800)
  add('信访投诉件数', '2023', complaints)
  add('信访投诉件数', '2024', Math.max(0, Math.round((complaints * random.between(60, 110)) / 100)))
}

function bonuses({ random, add }: Reporter): void {
  if (random.chance(15)) add('入选典型案例件数', '2024', random.between(1, 3))
  if (random.chance(5)) add('复议诉讼败诉件数', '2024', 1)
  if (random.chance(1)) add('弄虚作假件数', '2024', 1)
}

export function makeFigures(seed: string, places: readonly Place[], officers: readonly OfficerRow[]): FigureRow[] {
  const holders = Map.groupBy(officers, ({ unit }) => unit)
  const rows: FigureRow[] = []
  for (const place of places.filter(({ level }) => level !== '自治区级')) {
    const reporter: Reporter = {
      random: randomStream(seed, `figures/${place.code}`),
      place,
      holders: holders.get(place.code)?.length ?? 0,
      add: (figure, period, value) => rows.push({ unit: place.code, figure, period, value }),
    }
    for (const report of [participation, inspections, years, bonuses]) report(reporter)
  }
  return rows
}
