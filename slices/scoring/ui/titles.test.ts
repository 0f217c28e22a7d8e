import { expect, it } from 'vitest'
import { idAsWords } from './titles.ts'

it.each([
  ['caseQuality', 'Case quality'],
  ['draw-2', 'Draw 2'],
  ['eplPlan', 'EPL plan'],
  ['', ''],
])('an id is read as words: %s', (id, words) => {
  expect(idAsWords(id)).toBe(words)
})
