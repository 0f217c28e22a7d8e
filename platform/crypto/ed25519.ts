/** Ed25519 (RFC 8032) of OpenSSL; keys as the raw 32 bytes in hex. */
import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'
import type { SignatureKind } from './signature-kind.ts'

/** RFC 8410: what stands before the 32 bytes in PKCS #8 and in SubjectPublicKeyInfo. */
const PRIVATE_HEAD = '302e020100300506032b657004220420'
const PUBLIC_HEAD = '302a300506032b6570032100'

const der = (head: string, hex: string): Buffer => Buffer.from(head + hex, 'hex')

const secretKey = (hex: string): KeyObject =>
  createPrivateKey({ key: der(PRIVATE_HEAD, hex), format: 'der', type: 'pkcs8' })

const publicKey = (hex: string): KeyObject =>
  createPublicKey({ key: der(PUBLIC_HEAD, hex), format: 'der', type: 'spki' })

const tail = (bytes: Buffer): string => bytes.subarray(-32).toString('hex')

export const ed25519: SignatureKind = {
  makeKeys: () => {
    const made = generateKeyPairSync('ed25519')
    return {
      secret: tail(made.privateKey.export({ format: 'der', type: 'pkcs8' })),
      public: tail(made.publicKey.export({ format: 'der', type: 'spki' })),
    }
  },
  sign: (message, keys) => sign(null, Buffer.from(message), secretKey(keys.secret)).toString('hex'),
  verify: (message, signature, key) => {
    if (!/^[0-9a-f]{64}$/.test(key) || !/^[0-9a-f]{128}$/.test(signature)) return false
    return verify(null, Buffer.from(message), publicKey(key), Buffer.from(signature, 'hex'))
  },
}
