/** a1.1a, a1.1b: each sentence of the checker's contract as a row: what is spoilt in a clean file, what is found. */
import { describe, expect, test } from 'vitest'
import { ruleCatalogue } from '../../rules/case-check/catalogue.ts'
import { beyondTable } from '../../rules/case-check/rubric-vetoes.ts'
import { add, check, cleanCase, drop, inYear, interviewee, pair, set, top, type Raw } from './cases.ts'

type Change = (raw: Raw) => void
type Row = [sentence: string, type: string, changes: Change[], found: string[]]

const [ordinary, daily, seizure] = ['一般行政处罚', '按日连续处罚', '查封扣押']
const [detention, crime, court] = ['移送行政拘留', '涉嫌犯罪移送', '申请法院强制执行']
const sampling = (start: string, end: string, officers = ['6501000003', '6501000004']) => [
  top({
    officers: ['1', '2', '3', '4'].map((one) => ({
      certificate: `650100000${one}`,
      validFrom: '2015-01-01',
      validTo: '2019-12-31',
    })),
  }),
  add({ id: 'x1', kind: '采样记录', date: '2017-06-12', start, end, officers }),
]
const decided = (date: string) => [set('d7', { date }), set('d8', { date }), top({ published: { url: 'u', date } })]
/** Under another year's law: the window of 2017 is left, and certificates would have run out. */
const later = (year: string) => [
  inYear(year),
  top({
    officers: pair.officers.map((certificate) => ({ certificate, validFrom: '2015-01-01', validTo: '2029-12-31' })),
  }),
]
const outside = ['in-campaign d7']

