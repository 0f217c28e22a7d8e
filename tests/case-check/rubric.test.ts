/** a1.1a: the vetoes of the 2024 rubric beyond the contract's table: what a file states is certain, what it leaves open is asked. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Papa from 'papaparse'
import { expect, test } from 'vitest'
import { ruleCatalogue } from '../../rules/case-check/catalogue.ts'
import { beyondTable, rubricVetoes, vetoesOf } from '../../rules/case-check/rubric-vetoes.ts'
import { add, check, cleanCase, drop, inYear, pair, set, top, type Raw } from './cases.ts'

type Change = (raw: Raw) => void
type Row = [sentence: string, type: string, changes: Change[], found: string[]]
const [ordinary, daily, seizure] = ['一般行政处罚', '按日连续处罚', '查封扣押']

const discussed = (more: Record<string, unknown> = {}) =>
  add({ id: 'g', kind: '集体讨论记录', date: '2017-07-07', ...more })
const hearing = (called: string, held: string, more: Record<string, unknown> = {}) => [
  add({ id: 'h1', kind: '听证通知书', date: called, ...more }),
  add({ id: 'h2', kind: '送达回证', of: 'h1', date: called }),
  add({ id: 'h3', kind: '听证笔录', date: held }),
]
/** Under the law of 2023: filed 5 June, decided 10 July 2024. */
const in2024 = [
  inYear('2024'),
  top({
    officers: pair.officers.map((certificate) => ({ certificate, validFrom: '2015-01-01', validTo: '2029-12-31' })),
  }),
  set('d6', { date: '2024-06-26' }),
]
const outside = 'in-campaign d7'
const extension = (more: Record<string, unknown>) => [
  add({ id: 'e', kind: '查封扣押延期决定书', date: '2017-07-12', from: '2017-07-12', to: '2017-08-11', ...more }),
  set('s4', { date: '2017-08-11' }),
]

