/**
 * A finding as people read it: where, what should stand there and what does, without a word of the JSON and without an id that
 * only programs know. The finding itself (contract: case-check.md) stays as it is.
 */
import type { RuleId } from './catalogue.ts'
import type { Finding } from './finding.ts'
import { clockOf, inWords, kindIn, type CheckLanguage } from './finding-terms.ts'
import { documentKinds } from './case-file.ts'

/** As much of a document as its title takes. */
export interface TitledDocument {
  id?: unknown
  kind?: unknown
  date?: unknown
  start?: unknown
}

export interface FindingWords {
  /** 现场检查笔录 2017-05-28; 全卷. */
  place: string
  expected: string
  found: string
}

interface Around {
  /** Those of the file, in its order. */
  documents: readonly TitledDocument[]
  language: CheckLanguage
  /** Number of another file that was checked with it → its documents. */
  elsewhere?: ReadonlyMap<string, readonly TitledDocument[]>
}

const said = {
  'zh-CN': {
    ...{ whole: '全卷', nothing: '（无）', place: (at: number) => `（第 ${at} 份）` },
    notAfter: (day: string) => `不晚于 ${day}`,
    validOn: (day: string) => `执法证 ${day} 当日有效`,
    terms: (certificate: string, from: string, to: string) => `${certificate}（有效期 ${from} 至 ${to}）`,
    unknown: '未填',
    record: '该份文书',
    proofOf: (title: string) => `${title}的送达回证`,
  },
  en: {
    ...{ whole: 'the whole file', nothing: '(nothing)', place: (at: number) => ` (the ${at}. one)` },
    notAfter: (day: string) => `not after ${day}`,
    validOn: (day: string) => `a certificate valid on ${day}`,
    terms: (certificate: string, from: string, to: string) => `${certificate} (valid ${from} to ${to})`,
    unknown: 'not given',
    record: 'that document',
    proofOf: (title: string) => `proof of service of the ${title}`,
  },
} as const

/** What a bare number counts. */
const counted: Partial<Record<RuleId, Record<CheckLanguage, (n: string) => string>>> = {
  'two-officers': { 'zh-CN': (n) => `${n} 名执法人员`, en: (n) => `${n} officer(s)` },
  'one-interviewee': { 'zh-CN': (n) => `${n} 名被询问人`, en: (n) => `${n} interviewee(s)` },
  'daily-days': { 'zh-CN': (n) => `${n} 日`, en: (n) => `${n} days` },
  'daily-amount': { 'zh-CN': (n) => `${n} 元`, en: (n) => `${n} yuan` },
}

/** Rules whose bare day is the last one in time. */
const due: ReadonlySet<RuleId> = new Set<RuleId>([
  ...(['filed-in-time', 'decided-in-time', 'served-in-time', 'disclosed'] as const),
  ...(['recheck-in-time', 'detention-in-time', 'crime-in-time', 'within-limitation'] as const),
])

/** Rules that show what the document says in its own words: nothing of that is a word of the JSON. */
const verbatim: ReadonlySet<RuleId> = new Set<RuleId>(['same-party', 'articles-consistent'])

export function findingWords(finding: Finding, around: Around): FindingWords {
  const { document, expected, found } = finding
  const { documents, language } = around
  const words = said[language]
  return {
    place: document === null ? words.whole : documentTitle(document, documents, language),
    expected: worded(finding.rule, 'expected', { text: expected, around }),
    found: found === null || found === '' ? words.nothing : worded(finding.rule, 'found', { text: found, around }),
  }
}

interface Wording {
  text: string
  around: Around
}

function worded(rule: RuleId, side: 'expected' | 'found', { text, around }: Wording): string {
  const { language } = around
  if (verbatim.has(rule)) return text
  if (rule === 'two-places') return clockOf(side === 'found' ? overlapWords(text, around) : text)
  if (rule === 'certificate-valid') return side === 'found' ? termsWords(text, language) : validWords(text, language)
  const served = /^送达回证 (\S+)$/.exec(text)?.[1]
  if (served !== undefined && around.documents.some(({ id }) => id === served))
    return said[language].proofOf(documentTitle(served, around.documents, language))
  const unit = counted[rule]?.[language]
  if (unit !== undefined && /^\d+(\.\d+)?$/.test(text)) return unit(text)
  const isDue = due.has(rule) && side === 'expected' && /^\d{4}-\d{2}-\d{2}$/.test(text)
  return isDue ? said[language].notAfter(text) : inWords(titledIn(text, around), language)
}

/** A document that is named by its id, by its title. */
const titledIn = (text: string, { documents, language }: Around): string =>
  text
    .split(' ')
    .map((part) => (documents.some(({ id }) => id === part) ? documentTitle(part, documents, language) : part))
    .join(' ')

const validWords = (text: string, language: CheckLanguage): string =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) ? said[language].validOn(text) : inWords(text, language)

/** `6523010001 2015-01-01/?; …` */
function termsWords(text: string, language: CheckLanguage): string {
  const { unknown, terms } = said[language]
  const day = (one: string): string => (one === '?' ? unknown : one)
  return text
    .split('; ')
    .map((one) => {
      const [, certificate, from, to] = /^(\S+) (\?|[\d-]{10})\/(\?|[\d-]{10})$/.exec(one) ?? []
      if (certificate === undefined || from === undefined || to === undefined) return one
      return terms(certificate, day(from), day(to))
    })
    .join('; ')
}

/** `6523010001: d2 2017-05-28T10:05 – …`, or of another file `6523010001: 某环罚〔2017〕3号 d2 …` */
function overlapWords(text: string, around: Around): string {
  return text
    .split('; ')
    .map((one) => {
      const parts = /^(.*?: )(.*) (\S* – \S*)$/.exec(one)
      if (parts === null) return one
      const [, officer = '', which = '', span = ''] = parts
      return `${officer}${otherTitle(which, around)} ${span}`
    })
    .join('; ')
}

/** `which`: a document of the file, or number and document of another. */
function otherTitle(which: string, { documents, language, elsewhere }: Around): string {
  if (documents.some(({ id }) => id === which)) return documentTitle(which, documents, language)
  const space = which.lastIndexOf(' ')
  const [number, id] = [which.slice(0, Math.max(space, 0)), which.slice(space + 1)]
  const others = elsewhere?.get(number)
  const title = others === undefined ? said[language].record : documentTitle(id, others, language)
  return `${number} ${title}`.trim()
}

/** 现场检查笔录 2017-05-28; which of several where that tells two apart. */
export function documentTitle(id: string, documents: readonly TitledDocument[], language: CheckLanguage): string {
  const found = documents.find((one) => one.id === id)
  if (found === undefined) return said[language].record
  const title = plainTitle(found, language)
  const same = documents.filter((one) => plainTitle(one, language) === title)
  return same.length < 2 ? title : `${title}${said[language].place(same.indexOf(found) + 1)}`
}

function plainTitle({ kind, date, start }: TitledDocument, language: CheckLanguage): string {
  const known = documentKinds.find((one) => one === kind)
  const begun = typeof start === 'string' ? start.slice(0, 10) : ''
  const day = typeof date === 'string' && date !== '' ? date : begun
  return `${known === undefined ? said[language].record : kindIn(known, language)} ${day}`.trim()
}
