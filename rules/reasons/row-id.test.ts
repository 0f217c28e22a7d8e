import { expect, test } from 'vitest'
import { emptyRowIds, ordinalOf, packRowIds, rowId, rowOf } from './row-id.ts'

test('a row of any file comes back from its id, also beyond 1,023 files', () => {
  for (const ordinal of [0, 1, 1023, 1024, 5000, 2 ** 32 - 1])
    for (const row of [0, 2, 1_048_576, 2 ** 21 - 1]) {
      const id = rowId(ordinal, row)
      expect([Number.isSafeInteger(id), ordinalOf(id), rowOf(id)]).toEqual([true, ordinal, row])
    }
})

test('what does not fit is refused, never cut off', () => {
  expect(() => rowId(2 ** 32, 1)).toThrow(RangeError)
  expect(() => rowId(1, 2 ** 21)).toThrow(RangeError)
})

test('ids take four bytes while they fit, eight where one does not', () => {
  const few = packRowIds([1, 1023], (file) => rowId(file, 7))
  const many = packRowIds([1, 1024], (file) => rowId(file, 7))
  expect([few.BYTES_PER_ELEMENT, many.BYTES_PER_ELEMENT]).toEqual([4, 8])
  expect(Array.from(many, ordinalOf)).toEqual([1, 1024])
  expect([emptyRowIds(few, 3).BYTES_PER_ELEMENT, emptyRowIds(many, 3).length]).toEqual([4, 3])
})
