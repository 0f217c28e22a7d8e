/** n4.4a: strata, places and candidates as they are pasted. */
import { expect, test } from 'vitest'
import { candidatesOf, strataOf } from './pasted-lists.ts'

test('strata: a name, then its places; a line that is none is named, not dropped', () => {
  expect(strataOf('理论 3\n\n 现场 检查，12 ')).toEqual({
    entries: [
      { name: '理论', places: 3 },
      { name: '现场 检查', places: 12 },
    ],
  })
  expect(strataOf('理论 3\n现场').wrong).toEqual({ line: 2, text: '现场', why: 'form' })
  expect(strataOf('理论 0').wrong?.why).toBe('form')
  expect(strataOf('理论 1\n理论 2').wrong?.why).toBe('twice')
})

test('candidates: id, name, stratum by TAB or comma; an unknown stratum, an id twice and a short line are named', () => {
  expect(candidatesOf('E1\t专家一\t理论\nE2，专家二，理论', ['理论']).entries).toEqual([
    { id: 'E1', name: '专家一', stratum: '理论' },
    { id: 'E2', name: '专家二', stratum: '理论' },
  ])
  expect(candidatesOf('E1,甲,理论\nE2,乙', ['理论']).wrong).toEqual({ line: 2, text: 'E2,乙', why: 'form' })
  expect(candidatesOf('E1,甲,实务', ['理论']).wrong?.why).toBe('stratum')
  expect(candidatesOf('E1,甲,理论\nE1,乙,理论', ['理论']).wrong?.why).toBe('twice')
})
