import { describe, expect, it } from 'vitest'
import type { CustodyEvent } from './contract-custody.ts'
import type { FactView } from './contract-matrix.ts'
import { custodyOf } from './model-custody.ts'
import { idle, suggested, unsupported } from './model-matrix.ts'
import { doubles, isWholeOrder, numbered, numbersIn, partsOf, ranges, sizeOfPart, unlinked } from './model.ts'

const page = (id: string, place: number, look = id, removed = false) => ({ id, place, look, removed })

describe('pages of a volume', () => {
  it('are numbered continuously; one taken out has no number and leaves no hole', () => {
    const pages = [page('1.1', 2), page('1.2', 1, 'x', true), page('2.1', 0)]
    expect([...numbered(pages)]).toEqual([
      ['2.1', 1],
      ['1.1', 2],
    ])
  })

  it('that show the same are told of each other, unless one is taken out', () => {
    expect([...doubles([page('1.1', 1, 'a'), page('1.2', 2, 'a'), page('1.3', 3, 'b')])]).toEqual([
      ['1.1', ['1.2']],
      ['1.2', ['1.1']],
    ])
    expect(doubles([page('1.1', 1, 'a'), page('1.2', 2, 'a', true)]).size).toBe(0)
  })

  it('take an order that names each once, and no other', () => {
    const pages = [page('1.1', 1), page('1.2', 2)]
    expect(isWholeOrder(['1.2', '1.1'], pages)).toBe(true)
    for (const wrong of [['1.1'], ['1.1', '1.1'], ['1.1', '1.3'], ['1.1', '1.2', '1.3']])
      expect(isWholeOrder(wrong, pages)).toBe(false)
  })

  it('are listed where they show no document of the file, and documents where no page shows them', () => {
    const pages = [
      { id: '1.1', number: 1, document: 'd1' },
      { id: '1.2', number: 2, document: null },
      { id: '1.3', number: 3, document: 'gone' },
      { id: '1.4', number: null, document: 'd2' },
    ]
    expect(unlinked([{ id: 'd1' }, { id: 'd2' }], pages)).toEqual({ documents: ['d2'], pages: ['1.2', '1.3'] })
  })

  it.each([
    ['3-5, 9', [3, 4, 5, 9]],
    ['3–5，9 9', [3, 4, 5, 9]],
    ['7', [7]],
    ['5-3', undefined],
    ['d1', undefined],
    ['', undefined],
    ['1-99999', undefined],
  ])('are named by people as “%s”', (text, numbers) => expect(numbersIn(text)).toEqual(numbers))

  it('are written as spans', () => expect(ranges([9, 3, 5, 4])).toBe('3–5, 9'))
})

describe('parts of a file', () => {
  it.each([
    [1, 1, 1],
    [10, 2, 2],
    [11, 3, 1],
  ])('of %i bytes at 5 a part', (size, parts, last) => {
    expect([partsOf(size, 5), sizeOfPart(size, 5, parts - 1)]).toEqual([parts, size === 10 ? 5 : last])
  })
})

const at = (day: number, hour = 0): string =>
  `2017-05-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00.000Z`
const sign = (person: string, when: string) => ({ person, name: person, at: when, signedAt: when })
const event = (id: string, rest: Partial<CustodyEvent> & Pick<CustodyEvent, 'kind' | 'giver'>): CustodyEvent => ({
  ...{ id, where: '', reason: null, note: null, body: null, receipt: null, to: null, receiver: null, refused: null },
  ...rest,
})
const taken = event('e0', { kind: 'taken', giver: sign('甲', at(1)) })
const over = (id: string, from: [string, string], to: [string, string] | null, refused = false): CustodyEvent =>
  event(id, {
    kind: 'handed-over',
    giver: sign(...from),
    to: { person: to?.[0] ?? '乙', name: to?.[0] ?? '乙' },
    receiver: to === null ? null : sign(...to),
    refused: refused ? { at: at(9), reason: '封条已破' } : null,
  })
const findingsOf = (events: CustodyEvent[]) =>
  custodyOf(events, at(20)).findings.map(({ kind, from, to }) => [kind, from, to])

