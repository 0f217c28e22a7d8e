/** A record as a document of a case file (contract: case-check.md), and the checker's findings about it alone. n2.2a, a1.1a. */
import { contentFields, type CaseDocument, type CaseFile } from '../case-check/case-file.ts'
import type { RuleId } from '../case-check/catalogue.ts'
import { openDossier } from '../case-check/dossier.ts'
import { finish, type Finding } from '../case-check/finding.ts'
import type { LegalLimits } from '../case-check/limits.ts'
import { contentComplete, oneInterviewee } from '../case-check/record-contents.ts'
import { recordFormalities } from '../case-check/record-formalities.ts'
import { twoOfficers } from '../case-check/record-officers.ts'
import { onTheSpot, startEnd } from '../case-check/record-times.ts'
import type { RecordContent } from './record.ts'
import type { Section } from './words.ts'

/** How the printed text was signed on paper. */
export interface Signing {
  outcome: 'signed' | 'refused-noted' | 'absent-noted'
  /** Each page bears the party's signature and is photographed. */
  everyPageSigned: boolean
  /** The last page bears "read and correct" by hand. */
  readOpinion: boolean
  correctionsSigned: boolean
}

/** JSON of the contract; what is unknown is left out. */
export type DocumentJson = Readonly<Record<string, unknown>> & { id: string; kind: RecordContent['kind'] }

export function recordDocument(id: string, content: RecordContent, signing: Signing | undefined): DocumentJson {
  const { kind, start, end, place, party, officers, recorder, certificates, recusal, person } = content
  const isInquiry = kind === '调查询问笔录'
  const [name, idNumber, post, relation] = [person.name, person.idNumber, person.post, person.relation]
  return {
    ...{ id, kind, place, party: party.name, certificates, recusal, recorder },
    ...(start === '' ? {} : { date: start.slice(0, 10), start }),
    ...(end === '' ? {} : { end }),
    officers: officers.map(({ certificate }) => certificate),
    ...signatureOf(content, signing),
    ...(isInquiry
      ? { interviewees: name === '' ? [] : [{ name, idNumber, post, relation }] }
      : { content: sections(content) }),
  }
}

type Signatures = Pick<CaseDocument, 'signature' | 'everyPageSigned' | 'readOpinion' | 'blanksStruck' | 'corrections'>

function signatureOf({ struck }: RecordContent, signing: Signing | undefined): Signatures {
  if (signing === undefined)
    return {
      ...{ signature: 'missing', everyPageSigned: false, readOpinion: false },
      ...{ blanksStruck: false, corrections: 'none' },
    }
  const { outcome: signature, everyPageSigned, readOpinion, correctionsSigned } = signing
  const corrections = struck.length === 0 ? 'none' : correctionsSigned ? 'signed' : 'unsigned'
  // The form strikes its blanks by itself.
  return { signature, everyPageSigned, readOpinion, blanksStruck: true, corrections }
}

/** The text of each section, in the order of the answers. */
export function sections({ answers }: RecordContent): Record<(typeof contentFields)[number], string> {
  const of = (section: Section): string =>
    answers
      .filter((answer) => answer.section === section && answer.text.trim() !== '')
      .map(({ asked, text }) => `${asked}${text}`)
      .join('；')
  return {
    production: of('production'),
    permits: of('permits'),
    treatment: of('treatment'),
    violation: of('violation'),
  }
}

/** What is looked at only once the paper is signed. */
const ofSigning: readonly RuleId[] = ['party-signature', 'pages-signed', 'blanks-struck', 'corrections-signed']

export interface CheckSetting {
  /** campaigns/legal-limits.yaml */
  limits: LegalLimits
  /** 'YYYY-MM-DD' in Beijing: as long as the record says no day, the law of this one is cited. */
  today: string
}

/** Findings about the draft; before the signing those of the signing are left out. */
export function checkRecord(
  content: RecordContent,
  signing: Signing | undefined,
  { limits, today }: CheckSetting,
): Finding[] {
  const document = asCaseDocument(content, signing)
  const file: CaseFile = {
    ...{ number: '', unit: '', type: '稽查', discovered: document.date ?? today, party: content.party.name },
    ...{ officers: [], published: undefined, documents: [document], suspensions: [], explanations: [] },
  }
  const setting = { limits, calendar: noCalendar, window: { from: '0001-01-01', to: '9999-12-31' } }
  const dossier = openDossier(file, setting)
  const rules = [twoOfficers, startEnd, onTheSpot, recordFormalities, oneInterviewee, contentComplete]
  const found = finish(
    dossier,
    rules.flatMap((rule) => rule(dossier)),
  )
  return found.filter(({ rule }) => signing !== undefined || !ofSigning.includes(rule))
}

const noCalendar = { off: new Set<string>(), worked: new Set<string>(), years: new Set<number>() }

const orUndefined = (text: string): string | undefined => (text === '' ? undefined : text)

function asCaseDocument(content: RecordContent, signing: Signing | undefined): CaseDocument {
  const { kind, start, end, person, certificates, recusal } = content
  const isInquiry = kind === '调查询问笔录'
  return {
    ...{ id: 'record', kind, date: orUndefined(start.slice(0, 10)), start: orUndefined(start), end: orUndefined(end) },
    ...{ party: orUndefined(content.party.name), officers: content.officers.map(({ certificate }) => certificate) },
    ...{ certificates, recusal, ...signatureOf(content, signing) },
    content: isInquiry ? undefined : sections(content),
    interviewees: isInquiry ? (person.name === '' ? [] : [person]) : undefined,
    ...{ fine: undefined, articles: undefined, of: undefined, waived: undefined, recheck: undefined, days: undefined },
    ...{ dailyFine: undefined, from: undefined, to: undefined, time: undefined, urgent: undefined },
  }
}
