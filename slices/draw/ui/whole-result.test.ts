import { expect, it } from 'vitest'
import { PAGE, wholeResult } from './whole-result.ts'

const row = (at: number) => ({
  ...{ unit: String(at), unitName: '', type: '', size: 1, places: 1, drawn: [], taken: [] },
  ...{ ticket: null, next: null, left: 0, replaced: [] },
})

it.each([0, 1, 440, PAGE, 880, 2 * PAGE + 1])('shows all of %i strata in their order', async (total) => {
  const all = Array.from({ length: total }, (_, at) => row(at))
  const asked: number[] = []
  const whole = await wholeResult(async (offset) => {
    asked.push(offset)
    return { total, empty: 3, rows: all.slice(offset, offset + PAGE) }
  })
  expect(whole.rows.map(({ unit }) => unit)).toEqual(all.map(({ unit }) => unit))
  expect([whole.empty, asked.length]).toEqual([3, Math.max(1, Math.ceil(total / PAGE))])
})

it('ends where the server has fewer than it said', async () => {
  const whole = await wholeResult(async (offset) => ({ total: 5, empty: 0, rows: offset === 0 ? [row(0)] : [] }))
  expect(whole.rows.length).toBe(1)
})
