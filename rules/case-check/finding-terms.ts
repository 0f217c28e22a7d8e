/** How people call the words and fields of a case file (contract: case-check.md): one source for the editor, the command and the lists. */
import type { DocumentKind } from './case-file.ts'

export type CheckLanguage = 'zh-CN' | 'en'

type Words = Readonly<Record<string, string>>

const chinese: Words = {
  confirmed: '已告知并经当事人确认',
  told: '已告知',
  missing: '没有',
  signed: '已签名',
  'refused-noted': '注明拒签',
  'absent-noted': '注明不在场',
  unsigned: '有修改未签名',
  none: '无修改',
  true: '是',
  false: '否',
  name: '姓名',
  idNumber: '身份证号',
  post: '职务',
  relation: '与本案关系',
  production: '生产情况',
  permits: '环保手续',
  treatment: '治理设施',
  violation: '违法事实',
  officers: '在执法人员名单中',
  date: '日期',
  from: '起始日',
  to: '截止日',
  of: '所属文书',
  recheck: '复查记录',
  days: '计罚日数',
  dailyFine: '每日罚款',
  fine: '罚款',
  articles: '条款',
  everyPageSigned: '逐页签名',
  readOpinion: '末页阅后意见',
  published: '公开',
  'published.date': '公开日期',
  'published.url': '公开网址',
  start: '开始',
  end: '结束',
  'YYYY-MM-DDTHH:MM': '起止时间都精确到分',
  rights: '告知陈述申辩和听证权利',
  heard: '听取陈述申辩',
  statementHeard: '听取陈述申辩',
  statementReviewed: '复核',
  granted: '同意回避',
  rejected: '驳回',
  undecided: '未作决定',
  voters: '调查人员以外的人',
  reviewers: '调查人员以外的人',
  violationEnded: '违法行为终了之日',
  passed: '审核通过',
  failed: '审核未通过',
  approved: '批准',
}

const english: Words = {
  confirmed: 'told and confirmed by the party',
  missing: 'nothing',
  'refused-noted': 'refusal noted',
  'absent-noted': 'absence noted',
  unsigned: 'an unsigned correction',
  none: 'no correction',
  true: 'yes',
  false: 'no',
  idNumber: 'id number',
  relation: 'relation to the case',
  production: 'production',
  permits: 'permits',
  treatment: 'treatment facilities',
  officers: 'among the officers of the file',
  from: 'first day',
  to: 'last day',
  of: 'the document it belongs to',
  recheck: 're-check',
  dailyFine: 'daily fine',
  everyPageSigned: 'every page signed',
  readOpinion: 'opinion on the last page',
  published: 'published',
  'published.date': 'day of publication',
  'published.url': 'address of publication',
  'YYYY-MM-DDTHH:MM': 'start and end to the minute',
  rights: 'rights to answer and to a hearing told',
  heard: 'the party heard',
  statementHeard: 'the answer heard',
  statementReviewed: 'the answer re-examined',
  granted: 'recusal granted',
  undecided: 'not decided',
  voters: 'others than the investigators',
  reviewers: 'others than the investigators',
  violationEnded: 'the day on which the violation ended',
}

/** The kinds of documents as an English reader calls them. */
export const kindsInEnglish: Readonly<Record<DocumentKind, string>> = {
  现场检查笔录: 'site inspection record',
  调查询问笔录: 'inquiry record',
  采样记录: 'sampling record',
  监测报告: 'monitoring report',
  立案审批表: 'case-filing approval',
  调查报告: 'investigation report',
  责令改正决定书: 'order to correct',
  处罚告知书: 'penalty notice',
  听证通知书: 'hearing notice',
  听证笔录: 'hearing record',
  集体讨论记录: 'record of collective discussion',
  处罚决定书: 'penalty decision',
  送达回证: 'proof of service',
  催告书: 'demand notice',
  强制执行申请书: 'application for court enforcement',
  结案审批表: 'case-closing approval',
  复查记录: 're-check record',
  按日处罚决定书: 'daily-penalty decision',
  查封扣押审批表: 'seizure approval',
  查封扣押决定书: 'seizure decision',
  查封扣押延期决定书: 'seizure extension',
  解除查封扣押决定书: 'seizure release',
  移送审批表: 'transfer approval',
  移送书: 'transfer letter',
}

export const kindIn = (kind: DocumentKind, language: CheckLanguage): string =>
  language === 'en' ? kindsInEnglish[kind] : kind

const ofDays: Record<CheckLanguage, Words> = {
  'zh-CN': { '<=': '不晚于 ', '>=': '不早于 ', '>': '晚于 ', '<': ' 早于 ' },
  en: { '<=': ' not after ', '>=': 'not before ', '>': 'after ', '<': ' before ' },
}
const ofAmounts: Record<CheckLanguage, Words> = {
  'zh-CN': { '<=': '不高于 ', '>=': '不低于 ', '>': '高于 ', '<': ' 低于 ' },
  en: { '<=': ' at most ', '>=': 'at least ', '>': 'above ', '<': ' below ' },
}
/** What is compared with: a number that is no day is an amount. */
const symbolsFor = (other: string): Record<CheckLanguage, Words> =>
  /^\s*\d/.test(other) && !/^\s*\d{4}-\d{2}-\d{2}/.test(other) ? ofAmounts : ofDays

const namesOfKinds: Words = kindsInEnglish
/** The longer names first: 解除查封扣押决定书 holds 查封扣押决定书. */
const anyKind = new RegExp(
  `(${Object.keys(kindsInEnglish)
    .sort((a, b) => b.length - a.length)
    .join('|')})`,
)

/** Whole words only: a name in a document's text stays as it is where it is no word of the file. */
export const inWords = (text: string, language: CheckLanguage): string =>
  clockOf(text)
    .split(anyKind)
    .map((part) => {
      const kind = language === 'en' ? namesOfKinds[part] : undefined
      return kind === undefined ? termsIn(part, language) : ` ${kind} `
    })
    .join('')
    .replace(/ {2,}/g, ' ')
    .trim()

const termsIn = (text: string, language: CheckLanguage): string =>
  text
    .split(/(, | = |=| >= |>= | < | <= |<= | > |> | – |; | )/)
    .map((part, at, all) => {
      const word = (language === 'en' ? english : chinese)[part]
      return word ?? symbolsFor(all[at + 1] ?? '')[language][part.trim()] ?? part
    })
    .join('')

/** 2017-05-28T10:05 → 2017-05-28 10:05 */
export const clockOf = (text: string): string => text.replace(/(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/g, '$1 $2')
