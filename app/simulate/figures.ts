/** Monthly figures as today's campaigns ask for them: counts a unit reports itself, April to December. */
import type { CaseRow, FigureRow, Place } from './province.ts'
import { randomStream } from './random.ts'

const months = ['04', '05', '06', '07', '08', '09', '10', '11', '12'].map((month) => `2017-${month}`)

/** figure → its middle size for a unit of middling weight and skill. */
const selfReported: Record<string, number> = { 执法检查次数: 24, 非现场检查次数: 9, 公开处罚信息数: 6, 培训人次: 15 }

export function makeFigures(seed: string, places: readonly Place[], cases: readonly CaseRow[]): FigureRow[] {
  const decided = new Map<string, number>()
  for (const { unit, decided: day } of cases) {
    const key = `${unit} ${day.slice(0, 7)}`
    decided.set(key, (decided.get(key) ?? 0) + 1)
  }
  const scored = places.filter(({ level }) => level !== '自治区级')
  return scored.flatMap(({ code, skill }) => {
    const random = randomStream(seed, `figures/${code}`)
    const row = (figure: string, period: string, value: number): FigureRow => ({
      unit: code,
      figure,
      period,
      value: String(value),
    })
    return months.flatMap((period) => [
      row('立案处罚数', period, decided.get(`${code} ${period}`) ?? 0),
      ...Object.entries(selfReported).map(([figure, middle]) =>
        row(figure, period, Math.round((random.skewed(middle, 1.12) * (50 + skill)) / 100)),
      ),
    ])
  })
}
