/** What stands beside a version of a case file: counts, days, hashes; all of it follows from the text. */
import { createHash } from 'node:crypto'
import { canonicalJson } from '../../platform/audit/act.ts'
import type { Finding } from '../../rules/case-check/finding.ts'
import { publicationOf } from '../../rules/case-check/publication.ts'
import type { CheckedWith } from './check-setting.ts'
import type { DraftFile, FileState } from './contract.ts'
import { checkDraft, countsOf, stateOf, type Counts } from './model.ts'

export interface Summary extends Counts {
  number: string
  type: string
  party: string
  state: FileState
  decided: string | null
  inWindow: boolean | null
  published: string | null
  publishedUrl: string | null
  publishDue: string | null
  daysLate: number | null
  fingerprint: string | null
  checkedWith: string
  /** Somebody has explained a finding, and nobody has judged it yet. */
  explained: boolean
  findings: Finding[]
}

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** What a judgement holds for: the words of the explanation. */
export const explanationHash = (text: string): string => sha256(text.trim())

export interface Judged {
  rule: string
  textHash: string
  accepted: boolean
}

/** Rule → what a person said of the very words that stand there now; the newest counts. */
export function judgedRules(document: DraftFile, judgements: readonly Judged[]): Map<string, boolean> {
  const told = new Map<string, boolean>()
  for (const { rule, text } of document.explanations ?? []) {
    const hash = explanationHash(text)
    const found = judgements.findLast((one) => one.rule === rule && one.textHash === hash)
    if (found !== undefined) told.set(rule, found.accepted)
  }
  return told
}

interface Ask {
  with: CheckedWith
  judgements: readonly Judged[]
  touched: boolean
}

export function summarise(document: DraftFile, { with: checkedWith, judgements, touched }: Ask): Summary {
  const checked = checkDraft(document, checkedWith.setting)
  const accepted = judgedRules(document, judgements)
  const counts = countsOf(checked, (rule) => accepted.get(rule))
  const days = checked.file === undefined ? undefined : publicationOf(checked.file, checkedWith.setting)
  return {
    ...counts,
    ...{ number: document.number.trim(), type: document.type, party: (document.party.name ?? '').trim() },
    state: stateOf(counts, touched),
    decided: days?.decided ?? null,
    inWindow: days?.inWindow ?? null,
    published: days?.published ?? null,
    publishedUrl: document.published?.url ?? null,
    publishDue: days?.due ?? null,
    daysLate: days?.daysLate ?? null,
    fingerprint: fingerprintOf(document),
    checkedWith: checkedWith.hash,
    explained: checked.findings.some(({ rule }) => explains(document, rule) && !accepted.has(rule)),
    findings: checked.findings,
  }
}

const explains = ({ explanations = [] }: DraftFile, rule: string): boolean =>
  explanations.some((one) => one.rule === rule && one.text.trim() !== '')

/** What happened, without number, unit and names of the documents; nothing of it: none. */
export function fingerprintOf({ discovered, party, documents }: DraftFile): string | null {
  if (discovered === undefined || documents.length < 2) return null
  const stated = documents.map(({ id: _id, record: _record, ...rest }) => canonicalJson(rest))
  return sha256(canonicalJson({ discovered, party: party.name ?? '', documents: stated.toSorted() }))
}