const rows: Row[] = [
  ['rights told in the notice', ordinary, [set('d5', { rights: 'told' })], []],
  ['rights not told', ordinary, [set('d5', { rights: 'missing' })], ['rights-told d5']],
  ['a result told', ordinary, [add({ id: 'm', kind: '监测报告', date: '2017-06-14', told: 'confirmed' })], []],
  ['a result not told', ordinary, [add({ id: 'm', kind: '监测报告', told: 'missing' })], ['results-told m']],
  [
    'notified 7 days before the hearing',
    ordinary,
    hearing('2017-06-27', '2017-07-04', { hearingOn: '2017-07-04' }),
    [],
  ],
  [
    '6 days before',
    ordinary,
    hearing('2017-06-28', '2017-07-04', { hearingOn: '2017-07-04' }),
    ['hearing-notified h1'],
  ],
  [
    '6 days before, by the dates of the documents alone',
    ordinary,
    hearing('2017-06-28', '2017-07-04'),
    ['hearing-notified h1?'],
  ],
  ['a request for recusal, rejected', ordinary, [top({ recusalRequests: [{ outcome: 'rejected' }] })], []],
  ['… not decided', ordinary, [top({ recusalRequests: [{ outcome: 'undecided' }] })], ['recusal-decided']],
  [
    '… decided after the penalty',
    ordinary,
    [top({ recusalRequests: [{ decided: '2017-07-11' }] })],
    ['recusal-decided'],
  ],
  ['… nothing said of it', ordinary, [top({ recusalRequests: [{}] })], ['recusal-decided?']],
  [
    'an answer heard and re-examined',
    ordinary,
    [set('d5', { statementMade: true, statementHeard: true, statementReviewed: true })],
    [],
  ],
  ['an answer not re-examined', ordinary, [set('d5', { statementReviewed: false })], ['statement-heard d5']],
  ['an answer, nothing said of it', ordinary, [set('d5', { statementMade: true })], ['statement-heard d5?']],
  ['a hearing asked for and not held', ordinary, [set('d5', { hearingRequested: true })], ['hearing-held d5']],
  ['… and waived later', ordinary, [set('d5', { hearingRequested: true, waived: true })], []],
  [
    '… held after the decision',
    ordinary,
    [set('d5', { hearingRequested: true }), add({ id: 'h3', kind: '听证笔录', date: '2017-07-11' })],
    ['hearing-held d5'],
  ],
  ['called and no record', ordinary, [add({ id: 'h1', kind: '听证通知书', date: '2017-06-27' })], ['hearing-held d5?']],
  ['no hearing offered for a large fine', ordinary, [set('d5', { hearing: false })], ['hearing-held d5?']],
  ['told and heard at the seizure', seizure, [set('s2', { told: 'confirmed', heard: true })], []],
  ['not told', seizure, [set('s2', { told: 'missing', heard: true })], ['seizure-told s2']],
  ['told, nothing said of hearing', seizure, [set('s2', { told: 'confirmed' })], ['seizure-told s2?']],
  [
    'complex and not discussed',
    ordinary,
    [top({ complex: true, legalReview: { outcome: 'passed', date: '2017-07-07' } })],
    ['collectively-discussed d7'],
  ],
  [
    'complex and discussed after the decision',
    ordinary,
    [top({ complex: true, legalReview: { outcome: 'passed', date: '2017-07-07' } }), discussed({ date: '2017-07-11' })],
    ['collectively-discussed d7'],
  ],
  [
    '500,000 yuan in 2024: asked',
    ordinary,
    [...in2024, set('d5', { fine: 500_000 }), set('d7', { fine: 500_000 })],
    ['collectively-discussed d7?', outside],
  ],
  ['one yuan less', ordinary, [...in2024, set('d5', { fine: 499_999 }), set('d7', { fine: 499_999 })], [outside]],
  [
    '500,000 yuan in 2017: no law names the sum',
    ordinary,
    [set('d5', { fine: 500_000 }), set('d7', { fine: 500_000 })],
    [],
  ],
  [
    'an investigator votes',
    ordinary,
    [discussed({ voters: ['6501000001', '6501000009'] })],
    ['investigators-no-vote g'],
  ],
  ['others vote', ordinary, [discussed({ voters: ['6501000009'] })], []],
  ['nobody says who voted', ordinary, [discussed()], []],
  [
    'complex, reviewed and passed',
    ordinary,
    [top({ complex: true, legalReview: { outcome: 'passed', date: '2017-07-10' } }), discussed()],
    [],
  ],
  ['complex, no word of a review', ordinary, [top({ complex: true }), discussed()], ['legally-reviewed d7?']],
  [
    'reviewed and failed',
    ordinary,
    [top({ legalReview: { outcome: 'failed', date: '2017-07-07' } })],
    ['legally-reviewed d7'],
  ],
  [
    'reviewed after the decision',
    ordinary,
    [top({ legalReview: { outcome: 'passed', date: '2017-07-11' } })],
    ['legally-reviewed d7'],
  ],
  ['found on the last day of two years', ordinary, [top({ violationEnded: '2015-06-12' })], []],
  ['found a day later', ordinary, [top({ violationEnded: '2015-06-11' })], ['within-limitation']],
  [
    'five years for harm, since 2021',
    ordinary,
    [...in2024, top({ violationEnded: '2019-08-01', harm: true })],
    [outside],
  ],
  [
    'five years for harm, when two had run out before 2021',
    ordinary,
    [...in2024, top({ violationEnded: '2019-06-12', harm: true })],
    ['within-limitation', outside],
  ],
  [
    'found in the fifth year, harm not said',
    ordinary,
    [...in2024, top({ violationEnded: '2020-06-12' })],
    ['within-limitation?', outside],
  ],
  [
    'found in the fifth year, with harm',
    ordinary,
    [...in2024, top({ violationEnded: '2020-06-12', harm: true })],
    [outside],
  ],
  [
    'found after five years',
    ordinary,
    [...in2024, top({ violationEnded: '2019-06-11', harm: true })],
    ['within-limitation', outside],
  ],
  ['an investigator reviewed', ordinary, [top({ reviewers: ['6501000002'] })], ['separate-reviewers']],
  ['others reviewed', ordinary, [top({ reviewers: ['6501000009'] })], []],
  [
    'the order to correct came after the daily penalty',
    daily,
    [set('p1', { date: '2017-07-21' }), set('p2', { date: '2017-07-21' }), set('p4', { days: -18, fine: -1_800_000 })],
    ['ordered-before-daily p4?'],
  ],
  [
    'daily penalty before the penalty was served',
    daily,
    [
      set('p4', { date: '2017-07-11' }),
      set('p5', { date: '2017-07-12' }),
      top({ published: { url: 'u', date: '2017-07-12' } }),
    ],
    ['daily-after-service p4?'],
  ],
  ['extended with approval', seizure, extension({ approved: true, approvedOn: '2017-07-12' }), []],
  ['extended without', seizure, extension({ approved: false }), ['extension-approved e']],
  ['approved afterwards', seizure, extension({ approvedOn: '2017-07-13' }), ['extension-approved e']],
]

