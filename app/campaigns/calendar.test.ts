import { describe, expect, test } from 'vitest'
import { daysFrom, isWorkingDay } from '../../rules/calendar/working-days.ts'
import { campaignCalendar, coveredPeriods, dueDays } from '../../rules/calendar/duty-dates.ts'
import { weekday } from '../../rules/calendar/days.ts'
import { loadCampaign } from './load-campaign.ts'
import { loadWorkingDays } from './load-working-days.ts'

test('the table that ships has 2017 as the State Council arranged it', async () => {
  const calendar = await loadWorkingDays()
  const days = daysFrom('2017-01-01', '2017-12-31')
  expect(days.filter((day) => weekday(day) <= 5 && !isWorkingDay(calendar, day))).toHaveLength(16)
  expect(days.filter((day) => weekday(day) >= 6 && isWorkingDay(calendar, day))).toHaveLength(5)
})

/** Weekdays off and weekend days worked, as the State Council's notices of these years have them. */
const arranged: Record<string, { weekdaysOff: string; worked: string }> = {
  '2016': {
    weekdaysOff:
      '01-01 02-08 02-09 02-10 02-11 02-12 04-04 05-02 06-09 06-10 09-15 09-16 10-03 10-04 10-05 10-06 10-07',
    worked: '02-06 02-14 06-12 09-18 10-08 10-09',
  },
  '2018': {
    weekdaysOff:
      '01-01 02-15 02-16 02-19 02-20 02-21 04-05 04-06 04-30 05-01 06-18 09-24 10-01 10-02 10-03 10-04 10-05 12-31',
    worked: '02-11 02-24 04-08 04-28 09-29 09-30 12-29',
  },
  '2021': {
    weekdaysOff:
      '01-01 02-11 02-12 02-15 02-16 02-17 04-05 05-03 05-04 05-05 06-14 09-20 09-21 10-01 10-04 10-05 10-06 10-07',
    worked: '02-07 02-20 04-25 05-08 09-18 09-26 10-09',
  },
  '2023': {
    weekdaysOff:
      '01-02 01-23 01-24 01-25 01-26 01-27 04-05 05-01 05-02 05-03 06-22 06-23 09-29 10-02 10-03 10-04 10-05 10-06',
    worked: '01-28 01-29 04-23 05-06 06-25 10-07 10-08',
  },
  '2025': {
    weekdaysOff:
      '01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08',
    worked: '01-26 02-08 04-27 09-28 10-11',
  },
}

describe('the table of working days', async () => {
  const calendar = await loadWorkingDays()
  test.each(Object.entries(arranged))('%s', (year, { weekdaysOff, worked }) => {
    const days = daysFrom(`${year}-01-01`, `${year}-12-31`)
    const moved = (weekend: boolean) =>
      days.filter((day) => weekday(day) >= 6 === weekend && isWorkingDay(calendar, day) === weekend)
    const short = (list: string[]) => list.map((day) => day.slice(5)).join(' ')
    expect([short(moved(false)), short(moved(true))]).toEqual([weekdaysOff, worked])
  })
  test('every year from 2010 to 2026 is there, and has between 5 and 25 weekdays off', () => {
    expect([...calendar.years].sort()).toEqual(Array.from({ length: 17 }, (_, index) => 2010 + index))
    for (const year of calendar.years) {
      const off = daysFrom(`${year}-01-01`, `${year}-12-31`).filter(
        (day) => weekday(day) <= 5 && !isWorkingDay(calendar, day),
      )
      expect([year, off.length >= 5, off.length <= 25]).toEqual([year, true, true])
    }
  })
})

describe('duties of the 2017 campaign', async () => {
  const loaded = await loadCampaign('xinjiang-2017')
  if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
  const { definition } = loaded.campaign
  const duty = (id: string) => definition.duties.filter((entry) => entry.id === id)
  test('twelve briefings, on the 10th and 25th from May to October (n4.2e)', () => {
    const days = duty('briefing').flatMap(dueDays)
    expect(days).toHaveLength(12)
    expect([days[0], days[1], days.at(-1)]).toEqual(['2017-05-10', '2017-05-25', '2017-10-25'])
    expect(coveredPeriods(days, '2017-05-01').slice(0, 2)).toEqual([
      { from: '2017-05-01', to: '2017-05-10' },
      { from: '2017-05-11', to: '2017-05-25' },
    ])
  })
  test('the 31st falls only in months that have one, across a new year', () => {
    const monthly = { monthly: [31, 1], from: '2017-11-15', to: '2018-02-28' }
    const found = duty('briefing').flatMap((entry) => dueDays({ ...entry, due: monthly }))
    expect(found).toEqual(['2017-12-01', '2017-12-31', '2018-01-01', '2018-01-31', '2018-02-01'])
  })
  test('the calendar is in order and knows every deadline of the notice', () => {
    const days = campaignCalendar(definition).map((entry) => entry.day)
    expect(days).toEqual([...days].sort())
    for (const day of [
      '2017-04-25',
      '2017-05-10',
      '2017-06-15',
      '2017-07-10',
      '2017-07-31',
      '2017-09-30',
      '2017-10-05',
      '2017-10-25',
      '2017-12-15',
    ])
      expect(days).toContain(day)
  })
})
