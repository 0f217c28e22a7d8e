import { describe, expect, it } from 'vitest'
import { daysBetween, formatFor, groupThousands, todayInShanghai } from './format.ts'

describe('numbers', () => {
  it('are grouped as text, never through a float', () => {
    expect(groupThousands('12345678901234567.10')).toBe('12,345,678,901,234,567.10')
    expect(groupThousands('-1234.5678')).toBe('-1,234.5678')
    expect(groupThousands('999')).toBe('999')
  })
})

describe('days', () => {
  it('are counted across a change of month and year', () => {
    expect(daysBetween('2017-09-28', '2017-10-11')).toBe(13)
    expect(daysBetween('2018-01-01', '2017-12-31')).toBe(-1)
  })
  it('begin at midnight in Shanghai', () => {
    expect(todayInShanghai(new Date('2017-09-22T15:59:59Z'))).toBe('2017-09-22')
    expect(todayInShanghai(new Date('2017-09-22T16:00:00Z'))).toBe('2017-09-23')
  })
  it('carry their year only where it is another', () => {
    expect(formatFor('zh-CN').day('2017-09-30', '2017')).toBe('9月30日')
    expect(formatFor('zh-CN').day('2017-09-30', '2018')).toBe('2017年9月30日')
  })
})

it('an instant is shown in Shanghai wherever the reader sits', () => {
  expect(formatFor('en').instant('2017-11-14T08:20:00Z')).toContain('16:20')
})

it('sizes take the unit that says them', () => {
  const { bytes } = formatFor('en')
  expect([bytes(880 * 1024), bytes(79_000_000), bytes(20 * 1024 ** 3)]).toEqual(['880 KB', '75.3 MB', '20.0 GB'])
})
