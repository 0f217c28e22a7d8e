import { expect, it } from 'vitest'
import { readTime, shownTime } from './written-time.ts'

it.each([
  ['day', '2017-07-31', '2017-07-31'],
  ['day', ' 2017-7-1 ', '2017-07-01'],
  ['day', '2017/07/31', '2017-07-31'],
  ['day', '2017.7.31', '2017-07-31'],
  ['day', '20170731', '2017-07-31'],
  ['day', '2017年7月31日', '2017-07-31'],
  ['day', '2016-02-29', '2016-02-29'],
  ['moment', '2017-07-31T09:30', '2017-07-31T09:30'],
  ['moment', '2017-07-31 9:30', '2017-07-31T09:30'],
  ['moment', '2017年7月31日 9：30', '2017-07-31T09:30'],
  ['moment', '2017年7月31日9:30', '2017-07-31T09:30'],
  ['clock', '9:05', '09:05'],
] as const)('a %s typed as %s is %s', (kind, typed, read) => {
  expect(readTime(kind, typed)).toBe(read)
})

it.each([
  ['day', ''],
  ['day', '2017-02-30'],
  ['day', '2017-02-29'],
  ['day', '07/31/2017'],
  ['day', '31-07-2017'],
  ['day', '2017-07'],
  ['day', '2017-07-31 09:30'],
  ['moment', '2017-07-31'],
  ['moment', '2017-07-31 24:00'],
  ['clock', '9:60'],
  ['clock', '9:30 pm'],
] as const)('a %s is not guessed from %j', (kind, typed) => {
  expect(readTime(kind, typed)).toBeUndefined()
})

it('a moment is shown without its T', () => {
  expect(shownTime('2017-07-31T09:30')).toBe('2017-07-31 09:30')
})