const rows: Row[] = [
  ...[ordinary, daily, seizure, detention, crime, court].map((type): Row => [`a clean ${type}`, type, [], []]),
  ['稽查 requires no document: what such files usually have is asked', '稽查', [], ['documents-required?']],
  [
    '… nor does 限产停产',
    '限产停产',
    [add({ id: 'z', kind: '调查报告', date: '2017-06-12' })],
    Array.from({ length: 4 }, () => 'documents-required?'),
  ],
  // Records
  ['one officer', ordinary, [set('d1', { officers: ['6501000001'] })], ['two-officers d1']],
  ['one officer named twice', ordinary, [set('d2', { officers: ['6501000001', '6501000001'] })], ['two-officers d2']],
  ['no officers at a re-check', daily, [set('p3', { officers: undefined })], ['two-officers p3']],
  ['an officer not listed', ordinary, [set('d1', { officers: ['6501000001', '9'] })], ['certificate-valid d1']],
  [
    'a certificate that ends on the day',
    ordinary,
    [
      top({
        officers: pair.officers.map((certificate) => ({ certificate, validFrom: '2017-06-12', validTo: '2017-06-12' })),
      }),
    ],
    [],
  ],
  [
    'a certificate that ended the day before',
    ordinary,
    [
      top({
        officers: pair.officers.map((certificate) => ({ certificate, validFrom: '2015-01-01', validTo: '2017-06-11' })),
      }),
    ],
    ['certificate-valid d1', 'certificate-valid d1', 'certificate-valid d2', 'certificate-valid d2'],
  ],
  [
    'a certificate whose end is not stated',
    ordinary,
    [top({ officers: pair.officers.map((certificate) => ({ certificate, validFrom: '2015-01-01' })) })],
    ['certificate-valid d1?', 'certificate-valid d1?', 'certificate-valid d2?', 'certificate-valid d2?'],
  ],
  ['no end', ordinary, [set('d1', { end: undefined })], ['start-end d1']],
  ['a start without its minutes', ordinary, [set('d1', { start: '2017-06-12T10' })], ['start-end d1']],
  ['an end that is the start', ordinary, [set('d2', { end: '2017-06-12T15:00' })], ['start-end d2']],
  ['a re-check without times', daily, [set('p3', { start: undefined, end: undefined })], ['start-end p3']],
  ['an inspection dated another day', ordinary, [set('d1', { date: '2017-06-13' })], ['on-the-spot d1']],
  [
    'an inspection begun at no minute, dated another day',
    ordinary,
    [set('d1', { date: '2017-06-13', start: '2017-06-12' })],
    ['on-the-spot d1', 'start-end d1'],
  ],
  ['an inspection without a date', ordinary, [set('d1', { date: undefined })], ['on-the-spot d1?']],
  ['certificates told, not confirmed', ordinary, [set('d1', { certificates: 'told' })], ['certificates-shown d1']],
  ['certificates not mentioned', ordinary, [set('d2', { certificates: undefined })], ['certificates-shown d2']],
  ['recusal missing', ordinary, [set('d2', { recusal: 'missing' })], ['recusal-told d2']],
  ['recusal told at a re-check, not confirmed', daily, [set('p3', { recusal: 'told' })], ['recusal-told p3']],
  ['refusal noted', ordinary, [set('d1', { signature: 'refused-noted' })], []],
  ['no signature', ordinary, [set('d1', { signature: undefined })], ['party-signature d1']],
  ['not every page signed', ordinary, [set('d1', { everyPageSigned: false })], ['pages-signed d1']],
  [
    'no opinion, no pages: one finding',
    ordinary,
    [set('d1', { everyPageSigned: undefined, readOpinion: undefined })],
    ['pages-signed d1'],
  ],
  ['blanks', ordinary, [set('d1', { blanksStruck: undefined })], ['blanks-struck d1']],
  ['an unsigned correction', ordinary, [set('d1', { corrections: 'unsigned' })], ['corrections-signed d1']],
  ['corrections not mentioned are none', ordinary, [set('d1', { corrections: undefined })], []],
  [
    'two records at once',
    ordinary,
    [set('d2', { start: '2017-06-12T11:39', end: '2017-06-12T12:00' })],
    ['two-places d1', 'two-places d2'],
  ],
  ['touching is not overlapping', ordinary, [set('d2', { start: '2017-06-12T11:40', end: '2017-06-12T12:00' })], []],
  [
    'a re-check is no second place',
    daily,
    [
      set('p3', { date: '2017-06-13' }),
      set('p3', { start: '2017-06-12T10:10', end: '2017-06-12T10:20' }),
      set('p4', { days: 0, fine: 0 }),
    ],
    [],
  ],
  ['nobody asked', ordinary, [set('d2', { interviewees: undefined })], ['one-interviewee d2']],
  ['two asked together', ordinary, [set('d2', { interviewees: [interviewee, interviewee] })], ['one-interviewee d2']],
  ['no post', ordinary, [set('d2', { interviewees: [{ ...interviewee, post: ' ' }] })], ['one-interviewee d2']],
  [
    'no permits',
    ordinary,
    [set('d1', { content: { production: '1', treatment: '2', violation: '3' } })],
    ['content-complete d1'],
  ],
  ['no content', ordinary, [set('d1', { content: undefined })], ['content-complete d1']],
  ['another party', ordinary, [set('d4', { party: '别的公司' })], ['same-party d4']],
  ['a document that names no party', ordinary, [set('d4', { party: undefined })], ['same-party d4?']],
  ['sampling inside', ordinary, sampling('2017-06-12T10:05', '2017-06-12T11:40'), []],
  ['sampling a minute longer', ordinary, sampling('2017-06-12T10:05', '2017-06-12T11:41'), ['sampling-inside x1']],
  [
    'sampling by one who writes the inspection',
    ordinary,
    sampling('2017-06-12T10:10', '2017-06-12T10:20', ['6501000001', '6501000003']),
    ['two-places d1', 'two-places x1'],
  ],
  // Time limits
  ['立案 on the 7th working day', ordinary, [set('d3', { date: '2017-06-21' })], []],
  ['立案 on the 8th', ordinary, [set('d3', { date: '2017-06-22' })], ['filed-in-time d3']],
  [
    'working days: 27 May 2017 was worked, 29 and 30 were off',
    ordinary,
    [top({ discovered: '2017-05-24' }), set('d3', { date: '2017-06-06' })],
    ['filed-in-time d3'],
  ],
  [
    '… so the 7th day after 24 May is 5 June',
    ordinary,
    [top({ discovered: '2017-05-24' }), set('d3', { date: '2017-06-05' })],
    [],
  ],
  [
    'from July 2023: 15 days',
    ordinary,
    [...later('2024'), top({ discovered: '2024-06-05' }), set('d3', { date: '2024-06-20' })],
    outside,
  ],
  [
    '… not 16',
    ordinary,
    [...later('2024'), top({ discovered: '2024-06-04' }), set('d3', { date: '2024-06-20' })],
    ['filed-in-time d3', ...outside],
  ],
  [
    'a year whose days off are not in the table: asked',
    ordinary,
    [...later('2028'), top({ discovered: '2028-05-12' })],
    ['filed-in-time d3?', ...outside],
  ],
  [
    'the same day is no wrong order',
    ordinary,
    [set('d5', { date: '2017-06-15' }), set('d6', { date: '2017-06-15' })],
    [],
  ],
  ['told before 立案', ordinary, [set('d5', { date: '2017-06-14' })], ['order-of-steps d5']],
  [
    'decided before told',
    ordinary,
    [set('d5', { date: '2017-07-11' }), set('d6', { date: '2017-07-11' })],
    ['heard-before-decided d7', 'order-of-steps d7'],
  ],
  ['applied before 催告', court, [set('c2', { date: '2017-07-31' })], ['order-of-steps c2']],
  [
    '按日处罚 before the penalty',
    daily,
    [
      set('p4', { date: '2017-07-07' }),
      set('p5', { date: '2017-07-07' }),
      top({ published: { url: 'u', date: '2017-07-10' } }),
    ],
    ['order-of-steps p4'],
  ],
  ['decided on the 3rd day', ordinary, decided('2017-06-29'), ['heard-before-decided d7']],
  ['decided on the 4th', ordinary, decided('2017-06-30'), []],
  [
    'a last day that is a Saturday ends on Monday',
    ordinary,
    [set('d6', { date: '2017-06-28' }), ...decided('2017-07-03')],
    ['heard-before-decided d7'],
  ],
  ['waived', ordinary, [set('d5', { waived: true }), ...decided('2017-06-27')], []],
  ['the notice not served', ordinary, [drop('d6')], ['heard-before-decided d7?']],
  ['several receipts: the first', ordinary, [add({ id: 'y', kind: '送达回证', of: 'd5', date: '2017-07-09' })], []],
  [
    'from July 2021: 5 working days',
    ordinary,
    [...later('2024'), set('d6', { date: '2024-07-03' })],
    ['heard-before-decided d7', ...outside],
  ],
  ['… after which it may be decided', ordinary, [...later('2024'), set('d6', { date: '2024-07-02' })], outside],
  ['3 months after 15 June: 15 September', ordinary, decided('2017-09-15'), []],
  ['decided on 16 September', ordinary, decided('2017-09-18'), ['decided-in-time d7']],
  [
    'a second decision, after the time to decide',
    ordinary,
    [
      add({ id: 'z', kind: '处罚决定书', date: '2017-09-18', fine: 1, articles: ['甲', '乙'] }),
      add({ id: 'zz', kind: '送达回证', of: 'z', date: '2017-09-18' }),
      top({ published: { url: 'u', date: '2017-09-18' } }),
    ],
    ['decided-in-time z'],
  ],
  [
    'suspensions are added, both days included',
    ordinary,
    [...decided('2017-09-18'), top({ suspensions: [{ from: '2017-07-01', to: '2017-07-03', reason: '监测' }] })],
    [],
  ],
  [
    'a day in two suspensions is added once',
    ordinary,
    [
      ...decided('2017-09-18'),
      top({
        suspensions: [
          { from: '2017-07-02', to: '2017-07-02' },
          { from: '2017-07-01', to: '2017-07-02' },
          { from: '2017-07-02', to: '2017-07-03' },
        ],
      }),
    ],
    [],
  ],
  [
    '… a suspension that ends before it begins adds nothing',
    ordinary,
    [...decided('2017-09-18'), top({ suspensions: [{ from: '2017-07-09', to: '2017-07-03' }] })],
    ['decided-in-time d7'],
  ],
  [
    '… one of thousands of years, certificates without end',
    ordinary,
    [
      ...decided('2017-09-18'),
      top({
        suspensions: [{ from: '0001-01-01', to: '8999-12-31' }],
        officers: pair.officers.map((certificate) => ({ certificate, validFrom: '2015-01-01', validTo: '9999-12-31' })),
      }),
    ],
    [],
  ],
  [
    'a suspension without its end',
    ordinary,
    [...decided('2017-09-18'), top({ suspensions: [{ from: '2017-07-01' }] })],
    ['decided-in-time d7?'],
  ],
  [
    'from July 2021: 90 days',
    ordinary,
    [
      ...later('2022'),
      set('d7', { date: '2022-09-14' }),
      set('d8', { date: '2022-09-14' }),
      top({ published: { url: 'u', date: '2022-09-14' } }),
    ],
    ['decided-in-time d7', ...outside],
  ],
  ['served on the 7th day', ordinary, [set('d8', { date: '2017-07-17' })], []],
  ['served on the 8th', ordinary, [set('d8', { date: '2017-07-18' })], ['served-in-time d7']],
  ['never served', ordinary, [drop('d8')], ['served-in-time d7']],
  [
    'an order to correct never served: the days rest on it',
    daily,
    [drop('p2')],
    ['daily-days p4?', 'recheck-in-time p3?', 'served-in-time p1'].sort(),
  ],
  [
    'from July 2023: 7 working days to serve',
    ordinary,
    [...later('2024'), set('d8', { date: '2024-07-19' }), top({ published: { url: 'u', date: '2024-07-12' } })],
    outside,
  ],
  // Notice and decision
  ['fined more', ordinary, [set('d7', { fine: 100_000.01 })], ['fine-consistent d7']],
  ['fined less', ordinary, [set('d7', { fine: 1 })], []],
  ['the notice says no fine', ordinary, [set('d5', { fine: undefined })], ['fine-consistent d7?']],
  [
    'the last notice not after the decision',
    ordinary,
    [
      add(
        { id: 'n', kind: '处罚告知书', date: '2017-07-03', fine: 200_000, articles: ['甲', '乙'] },
        { id: 'm', kind: '送达回证', of: 'n', date: '2017-07-03' },
      ),
      set('d7', { fine: 200_000 }),
    ],
    [],
  ],
  ['other articles', ordinary, [set('d7', { articles: ['甲'] })], ['articles-consistent d7']],
  ['articles are sets', ordinary, [set('d7', { articles: ['甲', '乙', '甲'] })], []],
  // Daily penalty
  ['a day too many', daily, [set('p4', { days: 21, fine: 2_100_000 })], ['daily-days p4']],
  ['days not stated', daily, [set('p4', { days: undefined })], ['daily-amount p4?', 'daily-days p4?']],
  ['fine is not dailyFine × days', daily, [set('p4', { fine: 1 })], ['daily-amount p4']],
  [
    'exact: 0.1 × 3 is 0.3',
    daily,
    [
      set('d5', { fine: 0.1 }),
      set('d7', { fine: 0.1 }),
      set('p3', { date: '2017-06-16', start: '2017-06-16T10:00', end: '2017-06-16T10:01' }),
      set('p4', { dailyFine: 0.1, days: 3, fine: 0.3 }),
    ],
    [],
  ],
  [
    'dailyFine is not the original fine',
    daily,
    [set('p4', { dailyFine: 50_000, fine: 1_000_000 })],
    ['daily-amount p4'],
  ],
  [
    're-checked on the 30th day',
    daily,
    [set('p3', { date: '2017-07-13' }), set('p4', { days: 30, fine: 3_000_000 })],
    [],
  ],
  [
    're-checked on the 31st',
    daily,
    [set('p3', { date: '2017-07-14' }), set('p4', { days: 31, fine: 3_100_000 })],
    ['recheck-in-time p3'],
  ],
  // Seizure
  ['31 days', seizure, [set('s2', { to: '2017-07-13' })], ['seizure-term s2']],
  [
    'extended by 30 days',
    seizure,
    [
      add({ id: 'e', kind: '查封扣押延期决定书', date: '2017-07-12', from: '2017-07-12', to: '2017-08-11' }),
      set('s4', { date: '2017-08-11' }),
    ],
    [],
  ],
  [
    'extended by 31',
    seizure,
    [
      add({ id: 'e', kind: '查封扣押延期决定书', date: '2017-07-12', from: '2017-07-11', to: '2017-08-11' }),
      set('s4', { date: '2017-08-11' }),
    ],
    ['seizure-term e'],
  ],
  ['released a day late', seizure, [set('s4', { date: '2017-07-13' })], ['seizure-term s2']],
  ['never released', seizure, [drop('s4')], ['seizure-term s2']],
  ['approved the day after, not urgent', seizure, [set('s1', { date: '2017-06-13' })], ['seizure-approved s2']],
  ['approved the day after, urgent', seizure, [set('s1', { date: '2017-06-13', urgent: true })], []],
  [
    'approved two days after, urgent',
    seizure,
    [set('s1', { date: '2017-06-14', urgent: true })],
    ['seizure-approved s2'],
  ],
  [
    '24 hours where both times are known',
    seizure,
    [set('s1', { date: '2017-06-13', urgent: true, time: '10:01' }), set('s2', { time: '10:00' })],
    ['seizure-approved s2'],
  ],
  ['no approval at all', seizure, [drop('s1')], ['documents-required', 'seizure-approved s2']],
  // Transfers
  ['sent on the 4th day', detention, [set('t2', { date: '2017-07-15' })], ['detention-in-time t2']],
  ['a 3rd day that is a Sunday', detention, [set('t1', { date: '2017-07-13' }), set('t2', { date: '2017-07-17' })], []],
  ['24 hours and a minute', crime, [set('t2', { time: '10:01' })], ['crime-in-time t2']],
  ['24 hours without a time end with the next day', crime, [set('t2', { time: undefined })], []],
  ['… and not later', crime, [set('t2', { time: undefined, date: '2017-07-13' })], ['crime-in-time t2']],
  [
    'a transfer in a file of another type',
    ordinary,
    [add({ id: 'a', kind: '移送审批表', date: '2017-07-01' }, { id: 'b', kind: '移送书', date: '2017-08-01' })],
    [],
  ],
  // The whole file
  ['no 调查报告', ordinary, [drop('d4')], ['documents-required']],
  ['not published', ordinary, [top({ published: undefined })], ['disclosed d7']],
  [
    'published on the 8th working day',
    ordinary,
    [top({ published: { url: 'u', date: '2017-07-20' } })],
    ['disclosed d7'],
  ],
  ['a publication that says nothing', ordinary, [top({ published: {} })], ['disclosed d7']],
  ['published without a date', ordinary, [top({ published: { url: 'u' } })], ['disclosed d7?']],
  [
    'several decisions: the last',
    ordinary,
    [
      add(
        { id: 'z', kind: '处罚决定书', date: '2017-07-17', fine: 1, articles: ['甲', '乙'] },
        { id: 'zz', kind: '送达回证', of: 'z', date: '2017-07-17' },
      ),
      top({ published: { url: 'u', date: '2017-07-26' } }),
    ],
    [],
  ],
  [
    'decided before 1 April',
    crime,
    [
      set('t1', { date: '2017-03-30' }),
      set('t2', { date: '2017-03-31' }),
      top({ published: { url: 'u', date: '2017-04-01' } }),
    ],
    ['in-campaign t2'],
  ],
  [
    'an explained finding is asked',
    ordinary,
    [set('d1', { corrections: 'unsigned' }), top({ explanations: [{ rule: 'corrections-signed', text: '已补签' }] })],
    ['corrections-signed d1?'],
  ],
  [
    'another rule’s explanation explains nothing',
    ordinary,
    [set('d1', { corrections: 'unsigned' }), top({ explanations: [{ rule: 'blanks-struck', text: '已补签' }] })],
    ['corrections-signed d1'],
  ],
]