test.each(rows)('%s (%s)', (_, type, changes, found) => {
  const raw = cleanCase(type)
  for (const change of changes) change(raw)
  expect(check([raw])[0]).toEqual(found)
})

const vetoes = Papa.parse<Record<string, string>>(
  readFileSync(join(import.meta.dirname, '../../facts/case_rubric_2024_veto_items.csv'), 'utf8'),
  { header: true, skipEmptyLines: true },
).data

test('every veto that a machine can look for has its rules, every rule beyond the table its veto and a row here', () => {
  const checkable = vetoes.filter((one) => one['machine_checkable'] === 'yes').map((one) => Number(one['no']))
  expect([vetoes.length, Object.keys(rubricVetoes).map(Number)]).toEqual([25, checkable])
  const found = new Set(rows.flatMap((row) => row[3]).map((one) => one.split(/[ ?]/)[0]))
  for (const rule of beyondTable)
    expect([rule, vetoesOf(rule).length, ruleCatalogue[rule].severity, found.has(rule)]).toEqual([
      rule,
      1,
      'fatal',
      true,
    ])
})

const types = [ordinary, daily, seizure, '移送行政拘留', '涉嫌犯罪移送', '申请法院强制执行']

test('a file of the contract that gives no cause is asked nothing; with the whole rubric it is asked, and nothing is certain', () => {
  for (const type of types) {
    const raw = cleanCase(type)
    expect([type, check([raw])[0]]).toEqual([type, []])
    const asked = check([raw], undefined, true)[0] ?? []
    expect([type, asked.length > 0 || type === '涉嫌犯罪移送', asked.filter((one) => !one.endsWith('?'))]).toEqual([
      type,
      true,
      [],
    ])
  }
  const asked = check([cleanCase(seizure)], undefined, true)[0]
  expect(asked).toEqual(['seizure-told s2?'])
  expect(check([cleanCase(ordinary)], undefined, true)[0]).toEqual([
    'legally-reviewed d7?',
    'rights-told d5?',
    'separate-reviewers?',
    'within-limitation?',
  ])
})

test('from the contract’s own fields alone a rule beyond the table is never certain', () => {
  const dates = ['2017-06-12', '2017-06-30', '2017-07-10', '2017-07-20', '2017-09-30']
  const kinds = [
    '听证通知书',
    '听证笔录',
    '集体讨论记录',
    '监测报告',
    '查封扣押延期决定书',
    '处罚告知书',
    '责令改正决定书',
  ]
  for (const type of types)
    for (const kind of kinds)
      for (const date of dates)
        for (const other of dates) {
          const raw = cleanCase(type)
          add({ id: 'k1', kind, date }, { id: 'k2', kind: '送达回证', of: 'k1', date: other })(raw)
          add({ id: 'k3', kind: '听证笔录', date: other })(raw)
          set('d7', { date: other, fine: 9_000_000 })(raw)
          set('d5', { hearing: false })(raw)
          const certain = (check([raw])[0] ?? []).filter((one) => !one.endsWith('?')).map((one) => one.split(' ')[0])
          expect(certain.filter((rule) => [...beyondTable].some((one) => one === rule))).toEqual([])
        }
})

test('drop keeps the rest: a file without its notice is asked nothing of a hearing', () => {
  const raw = cleanCase(ordinary)
  drop('d5', 'd6')(raw)
  expect(check([raw])[0]).toEqual(['documents-required'])
})
