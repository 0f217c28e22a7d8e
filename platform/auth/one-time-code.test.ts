import { describe, expect, it } from 'vitest'
import {
  addressOf,
  codeAt,
  newCodeSecret,
  newRecoveryCodes,
  oneTimeCodeIn,
  recoveryCodeIn,
  stepOf,
} from './one-time-code.ts'

/** RFC 6238, appendix B: the ASCII text 12345678901234567890 in base32; its last six digits. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'
const at = (seconds: number): Date => new Date(seconds * 1000)

describe('a one-time code', () => {
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1234567890, '005924'],
    [2000000000, '279037'],
  ])('at second %i is %s', (seconds, code) => {
    expect(codeAt(secret, at(seconds))).toBe(code)
    expect(stepOf(secret, code, at(seconds))).toBe(Math.floor(seconds / 30))
  })

  it('is taken one step early and one late, not two', () => {
    const code = codeAt(secret, at(300))
    expect([270, 300, 330].map((now) => stepOf(secret, code, at(now)))).toEqual([10, 10, 10])
    expect([239, 360].map((now) => stepOf(secret, code, at(now)))).toEqual([undefined, undefined])
  })

  it('is read as people type it', () => {
    expect(['123 456', '１２３４５６', '123-456'].map(oneTimeCodeIn)).toEqual(['123456', '123456', '123456'])
    expect(['12345', '1234567', 'abcdef', ''].map(oneTimeCodeIn)).toEqual([undefined, undefined, undefined, undefined])
  })

  it('comes from 160 random bits, and its address names issuer and account', () => {
    expect(newCodeSecret()).toMatch(/^[A-Z2-7]{32}$/)
    const address = new URL(addressOf(secret, { issuer: '练兵', label: 'chen.liaison' }))
    expect([address.protocol, decodeURIComponent(address.pathname), address.searchParams.get('secret')]).toEqual([
      'otpauth:',
      '/练兵:chen.liaison',
      secret,
    ])
  })
})

describe('recovery codes', () => {
  it('are ten, all different, without letters that are misread', () => {
    const codes = newRecoveryCodes()
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) expect(code).toMatch(/^([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$/)
  })

  it('are read however they are typed, and a one-time code is none', () => {
    expect(recoveryCodeIn(' abcd efgh-jkmn pqrs ')).toBe('ABCDEFGHJKMNPQRS')
    expect([recoveryCodeIn('123456'), recoveryCodeIn('ABCD-EFGH')]).toEqual([undefined, undefined])
  })
})