test.each(rows)('%s (%s)', (_, type, changes, found) => {
  const raw = cleanCase(type)
  for (const change of changes) change(raw)
  expect(check([raw])[0]).toEqual(found)
})

test('every rule of the contract’s table is found by a row', () => {
  const found = new Set(rows.flatMap((row) => row[3]).map((one) => one.split(/[ ?]/)[0]))
  const table = Object.keys(ruleCatalogue).filter((rule) => ![...beyondTable].some((one) => one === rule))
  expect([table.length, table.filter((rule) => !found.has(rule))]).toEqual([32, []])
})

test('findings stand by severity, rule, document, those of the whole file first', () => {
  const raw = cleanCase()
  for (const change of [
    set('d2', { blanksStruck: false, recusal: 'told' }),
    set('d1', { recusal: 'told' }),
    drop('d4'),
    set('d7', { party: '别的公司' }),
  ])
    change(raw)
  const expected = ['same-party d7', 'documents-required', 'recusal-told d1', 'recusal-told d2', 'blanks-struck d2']
  expect(check([raw])[0]).toEqual(expected)
})

describe('two-places across files', () => {
  test('is found on both, and only there', () => {
    const [one, other, third] = [cleanCase(), cleanCase(crime), cleanCase()]
    for (const id of ['d1', 'd2']) set(id, { start: '2017-06-12T08:00', end: '2017-06-12T08:30' })(third)
    set('d1', { start: '2017-06-12T07:00', end: '2017-06-12T08:00' })(third)
    set('d1', { start: '2017-06-12T16:00', end: '2017-06-12T16:30' })(other)
    set('d2', { start: '2017-06-12T11:00', end: '2017-06-12T12:00' })(other)
    expect(check([one, other, third])).toEqual([['two-places d1'], ['two-places d2'], []])
    expect(check([one])).toEqual([[]])
  })
})

