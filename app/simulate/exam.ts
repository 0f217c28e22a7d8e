/** a1.4: the online exam; one holder in twelve is absent, one in eight sits twice (the highest counts). */
import type { ExamScoreRow, OfficerRow, Place } from './province.ts'
import { randomStream } from './random.ts'

export function makeExamScores(
  seed: string,
  places: readonly Place[],
  officers: readonly OfficerRow[],
): ExamScoreRow[] {
  const random = randomStream(seed, 'exam')
  const skills = new Map(places.map(({ code, skill }) => [code, skill]))
  return officers.flatMap(({ certificate, unit }) => {
    if (random.chance(8)) return []
    const level = 50 + Math.round((skills.get(unit) ?? 50) / 3)
    const sitting = (): ExamScoreRow => {
      const score = Math.max(0, Math.min(100, level + random.between(-25, 25)))
      return { certificate, score: random.chance(1) ? 0 : score }
    }
    return random.chance(12) ? [sitting(), sitting()] : [sitting()]
  })
}
