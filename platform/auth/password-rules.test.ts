import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commonParts } from './common-passwords.ts'
import { passwordFaults } from './password-rules.ts'

const words = ['chen.liaison', '执法人员6501000001', '昌吉回族自治州', '652300']
const kindsOf = (password: string) => passwordFaults(password, words).map(({ kind }) => kind)

describe('a new password', () => {
  it.each([
    '天山脚下的骏马跑得飞快今年雪大',
    'correct horse battery staple',
    'Vx9-kettle-mornq',
    'tfm#83wqzupk',
    '骑着骆驼去赶集买三个西瓜十块钱',
  ])('%s is taken', (password) => expect(kindsOf(password)).toEqual([]))

  it.each([
    ['Admin@123456', 'guessable'],
    ['P@ssw0rd2017!', 'guessable'],
    ['woaini5201314', 'guessable'],
    ['1qaz2wsx3edc', 'guessable'],
    ['zhangwei19850312', 'guessable'],
    // The form of a mobile number; no operator has 154, and it stands here in two parts.
    [`wang154${'27381649'}`, 'guessable'],
    ['Xinjiang@2017hb', 'guessable'],
    ['Huanbao#123456', 'guessable'],
    ['abcabcabcabcabc', 'guessable'],
    ['!!!!!!!!!!!!!!!!', 'guessable'],
    ['chen.liaison65', 'guessable'],
    ['昌吉回族自治州昌吉回族自治州12', 'guessable'],
    ['mtrqvplkzdws', 'one-kind'],
    ['骏马跑得飞快', 'short'],
    ['Vx9-kettle', 'short'],
    ['x'.repeat(129), 'long'],
  ])('%s is refused: %s', (password, kind) => expect(kindsOf(password)).toContain(kind))

  it('counts characters, not bytes, and full-width letters as what they are', () => {
    expect(passwordFaults('🐎'.repeat(11), [])).toEqual([{ kind: 'short', length: 11 }])
    expect(kindsOf('Ｐａｓｓｗｏｒｄ１２３４５６')).toContain('guessable')
  })

  it('made of two known parts and a year is always refused', () => {
    const part = fc.constantFrom(...commonParts.filter(({ length }) => length > 4))
    fc.assert(
      fc.property(part, part, fc.integer({ min: 1950, max: 2030 }), (one, other, year) => {
        const password = `${one}${other}${year}`
        return kindsOf(password).length > 0
      }),
    )
  })

  it('of sixteen random letters and digits is nearly always taken', () => {
    const alphabet = 'ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz0123456789'
    const random = fc.array(fc.constantFrom(...alphabet), { minLength: 16, maxLength: 16 })
    const refused = fc
      .sample(random, { numRuns: 300, seed: 7 })
      .filter((letters) => kindsOf(letters.join('')).length > 0)
    expect(refused.length).toBeLessThan(3)
  })
})
