import { describe, expect, it } from 'vitest'
import { splitValues } from './kept-values.ts'

const at = new Date('2017-09-28T17:00:00Z')
const split = (values: Record<string, unknown>) => splitValues(values, { at, subject: undefined })

describe('what an entry keeps for ever', () => {
  it('is codes, counts and ids; what people typed lies apart, by class, until its day', () => {
    const told = {
      to: 'left',
      reason: '因病离岗',
      note: '已谈话',
      sessionsEnded: 2,
      title: '副科长',
      file: '张某.xlsx',
    }
    expect(split(told)).toEqual({
      clear: { to: 'left', sessionsEnded: 2 },
      personal: [
        { class: 'reason', keepUntil: '2020-09-28', content: { reason: '因病离岗', note: '已谈话' } },
        { class: 'account', keepUntil: '2019-09-29', content: { title: '副科长' } },
        { class: 'file-text', keepUntil: '2020-09-28', content: { file: '张某.xlsx' } },
      ],
    })
  })

  it('is closed by default: text that nobody has declared, and text where a code was declared, lies apart', () => {
    const forgotten = {
      loginTyped: 'zhang-san',
      role: '副科长 张某',
      units: [{ unit: '650100', who: '张某' }],
      张某: 1,
    }
    expect(split(forgotten).clear).toEqual({ 张某: 1 })
    expect(split(forgotten).personal).toMatchObject([{ class: 'other-text' }])
    expect(split({ kind: 'case', verbs: ['a.b'], before: null, run: undefined, reason: '' })).toEqual({
      clear: { kind: 'case', verbs: ['a.b'], before: null, run: undefined, reason: '' },
      personal: [],
    })
  })

  it('is never a login or a Latin name where a number, a hash, a day or a code of a unit belongs', () => {
    const right = {
      ...{ unit: '650100', day: '2017-09-28', expires: '2017-09-28T04:00:00.000Z' },
      ...{ hash: 'ab'.repeat(32), seed: '314', count: 3, codes: 10, language: 'zh-CN', listYear: '2017' },
    }
    expect(split(right).clear).toEqual(right)
    for (const name of Object.keys(right))
      for (const typed of ['zhangsan', 'Zhang.San', 'zhang-san', 'zhang_san01', ['ZhangSan'], { who: 'zhangsan' }])
        expect(split({ [name]: typed }), name).toMatchObject({ clear: {}, personal: [{ class: 'other-text' }] })
    for (const name of ['reason', 'note', 'purpose', 'title', 'name', 'file', 'answer', 'values'])
      expect(split({ [name]: 'zhangsan' }).clear, name).toEqual({})
  })

  it('whose it is stands beside it, where it is one person’s', () => {
    const { personal } = splitValues({ reason: '因病' }, { at, subject: 'person:p1' })
    expect(personal).toMatchObject([{ subject: 'person:p1' }])
  })
})
