import { expect, test } from 'vitest'
import { creditCodeFault, hiddenMiddle, identifierWarnings, phoneFault, residentIdFault } from './identifiers.ts'

/** The example of GB 11643—1999, and a code whose check character follows from the standard's weights. */
const printed = (...parts: string[]): string => parts.join('')
const printedId = printed('110105', '19491231', '002X')
const code = '91350100M000100Y43'

test('numbers as the standards print them hold; one wrong character is told', () => {
  expect([residentIdFault(printedId), residentIdFault(printed('340524', '19800101', '001x'))]).toEqual([
    undefined,
    undefined,
  ])
  expect(residentIdFault(printed('110105', '19491231', '0021'))).toBe('id-check')
  expect(residentIdFault(printed('110105', '19491331', '0021'))).toBe('id-birth')
  expect(residentIdFault('1101051949123100')).toBe('id-length')
  expect(creditCodeFault(code)).toBeUndefined()
  expect(creditCodeFault('91350100M000100Y44')).toBe('credit-check')
  expect(creditCodeFault('91350100M000100I43')).toBe('credit-letter')
  expect(creditCodeFault('91350100M000100Y4')).toBe('credit-length')
  expect([phoneFault(printed('138', '1234', '5678')), phoneFault('+86 138 1234 5678')]).toEqual([undefined, undefined])
  expect([phoneFault('1381234567'), phoneFault(printed('128', '1234', '5678'))]).toEqual(['phone', 'phone'])
})

test('what is made up, left out, old or of an office is nobody’s number', () => {
  for (const text of ['身份证号（略）', 'ID-0001', '', '000000000000000000', '110105491231002'])
    expect(residentIdFault(text), text).toBeUndefined()
  for (const text of ['91650000MA00000000', '91650000…', 'CODE-1', '甲的写法', '650100050012345'])
    expect(creditCodeFault(text), text).toBeUndefined()
  for (const text of [['0991', '1234567'].join('-'), '（略）', '11111111111', '110'])
    expect(phoneFault(text), text).toBeUndefined()
})

test('each is told by its place in the file', () => {
  const file = {
    party: { name: '甲', code: '91350100M000100Y44' },
    documents: [{ id: 'a' }, { interviewees: [{ idNumber: 7 }, { idNumber: printed('110105', '19491231', '0021') }] }],
  }
  expect(identifierWarnings(file).map(({ path, fault }) => [path, fault])).toEqual([
    ['party.code', 'credit-check'],
    ['documents[1].interviewees[1].idNumber', 'id-check'],
  ])
  expect(identifierWarnings({ documents: null })).toEqual([])
  expect(hiddenMiddle(printed('110105', '19491231', '0021'))).toBe('1101************21')
})
