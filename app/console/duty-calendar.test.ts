import { describe, expect, it } from 'vitest'
import { currentPhases, dueDays, nextDue } from './duty-calendar.ts'

const briefings = { monthly: [10, 25], from: '2017-05-01', to: '2017-10-31' }

describe('a briefing on the 10th and 25th of each month (n4.2e)', () => {
  it('is due twelve times from May to October', () => {
    expect(dueDays(briefings)).toHaveLength(12)
    expect(dueDays(briefings)[0]).toBe('2017-05-10')
  })
  it('is next due on its own day, not after it', () => {
    expect(nextDue(briefings, '2017-05-10')).toBe('2017-05-10')
    expect(nextDue(briefings, '2017-05-11')).toBe('2017-05-25')
  })
  it('keeps its last day when all are past', () => {
    expect(nextDue(briefings, '2018-01-01')).toBe('2017-10-25')
  })
  it('crosses the end of a year', () => {
    expect(dueDays({ monthly: [1], from: '2017-12-01', to: '2018-01-31' })).toEqual(['2017-12-01', '2018-01-01'])
  })
})

it('a duty without a day has none', () => {
  expect(nextDue(undefined, '2017-05-01')).toBeUndefined()
})

it('two phases run at once at the end of September', () => {
  const phases = [
    { id: 'implementation', title: '', from: '2017-05-01', to: '2017-10-31', clauses: ['n4.2a'] },
    { id: 'selfEvaluation', title: '', from: '2017-09-20', to: '2017-09-30', clauses: ['n4.3a'] },
  ]
  expect(currentPhases(phases, '2017-09-20').map(({ id }) => id)).toEqual(['implementation', 'selfEvaluation'])
  expect(currentPhases(phases, '2017-10-01').map(({ id }) => id)).toEqual(['implementation'])
})
