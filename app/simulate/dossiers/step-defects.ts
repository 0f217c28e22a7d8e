/** Defects of the steps, their order and their time, and of what decisions say (a1.1a, a1.1b), each with its near miss. */
import { addDays } from '../../../rules/calendar/days.ts'
import { penalised } from './dossier.ts'
import {
  adding,
  calendarDays,
  dayAfter,
  decidingEnd,
  doc,
  filingEnd,
  hearingEnd,
  put,
  serviceEnd,
  state,
  without,
  working,
  type Defect,
  type Spoiling,
} from './planted.ts'

/** The day on which the type's decision was issued. */
function issued({ type, steps, discovered }: Spoiling): string {
  if (type === '按日连续处罚') return steps.daily
  if (type === '查封扣押') return discovered
  return type === '涉嫌犯罪移送' ? addDays(steps.decided, 1) : steps.decided
}

const ordered = ({ discovered }: Spoiling): string => addDays(discovered, 1)

export const stepDefects: readonly Defect[] = [
  {
    rule: 'filed-in-time',
    group: 'days',
    types: penalised,
    move: (s) => ({ filed: dayAfter(s, filingEnd(s, s.discovered)) }),
    nearMove: (s) => ({ filed: filingEnd(s, s.discovered) }),
  },
  {
    rule: 'order-of-steps',
    group: 'days',
    types: penalised,
    move: ({ steps }) => ({ told: addDays(steps.filed, -1), toldServed: addDays(steps.filed, 1) }),
    nearMove: ({ steps }) => ({ told: steps.filed }),
  },
  {
    rule: 'heard-before-decided',
    group: 'days',
    types: penalised,
    move: (s) => ({ decided: hearingEnd(s, s.steps.toldServed) }),
    nearMove: (s) => ({ decided: addDays(hearingEnd(s, s.steps.toldServed), 1) }),
  },
  {
    rule: 'decided-in-time',
    group: 'days',
    types: penalised,
    move: (s) => ({ decided: dayAfter(s, decidingEnd(s, s.steps.filed)) }),
    nearMove: (s) => ({ decided: decidingEnd(s, s.steps.filed) }),
  },
  {
    rule: 'served-in-time',
    group: 'days',
    types: ['一般行政处罚', '移送行政拘留'],
    move: (s) => ({ served: dayAfter(s, serviceEnd(s, s.steps.decided)) }),
    nearMove: (s) => ({ served: serviceEnd(s, s.steps.decided) }),
  },
  {
    rule: 'disclosed',
    group: 'published',
    move: (s) => ({ published: dayAfter(s, working(s, issued(s), 7)) }),
    nearMove: (s) => ({ published: working(s, issued(s), 7) }),
  },
  {
    rule: 'in-campaign',
    group: 'days',
    types: ['查封扣押', '涉嫌犯罪移送'],
    discovered: '2017-02-06',
  },
  {
    rule: 'recheck-in-time',
    group: 'days',
    types: ['按日连续处罚'],
    move: (s) => ({ rechecked: dayAfter(s, calendarDays(s, ordered(s), 30)) }),
    nearMove: (s) => ({ rechecked: calendarDays(s, ordered(s), 30) }),
  },
  {
    rule: 'daily-days',
    group: 'daily',
    types: ['按日连续处罚'],
    spoil: (file, { random }) => {
      const penalty = doc(file, 'p4')
      const days = Number(penalty['days']) + random.pick([-1, 1])
      Object.assign(penalty, { days, fine: days * Number(penalty['dailyFine']) })
    },
  },
  {
    rule: 'daily-amount',
    group: 'daily',
    types: ['按日连续处罚'],
    spoil: (file) => void Object.assign(doc(file, 'p4'), { fine: Number(doc(file, 'p4')['fine']) + 1 }),
  },
  {
    rule: 'fine-consistent',
    group: 'fine',
    types: ['一般行政处罚', '移送行政拘留', '申请法院强制执行'],
    spoil: (file) => void Object.assign(doc(file, 'd7'), { fine: Number(doc(file, 'd5')['fine']) + 1 }),
    near: (file) => void Object.assign(doc(file, 'd7'), { fine: Number(doc(file, 'd5')['fine']) - 1 }),
  },
  {
    rule: 'articles-consistent',
    group: 'articles',
    types: penalised,
    spoil: put('d7', { articles: ['环境保护法第四十二条'] }),
    near: (file) =>
      void Object.assign(doc(file, 'd7'), { articles: ['大气污染防治法第九十九条', '环境保护法第四十二条'] }),
  },
  {
    rule: 'seizure-term',
    group: 'seizure',
    types: ['查封扣押'],
    spoil: (file, s) => {
      const to = dayAfter(s, calendarDays(s, s.discovered, 30))
      if (s.random.chance(50)) Object.assign(doc(file, 's2'), { to })
      else Object.assign(doc(file, 's4'), { date: addDays(s.discovered, 26) })
    },
    near: (file, { discovered }) => {
      Object.assign(doc(file, 's2'), { to: addDays(discovered, 30) })
      Object.assign(doc(file, 's4'), { date: addDays(discovered, 30) })
    },
  },
  {
    rule: 'seizure-approved',
    group: 'approval',
    types: ['查封扣押'],
    spoil: (file, { discovered, random }) => {
      const urgent = random.chance(50)
      Object.assign(doc(file, 's1'), { date: addDays(discovered, urgent ? 2 : 1), urgent })
    },
    near: (file, { discovered }) => void Object.assign(doc(file, 's1'), { date: addDays(discovered, 1), urgent: true }),
  },
  {
    rule: 'detention-in-time',
    group: 'transfer',
    types: ['移送行政拘留'],
    spoil: (file, s) => void Object.assign(doc(file, 't2'), { date: dayAfter(s, calendarDays(s, s.steps.decided, 3)) }),
    near: (file, s) => void Object.assign(doc(file, 't2'), { date: calendarDays(s, s.steps.decided, 3) }),
  },
  {
    rule: 'crime-in-time',
    group: 'transfer',
    types: ['涉嫌犯罪移送'],
    spoil: put('t2', { time: '10:01' }),
    near: put('t2', { time: '10:00' }),
  },
  {
    rule: 'documents-required',
    group: 'report',
    types: [...penalised, '涉嫌犯罪移送'],
    spoil: without('d4'),
    near: adding({ id: 'd4b', kind: '调查报告' }),
  },
]

