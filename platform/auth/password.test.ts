import { argon2Sync } from 'node:crypto'
import { expect, it } from 'vitest'
import { hashPassword, isCheaper, isPassword, passwordCost } from './password.ts'

const cheap = { memoryCost: 8_192, timeCost: 1, parallelism: 1 }

it('costs at least what the OWASP sheet asks, and says so in the string it keeps', async () => {
  expect(passwordCost.memoryCost).toBeGreaterThanOrEqual(19 * 1024)
  expect(passwordCost.timeCost).toBeGreaterThanOrEqual(2)
  expect(await hashPassword('天山')).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

it('is the Argon2id of RFC 9106: another implementation gets the same hash', async () => {
  const [, , , , salt = '', tag = ''] = (await hashPassword('天山脚下的骏马')).split('$')
  const parameters = { parallelism: 1, memory: 19_456, passes: 2, tagLength: 32 }
  const other = argon2Sync('argon2id', { ...parameters, message: '天山脚下的骏马', nonce: Buffer.from(salt, 'base64') })
  expect(other.toString('base64').replace(/=+$/, '')).toBe(tag)
})

it('is the same however the letters are composed or how wide they are, and no other', async () => {
  const kept = await hashPassword('Ｃafe\u0301-kettle', cheap)
  expect(await isPassword(kept, 'Caf\u00e9-kettle')).toBe(true)
  expect(await isPassword(kept, 'Cafe-kettle')).toBe(false)
  expect(await isPassword(kept, `${'x'.repeat(72)}Caf\u00e9-kettle`)).toBe(false)
})

it('of nobody is nothing', async () => {
  expect(await isPassword(undefined, '')).toBe(false)
})

it('is hashed again when the cost has risen, not when it is the same', async () => {
  expect(isCheaper(await hashPassword('x', cheap))).toBe(true)
  expect(isCheaper(await hashPassword('x'))).toBe(false)
})

it('waits its turn: many at once all get their answer', async () => {
  const kept = await hashPassword('x', cheap)
  const answers = await Promise.all(Array.from({ length: 60 }, (_, at) => isPassword(kept, at % 2 === 0 ? 'x' : 'y')))
  expect(answers.filter(Boolean)).toHaveLength(30)
})
