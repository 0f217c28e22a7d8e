import { expect, it } from 'vitest'
import { forAMoment } from './for-a-moment.ts'

it('asks once in a moment for each unit and campaign, and again after it or after a failure', async () => {
  const asked: string[] = []
  let fails = false
  const ask = forAMoment(async (unit, campaign) => {
    asked.push(`${unit} ${campaign ?? '-'}`)
    if (fails) throw new Error('down')
    return asked.length
  }, 30)
  expect(await Promise.all([ask('a', 'x'), ask('a', 'x'), ask('a', 'y'), ask('b', undefined)])).toEqual([1, 1, 2, 3])
  await new Promise((resolve) => setTimeout(resolve, 40))
  expect(await ask('a', 'x')).toBe(4)
  fails = true
  await expect(ask('c', 'x')).rejects.toThrow('down')
  fails = false
  expect(await ask('c', 'x')).toBe(6)
})
