/**
 * Keys with which this installation has signed, each with the time in which it did: from its filing until another of its kind
 * was filed. What names any other key is not ours, however well it is signed. Pure.
 */
import { z } from 'zod'
import { fingerprintOf, hashText, isSignatureName } from '../crypto/suites.ts'

export const KnownKey = z.object({
  /** Names the key in a signed text. */
  fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
  /** The whole hash of the key: what is printed and compared. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string(),
  publicKey: z.string(),
  /** Instants; until null: it signs now, or nothing took its place. */
  since: z.string(),
  until: z.string().nullable(),
})
export type KnownKey = z.infer<typeof KnownKey>

interface Filed {
  signature: string
  publicKey: string
  since: string
}

/** `current`: public key of the installation's signer; it is valid even where an older file of it was put back. */
export function knownKeys(filed: readonly Filed[], current: string | undefined): KnownKey[] {
  return filed.filter(isKey).map(({ signature, publicKey, since }) => {
    const later = filed.filter((other) => other.signature === signature && other.since > since).map((one) => one.since)
    const until = publicKey === current ? null : (later.toSorted()[0] ?? null)
    return { ...namesOf(publicKey), signature, publicKey, since, until }
  })
}

export const namesOf = (publicKey: string): Pick<KnownKey, 'fingerprint' | 'sha256'> => ({
  fingerprint: fingerprintOf(publicKey),
  sha256: hashText('sha256', publicKey),
})

const isKey = ({ signature }: Filed): boolean => isSignatureName(signature)

/** Before it was written that signing files the key, it was filed with the first root, at the end of the day. */
const FILED_LATE_MS = 2 * 86_400_000

/** Was it this key's time? */
export function signsAt({ since, until }: Pick<KnownKey, 'since' | 'until'>, at: string): boolean {
  const time = Date.parse(at)
  return time >= Date.parse(since) - FILED_LATE_MS && (until === null || time <= Date.parse(until))
}
