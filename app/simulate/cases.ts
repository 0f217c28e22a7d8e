/** a1.2a, a1.2b: the case register of April to December, its types in the proportions of 2017. */
import { caseTypes, supportingTypes, type CaseRow, type CaseType, type Place, type Planted } from './province.ts'
import { apportion, randomStream, weighted, type Random } from './random.ts'
import { fiveTypes } from './shipped-facts.ts'

interface Draft {
  day: number
  type: CaseType
  fine: number | undefined
  party: string
}

/** Of 1,000 cases: the five supporting types together, court enforcement, 稽查; the rest are ordinary penalties. */
const perMille = { supporting: 145, court: 35, inspection: 25 }
const days = 275
/** Weight of a working day, April to December; a Saturday has a tenth, a Sunday a twentieth. */
const monthWeights = [80, 90, 100, 110, 110, 120, 90, 120, 140]
/** Public holidays of 2017 on weekdays: hardly a decision is dated so. */
const holidays = ['04-03', '04-04', '05-01', '05-29', '05-30', '10-02', '10-03', '10-04', '10-05', '10-06']

const isoDays = Array.from({ length: days }, (_, day) =>
  new Date(Date.UTC(2017, 3, 1 + day)).toISOString().slice(0, 10),
)

const dayWeights = isoDays.map((iso, day) => {
  const month = monthWeights[Number(iso.slice(5, 7)) - 4] ?? 0
  const weekday = (6 + day) % 7
  if (holidays.includes(iso.slice(5))) return 2
  return weekday === 6 ? month / 10 : weekday === 0 ? month / 20 : month
})
const pickDay = weighted(dayWeights.map((weight) => Math.max(1, Math.round(weight))))

/** Fine in yuan: median and spread by type; undefined where the measure carries none. */
const fineOf: Record<CaseType, (random: Random) => number | undefined> = {
  一般行政处罚: (random) => yuan(random.skewed(42000, 1.24), random),
  按日连续处罚: (random) => yuan(random.skewed(450000, 1.2), random),
  查封扣押: (random) => (random.chance(25) ? yuan(random.skewed(60000, 1.2), random) : 0),
  限产停产: (random) => (random.chance(25) ? yuan(random.skewed(120000, 1.2), random) : 0),
  移送行政拘留: (random) => (random.chance(40) ? yuan(random.skewed(50000, 1.2), random) : 0),
  涉嫌犯罪移送: (random) => (random.chance(20) ? yuan(random.skewed(90000, 1.2), random) : 0),
  申请法院强制执行: () => undefined,
  稽查: () => undefined,
}
/** Officials fine in thousands as a rule, in hundreds now and then; never below 1,000. */
const yuan = (amount: number, random: Random): number => {
  const step = random.chance(80) ? 1000 : 100
  return Math.max(1000, Math.round(amount / step) * step)
}

const documentWords: Record<CaseType, string> = {
  一般行政处罚: '罚',
  按日连续处罚: '日罚',
  查封扣押: '查封',
  限产停产: '限停',
  移送行政拘留: '拘移',
  涉嫌犯罪移送: '罪移',
  申请法院强制执行: '申执',
  稽查: '稽',
}

const supportingWeights = fiveTypes()
const pickType = weighted(
  caseTypes.map((type) => {
    const five = supportingWeights.reduce((a, b) => a + b, 0)
    const at = supportingTypes.indexOf(type)
    if (at >= 0) return Math.round(((supportingWeights[at] ?? 0) * perMille.supporting * 10) / five)
    if (type === '申请法院强制执行') return perMille.court * 10
    if (type === '稽查') return perMille.inspection * 10
    return 10000 - (perMille.supporting + perMille.court + perMille.inspection) * 10
  }),
)
const pickSupporting = weighted(supportingWeights)
const typeAt = (list: readonly CaseType[], index: number): CaseType => list[index] ?? '一般行政处罚'

function makeDrafts(random: Random, count: number, unitNumber: number): Draft[] {
  const pool = Math.max(3, Math.ceil(count / 3))
  return Array.from({ length: count }, () => {
    const type = typeAt(caseTypes, pickType(random))
    const party = `合成企业${unitNumber * 1000 + 1 + random.below(pool)}有限公司`
    return { day: pickDay(random), type, fine: fineOf[type](random), party }
  })
}

