/**
 * detention-in-time, crime-in-time. a1.1d: what is transferred is transferred at once: for detention within 3 days of the decision,
 * a suspected crime within 24 hours of the approval. 《移送适用行政拘留环境违法案件暂行办法》art. 13; 国务院令第310号 art. 5.
 */
import { addDays } from '../calendar/days.ts'
import { ask, first, type Dossier, type Draft } from './dossier.ts'
import { countOf } from './limits.ts'
import { isWithinHours } from './seizure.ts'

export const detentionInTime = (dossier: Dossier): Draft[] =>
  dossier.file.type === '移送行政拘留' ? transfer(dossier, 'detention-in-time') : []

export const crimeInTime = (dossier: Dossier): Draft[] =>
  dossier.file.type === '涉嫌犯罪移送' ? transfer(dossier, 'crime-in-time') : []

function transfer(dossier: Dossier, rule: 'detention-in-time' | 'crime-in-time'): Draft[] {
  const [some] = dossier.of('移送书')
  if (some === undefined || dossier.of('移送审批表').length === 0) return []
  const [approval, letter] = [first(dossier.of('移送审批表')), first(dossier.of('移送书'))]
  if (approval === undefined || letter === undefined) return [ask(rule, some.id, 'date')]
  const limit = dossier.limit(rule, approval.date)
  const hours = limit.unit === 'hour' ? countOf(limit) : undefined
  const due = hours === undefined ? dossier.lastDay(rule, approval.date) : addDays(approval.date, Math.ceil(hours / 24))
  const inTime = hours === undefined ? letter.date <= due : isWithinHours(approval, letter, hours)
  if (inTime) return []
  const timed = hours !== undefined && approval.time !== undefined && letter.time !== undefined
  const expected = timed ? `${due} ${approval.time}` : due
  const found = timed ? `${letter.date} ${letter.time}` : letter.date
  return [{ rule, document: letter.id, expected, found, on: approval.date, due }]
}
