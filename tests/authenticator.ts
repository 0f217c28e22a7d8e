import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'

/** A passkey in software, for tests that need no browser: one ES256 key (WebAuthn level 3, 6). */
export interface Authenticator {
  id: string
  /** As the next signature will count; a copy of a real key lags behind. */
  counter: number
  create: (options: CreationOptions, how?: Partial<How>) => object
  get: (options: { challenge: string; rpId?: string | undefined }, how?: Partial<How>) => object
}

interface CreationOptions {
  challenge: string
  user: { id: string }
  rp: { id?: string | undefined }
}

interface How {
  origin: string
  /** PIN or fingerprint was asked for. */
  verified: boolean
  userHandle: string
}

const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest()
const text64 = (bytes: Buffer): string => bytes.toString('base64url')

export function softAuthenticator(origin: string): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let handle: string | undefined
  const key: Authenticator = {
    id: text64(id),
    counter: 1,
    create: ({ challenge, user, rp }, how = {}) => {
      handle = user.id
      const data = authenticatorData({ ...how, host: rp.id ?? '', counter: key.counter++ }, attested(id, publicKey))
      return answer(key.id, {
        clientDataJSON: clientData('webauthn.create', challenge, how.origin ?? origin),
        attestationObject: text64(attestation(data)),
        transports: ['internal'],
      })
    },
    get: ({ challenge, rpId = '' }, how = {}) => {
      const data = authenticatorData({ ...how, host: rpId, counter: key.counter++ })
      const clientDataJSON = clientData('webauthn.get', challenge, how.origin ?? origin)
      return answer(key.id, {
        clientDataJSON,
        authenticatorData: text64(data),
        signature: sign(privateKey, Buffer.concat([data, sha256(Buffer.from(clientDataJSON, 'base64url'))])),
        userHandle: how.userHandle ?? handle,
      })
    },
  }
  return key
}

const answer = (id: string, response: object): object => ({
  ...{ id, rawId: id, type: 'public-key', response },
  clientExtensionResults: {},
})

const clientData = (type: string, challenge: string, origin: string): string =>
  text64(Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })))

const sign = (key: KeyObject, bytes: Buffer): string => text64(createSign('sha256').update(bytes).sign(key))

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const WITH_KEY = 0x40

function authenticatorData(
  { host, counter, verified = true }: { host: string; counter: number; verified?: boolean },
  attestedKey?: Buffer,
): Buffer {
  const flags = USER_PRESENT | (verified ? USER_VERIFIED : 0) | (attestedKey === undefined ? 0 : WITH_KEY)
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  return Buffer.concat([sha256(host), Buffer.from([flags]), count, attestedKey ?? Buffer.alloc(0)])
}

/** AAGUID of nobody, the id with its length, the key in COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}. */
function attested(id: Buffer, key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const [left, right] = [Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]
  const cose = [Buffer.from('a5010203262001215820', 'hex'), left, Buffer.from('225820', 'hex'), right]
  return Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, ...cose])
}

/** CBOR of {fmt: 'none', attStmt: {}, authData}. */
const attestation = (data: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from('a363666d74646e6f6e656761747453746d74a0686175746844617461', 'hex'),
    Buffer.from([0x58, data.length]),
    data,
  ])
