import { describe, expect, it } from 'vitest'
import { peopleOf } from './account-people.ts'
import { checkAccounts, type Known, type ReadRow } from './account-rows.ts'

const known: Known = {
  units: new Set(['652300', '652301']),
  takenLogins: new Set(),
  standing: new Set(),
  groups: new Set(),
  day: '2017-09-28',
  mayGive: () => true,
}
const row = (at: number, cells: ReadRow['cells']): ReadRow => ({
  row: at,
  cells: { login: 'one', name: '甲一', unit: '652301', role: '联络员', ...cells },
})
const faults = (rows: readonly ReadRow[]): string[] =>
  checkAccounts(rows, known).errors.map(({ row: at, column, code, values }) =>
    [at, column, code, ...Object.values(values)].join(' '),
  )

describe('the rows of a file of accounts', () => {
  it('may give one person several posts, and then say the same of the person', () => {
    const rows = [
      row(2, { contact: '', certificate: '1' }),
      row(3, { unit: '652300', contact: '甲', certificate: '2' }),
      row(4, { role: '执法人员', contact: '乙', name: '乙二' }),
    ]
    expect(faults(rows)).toEqual(['3 证件号 differs 2 1', '4 姓名 differs 2 甲一', '4 联系方式 differs 3 甲'])
  })

  it('name a repeated post by its first row', () => {
    expect(faults([row(2, {}), row(3, { login: 'ONE' })])).toEqual(['3 登录名 twice 2'])
  })

  it('hold no line break, no name of one character, no end before the day of the import', () => {
    expect(faults([row(2, { title: '科\n员' }), row(3, { login: 'two', name: '甲', until: '2017-09-27' })])).toEqual([
      '2 职务 control',
      '3 任职截止 term 2017-09-28',
      '3 姓名 name',
    ])
  })

  it('become people in the order of the file, each with all its posts and what any row says', () => {
    const { rows } = checkAccounts(
      [row(2, { login: 'b.1' }), row(3, { login: 'a.1' }), row(4, { login: 'b.1', unit: '652300', contact: '甲' })],
      known,
    )
    expect(peopleOf(rows).map(({ login, contact, posts }) => [login, contact, posts.map(({ unit }) => unit)])).toEqual([
      ['b.1', '甲', ['652301', '652300']],
      ['a.1', null, ['652301']],
    ])
  })
})
