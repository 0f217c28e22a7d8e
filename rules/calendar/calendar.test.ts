import { describe, expect, test } from 'vitest'
import { addDays, dayInShanghai, dayNumber, dayText, daysBetween, endOfDay, isDay, weekday } from './days.ts'
import { deadlineAfter } from './duty-dates.ts'
import { addWorkingDays, daysFrom, isWorkingDay, workCalendar } from './working-days.ts'

describe('days', () => {
  test('agree with the calendar of the platform for 200 years', () => {
    for (let number = -25_567; number < 60_000; number += 1) {
      const text = new Date(number * 86_400_000).toISOString().slice(0, 10)
      if (dayText(number) !== text || dayNumber(text) !== number) expect(dayText(number)).toBe(text)
    }
  })
  test('refuse what is no day', () => {
    expect(['2017-02-29', '2017-13-01', '2017-4-1', '', '2017-00-10'].filter(isDay)).toEqual([])
    expect(() => dayNumber('2017-02-30')).toThrow('no such day: 2017-02-30')
  })
  test('the day in Shanghai begins at 16:00 UTC, and a deadline ends with it', () => {
    expect(dayInShanghai(Date.UTC(2017, 3, 25, 15, 59, 59, 999))).toBe('2017-04-25')
    expect(dayInShanghai(Date.UTC(2017, 3, 25, 16))).toBe('2017-04-26')
    expect(endOfDay('2017-04-25')).toBe(Date.UTC(2017, 3, 25, 15, 59, 59, 999))
  })
  test('weekdays and differences', () => {
    expect([weekday('2017-04-13'), weekday('1970-01-04'), weekday('1969-12-31')]).toEqual([4, 7, 3])
    expect([addDays('2016-02-28', 1), daysBetween('2017-05-01', '2017-10-31')]).toEqual(['2016-02-29', 183])
  })
})

describe('working days of 2017', () => {
  const calendar = workCalendar({
    '2017': {
      source: 'State Council',
      off: [
        ['2017-01-01', '2017-01-02'],
        ['2017-01-27', '2017-02-02'],
        ['2017-04-02', '2017-04-04'],
        ['2017-04-29', '2017-05-01'],
        ['2017-05-28', '2017-05-30'],
        ['2017-10-01', '2017-10-08'],
      ].map(([from = '', to = '']) => ({ from, to, why: '' })),
      worked: ['2017-01-22', '2017-02-04', '2017-04-01', '2017-05-27', '2017-09-30'],
    },
  })
  test('the State Council moved these', () => {
    const off = daysFrom('2017-01-01', '2017-12-31').filter((day) => weekday(day) <= 5 && !isWorkingDay(calendar, day))
    expect(off).toHaveLength(16)
    const worked = ['2017-01-22', '2017-02-04', '2017-04-01', '2017-05-27', '2017-09-30']
    expect(worked.every((day) => weekday(day) >= 6 && isWorkingDay(calendar, day))).toBe(true)
  })
  test('across the long holiday of October', () => {
    expect(addWorkingDays(calendar, '2017-09-28', 5)).toEqual({ day: '2017-10-11', unpublished: [] })
    expect(addWorkingDays(calendar, '2017-12-15', 5).day).toBe('2017-12-22')
    expect(addWorkingDays(calendar, '2017-12-15', 0).day).toBe('2017-12-15')
  })
  test('a year without a published arrangement is named', () => {
    expect(addWorkingDays(calendar, '2018-12-28', 2)).toEqual({ day: '2019-01-01', unpublished: [2018, 2019] })
  })
  test('R13: three readings of "within 2 days"', () => {
    const at = Date.UTC(2017, 8, 29, 2) // Friday 10:00 in Shanghai
    const deadline = (choice: 'calendar-days' | 'hours-48' | 'working-days'): number =>
      deadlineAfter({ at, days: 2, choice, calendar })
    expect(deadline('calendar-days')).toBe(endOfDay('2017-10-01'))
    expect(deadline('hours-48')).toBe(at + 172_800_000)
    expect(deadline('working-days')).toBe(endOfDay('2017-10-09'))
  })
})
