/** Which fields each kind of document has (contract: the case-file checker), in the order in which an officer fills them; n2.2a. */
import type { CaseFileType, DocumentKind } from './case-file.ts'
import { requiredDocuments } from './required-documents.ts'

export type FieldKind =
  | 'day'
  | 'moment'
  | 'clock'
  | 'text'
  | 'officers'
  | 'recorder'
  | 'told'
  | 'signature'
  | 'corrections'
  | 'flag'
  | 'yuan'
  | 'count'
  | 'articles'
  | 'document'
  | 'content'
  | 'interviewees'

export interface DocumentField {
  /** Its name in the JSON. */
  name: string
  kind: FieldKind
  /** For 'document': the kinds that may be named; absent: any. */
  of?: readonly DocumentKind[]
}

const field = (name: string, kind: FieldKind, of?: readonly DocumentKind[]): DocumentField =>
  of === undefined ? { name, kind } : { name, kind, of }

const date = field('date', 'day')
const party = field('party', 'text')
const officers = [field('officers', 'officers'), field('recorder', 'recorder')]
const times = [field('start', 'moment'), field('end', 'moment'), field('place', 'text')]
const formalities = [
  field('certificates', 'told'),
  field('recusal', 'told'),
  field('signature', 'signature'),
  field('everyPageSigned', 'flag'),
  field('readOpinion', 'flag'),
  field('blanksStruck', 'flag'),
  field('corrections', 'corrections'),
]
const record = [date, ...times, party, ...officers, ...formalities]
const decision = [date, party, field('fine', 'yuan'), field('articles', 'articles')]
const served: readonly DocumentKind[] = [
  '处罚决定书',
  '按日处罚决定书',
  '责令改正决定书',
  '查封扣押决定书',
  '处罚告知书',
  '听证通知书',
  '催告书',
]

export const documentFields: Readonly<Record<DocumentKind, readonly DocumentField[]>> = {
  现场检查笔录: [...record, field('content', 'content')],
  调查询问笔录: [...record, field('interviewees', 'interviewees')],
  采样记录: [date, ...times, party, ...officers, ...formalities],
  监测报告: [date, party, field('told', 'told')],
  立案审批表: [date, party],
  调查报告: [date, party, ...officers],
  责令改正决定书: [date, party, field('articles', 'articles')],
  处罚告知书: [
    ...decision,
    field('rights', 'told'),
    field('hearing', 'flag'),
    field('waived', 'flag'),
    field('hearingRequested', 'flag'),
    field('statementMade', 'flag'),
    field('statementHeard', 'flag'),
    field('statementReviewed', 'flag'),
  ],
  听证通知书: [date, field('hearingOn', 'day'), party],
  听证笔录: [date, party],
  集体讨论记录: [date, field('voters', 'officers'), party],
  处罚决定书: decision,
  送达回证: [field('of', 'document', served), date, party],
  催告书: [date, party],
  强制执行申请书: [date, party],
  结案审批表: [date, party],
  复查记录: [date, ...times, party, ...officers, field('of', 'document', ['责令改正决定书']), ...formalities],
  按日处罚决定书: [
    date,
    party,
    field('of', 'document', ['责令改正决定书']),
    field('recheck', 'document', ['复查记录']),
    field('days', 'count'),
    field('dailyFine', 'yuan'),
    field('fine', 'yuan'),
    field('articles', 'articles'),
  ],
  查封扣押审批表: [date, field('time', 'clock'), field('urgent', 'flag'), party],
  查封扣押决定书: [
    date,
    field('time', 'clock'),
    field('from', 'day'),
    field('to', 'day'),
    party,
    field('articles', 'articles'),
    field('told', 'told'),
    field('heard', 'flag'),
  ],
  查封扣押延期决定书: [
    date,
    field('from', 'day'),
    field('to', 'day'),
    field('of', 'document', ['查封扣押决定书']),
    field('approved', 'flag'),
    field('approvedOn', 'day'),
    party,
  ],
  解除查封扣押决定书: [date, field('of', 'document', ['查封扣押决定书']), party],
  移送审批表: [date, field('time', 'clock'), party],
  移送书: [date, field('time', 'clock'), party],
}

/** What the type requires and the file has not, in the order of the law's steps: the first is offered first. */
export function missingDocuments(type: CaseFileType, present: readonly string[]): DocumentKind[] {
  return requiredDocuments[type].filter((kind) => !present.includes(kind))
}
