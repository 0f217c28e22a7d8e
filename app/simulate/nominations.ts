/** n4.3a, a2: candidates: 1–3 counties and 5–10 people a prefecture, with every ground for exclusion planted once. */
import type { FileScoreRow, NominationRow, OfficerRow, Place, Planted, ReportScoreRow } from './province.ts'
import { randomStream, type Random } from './random.ts'

interface Work {
  certificate: string
  unit: string
  industry: NominationRow['industry']
  material1: string
  material2: string
}

export interface Campaign {
  seed: string
  places: readonly Place[]
  officers: readonly OfficerRow[]
  fileScores: readonly FileScoreRow[]
  /** The scores of one report are changed, so that two candidates meet at the quota line. */
  reportScores: ReportScoreRow[]
  noFieldExercise: readonly string[]
}

const collective = (unit: string): NominationRow => ({
  category: '集体',
  unit,
  certificate: '',
  industry: '',
  material1: '',
  material2: '',
  integrityProof: undefined,
  verifiedReport: undefined,
})
const individual = (category: '案件调查' | '行业能手', work: Work): NominationRow => ({
  category,
  ...work,
  integrityProof: true,
  verifiedReport: false,
})

/** The better counties of a prefecture, as its own view has it. */
function collectives(random: Random, counties: readonly Place[], absent: readonly string[]): NominationRow[] {
  const present = counties.filter(({ code }) => !absent.includes(code))
  const ranked = present.toSorted((a, b) => b.skill - a.skill || (a.code < b.code ? -1 : 1))
  return ranked.slice(0, random.between(1, 3)).map(({ code }) => collective(code))
}

/** a2.1a: main investigators with two scored penalty files of their unit. */
function investigators(
  random: Random,
  files: Map<string, string[]>,
  holders: Map<string, OfficerRow[]>,
): NominationRow[] {
  const able = [...files].filter(([unit, numbers]) => numbers.length >= 2 && holders.has(unit))
  return random
    .shuffled(able)
    .slice(0, random.between(2, 3))
    .map(([unit, [material1 = '', material2 = '']]) => {
      const { certificate } = random.pick(holders.get(unit) ?? [])
      return individual('案件调查', { certificate, unit, industry: '', material1, material2 })
    })
}

/** Each report with the sum of its three marks, best first. */
interface RankedReport {
  row: ReportScoreRow
  tenths: number
}
function rankedReports(scores: readonly ReportScoreRow[]): RankedReport[] {
  const reports = new Map<string, RankedReport>()
  for (const row of scores) {
    const known = reports.get(row.report)
    if (known === undefined) reports.set(row.report, { row, tenths: row.tenths })
    else known.tenths += row.tenths
  }
  return [...reports.values()].sort((a, b) => b.tenths - a.tenths || (a.row.report < b.row.report ? -1 : 1))
}

/** a2.2a: the best report of a person in an industry; 5–7 people a prefecture. */
function experts(
  random: Random,
  reports: readonly RankedReport[],
  unitOf: ReadonlyMap<string, string>,
): NominationRow[] {
  const seen = new Set<string>()
  const best = reports.filter(({ row }) => !seen.has(row.certificate) && seen.add(row.certificate))
  return best.slice(0, random.between(5, 7)).map(({ row: { certificate, industry, report } }) => {
    const unit = unitOf.get(certificate) ?? ''
    return individual('行业能手', { certificate, unit, industry, material1: report, material2: '' })
  })
}

