import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { describe, expect, it } from 'vitest'
import { workCalendar, workingDaysSchema } from '../calendar/working-days.ts'
import type { CheckSetting } from './dossier.ts'
import { documentFields, missingDocuments } from './document-fields.ts'
import { documentKinds } from './case-file.ts'
import { legalLimitsSchema } from './limits.ts'
import { publicationOf } from './publication.ts'
import { readCaseFile } from './read-case-file.ts'
import { timelineOf, type TimelineLimit } from './timeline.ts'
import { fileWindow } from './window.ts'

const table = (name: string): unknown =>
  parse(readFileSync(new URL(`../../campaigns/${name}`, import.meta.url), 'utf8'))
const setting: CheckSetting = {
  calendar: workCalendar(workingDaysSchema.parse(table('working-days.yaml'))),
  limits: legalLimitsSchema.parse(table('legal-limits.yaml')),
  window: { from: '2017-04-01', to: '2017-12-31' },
}

const penalty = [
  { id: 'd1', kind: '现场检查笔录', date: '2017-05-02', start: '2017-05-02T10:00', end: '2017-05-02T11:00' },
  { id: 'd2', kind: '立案审批表', date: '2017-05-05' },
  { id: 'd3', kind: '处罚告知书', date: '2017-06-01' },
  { id: 'd4', kind: '送达回证', of: 'd3', date: '2017-06-01' },
  { id: 'd5', kind: '处罚决定书', date: '2017-06-08' },
  { id: 'd6', kind: '送达回证', of: 'd5', date: '2017-06-20' },
]

function file(documents: object[], more: object = {}) {
  const base = {
    number: '甲1',
    unit: '652301',
    type: '一般行政处罚',
    discovered: '2017-05-02',
    party: { name: '甲厂' },
    officers: [],
  }
  const read = readCaseFile({ ...base, documents, ...more })
  if ('problems' in read) throw new Error(JSON.stringify(read.problems))
  return read.file
}

const told = ({ rule, document, from, until, done, inTime }: TimelineLimit) => [
  rule,
  document,
  from,
  until,
  done,
  inTime,
]

describe('the line of time of a penalty', () => {
  const { limits, events, span } = timelineOf(file(penalty, { published: { url: 'x', date: '2017-06-16' } }), setting)

  it('has each limit from its event to its last day, and what was done by then', () => {
    expect(limits.map(told)).toEqual([
      ['filed-in-time', 'd2', '2017-05-02', '2017-05-11', '2017-05-05', true],
      ['decided-in-time', 'd5', '2017-05-05', '2017-08-07', '2017-06-08', true],
      ['heard-before-decided', 'd5', '2017-06-01', '2017-06-05', '2017-06-08', true],
      ['served-in-time', 'd5', '2017-06-08', '2017-06-15', '2017-06-20', false],
      ['disclosed', 'd5', '2017-06-08', '2017-06-19', '2017-06-16', true],
    ])
    expect(limits.every(({ basis }) => basis !== '')).toBe(true)
  })

  it('has every dated step in order', () => {
    expect(events.map(({ day, kind }) => [day, kind]).slice(0, 3)).toEqual([
      ['2017-05-02', 'discovered'],
      ['2017-05-02', '现场检查笔录'],
      ['2017-05-05', '立案审批表'],
    ])
    expect(span).toEqual({ from: '2017-05-02', to: '2017-08-07' })
  })
})

it('a decision within the days to answer came too early; without one the limit is open', () => {
  const early = penalty.map((one) => (one.id === 'd5' ? { ...one, date: '2017-06-03' } : one))
  const hearing = (documents: object[]) =>
    timelineOf(file(documents), setting).limits.find(({ rule }) => rule === 'heard-before-decided')
  expect(hearing(early)).toMatchObject({ notBefore: true, inTime: false })
  expect(hearing(penalty.slice(0, 4))?.inTime).toBeUndefined()
})

it('the daily penalty runs from the day after service to the re-check, which has its own limit', () => {
  const daily = [
    ...penalty,
    { id: 'e1', kind: '责令改正决定书', date: '2017-05-03' },
    { id: 'e2', kind: '送达回证', of: 'e1', date: '2017-05-04' },
    { id: 'e3', kind: '复查记录', date: '2017-06-10' },
    { id: 'e4', kind: '按日处罚决定书', date: '2017-06-20', of: 'e1', recheck: 'e3' },
  ]
  const { limits } = timelineOf(file(daily, { type: '按日连续处罚' }), setting)
  expect(limits.filter(({ rule }) => rule === 'recheck-in-time').map(told)).toEqual([
    ['recheck-in-time', 'e3', '2017-05-04', '2017-06-05', '2017-06-10', false],
  ])
  expect(limits.find(({ rule }) => rule === 'daily-days')).toMatchObject({ from: '2017-05-05', until: '2017-06-10' })
})

it('a seizure ends with its release, or with the day that it names', () => {
  const seizure = { id: 's1', kind: '查封扣押决定书', date: '2017-05-02', from: '2017-05-02', to: '2017-06-20' }
  const of = (documents: object[]) =>
    timelineOf(file(documents, { type: '查封扣押' }), setting).limits.find(({ rule }) => rule === 'seizure-term')
  expect(of([seizure])).toMatchObject({ done: '2017-06-20', inTime: false })
  expect(of([seizure, { id: 's2', kind: '解除查封扣押决定书', date: '2017-05-20' }])).toMatchObject({ inTime: true })
})

it.each([
  ['2017-06-19', 0],
  ['2017-06-20', 1],
  ['2017-06-26', 5],
  ['2017-06-25', 4],
])('published on %s: %i working days late', (date, days) => {
  expect(publicationOf(file(penalty, { published: { date } }), setting)).toMatchObject({
    ...{ due: '2017-06-19', daysLate: days, inWindow: true },
  })
})

it('what is not decided or not published is not late', () => {
  expect(publicationOf(file(penalty), setting).daysLate).toBeUndefined()
  expect(publicationOf(file(penalty.slice(0, 4)), setting)).toMatchObject({ decided: undefined, due: undefined })
})

it('every kind has fields, each once, and a required document is asked for until it is there', () => {
  for (const kind of documentKinds) {
    const names = documentFields[kind].map(({ name }) => name)
    expect(new Set(names).size, kind).toBe(names.length)
    expect(names).toContain('date')
  }
  expect(missingDocuments('查封扣押', ['现场检查笔录'])).toEqual(['查封扣押审批表', '查封扣押决定书'])
})

it('R10 may take May to October for the campaign’s own period', () => {
  const period = { from: '2017-04-01', to: '2017-12-31', clauses: ['n4.4a'] }
  expect(fileWindow({ period, readings: {} })).toEqual({ from: period.from, to: period.to })
})
