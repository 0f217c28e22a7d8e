/** A case file as the contract writes it (a1.1a, n1.3, n2.2a): parties, officers, documents with their own statements. Pure data. */

export const documentKinds = [
  '现场检查笔录',
  '调查询问笔录',
  '采样记录',
  '监测报告',
  '立案审批表',
  '调查报告',
  '责令改正决定书',
  '处罚告知书',
  '听证通知书',
  '听证笔录',
  '集体讨论记录',
  '处罚决定书',
  '送达回证',
  '催告书',
  '强制执行申请书',
  '结案审批表',
  '复查记录',
  '按日处罚决定书',
  '查封扣押审批表',
  '查封扣押决定书',
  '查封扣押延期决定书',
  '解除查封扣押决定书',
  '移送审批表',
  '移送书',
] as const
export type DocumentKind = (typeof documentKinds)[number]

export const caseFileTypes = [
  '一般行政处罚',
  '按日连续处罚',
  '查封扣押',
  '限产停产',
  '移送行政拘留',
  '涉嫌犯罪移送',
  '申请法院强制执行',
  '稽查',
] as const
export type CaseFileType = (typeof caseFileTypes)[number]

/** `confirmed`: told, and the party confirmed it. */
export const toldWords = ['confirmed', 'told', 'missing'] as const
export const signatureWords = ['signed', 'refused-noted', 'absent-noted', 'missing'] as const
export const correctionWords = ['none', 'signed', 'unsigned'] as const

export type Told = (typeof toldWords)[number]

/** 'YYYY-MM-DD'; proved to be a day when the file was read. */
export type Day = string

export interface Officer {
  certificate: string
  validFrom: Day | undefined
  validTo: Day | undefined
}

export const interviewFields = ['name', 'idNumber', 'post', 'relation'] as const
export type Interviewee = Record<(typeof interviewFields)[number], string>

export const contentFields = ['production', 'permits', 'treatment', 'violation'] as const
export type InspectionContent = Record<(typeof contentFields)[number], string>

/** Undefined: not stated. Which fields a kind has: the contract. Yuan in `fine` and `dailyFine`. */
export interface CaseDocument {
  id: string
  kind: DocumentKind
  date: Day | undefined
  /** 'YYYY-MM-DDTHH:MM' if it is to the minute; whatever else was written stays for rule start-end. */
  start: string | undefined
  end: string | undefined
  party: string | undefined
  officers: readonly string[] | undefined
  certificates: Told | undefined
  recusal: Told | undefined
  signature: (typeof signatureWords)[number] | undefined
  everyPageSigned: boolean | undefined
  readOpinion: boolean | undefined
  blanksStruck: boolean | undefined
  corrections: (typeof correctionWords)[number] | undefined
  content: InspectionContent | undefined
  interviewees: readonly Interviewee[] | undefined
  fine: number | undefined
  articles: readonly string[] | undefined
  of: string | undefined
  /** 处罚告知书: could a hearing be asked for? */
  hearing?: boolean | undefined
  waived: boolean | undefined
  recheck: string | undefined
  days: number | undefined
  dailyFine: number | undefined
  from: Day | undefined
  to: Day | undefined
  /** 'HH:MM'. */
  time: string | undefined
  urgent: boolean | undefined
  facts?: DocumentFacts
}

/** Beyond the contract, each field optional: what the vetoes of the 2024 rubric ask and a document can state. */
export interface DocumentFacts {
  /** 处罚告知书: the rights to answer and to a hearing. */
  rights: Told | undefined
  /** 处罚告知书: did the party ask for a hearing, answer, and was the answer heard and re-examined? */
  hearingRequested: boolean | undefined
  statementMade: boolean | undefined
  statementHeard: boolean | undefined
  statementReviewed: boolean | undefined
  /** 监测报告: its result. 查封扣押决定书: reasons, basis, rights and remedies, on the spot. */
  told: Told | undefined
  /** 查封扣押决定书: was the party heard on the spot? */
  heard: boolean | undefined
  /** 听证通知书: the day of the hearing. */
  hearingOn: Day | undefined
  /** 集体讨论记录: certificates or names of those who voted. */
  voters: readonly string[] | undefined
  /** 查封扣押延期决定书. */
  approved: boolean | undefined
  approvedOn: Day | undefined
}

export interface Suspension {
  from: Day | undefined
  to: Day | undefined
}

export interface CaseFile {
  number: string
  unit: string
  type: CaseFileType
  discovered: Day
  party: string
  officers: readonly Officer[]
  published: { url: string | undefined; date: Day | undefined } | undefined
  documents: readonly CaseDocument[]
  suspensions: readonly Suspension[]
  explanations: readonly { rule: string; text: string }[]
  facts?: FileFacts
}

export const reviewWords = ['passed', 'failed', 'missing'] as const
export const recusalWords = ['granted', 'rejected', 'undecided'] as const

/** Beyond the contract, each field optional: what the vetoes of the 2024 rubric ask and a file can state. */
export interface FileFacts {
  /** The day on which the violation ended. */
  violationEnded: Day | undefined
  /** Did it harm life, health or financial safety? */
  harm: boolean | undefined
  /** A complex or major case: to be discussed collectively and reviewed. */
  complex: boolean | undefined
  /** Certificates or names of those who examined the case. */
  reviewers: readonly string[] | undefined
  legalReview:
    | { outcome: (typeof reviewWords)[number] | undefined; date: Day | undefined; reviewer: string | undefined }
    | undefined
  recusalRequests: readonly { outcome: (typeof recusalWords)[number] | undefined; decided: Day | undefined }[]
}
