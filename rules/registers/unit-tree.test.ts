import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unitsUnder } from './unit-tree.ts'

describe('the units under a unit', () => {
  it('are those whose stated parents lead to it, whatever their codes look like', () => {
    const places = [
      { code: '650000', parent: '' },
      { code: '652300', parent: '650000' },
      { code: '652301', parent: '652300' },
      { code: '652399', parent: '650000' },
      { code: '659001', parent: '652300' },
    ]
    expect([...unitsUnder(places, '652300')].toSorted()).toEqual(['652300', '652301', '659001'])
    expect([...unitsUnder(places, '652301')]).toEqual(['652301'])
    expect([...unitsUnder(places, '999999')]).toEqual(['999999'])
    expect(unitsUnder(places, '650000').size).toBe(5)
  })

  it('end where a circle of parents began', () => {
    const circle = [
      { code: 'a', parent: 'b' },
      { code: 'b', parent: 'a' },
      { code: 'c', parent: 'c' },
    ]
    expect([...unitsUnder(circle, 'a')].toSorted()).toEqual(['a', 'b'])
    expect([...unitsUnder(circle, 'c')]).toEqual(['c'])
  })

  it('hold a unit exactly where walking up from it meets the asker', () => {
    const tree = fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(tree, fc.nat({ max: 39 }), (parents, asked) => {
        const places = parents.map((parent, code) => ({ code: String(code), parent: String(parent) }))
        const under = unitsUnder(places, String(asked))
        for (const { code } of places) expect(under.has(code)).toBe(walkMeets(parents, Number(code), asked))
      }),
      { numRuns: 300 },
    )
  })
})

function walkMeets(parents: readonly number[], from: number, wanted: number): boolean {
  const seen = new Set<number>()
  for (let at: number | undefined = from; at !== undefined && !seen.has(at); at = parents[at]) {
    if (at === wanted) return true
    seen.add(at)
  }
  return false
}
