import { describe, expect, it } from 'vitest'
import type { Finding } from '../../rules/case-check/finding.ts'
import { amendedFields, countsOf, newDraft, standingOf, stateOf } from './model.ts'

const finding = (rule: Finding['rule'], more: Partial<Finding> = {}): Finding => ({
  ...{
    rule,
    severity: 'error',
    certainty: 'certain',
    document: null,
    expected: '',
    found: null,
    basis: '',
    clause: '',
  },
  ...more,
})
const none = { formProblems: 0, fatal: 0, errors: 0, warnings: 0, asks: 0 }

describe('a finding', () => {
  it.each([
    ['certain', undefined, 'stands'],
    ['certain', true, 'stands'],
    ['ask', undefined, 'asks'],
    ['ask', true, 'settled'],
    ['ask', false, 'stands'],
  ] as const)('%s, accepted %s: %s', (certainty, accepted, standing) => {
    expect(standingOf(finding('disclosed', { certainty }), accepted)).toBe(standing)
  })

  it('counts by what it stands for', () => {
    const findings = [
      finding('two-officers', { severity: 'fatal' }),
      finding('disclosed', { certainty: 'ask' }),
      finding('blanks-struck', { severity: 'warning', certainty: 'ask' }),
    ]
    const counts = countsOf({ problems: [], findings, file: undefined }, (rule) =>
      rule === 'disclosed' ? false : undefined,
    )
    expect(counts).toEqual({ ...none, fatal: 1, errors: 1, asks: 1 })
  })
})

it.each([
  [none, false, 'untouched'],
  [none, true, 'done'],
  [{ ...none, warnings: 3 }, true, 'done'],
  [{ ...none, asks: 1 }, true, 'questions'],
  [{ ...none, formProblems: 1 }, true, 'incomplete'],
  [{ ...none, errors: 1, asks: 1 }, true, 'incomplete'],
] as const)('counts %j, touched %s: %s', (counts, touched, state) => {
  expect(stateOf(counts, touched)).toBe(state)
})

const row = { number: '甲1', unit: '652301', type: '一般行政处罚', decided: '2017-06-01', fine: '5000.00' }

it('a new file takes day and fine from the row, and nothing where the row’s day is of another document', () => {
  expect(newDraft(row, row).documents).toEqual([{ id: 'd1', kind: '处罚决定书', date: '2017-06-01', fine: 5000 }])
  expect(newDraft({ ...row, type: '查封扣押' }, row).documents).toEqual([])
  expect(newDraft(row, undefined).documents).toEqual([])
})

it('says where the row was amended', () => {
  expect(amendedFields(row, { ...row, fine: '6000.00', type: '稽查' })).toEqual(['type', 'fine'])
  expect(amendedFields(row, row)).toEqual([])
})
