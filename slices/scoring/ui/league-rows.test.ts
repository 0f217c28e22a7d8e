import { describe, expect, it } from 'vitest'
import { cutAfter, narrowed, ordered, orderFrom, orderText, type LeagueRow } from './league-rows.ts'

const row = (code: string, changed: Partial<LeagueRow>): LeagueRow => ({
  ...{ key: code, subject: `unit:${code}`, code, name: code, unit: code, unitName: code, rank: null, total: '0.00' },
  ...{ points: {}, notApplicable: {}, industry: '', report: '', reasons: [], awarded: false, opens: true },
  ...changed,
})
const rows = [
  row('1', { name: '阿克苏地区', rank: 1, total: '83.86', points: { exam: '6.07' }, awarded: true }),
  row('2', { name: '阿勒泰地区', rank: 2, total: '9.99', points: { exam: '10.00' }, awarded: true }),
  row('3', { name: '喀什地区', rank: 3, total: '9.98', points: { exam: '5.82' } }),
  row('4', { name: '博州', total: null, reasons: ['no-field-exercise'] }),
]
const codes = (list: readonly LeagueRow[]): string => list.map(({ code }) => code).join('')

describe('the rows of a league', () => {
  it('stand as they are ranked until somebody asks for another order', () => {
    expect(codes(ordered(rows, undefined))).toBe('1234')
  })
  it.each([
    ['total', false, '4321'],
    ['exam', true, '2134'],
    ['rank', false, '1234'],
    ['name', false, '1243'],
  ])('by %s, descending %s: %s', (by, descending, expected) => {
    expect(codes(ordered(rows, { by, descending }))).toBe(expected)
  })
  it('have what does not apply below every number', () => {
    const none = row('5', { points: { exam: '0.00' }, notApplicable: { exam: { why: 'no-figure' } } })
    const zero = row('6', { points: { exam: '0.00' } })
    expect(codes(ordered([none, zero], { by: 'exam', descending: true }))).toBe('65')
  })
  it('keep their order in an address', () => {
    for (const text of ['', 'total', '-exam']) expect(orderText(orderFrom(text))).toBe(text)
  })
  it('are found by a part of the name or of the code, and within a prefecture', () => {
    expect(codes(narrowed(rows, { find: '地区' }))).toBe('123')
    expect(codes(narrowed(rows, { find: ' 4 ' }))).toBe('4')
    expect(codes(narrowed(rows, { find: '地区', units: new Set(['3', '4']) }))).toBe('3')
  })
  it('have the line behind the last who is awarded, and none where nobody is', () => {
    expect(cutAfter(rows)).toBe(2)
    expect(cutAfter(rows.slice(2))).toBe(0)
  })
})
