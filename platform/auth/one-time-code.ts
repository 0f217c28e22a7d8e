import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'

/** RFC 6238 as every authenticator app knows it: SHA-1, 6 digits, 30 seconds. */
const PERIOD = 30
const codes = (secret: string): TOTP =>
  new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: PERIOD })

/** 160 random bits in base32, as RFC 4226 advises. */
export const newCodeSecret = (): string => new Secret({ size: 20 }).base32

/** What the QR code says: otpauth://totp/<issuer>:<label>?secret=… */
export function addressOf(secret: string, { issuer, label }: { issuer: string; label: string }): string {
  return new TOTP({
    secret: Secret.fromBase32(secret),
    issuer,
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD,
  }).toString()
}

/** The time step whose code this is: now, or one before or after, for clocks that differ; undefined: none. */
export function stepOf(secret: string, code: string, now: Date): number | undefined {
  const delta = codes(secret).validate({ token: code, timestamp: now.getTime(), window: 1 })
  return delta === null ? undefined : Math.floor(now.getTime() / 1000 / PERIOD) + delta
}

/** The code at that instant; for tests and benches. */
export const codeAt = (secret: string, at: Date): string => codes(secret).generate({ timestamp: at.getTime() })

/** Without 0, 1, I, L, O, U: nothing that is misread, no words. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const RECOVERY_CODES = 10
const RECOVERY_LETTERS = 16

/** Ten codes of 78 bits each, 'XXXX-XXXX-XXXX-XXXX': each opens once, in place of a one-time code. */
export const newRecoveryCodes = (): string[] =>
  Array.from({ length: RECOVERY_CODES }, () => (randomLetters().match(/.{4}/g) ?? []).join('-'))

function randomLetters(): string {
  const most = 256 - (256 % letters.length)
  let text = ''
  while (text.length < RECOVERY_LETTERS)
    for (const byte of randomBytes(RECOVERY_LETTERS)) if (byte < most) text += letters[byte % letters.length] ?? ''
  return text.slice(0, RECOVERY_LETTERS)
}

/** A recovery code as it is digested, however it was typed; undefined: it can't be one. */
export function recoveryCodeIn(typed: string): string | undefined {
  const text = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
  return text.length === RECOVERY_LETTERS ? text : undefined
}

/** Six digits, however they were typed: '123 456', full-width. */
export function oneTimeCodeIn(typed: string): string | undefined {
  const text = typed.normalize('NFKC').replace(/[\s-]/g, '')
  return /^\d{6}$/.test(text) ? text : undefined
}
