import { expect, it } from 'vitest'
import type { DraftFile } from '../contract.ts'
import { differencesOf, joined } from './draft-diff.ts'

const file = (more: object = {}): DraftFile => ({
  ...{ number: '甲1', unit: '652301', type: '稽查', discovered: '2017-05-01', party: { name: '甲厂' }, officers: [] },
  documents: [
    { id: 'd1', kind: '立案审批表', date: '2017-05-02' },
    { id: 'd2', kind: '处罚决定书', date: '2017-06-02', fine: 5 },
  ],
  ...more,
})

it('two equal texts differ nowhere', () => {
  expect(differencesOf(file(), file())).toEqual([])
})

it('names each place where they differ, documents by id', () => {
  const other = file({
    party: { name: '乙厂' },
    documents: [
      { id: 'd2', kind: '处罚决定书', date: '2017-06-03', fine: 5 },
      { id: 'd3', kind: '送达回证' },
    ],
  })
  expect(differencesOf(file(), other).map(({ path, first, second }) => [path.join('.'), first, second])).toEqual([
    ['party.name', '甲厂', '乙厂'],
    ['documents.d1', file().documents[0], undefined],
    ['documents.d2.date', '2017-06-02', '2017-06-03'],
    ['documents.d3', undefined, { id: 'd3', kind: '送达回证' }],
  ])
})

it('all of the second’s places make the second, in whatever order its documents stand', () => {
  const other = file({ discovered: undefined, documents: [{ id: 'd9', kind: '送达回证' }], explanations: [] })
  const made = joined(file(), differencesOf(file(), other))
  expect(differencesOf(made, other)).toEqual([])
  expect(joined(file(), [])).toEqual(file())
})

it('a chosen place alone changes that place alone', () => {
  const other = file({ party: { name: '乙厂' }, discovered: '2017-05-09' })
  const [chosen] = differencesOf(file(), other).filter(({ path }) => path[0] === 'party')
  if (chosen === undefined) throw new Error('the party differs')
  expect(joined(file(), [chosen])).toEqual(file({ party: { name: '乙厂' } }))
})
