import { expect, test } from 'vitest'
import { loadCampaign } from './load-campaign.ts'
import { restingCounts, restingOn } from '../../slices/campaigns/model.ts'

const loaded = await loadCampaign('xinjiang-2017')
if ('problems' in loaded) throw new Error(JSON.stringify(loaded.problems))
const document = loaded.campaign

test('on a1.0a rest two awards with their places', () => {
  expect(restingOn(document, 'a1.0a')).toMatchObject([
    {
      path: 'awards[0]',
      list: 'awards',
      title: '地州市级表现突出集体',
      facts: [
        ['of', 'city'],
        ['places', '3'],
      ],
    },
    {
      path: 'awards[1]',
      facts: [
        ['of', 'county'],
        ['places', '15'],
      ],
    },
  ])
})
test('on a1.2a rest case types, the indicator, its parts with their windows, data and readings', () => {
  const lists = new Set(restingOn(document, 'a1.2a').map((entry) => entry.list))
  expect(lists).toEqual(new Set(['caseTypes', 'data', 'indicators', 'parts', 'readings']))
  expect(restingOn(document, 'a1.2a').find((entry) => entry.title === '罚款金额')?.facts).toContainEqual([
    'window',
    '2017-05-01 – 2017-10-31',
  ])
})
test('the counts are of the same things', () => {
  const counts = restingCounts(document)
  for (const clause of Object.keys(document.clauses))
    expect([clause, counts.get(clause) ?? 0]).toEqual([clause, restingOn(document, clause).length])
})
