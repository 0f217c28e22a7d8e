/** From JSON to a case file, or every problem of form (n2.2a: a complete record begins with a readable one). */
import {
  caseFileTypes,
  contentFields,
  correctionWords,
  documentKinds,
  interviewFields,
  signatureWords,
  toldWords,
  type CaseDocument,
  type CaseFile,
  type InspectionContent,
  type Interviewee,
} from './case-file.ts'
import { FormReader, type FormProblem } from './form.ts'
import { documentFacts, fileFacts } from './read-facts.ts'

export type ReadCaseFile = { file: CaseFile } | { problems: FormProblem[] }

/** `value`: the parsed JSON. What is missing without being needed by form is left to the rules. */
export function readCaseFile(value: unknown): ReadCaseFile {
  const problems: FormProblem[] = []
  const form = FormReader.of(value, '', problems)
  if (form === undefined) return { problems }
  const type = form.neededWord('type', caseFileTypes) ?? '一般行政处罚'
  const file: CaseFile = {
    number: form.neededText('number'),
    unit: form.neededText('unit'),
    type,
    discovered: form.neededDay('discovered'),
    party: form.neededObject('party')?.neededText('name') ?? '',
    officers: form.neededObjects('officers').map((one) => ({
      certificate: one.text('certificate') ?? '',
      validFrom: one.anyDay('validFrom'),
      validTo: one.anyDay('validTo'),
    })),
    published: publication(form.object('published')),
    documents: documentsOf(form),
    suspensions: (form.objects('suspensions') ?? []).map((one) => ({ from: one.day('from'), to: one.day('to') })),
    explanations: (form.objects('explanations') ?? []).map((one) => ({
      rule: one.text('rule') ?? '',
      text: one.text('text') ?? '',
    })),
    facts: fileFacts(form),
  }
  return problems.length > 0 ? { problems } : { file }
}

const publication = (form: FormReader | undefined): CaseFile['published'] =>
  form === undefined ? undefined : { url: form.text('url'), date: form.day('date') }

function documentsOf(form: FormReader): CaseDocument[] {
  const ids = new Set<string>()
  return form.neededObjects('documents').map((one) => {
    const id = one.neededText('id')
    if (id !== '' && ids.has(id)) one.fail('id', `文书编号“${id}”重复；请改为不同的编号`)
    ids.add(id)
    const kind = one.neededWord('kind', documentKinds) ?? '现场检查笔录'
    return { id, kind, ...recordFields(one), ...decisionFields(one), facts: documentFacts(one) }
  })
}

/** What inspections, interviews, sampling and re-checks state. */
const recordFields = (one: FormReader) => ({
  date: one.day('date'),
  start: one.moment('start'),
  end: one.moment('end'),
  party: one.text('party'),
  officers: one.texts('officers'),
  certificates: one.word('certificates', toldWords),
  recusal: one.word('recusal', toldWords),
  signature: one.word('signature', signatureWords),
  everyPageSigned: one.flag('everyPageSigned'),
  readOpinion: one.flag('readOpinion'),
  blanksStruck: one.flag('blanksStruck'),
  corrections: one.word('corrections', correctionWords),
  content: contentOf(one.object('content')),
  interviewees: one.objects('interviewees')?.map(intervieweeOf),
})

/** What decisions, notices, receipts, seizures and transfers state. */
const decisionFields = (one: FormReader) => ({
  fine: one.number('fine'),
  articles: one.texts('articles'),
  of: one.text('of'),
  hearing: one.flag('hearing'),
  waived: one.flag('waived'),
  recheck: one.text('recheck'),
  days: one.number('days'),
  dailyFine: one.number('dailyFine'),
  from: one.day('from'),
  to: one.day('to'),
  time: one.clock('time'),
  urgent: one.flag('urgent'),
})

function contentOf(form: FormReader | undefined): InspectionContent | undefined {
  if (form === undefined) return undefined
  const [production, permits, treatment, violation] = contentFields.map((field) => form.text(field) ?? '')
  return {
    production: production ?? '',
    permits: permits ?? '',
    treatment: treatment ?? '',
    violation: violation ?? '',
  }
}

function intervieweeOf(form: FormReader): Interviewee {
  const [name, idNumber, post, relation] = interviewFields.map((field) => form.text(field) ?? '')
  return { name: name ?? '', idNumber: idNumber ?? '', post: post ?? '', relation: relation ?? '' }
}
