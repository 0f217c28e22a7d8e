/**
 * A synthetic province in memory: the rows of the registers of contract `score`, plus what was planted in them.
 * Places are real (facts/divisions-2017.csv); people, enterprises and cases are made up and look it.
 */

export interface ProvinceOptions {
  /** Rows of the case register; default 6,000. */
  cases?: number
  /** Scored units; default and least: the 110 real ones. Further ones are synthetic prefectures with counties. */
  units?: number
}

export type Level = '自治区级' | '市级' | '县级'
export const industries = ['钢铁', '火电', '水泥', '造纸'] as const
export type Industry = (typeof industries)[number]
export const caseTypes = [
  '一般行政处罚',
  '按日连续处罚',
  '查封扣押',
  '限产停产',
  '移送行政拘留',
  '涉嫌犯罪移送',
  '申请法院强制执行',
  '稽查',
] as const
export type CaseType = (typeof caseTypes)[number]
/** n5.3: the types of the supporting rules of the Environmental Protection Law (配套办法). */
export const supportingTypes: readonly CaseType[] = caseTypes.slice(1, 6)

/** A unit with the hidden traits that shape its rows; `skill` 0–100, `weight` its part of the region's cases. */
export interface Place {
  code: string
  name: string
  level: Level
  parent: string
  weight: number
  skill: number
}

export interface UnitRow {
  code: string
  name: string
  level: Level
  parent: string
  /** Number of 国控 enterprises (prefectures, a1.2d) and of 重点监控 ones (counties, a1.2e). */
  stateControlled: number | undefined
  keyMonitored: number | undefined
  listYear: string
}
export interface OfficerRow {
  certificate: string
  name: string
  unit: string
}
export interface CaseRow {
  number: string
  unit: string
  type: CaseType
  /** YYYY-MM-DD */
  decided: string
  /** Yuan, whole; undefined: the register leaves the cell empty. */
  fine: number | undefined
  party: string
}
/** Scores are whole tenths: 885 = 88.5. */
export interface FileScoreRow {
  file: string
  unit: string
  type: string
  source: '推荐' | '抽取'
  expert: string
  tenths: number
}
export interface ReportScoreRow {
  report: string
  certificate: string
  industry: Industry
  expert: string
  tenths: number
}
export interface ExamScoreRow {
  certificate: string
  score: number
}
export interface NominationRow {
  category: '集体' | '案件调查' | '行业能手'
  unit: string
  certificate: string
  industry: Industry | ''
  material1: string
  material2: string
  integrityProof: boolean | undefined
  verifiedReport: boolean | undefined
}
/** n4.2b: a backbone whom a prefecture sends to the field exercise. */
export interface BackboneRow {
  prefecture: string
  certificate: string
  industry: Industry
}
/** Figures as today's campaigns ask for them. */
export interface FigureRow {
  unit: string
  figure: string
  /** YYYY-MM, YYYYQn or YYYY. */
  period: string
  value: number
}

/** What was planted, so that a test, a lesson or a demonstration can point at it: kind → units, files or certificates. */
export type Planted = Record<string, string[]>

export interface SyntheticProvince {
  seed: string
  units: UnitRow[]
  officers: OfficerRow[]
  cases: CaseRow[]
  fileScores: FileScoreRow[]
  reportScores: ReportScoreRow[]
  examScores: ExamScoreRow[]
  nominations: NominationRow[]
  backbones: BackboneRow[]
  figures: FigureRow[]
  planted: Planted
}
