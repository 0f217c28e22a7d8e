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

  it('whose it is stands beside it, where it is one person’s', () => {
    const { personal } = splitValues({ reason: '因病' }, { at, subject: 'person:p1' })
    expect(personal).toMatchObject([{ subject: 'person:p1' }])
  })
})
