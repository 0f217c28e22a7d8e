import { expect, it } from 'vitest'
import { addressed, daysLate, inOrder, isLate, lacking, nextRung, receiptState } from './model.ts'
import { announcementText } from './contract.ts'

const reach = [
  { code: '652301', name: '昌吉市', level: '县', parent: '652300' },
  { code: '652300', name: '昌吉州', level: '地州', parent: '650000' },
]

it('addresses all, a level, or chosen units of those the writer reaches', () => {
  const to = (part: object) => addressed(announcementText.parse({ audience: part }).audience, reach)
  expect(to({})).toEqual(['652300', '652301'])
  expect(to({ kind: 'levels', levels: ['县'] })).toEqual(['652301'])
  expect(to({ kind: 'units', units: ['652300', '659999'] })).toEqual(['652300'])
  expect(to({ kind: 'units' })).toEqual([])
})

it('a correction says what it changes', () => {
  const text = announcementText.parse({ title: '关于报送简报的通知', body: '请按时报送。' })
  expect(lacking(text, 1)).toEqual([])
  expect(lacking(text, 2)).toEqual(['changed'])
  expect(lacking(announcementText.parse({ title: ' ' }), 1)).toEqual(['title', 'body'])
})

it('late is who has not confirmed when the due day is over, by the day in Shanghai', () => {
  const read = { readAt: '2017-09-01T00:00:00Z', confirmedAt: null }
  expect([isLate(read, '2017-09-28', '2017-09-28'), isLate(read, '2017-09-28', '2017-09-29')]).toEqual([false, true])
  expect(isLate(read, null, '2017-12-31')).toBe(false)
  expect(daysLate('2017-09-28T16:30:00Z', '2017-09-28')).toBe(1)
  expect(daysLate('2017-09-28T15:30:00Z', '2017-09-28')).toBe(0)
  expect([receiptState(read), receiptState({ readAt: null, confirmedAt: null })]).toEqual(['read', 'untouched'])
})

it('goes up the ladder: second liaison, then above, then above again; the first only where there is nobody else', () => {
  const contacts = { first: 'a', second: 'b', above: 'c' }
  expect(nextRung(contacts, [])).toBe('second')
  expect(nextRung(contacts, ['second'])).toBe('above')
  expect(nextRung(contacts, ['second', 'above'])).toBe('above')
  expect(nextRung({ ...contacts, second: undefined }, [])).toBe('above')
  expect(nextRung({ first: 'a', second: undefined, above: undefined }, ['first'])).toBe('first')
  expect(nextRung({ first: undefined, second: undefined, above: undefined }, [])).toBeUndefined()
})

it('the first liaison is who was given the post first', () => {
  const one = (post: string, given: string) => ({ post, unit: '1', name: post, given_at: given })
  const held = [one('b', '2017-02-01'), one('c', '2017-01-01'), one('a', '2017-02-01')]
  expect(inOrder(held).map(({ post }) => post)).toEqual(['c', 'a', 'b'])
})
