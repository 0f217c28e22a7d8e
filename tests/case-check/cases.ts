/** Clean case files to spoil: synthetic, as JSON, one of each type. */
import { loadLegalLimits } from '../../app/campaigns/load-legal-limits.ts'
import { loadWorkingDays } from '../../app/campaigns/load-working-days.ts'
import { checkFiles } from '../../rules/case-check/check.ts'
import { readCaseFile } from '../../rules/case-check/read-case-file.ts'

export type Json = Record<string, unknown>
export interface Raw extends Json {
  documents: Json[]
}

const party = '合成水泥有限公司'
const signed = {
  certificates: 'confirmed',
  recusal: 'confirmed',
  signature: 'signed',
  everyPageSigned: true,
  readOpinion: true,
  blanksStruck: true,
  corrections: 'none',
}
export const pair = { officers: ['6501000001', '6501000002'], recorder: '6501000002' }
const document = (id: string, kind: string, date: string, more: Json = {}): Json => ({ id, kind, date, party, ...more })
const served = (id: string, of: string, date: string) => document(id, '送达回证', date, { of })

export const interviewee = { name: '被询问人', idNumber: '000000000000000000', post: '厂长', relation: '负责人' }
const inspection = document('d1', '现场检查笔录', '2017-06-12', {
  ...pair,
  ...signed,
  start: '2017-06-12T10:05',
  end: '2017-06-12T11:40',
  content: { production: '正常', permits: '齐全', treatment: '停运', violation: '不正常运行' },
})
const interview = document('d2', '调查询问笔录', '2017-06-12', {
  ...pair,
  ...signed,
  start: '2017-06-12T15:00',
  end: '2017-06-12T16:00',
  interviewees: [interviewee],
})
/** 立案 Thursday 15 June, notice Monday 26 June, decision Monday 10 July 2017. */
const penalty = [
  document('d3', '立案审批表', '2017-06-15'),
  document('d5', '处罚告知书', '2017-06-26', { fine: 100_000, articles: ['甲', '乙'], hearing: true }),
  served('d6', 'd5', '2017-06-26'),
  document('d7', '处罚决定书', '2017-07-10', { fine: 100_000, articles: ['乙', '甲'] }),
  served('d8', 'd7', '2017-07-12'),
]
const report = document('d4', '调查报告', '2017-06-23')
const ordinary = [inspection, interview, report, ...penalty]
const daily = [
  document('p1', '责令改正决定书', '2017-06-13'),
  served('p2', 'p1', '2017-06-13'),
  document('p3', '复查记录', '2017-07-03', { ...pair, start: '2017-07-03T10:00', end: '2017-07-03T11:00' }),
  document('p4', '按日处罚决定书', '2017-07-20', {
    of: 'p1',
    recheck: 'p3',
    days: 20,
    dailyFine: 100_000,
    fine: 2_000_000,
  }),
  served('p5', 'p4', '2017-07-21'),
]
const seizure = [
  inspection,
  interview,
  document('s1', '查封扣押审批表', '2017-06-12'),
  document('s2', '查封扣押决定书', '2017-06-12', { from: '2017-06-12', to: '2017-07-12' }),
  served('s3', 's2', '2017-06-12'),
  document('s4', '解除查封扣押决定书', '2017-07-12'),
]
const transfer = (approved: string, sent: string) => [
  document('t1', '移送审批表', approved, { time: '10:00' }),
  document('t2', '移送书', sent, { time: '10:00' }),
]
const court = [document('c1', '催告书', '2017-08-01'), document('c2', '强制执行申请书', '2017-08-20')]

const documents: Record<string, Json[]> = {
  一般行政处罚: ordinary,
  按日连续处罚: [...ordinary, ...daily],
  查封扣押: seizure,
  移送行政拘留: [...ordinary, ...transfer('2017-07-11', '2017-07-14')],
  涉嫌犯罪移送: [inspection, interview, report, ...transfer('2017-07-11', '2017-07-12')],
  申请法院强制执行: [...ordinary, ...court],
  稽查: [inspection],
}
const published: Record<string, string> = { 按日连续处罚: '2017-07-31', 查封扣押: '2017-06-21' }

export function cleanCase(type = '一般行政处罚'): Raw {
  return structuredClone({
    number: '合成环罚〔2017〕1号',
    unit: '650100',
    type,
    discovered: '2017-06-12',
    party: { name: party },
    officers: pair.officers.map((certificate) => ({ certificate, validFrom: '2015-01-01', validTo: '2019-12-31' })),
    published: { url: 'https://example.org/1', date: published[type] ?? '2017-07-19' },
    documents: documents[type] ?? [],
  })
}

/** Changes fields of a document; undefined removes one. */
export const set = (id: string, fields: Json) => (raw: Raw) =>
  void Object.assign(raw.documents.find((one) => one['id'] === id) ?? {}, fields)
export const drop =
  (...ids: string[]) =>
  (raw: Raw) =>
    void (raw.documents = raw.documents.filter((one) => !ids.some((id) => one['id'] === id)))
export const add =
  (...more: Json[]) =>
  (raw: Raw) =>
    void raw.documents.push(...more.map((one) => ({ party, ...one })))
export const top = (fields: Json) => (raw: Raw) => void Object.assign(raw, fields)
/** Every date moved to another year: the same steps under another law. */
export const inYear = (year: string) => (raw: Raw) =>
  void Object.assign(raw, JSON.parse(JSON.stringify(raw).replaceAll('"2017-', `"${year}-`)))

const limits = await loadLegalLimits()
const calendar = await loadWorkingDays()
const window = { from: '2017-04-01', to: '2017-12-31' }

/** `rule document` of each finding, `?` after what must be asked; one list a file. */
export function check(raws: readonly Raw[], at?: string, rubric = false): string[][] {
  const files = raws.map((raw) => {
    const read = readCaseFile(JSON.parse(JSON.stringify(raw)))
    if ('problems' in read) throw new Error(JSON.stringify(read.problems))
    return read.file
  })
  return checkFiles(files, { calendar, limits, window, rubric, ...(at === undefined ? {} : { at }) }).map(
    ({ findings }) =>
      findings.map(
        ({ rule, document: id, certainty }) => `${rule}${id === null ? '' : ` ${id}`}${certainty === 'ask' ? '?' : ''}`,
      ),
  )
}
