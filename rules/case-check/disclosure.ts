/**
 * disclosed, in-campaign. a1.1b: a file counts only if its decision was issued during the campaign (reading R10) and the case is public
 * on the local bureau's site; n5.4a: in time. 《生态环境行政处罚办法》art. 65.
 */
import type { CaseFileType, DocumentKind } from './case-file.ts'
import { ask, last, type Dossier, type Draft } from './dossier.ts'

const decisionKinds: Partial<Record<CaseFileType, DocumentKind>> = {
  按日连续处罚: '按日处罚决定书',
  查封扣押: '查封扣押决定书',
  涉嫌犯罪移送: '移送书',
}

/** The documents whose day counts for the campaign and for publication, in the file's order. */
export const decisionsOf = ({ file, of }: Dossier) => of(decisionKinds[file.type] ?? '处罚决定书')

/** Several decisions: the last. */
export function disclosed(dossier: Dossier): Draft[] {
  const rule = 'disclosed'
  const { published } = dossier.file
  const decisions = decisionsOf(dossier)
  const decision = last(decisions)
  const document = decision?.id ?? decisions[0]?.id ?? null
  if (published?.url === undefined && published?.date === undefined)
    return [{ ...unpublished(dossier, decision?.date), rule, document }]
  if (published.date === undefined) return [ask(rule, document, 'published.date')]
  if (decision === undefined) return decisions.length === 0 ? [] : [ask(rule, document, 'date')]
  const due = dossier.lastDay(rule, decision.date)
  if (published.date > due) return [{ rule, document, expected: due, found: published.date, on: decision.date, due }]
  return published.url === undefined ? [ask(rule, document, 'published.url')] : []
}

/** Without a decision nothing is due to be published yet: `--at` leaves it out whatever the day. */
function unpublished(dossier: Dossier, decided: string | undefined): Pick<Draft, 'expected' | 'found' | 'on' | 'due'> {
  if (decided === undefined) return { expected: 'published', found: null, due: '9999-12-31' }
  const due = dossier.lastDay('disclosed', decided)
  return { expected: due, found: null, on: decided, due }
}

export function inCampaign(dossier: Dossier): Draft[] {
  const rule = 'in-campaign'
  const { from, to } = dossier.setting.window
  const expected = `${from} – ${to}`
  const decisions = decisionsOf(dossier)
  const decision = last(decisions)
  const [some] = decisions
  if (some === undefined) return []
  if (decision === undefined) return [ask(rule, some.id, expected)]
  if (decision.date >= from && decision.date <= to) return []
  return [{ rule, document: decision.id, expected, found: decision.date, on: decision.date }]
}
