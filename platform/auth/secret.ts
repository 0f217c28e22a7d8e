import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'

/** 256 random bits as 43 letters that stand in a link. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** Secrets are random, so one SHA-256 is enough; passwords of people would need argon2. */
export const hashOfSecret = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** Compares in a time that tells nothing of where the two differ. */
export function sameHash(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
