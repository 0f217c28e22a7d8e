/** a1.1: recommended and drawn case files, scored by three experts each. A unit without a case of a type has no file. */
import { marks, makePanel, quality, type Panel } from './expert-scores.ts'
import type { CaseRow, CaseType, FileScoreRow, Place, Planted } from './province.ts'
import { randomStream, type Random } from './random.ts'

interface Slot {
  source: '推荐' | '抽取'
  type: CaseType
  /** The slot's name in the register of scores. */
  name: string
}

const recommended: Slot = { source: '推荐', type: '一般行政处罚', name: '行政处罚' }
const inspection: Slot = { source: '推荐', type: '稽查', name: '稽查' }
const drawnTypes: readonly CaseType[] = ['按日连续处罚', '移送行政拘留', '涉嫌犯罪移送', '申请法院强制执行']
const drawn: Slot[] = drawnTypes.map((type) => ({ source: '抽取', type, name: type }))
/** a1.1c, a1.1d for prefectures; a1.1f for counties. */
const slotsOf = { 市级: [recommended, inspection, ...drawn], 县级: [recommended, ...drawn], 自治区级: [] }

function byUnit(cases: readonly CaseRow[]): Map<string, CaseRow[]> {
  const units = new Map<string, CaseRow[]>()
  for (const row of cases) {
    const own = units.get(row.unit)
    if (own === undefined) units.set(row.unit, [row])
    else own.push(row)
  }
  return units
}

interface Review {
  random: Random
  panel: Panel
  place: Place
}

function scored({ random, panel, place }: Review, file: CaseRow, slot: Slot): FileScoreRow[] {
  const worth = quality(random, place.skill)
  return marks(random, panel, worth).map((mark) => ({
    file: file.number,
    unit: place.code,
    type: slot.name,
    source: slot.source,
    ...mark,
  }))
}

/** One file a slot; a second recommended penalty file where an investigator may be put up with two (a2.1a). */
function filesOf(review: Review, own: readonly CaseRow[]): FileScoreRow[] {
  return slotsOf[review.place.level].flatMap((slot) => {
    const candidates = own.filter(({ type }) => type === slot.type)
    const wanted = slot === recommended && review.random.chance(60) ? 2 : 1
    const chosen = review.random.shuffled(candidates).slice(0, wanted)
    return chosen.flatMap((file) => scored(review, file, slot))
  })
}

/** One file on which the experts are 30 points apart: a case for arbitration. */
function plantDivergence(scores: FileScoreRow[], random: Random): string {
  const low = random.pick(scores)
  low.tenths = 480
  for (const other of scores) if (other !== low && other.file === low.file) other.tenths = Math.max(780, other.tenths)
  return low.file
}

export function makeCaseFiles(
  seed: string,
  places: readonly Place[],
  cases: readonly CaseRow[],
): { fileScores: FileScoreRow[]; planted: Planted } {
  const random = randomStream(seed, 'case-files')
  const panel = makePanel(random, '案卷', 24)
  const units = byUnit(cases)
  const fileScores = places.flatMap((place) => filesOf({ random, panel, place }, units.get(place.code) ?? []))
  const withCourt = new Set(fileScores.filter(({ type }) => type === '申请法院强制执行').map(({ unit }) => unit))
  const missing = places.filter(({ level, code }) => level !== '自治区级' && !withCourt.has(code))
  return {
    fileScores,
    planted: { noCourtFile: missing.map(({ code }) => code), divergentFile: [plantDivergence(fileScores, random)] },
  }
}