/** n5.3: every county has at least one case of the supporting types, but for the planted ones, which have none. */
function settleSupporting(random: Random, drafts: Draft[], none: boolean): void {
  const supporting = drafts.filter(({ type }) => supportingTypes.includes(type))
  if (none)
    for (const draft of supporting) Object.assign(draft, { type: '一般行政处罚', fine: fineOf.一般行政处罚(random) })
  const first = drafts[0]
  if (none || supporting.length > 0 || first === undefined) return
  const type = typeAt(supportingTypes, pickSupporting(random))
  Object.assign(first, { type, fine: fineOf[type](random) })
}

/** In order of date; numbered by unit and kind of document. */
function numbered(place: Place, drafts: Draft[]): CaseRow[] {
  const last = new Map<CaseType, number>()
  return drafts
    .map((draft, index) => ({ draft, index }))
    .sort((a, b) => a.draft.day - b.draft.day || a.index - b.index)
    .map(({ draft: { day, type, fine, party } }) => {
      const number = (last.get(type) ?? 0) + 1
      last.set(type, number)
      const document = `${place.name}合成环${documentWords[type]}〔2017〕${number}号`
      return { number: document, unit: place.code, type, decided: isoDays[day] ?? '', fine, party }
    })
}

const windowEnd = isoDays.indexOf('2017-10-31')

type Oddity = (drafts: Draft[], unitNumber: number) => void

/** Patterns that a reviewer should be shown (never punished by machine). */
const oddities: Record<string, Oddity> = {
  /** One deed, several fines below 50,000 yuan: same day, same party, consecutive numbers. */
  splitCases: (drafts, unitNumber) => {
    const fines = [49000, 48500, 49800, 49500]
    drafts.slice(-fines.length).forEach((draft, index) => {
      const party = `合成企业${unitNumber * 1000 + 1}有限公司`
      Object.assign(draft, { day: 110, type: '一般行政处罚', fine: fines[index], party })
    })
  },
  /** A third of the year's decisions on the last two days that count. */
  windowEndSpike: (drafts) => {
    drafts.forEach((draft, index) => {
      if (index % 3 === 0) draft.day = windowEnd - (index % 2)
    })
  },
  /** Every fine a multiple of 50,000 yuan. */
  roundFines: (drafts) => {
    for (const draft of drafts) {
      if (draft.fine !== undefined) draft.fine = Math.ceil(draft.fine / 50000) * 50000
    }
  },
}

/** Which county shows which oddity: among the busy ones, so that the pattern can be seen. */
function castOddities(seed: string, places: readonly Place[]): Map<string, string> {
  const counties = places.filter(({ level }) => level === '县级')
  const busy = counties.toSorted((a, b) => b.weight - a.weight || (a.code < b.code ? -1 : 1)).slice(2, 22)
  const order = randomStream(seed, 'oddities').shuffled(busy)
  return new Map(Object.keys(oddities).map((kind, index) => [order[index]?.code ?? '', kind]))
}

/** Three counties of middling size stay at zero (n5.3's board has something to say). */
function castZero(seed: string, places: readonly Place[], taken: ReadonlyMap<string, string>): Set<string> {
  const counties = places.filter(({ level, code }) => level === '县级' && !taken.has(code))
  const middling = counties.toSorted((a, b) => a.weight - b.weight || (a.code < b.code ? -1 : 1)).slice(10, 50)
  return new Set(
    randomStream(seed, 'zero-counties')
      .shuffled(middling)
      .slice(0, 3)
      .map(({ code }) => code),
  )
}

export function makeCases(
  seed: string,
  places: readonly Place[],
  count: number,
): { cases: CaseRow[]; planted: Planted } {
  const odd = castOddities(seed, places)
  const zero = castZero(seed, places, odd)
  const counts = apportion(
    count,
    places.map(({ weight }) => weight),
  )
  const cases = places.flatMap((place, index) => {
    const random = randomStream(seed, `cases/${place.code}`)
    const drafts = makeDrafts(random, counts[index] ?? 0, index)
    if (place.level === '县级') settleSupporting(random, drafts, zero.has(place.code))
    const kind = odd.get(place.code)
    if (kind !== undefined) oddities[kind]?.(drafts, index)
    return numbered(place, drafts)
  })
  const planted: Planted = { noSupportingCase: [...zero].sort() }
  for (const [code, kind] of odd) planted[kind] = [code]
  return { cases, planted }
}
