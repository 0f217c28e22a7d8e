/** a1.1a: every finding leads to a place in the file that an editor can show. */
import { expect, test } from 'vitest'
import { cleanCase } from '../../tests/case-check/cases.ts'
import { ruleCatalogue, type RuleId } from './catalogue.ts'
import { fieldOf } from './field-of.ts'

const { documents } = cleanCase()
const rules = Object.keys(ruleCatalogue).filter((rule): rule is RuleId => Object.hasOwn(ruleCatalogue, rule))

test.each<[RuleId, string | null, string | null, string]>([
  ['start-end', 'd2', '2017-06-12T15:00 – ', '/documents/1/end'],
  ['start-end', 'd2', ' – 2017-06-12T15:00', '/documents/1/start'],
  ['pages-signed', 'd1', 'readOpinion=false', '/documents/0/readOpinion'],
  ['pages-signed', 'd1', 'everyPageSigned=false, readOpinion=false', '/documents/0/everyPageSigned'],
  ['daily-amount', 'd7', 'dailyFine = 5', '/documents/6/dailyFine'],
  ['filed-in-time', 'd3', '2017-07-01', '/documents/3/date'],
  ['disclosed', 'd7', null, '/published'],
  ['documents-required', null, null, '/documents'],
  ['within-limitation', null, '2017-06-12', '/violationEnded'],
  ['served-in-time', 'nowhere', null, '/documents'],
])('%s %s %s → %s', (rule, document, found, pointer) => {
  const order = ['d1', 'd2', 'd4', 'd3', 'd5', 'd6', 'd7'].map((id) => ({ id }))
  expect(fieldOf({ rule, document, found }, order)).toBe(pointer)
})

test('every rule has a place, and none is outside the file', () => {
  for (const rule of rules)
    expect(fieldOf({ rule, document: 'd1', found: null }, documents)).toMatch(/^\/(documents\/0\/)?[a-zA-Z]+$/)
})
