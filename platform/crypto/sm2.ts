/** SM2 signatures (GB/T 32918.2) over SM3, with Z and the usual id; r and s as 128 hex digits, the key as 04 x y. */
import { sm2 as library } from 'sm-crypto-v2'
import type { SignatureKind } from './signature-kind.ts'

/** GB/T 35276-2017, 10: the id where the signer has none. */
export const usualId = '1234567812345678'

/** The bytes, not the text: the library takes a text of hex digits for bytes. */
const bytes = (message: string): Uint8Array => new TextEncoder().encode(message)

export const sm2: SignatureKind = {
  makeKeys: () => {
    const made = library.generateKeyPairHex()
    return { secret: made.privateKey, public: made.publicKey }
  },
  sign: (message, keys) =>
    library.doSignature(bytes(message), keys.secret, { hash: true, publicKey: keys.public, userId: usualId }),
  verify: (message, signature, key) => {
    if (!/^04[0-9a-f]{128}$/.test(key) || !/^[0-9a-f]{128}$/.test(signature)) return false
    try {
      return library.doVerifySignature(bytes(message), signature, key, { hash: true, userId: usualId })
    } catch {
      return false
    }
  },
}