describe('--at: what was not yet due is no finding', () => {
  const at = (day: string, type: string, ...changes: Change[]) => {
    const raw = cleanCase(type)
    for (const change of changes) change(raw)
    return check([raw], day)[0]
  }
  test.each<[string, string, string, Change, string[]]>([
    ['on the last day to publish', '2017-07-19', ordinary, top({ published: undefined }), []],
    ['the day after', '2017-07-20', ordinary, top({ published: undefined }), ['disclosed d7']],
    ['on the last day to serve', '2017-07-17', ordinary, drop('d8'), []],
    ['the day after', '2017-07-18', ordinary, drop('d8'), ['served-in-time d7']],
    ['before the seizure ends', '2017-07-12', seizure, drop('s4'), []],
    ['after it', '2017-07-13', seizure, drop('s4'), ['seizure-term s2']],
    ['立案 while there is time', '2017-06-21', ordinary, drop('d3'), []],
    ['立案 when there is none', '2017-06-22', ordinary, drop('d3'), ['documents-required']],
    ['a decision not yet due', '2017-09-15', ordinary, drop('d7', 'd8'), []],
    ['a decision overdue', '2017-09-16', ordinary, drop('d7', 'd8'), ['documents-required']],
    [
      'what is wrong is wrong on any day',
      '2017-06-12',
      ordinary,
      set('d1', { signature: 'missing' }),
      ['party-signature d1'],
    ],
  ])('%s (%s)', (_, day, type, change, found) => {
    expect(at(day, type, change)).toEqual(found)
  })
})
