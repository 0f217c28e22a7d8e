/** Is a seal signed, by a key of this installation, in that key's time, and about this manifest? Pure. */
import { z } from 'zod'
import { signsAt, type KnownKey } from '../../platform/audit/known-keys.ts'
import { parsed, signedFault } from '../../platform/audit/root.ts'
import { fingerprintOf, hashText } from '../../platform/crypto/suites.ts'
import type { Manifest } from './manifest.ts'

export const SealSignature = z.object({
  text: z.string(),
  hash: z.string(),
  signature: z.string(),
  publicKey: z.string(),
})
export type SealSignature = z.infer<typeof SealSignature>

export type SignatureFault = 'signature' | 'foreign-key' | 'key-out-of-time'

/** A key that somebody wrote down: its fingerprint, whole or the first 16 digits, without its time. */
export type TrustedKey = KnownKey | { fingerprint: string }

export interface SealedStatement {
  signed: SealSignature
  seal: { hash: string; sealedAt: string }
  manifest: Manifest
}

/** `keys`: those that are trusted; undefined: nobody has said which, the signature is only looked at by itself. */
export function signatureFault(
  { signed, seal, manifest }: SealedStatement,
  keys: readonly TrustedKey[] | undefined,
): SignatureFault | undefined {
  if (!isSigned(signed, seal, manifest)) return 'signature'
  if (keys === undefined) return undefined
  const key = keys.find((one) => names(one, signed.publicKey))
  if (key === undefined) return 'foreign-key'
  return 'publicKey' in key && !signsAt(key, seal.sealedAt) ? 'key-out-of-time' : undefined
}

function names(key: TrustedKey, publicKey: string): boolean {
  if ('publicKey' in key) return key.publicKey === publicKey
  const whole = hashText('sha256', publicKey)
  return key.fingerprint === whole || key.fingerprint === whole.slice(0, 16)
}

const Statement = z.object({
  ...{ format: z.literal('lianbing-seal-1'), campaign: z.string(), volume: z.string(), version: z.number() },
  ...{ manifest: z.string(), sealedAt: z.string() },
})

/** By the key it brings along, and about this manifest. */
function isSigned(signed: SealSignature, seal: SealedStatement['seal'], { campaign, volume }: Manifest): boolean {
  const brought = new Map([[fingerprintOf(signed.publicKey), signed.publicKey]])
  if (signedFault(signed, brought) !== undefined) return false
  const said = Statement.safeParse(parsed(signed.text)).data
  return (
    said?.manifest === seal.hash &&
    said.sealedAt === seal.sealedAt &&
    said.campaign === campaign &&
    said.volume === volume.id &&
    said.version === volume.version
  )
}
