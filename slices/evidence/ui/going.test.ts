import { expect, it } from 'vitest'
import { withChosen, type Going } from './going.ts'

const file = (name: string, lastModified = 1) => new File(['x'], name, { lastModified })
let made = 0
const newId = (): string => `n${++made}`
const going = (state: Going['state'], chosen = file('a.pdf')): Going => ({
  id: state,
  upload: 'u',
  file: chosen,
  sent: 5,
  state,
})

it('a file on its way is not sent twice; one that was stopped or refused goes again in its own row', () => {
  for (const state of ['waiting', 'sending', 'reading'] as const)
    expect(withChosen([going(state)], [file('a.pdf')], newId)).toEqual([going(state)])
  for (const state of ['stopped', 'refused'] as const)
    expect(withChosen([going(state)], [file('a.pdf')], newId)).toMatchObject([{ id: state, sent: 0, state: 'waiting' }])
})

it('another file, or one that was taken, gets a row of its own', () => {
  const all = withChosen([going('taken'), going('sending', file('b.pdf'))], [file('a.pdf'), file('b.pdf', 2)], newId)
  expect(all.map(({ state }) => state)).toEqual(['taken', 'sending', 'waiting', 'waiting'])
})
