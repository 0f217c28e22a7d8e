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
