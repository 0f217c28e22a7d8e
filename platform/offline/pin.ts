/**
 * From a PIN to a key: PBKDF2-SHA-256 at a cost measured on this device, mixed with a key that its browser does not hand out.
 * A PIN of six digits stands against whoever finds the phone, not against a laboratory: it may be longer, or a passkey.
 */
import { keyFrom, type Bytes } from './sealing.ts'

/** Never fewer; OWASP 2023 asks for 600,000. */
const LEAST_ROUNDS = 600_000
/** What one try should take here. */
const WANTED_MS = 400
const TRIAL_ROUNDS = 100_000
const MOST_ROUNDS = 10_000_000
export const PIN_LENGTH = 6

async function stretched(pin: string, salt: Bytes, iterations: number): Promise<ArrayBuffer> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin.normalize('NFKC')), 'PBKDF2', false, [
    'deriveBits',
  ])
  return crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, 256)
}

/** Rounds that take this device about WANTED_MS. */
export async function measuredRounds(clock: () => number = () => performance.now()): Promise<number> {
  const began = clock()
  await stretched('000000', new Uint8Array(16), TRIAL_ROUNDS)
  const took = Math.max(clock() - began, 1)
  return Math.min(Math.max(Math.round((TRIAL_ROUNDS * WANTED_MS) / took), LEAST_ROUNDS), MOST_ROUNDS)
}

export interface PinCost {
  salt: Bytes
  rounds: number
}

/** `bound`: HMAC key of this device, not extractable. */
export async function keyOfPin(pin: string, { salt, rounds }: PinCost, bound: CryptoKey): Promise<CryptoKey> {
  return keyFrom(await crypto.subtle.sign('HMAC', bound, await stretched(pin, salt, rounds)))
}

export const makeBoundKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign'])

/** Too easy to be one: one digit again and again, or a run of digits. */
export function isWeakPin(pin: string): boolean {
  if (pin.length < PIN_LENGTH || /^(.)\1*$/.test(pin)) return true
  return '01234567890123456789'.includes(pin) || '98765432109876543210'.includes(pin)
}
