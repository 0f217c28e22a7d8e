/** a1.0c, R19: exact until the one place that rounds. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exact, exactText, mean, reduced, roundHalfUp, sum, zero } from './exact.ts'

describe('rounding, half up', () => {
  test.each([
    ['88.405', 2, '88.41'],
    ['88.404999', 2, '88.40'],
    ['0.005', 2, '0.01'],
    ['2/3', 4, '0.6667'],
    ['99.995', 2, '100.00'],
    ['7', 0, '7'],
    ['0', 2, '0.00'],
    ['-0.005', 2, '-0.01'],
    ['-0.004', 2, '0.00'],
  ])('%s to %i places is %s', (value, places, expected) => {
    expect(roundHalfUp(exact(value), places)).toBe(expected)
  })
})

test('a binary fraction is refused: it is not what was written', () => {
  expect(() => exact(0.1)).toThrow(RangeError)
  expect(exactText(exact('0.1'))).toBe('1/10')
  expect(exactText(reduced({ numerator: 6n, denominator: 4n }))).toBe('3/2')
})

test('a sum is that of adding one after the other, whatever the signs and denominators', () => {
  const ratio = fc.tuple(fc.bigInt(-1000n, 1000n), fc.bigInt(1n, 60n)).map(([n, d]) => exact(n, d))
  fc.assert(
    fc.property(fc.array(ratio, { maxLength: 12 }), (values) => {
      expect(exactText(sum(values))).toBe(exactText(values.reduce((total, value) => total.add(value), zero)))
    }),
    { seed: 91 },
  )
  expect(mean([])).toBeUndefined()
})