describe('who held a piece of evidence', () => {
  it('is clear where each hand-over has two signatures at one moment', () => {
    const events = [taken, over('e1', ['甲', at(3)], ['乙', at(3)]), over('e2', ['乙', at(5)], ['丙', at(5)])]
    expect(custodyOf(events, at(20))).toEqual({ findings: [], holder: { person: '丙', name: '丙' }, state: 'held' })
  })

  it('is nobody between giving and receiving, and both where the receiving comes first', () => {
    expect(findingsOf([taken, over('e1', ['甲', at(3, 10)], ['乙', at(5, 8)])])).toEqual([['gap', at(3, 10), at(5, 8)]])
    expect(findingsOf([taken, over('e1', ['甲', at(5)], ['乙', at(3)])])).toEqual([['overlap', at(3), at(5)]])
  })

  it('stays the giver while the second signature is missing, and after it was refused', () => {
    const pending = custodyOf([taken, over('e1', ['甲', at(3)], null)], at(20))
    expect([pending.state, pending.holder?.person, pending.findings[0]?.kind]).toEqual(['pending', '甲', 'pending'])
    const refused = custodyOf([taken, over('e1', ['甲', at(3)], null, true)], at(20))
    expect(refused).toEqual({ findings: [], holder: { person: '甲', name: '甲' }, state: 'held' })
  })

  it('is doubted where somebody else acts, acts before the taking, or after the end', () => {
    expect(findingsOf([taken, over('e1', ['丁', at(3)], ['乙', at(3)])])).toEqual([['not-holder', at(3), at(3)]])
    const opened = event('e1', { kind: 'opened', giver: sign('甲', at(1, 0).replace('05-01', '04-30')) })
    expect(findingsOf([taken, opened])[0]?.[0]).toBe('before-taken')
    const destroyed = event('e1', { kind: 'destroyed', giver: sign('甲', at(6)) })
    const later = event('e2', { kind: 'opened', giver: sign('甲', at(7)) })
    expect(findingsOf([taken, destroyed, later])).toEqual([['after-end', at(6), at(7)]])
    expect(custodyOf([taken, destroyed], at(20)).state).toBe('destroyed')
  })

  it('leaves the house against a receipt and comes back; a holder who acts before the own receiving overlaps', () => {
    const out = event('e1', { kind: 'given-out', giver: sign('甲', at(3)), body: '某检测单位', receipt: '收2017-1' })
    expect(custodyOf([taken, out], at(20))).toMatchObject({
      state: 'outside',
      holder: { person: null, name: '某检测单位' },
    })
    const back = event('e2', { kind: 'taken-back', giver: sign('乙', at(8)), body: '某检测单位', receipt: '还1' })
    expect(custodyOf([taken, out, back], at(20))).toMatchObject({
      state: 'held',
      holder: { person: '乙' },
      findings: [],
    })
    const early = over('e3', ['乙', at(7)], ['丙', at(7)])
    expect(findingsOf([taken, out, back, early])).toEqual([['overlap', at(7), at(8)]])
  })
})

describe('facts and evidence', () => {
  const fact = (id: string, targets: FactView['targets']): FactView => ({
    id,
    place: 1,
    text: id,
    source: null,
    targets,
  })
  const targets = [
    { kind: 'document' as const, id: 'd1' },
    { kind: 'page' as const, id: 'v/1.1' },
    { kind: 'page' as const, id: 'v/1.2' },
    { kind: 'item' as const, id: 'i1' },
  ]
  const documentOf = new Map([
    ['v/1.1', 'd1'],
    ['v/1.2', null],
  ])

  it('rest on nothing where their evidence is gone, too', () => {
    const facts = [fact('a', [targets[0] ?? never()]), fact('b', []), fact('c', [{ kind: 'item', id: 'gone' }])]
    expect(unsupported(facts, targets)).toEqual(['b', 'c'])
  })

  it('leave idle what carries none; a page carries with its document, and the document with its page', () => {
    expect(idle([], targets, documentOf)).toHaveLength(4)
    expect(idle([fact('a', [{ kind: 'document', id: 'd1' }])], targets, documentOf)).toEqual(['page:v/1.2', 'item:i1'])
    expect(idle([fact('a', [{ kind: 'page', id: 'v/1.1' }])], targets, documentOf)).toEqual(['page:v/1.2', 'item:i1'])
  })

  it('are suggested from what the documents assert, each once, never what is there', () => {
    const documents = [
      { id: 'd1', kind: '现场检查笔录', content: { violation: '废水直排', permits: ' ', other: 'x' } },
      { id: 'd2', kind: '处罚决定书', fine: 20000, articles: ['第八十三条'] },
    ]
    expect(suggested(documents, [])).toEqual([
      { text: '违法事实：废水直排', source: 'd1' },
      { text: '处罚决定书：罚款 20000 元', source: 'd2' },
      { text: '处罚决定书：适用 第八十三条', source: 'd2' },
    ])
    expect(suggested(documents, [{ text: '违法事实：废水直排' }])).toHaveLength(2)
  })
})

function never(): never {
  throw new Error('not there')
}
