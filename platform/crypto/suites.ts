/**
 * The hash and the signature of the audit chain and of bundles, as data. An installation takes a pair; whatever is hashed
 * or signed names what it was made with, so that a change of the setting leaves the old verifiable.
 *
 * sha256: FIPS 180-4 · sm3: GB/T 32905-2016 · ed25519: RFC 8032 · sm2: GB/T 32918.2-2016 with the id of GB/T 35276.
 */
import { createHash } from 'node:crypto'
import { ed25519 } from './ed25519.ts'
import type { SignatureKind } from './signature-kind.ts'
import { sm2 } from './sm2.ts'

export const hashNames = ['sha256', 'sm3'] as const
export type HashName = (typeof hashNames)[number]

export const signatureNames = ['ed25519', 'sm2'] as const
export type SignatureName = (typeof signatureNames)[number]

export interface Suite {
  hash: HashName
  signature: SignatureName
}

export const suites = {
  international: { hash: 'sha256', signature: 'ed25519' },
  /** 商用密码: what GB/T 39786 asks of systems that must use national algorithms. */
  national: { hash: 'sm3', signature: 'sm2' },
} as const satisfies Record<string, Suite>
export type SuiteName = keyof typeof suites

export const isSuiteName = (name: string): name is SuiteName => Object.hasOwn(suites, name)
export const isSignatureName = (name: string): name is SignatureName => signatureNames.some((known) => known === name)
export const isHashName = (name: string): name is HashName => hashNames.some((known) => known === name)

/** Lower-case hex, 64 digits with either algorithm; text as UTF-8. */
export const hashText = (name: HashName, text: string): string => createHash(name).update(text).digest('hex')

export const signatures: Readonly<Record<SignatureName, SignatureKind>> = { ed25519, sm2 }

/** Names a public key in a signed text: the first 16 digits of its SHA-256. */
export const fingerprintOf = (publicKey: string): string => hashText('sha256', publicKey).slice(0, 16)
