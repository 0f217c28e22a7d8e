import { describe, expect, it } from 'vitest'
import { folded, IndexGathering, wordsOf } from './text-index.ts'

function indexOf(rows: readonly (readonly [string, string])[]) {
  const gathering = new IndexGathering()
  for (const [row, [text, unit]] of rows.entries()) gathering.add({ text, unit, file: 0, row })
  return gathering.done()
}

const cases = indexOf([
  ['昌市环罚〔2017〕12号', '652301'],
  ['昌市环罚〔2017〕112号', '652301'],
  ['乌环罚〔2017〕12号', '650100'],
  ['乌环罚〔2017〕120号', '650100'],
])
const found = (text: string, units: ReadonlySet<string> | null = null, most = 10): number[] =>
  cases.find(wordsOf(text), { units, most }).map(({ row }) => row)

describe('a case', () => {
  it('is found by its whole number, however its brackets and figures are written', () => {
    for (const text of ['昌市环罚〔2017〕12号', '昌市环罚[2017]12号', '昌市环罚（２０１７）１２号', '昌市环罚201712号'])
      expect(found(text)[0]).toBe(0)
  })
  it('is found by words in any order, each of which it must have', () => {
    expect(found('12号 乌环')).toEqual([2])
    expect(found('乌环 2018')).toEqual([])
  })
  it('whose number ends with what was typed comes before longer ones', () => {
    expect(found('201712')).toEqual([2, 0, 3])
    expect(found('12')[0]).toBe(2)
  })
  it('of another unit is not found, nor does it take the place of one that is', () => {
    expect(found('环罚', new Set(['652301']))).toEqual([0, 1])
    expect(found('环罚', new Set(['652301']), 1)).toEqual([0])
    expect(found('环罚', new Set())).toEqual([])
  })
  it('is not found across the border of two rows, nor by nothing', () => {
    expect(found('号昌市')).toEqual([])
    expect(found('〔〕 ·')).toEqual([])
  })
})

it('the middle dot of a name, in any of its forms or left out, makes one name', () => {
  const forms = ['阿不都·热合曼', '阿不都•热合曼', '阿不都．热合曼', '阿不都‧热合曼', '阿不都・热合曼', '阿不都热合曼']
  expect(new Set(forms.map(folded)).size).toBe(1)
})

it('an index of nothing finds nothing', () => {
  expect(indexOf([]).find(['1'], { units: null, most: 5 })).toEqual([])
})
