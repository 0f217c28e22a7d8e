/**
 * A passkey whose PRF answers one secret for one salt (WebAuthn Level 3), where browser and device have it: it opens the vault in
 * place of the PIN. The server knows nothing of it; it signs nobody in.
 */
import { randomBytes, type Bytes } from './sealing.ts'

/** A passkey belongs to a name; at a bare address (192.168.1.5) no browser makes one. */
export const mayHavePasskey = (host = location.hostname): boolean =>
  'PublicKeyCredential' in globalThis && 'credentials' in navigator && !/^[\d.]+$|:/.test(host)

const bytes = (source: BufferSource | undefined): Bytes | undefined =>
  source === undefined
    ? undefined
    : new Uint8Array(source instanceof ArrayBuffer ? source.slice(0) : new Uint8Array(source.buffer).slice())

const asKey = (credential: Credential | null): PublicKeyCredential | undefined =>
  credential instanceof PublicKeyCredential ? credential : undefined

export interface MadePasskey {
  credential: Bytes
  salt: Bytes
  secret: Bytes
}

/** Undefined where this device's passkeys have no PRF, or the person declined. */
export async function makePasskey(person: { id: string; name: string }): Promise<MadePasskey | undefined> {
  const made = await navigator.credentials
    .create({
      publicKey: {
        rp: { name: '练兵 外勤' },
        user: { id: new TextEncoder().encode(`offline ${person.id}`), name: person.name, displayName: person.name },
        challenge: randomBytes(32),
        pubKeyCredParams: [
          { type: 'public-key', alg: -7 },
          { type: 'public-key', alg: -257 },
        ],
        authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
        extensions: { prf: {} },
      },
    })
    .catch(() => null)
  const key = asKey(made)
  if (key?.getClientExtensionResults().prf?.enabled !== true) return undefined
  const [credential, salt] = [new Uint8Array(key.rawId), randomBytes(32)]
  const secret = await secretOf({ credential, salt })
  return secret === undefined ? undefined : { credential, salt, secret }
}

/** Asks for finger or face; undefined where declined. */
export async function secretOf({
  credential,
  salt,
}: Pick<MadePasskey, 'credential' | 'salt'>): Promise<Bytes | undefined> {
  const got = await navigator.credentials
    .get({
      publicKey: {
        challenge: randomBytes(32),
        allowCredentials: [{ type: 'public-key', id: credential }],
        userVerification: 'required',
        extensions: { prf: { eval: { first: salt } } },
      },
    })
    .catch(() => null)
  return bytes(asKey(got)?.getClientExtensionResults().prf?.results?.first)
}