/** The vetoes of the 2024 rubric beyond the contract's table: what the file itself states. */
export const vetoDefects: readonly Defect[] = [
  {
    rule: 'rights-told',
    group: 'rights',
    types: penalised,
    spoil: put('d5', { rights: 'missing' }),
    near: put('d5', { rights: 'told' }),
  },
  {
    rule: 'results-told',
    group: 'results',
    spoil: adding({ id: 'm1', kind: '监测报告', told: 'missing' }),
    near: adding({ id: 'm1', kind: '监测报告', told: 'confirmed' }),
  },
  {
    rule: 'hearing-notified',
    group: 'days',
    types: penalised,
    spoil: (file, s) => hearing(file, s, addDays(earliestHearing(s), -1)),
    near: (file, s) => hearing(file, s, earliestHearing(s)),
  },
  {
    rule: 'recusal-decided',
    group: 'recusal-request',
    spoil: state({ recusalRequests: [{ outcome: 'undecided' }] }),
    near: state({ recusalRequests: [{ outcome: 'rejected' }] }),
  },
  {
    rule: 'statement-heard',
    group: 'statement',
    types: penalised,
    spoil: put('d5', { statementMade: true, statementHeard: true, statementReviewed: false }),
    near: put('d5', { statementMade: true, statementHeard: true, statementReviewed: true }),
  },
  {
    rule: 'hearing-held',
    group: 'days',
    types: penalised,
    spoil: put('d5', { hearingRequested: true }),
    near: (file, s) => {
      Object.assign(doc(file, 'd5'), { hearingRequested: true })
      hearing(file, s, earliestHearing(s))
    },
  },
  {
    rule: 'seizure-told',
    group: 'seizure-told',
    types: ['查封扣押'],
    spoil: put('s2', { told: 'confirmed', heard: false }),
    near: put('s2', { told: 'confirmed', heard: true }),
  },
  {
    rule: 'collectively-discussed',
    group: 'discussion',
    types: ['一般行政处罚', '移送行政拘留'],
    spoil: (file, { steps }) =>
      void Object.assign(file, { complex: true, legalReview: { outcome: 'passed', date: steps.decided } }),
    near: (file, s) => {
      Object.assign(file, { complex: true, legalReview: { outcome: 'passed', date: s.steps.decided } })
      adding({ id: 'g1', kind: '集体讨论记录', date: s.steps.decided, voters: ['局长'] })(file, s)
    },
  },
  {
    rule: 'investigators-no-vote',
    group: 'discussion',
    types: penalised,
    spoil: (file, s) =>
      adding({
        id: 'g1',
        kind: '集体讨论记录',
        date: s.steps.decided,
        voters: ['局长', file.officers[0]?.['certificate']],
      })(file, s),
    near: (file, s) => adding({ id: 'g1', kind: '集体讨论记录', date: s.steps.decided, voters: ['局长'] })(file, s),
  },
  {
    rule: 'legally-reviewed',
    group: 'discussion',
    types: penalised,
    spoil: state({ legalReview: { outcome: 'failed' } }),
    near: (file, { steps }) => void Object.assign(file, { legalReview: { outcome: 'passed', date: steps.decided } }),
  },
  {
    rule: 'within-limitation',
    group: 'limitation',
    spoil: (file) =>
      void Object.assign(file, { violationEnded: addDays(yearsBefore(file.discovered, 2), -1), harm: false }),
    near: (file) => void Object.assign(file, { violationEnded: yearsBefore(file.discovered, 2) }),
  },
  {
    rule: 'separate-reviewers',
    group: 'reviewers',
    spoil: (file) => void Object.assign(file, { reviewers: ['法制员', file.officers[1]?.['certificate']] }),
    near: state({ reviewers: ['法制员'] }),
  },
  {
    rule: 'ordered-before-daily',
    group: 'days',
    types: ['按日连续处罚'],
    spoil: (file, { steps }) => {
      for (const id of ['p1', 'p2']) Object.assign(doc(file, id), { date: addDays(steps.daily, 1) })
    },
    causes: ['daily-days'],
    asks: true,
  },
  {
    rule: 'daily-after-service',
    group: 'days',
    types: ['按日连续处罚'],
    move: ({ steps }) => ({ served: addDays(steps.decided, 4), daily: addDays(steps.decided, 3) }),
    nearMove: ({ steps }) => ({ served: addDays(steps.decided, 4), daily: addDays(steps.decided, 4) }),
    asks: true,
  },
  {
    rule: 'extension-approved',
    group: 'seizure',
    types: ['查封扣押'],
    spoil: (file, s) => extended(file, s, { approved: false }),
    near: (file, s) => extended(file, s, { approved: true }),
  },
]

const yearsBefore = (day: string, years: number): string => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`

const earliestHearing = (s: Spoiling): string => {
  const called = addDays(s.steps.toldServed, 2)
  return called < '2021-07-15' ? addDays(called, 7) : working(s, called, 7)
}

function hearing(file: Parameters<NonNullable<Defect['spoil']>>[0], s: Spoiling, on: string): void {
  const called = addDays(s.steps.toldServed, 2)
  const [letter, receipt] = [
    { id: 'h1', kind: '听证通知书', date: called, hearingOn: on },
    { id: 'h2', kind: '送达回证', of: 'h1', date: called },
  ]
  adding(letter, receipt, { id: 'h3', kind: '听证笔录', date: on })(file, s)
  if (s.steps.decided >= '2021-07-15') file['legalReview'] ??= { outcome: 'passed', date: s.steps.decided }
}

function extended(file: Parameters<NonNullable<Defect['spoil']>>[0], s: Spoiling, more: object): void {
  const from = String(doc(file, 's2')['to'])
  adding({ id: 'e1', kind: '查封扣押延期决定书', date: from, from, to: addDays(from, 30), ...more })(file, s)
  Object.assign(doc(file, 's4'), { date: addDays(from, 30) })
}