/** One of each ground for exclusion, on different people of the two lists. */
function plantGrounds(random: Random, people: NominationRow[]): { extra: NominationRow[]; planted: Planted } {
  const [noProof, vetoed, missing] = random.shuffled(people.filter(({ category }) => category === '行业能手'))
  const [twice, borrowed] = random.shuffled(people.filter(({ category }) => category === '案件调查'))
  if (!noProof || !vetoed || !missing || !twice || !borrowed) throw new Error('too few candidates to plant in')
  noProof.integrityProof = false
  vetoed.verifiedReport = true
  missing.material1 = ''
  const again = { ...twice, material1: twice.material2, material2: twice.material1 }
  const shared = people.find(
    (row) => row.category === '行业能手' && row !== noProof && row !== vetoed && row !== missing,
  )
  if (shared === undefined) throw new Error('too few candidates to plant in')
  const second = { ...shared, unit: borrowed.unit, certificate: borrowed.certificate }
  const planted = {
    noIntegrityProof: [noProof.certificate],
    verifiedReport: [vetoed.certificate],
    materialMissing: [missing.certificate],
    nominatedTwice: [twice.certificate],
    reportUsedTwice: [shared.material1],
    twoCategories: [borrowed.certificate],
  }
  return { extra: [again, second], planted }
}

/** a1.0c, R18: the last who would win and the first who would not get the same marks. */
function plantTie(rows: readonly NominationRow[], scores: ReportScoreRow[], quota: number): string[] {
  const used = rows.filter(({ category }) => category === '行业能手').map(({ material1 }) => material1)
  const sound = rows.filter((row) => {
    const once = used.filter((report) => report === row.material1).length === 1
    return row.category === '行业能手' && row.integrityProof && !row.verifiedReport && row.material1 !== '' && once
  })
  const wanted = new Set(sound.map(({ material1 }) => material1))
  const line = rankedReports(scores.filter(({ report }) => wanted.has(report))).slice(quota - 1, quota + 1)
  const [last, next] = line.map(({ row }) => scores.filter(({ report }) => report === row.report))
  if (last === undefined || next === undefined) return []
  next.forEach((row, index) => (row.tenths = last[index]?.tenths ?? row.tenths))
  return [last, next].flatMap(([row]) => (row === undefined ? [] : [row.certificate]))
}

/** a2.0a */
const industryQuota = 50

function penaltyFiles(scores: readonly FileScoreRow[]): [string, string][] {
  const rows = scores.filter(({ type }) => type !== '稽查' && type !== '申请法院强制执行')
  return [...new Map(rows.map(({ file, unit }) => [file, unit]))]
}

export function makeNominations(campaign: Campaign): { nominations: NominationRow[]; planted: Planted } {
  const { places, officers, fileScores, reportScores, noFieldExercise } = campaign
  const random = randomStream(campaign.seed, 'nominations')
  const holders = Map.groupBy(officers, ({ unit }) => unit)
  const unitOf = new Map(officers.map(({ certificate, unit }) => [certificate, unit]))
  const prefectureOf = new Map(places.map(({ code, parent, level }) => [code, level === '市级' ? code : parent]))
  const filesIn = Map.groupBy(penaltyFiles(fileScores), ([, unit]) => prefectureOf.get(unit))
  const reportsIn = Map.groupBy(rankedReports(reportScores), ({ row }) =>
    prefectureOf.get(unitOf.get(row.certificate) ?? ''),
  )
  const rows = places
    .filter(({ level }) => level === '市级')
    .flatMap(({ code }) => {
      const files = new Map<string, string[]>()
      for (const [file, unit] of filesIn.get(code) ?? []) files.set(unit, [...(files.get(unit) ?? []), file])
      return [
        ...collectives(
          random,
          places.filter(({ parent }) => parent === code),
          noFieldExercise,
        ),
        ...investigators(random, files, holders),
        ...experts(random, reportsIn.get(code) ?? [], unitOf),
      ]
    })
  const unfit = places.find(({ code, level }) => level === '县级' && noFieldExercise.includes(code))
  const { extra, planted } = plantGrounds(random, rows)
  const nominations = [...rows, ...(unfit === undefined ? [] : [collective(unfit.code)]), ...extra]
  const tieAtLine = plantTie(nominations, reportScores, industryQuota)
  return { nominations, planted: { ...planted, nominatedUnfit: unfit === undefined ? [] : [unfit.code], tieAtLine } }
}
