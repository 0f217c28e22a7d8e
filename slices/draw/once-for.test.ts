import { expect, it } from 'vitest'
import { onceFor } from './once-for.ts'

const counting = () => {
  const seen = { made: 0, running: 0, most: 0 }
  const make = (value: string) => async (): Promise<string> => {
    seen.made += 1
    seen.running += 1
    seen.most = Math.max(seen.most, seen.running)
    await new Promise((resolve) => setImmediate(resolve))
    seen.running -= 1
    return value
  }
  return { seen, make }
}

it('makes an answer once, one at a time, however many ask', async () => {
  const { seen, make } = counting()
  const once = onceFor<string>(2)
  const asked = ['a', 'b', 'a', 'b', 'a'].map((name) => once({ name }, make(name)))
  expect(await Promise.all(asked)).toEqual(['a', 'b', 'a', 'b', 'a'])
  expect(await once({ name: 'a' }, make('other'))).toBe('a')
  expect([seen.made, seen.most]).toEqual([2, 1])
})

it('makes anew what it is made of anew, what failed, and what gave way', async () => {
  const { seen, make } = counting()
  const once = onceFor<string>(1)
  await expect(once('x', () => Promise.reject(new Error('full')))).rejects.toThrow('full')
  expect(await once('x', make('now'))).toBe('now')
  expect(await once('y', make('next'))).toBe('next')
  expect(await once('x', make('again'))).toBe('again')
  expect(seen.made).toBe(3)
})
