import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Passkey } from './passkey-store.ts'

/** For whom keys sign: the public origin, and its host as the name that keys are bound to. */
export interface RelyingParty {
  name: string
  origin: string
  host: string
}

/** The party of an origin; undefined: browsers give no passkeys there (no HTTPS, or an address instead of a name). */
export function relyingParty(name: string, origin: string | null): RelyingParty | undefined {
  if (origin === null || !URL.canParse(origin)) return undefined
  const { protocol, hostname } = new URL(origin)
  const isAddress = /^[\d.]+$/.test(hostname) || hostname.startsWith('[')
  const isSafe = protocol === 'https:' || hostname === 'localhost'
  return isSafe && !isAddress ? { name, origin, host: hostname } : undefined
}

const TIMEOUT_MS = 5 * 60_000
/** EdDSA, ES256, RS256: what telephones, Windows and keys on a ring have. */
const ALGORITHMS = [-8, -7, -257]

export interface KeyOwner {
  /** Random-looking, of at most 64 bytes; tells nothing of the person (WebAuthn 14.6.1). */
  handle: Uint8Array<ArrayBuffer>
  login: string
  name: string
}

/** What the browser needs to make a key that stands for both factors; keys that the person has are not made again. */
export const additionOf = (
  party: RelyingParty,
  owner: KeyOwner,
  kept: readonly Passkey[],
): Promise<PublicKeyCredentialCreationOptionsJSON> =>
  generateRegistrationOptions({
    rpName: party.name,
    rpID: party.host,
    userID: owner.handle,
    userName: owner.login,
    userDisplayName: owner.name,
    timeout: TIMEOUT_MS,
    attestationType: 'none',
    excludeCredentials: kept.map(({ id, transports }) => ({ id, transports })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: ALGORITHMS,
  })

export type NewPasskey = Pick<Passkey, 'id' | 'public_key' | 'counter' | 'transports' | 'synced'>

/** undefined: the answer is not what was asked for. */
export async function addedKey(
  party: RelyingParty,
  challenge: string,
  response: RegistrationResponseJSON,
): Promise<NewPasskey | undefined> {
  const checked = await verifyRegistrationResponse({
    ...{ response, expectedChallenge: challenge, expectedOrigin: party.origin, expectedRPID: party.host },
    ...{ requireUserVerification: true, supportedAlgorithmIDs: ALGORITHMS },
  }).catch(() => undefined)
  if (checked?.verified !== true) return undefined
  const { credential, credentialBackedUp, credentialDeviceType } = checked.registrationInfo
  return {
    id: credential.id,
    public_key: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: credential.transports ?? [],
    synced: credentialBackedUp || credentialDeviceType === 'multiDevice',
  }
}

/** Alone (`keys` absent): any key of this party, with PIN or fingerprint. After a password: one of these, touched. */
export const signatureOf = (
  party: RelyingParty,
  keys?: readonly Passkey[],
): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  generateAuthenticationOptions({
    rpID: party.host,
    timeout: TIMEOUT_MS,
    userVerification: keys === undefined ? 'required' : 'preferred',
    ...(keys === undefined ? {} : { allowCredentials: keys.map(({ id, transports }) => ({ id, transports })) }),
  })

export interface Signed {
  challenge: string
  response: AuthenticationResponseJSON
  key: Passkey
  /** Alone it must stand for two factors. */
  alone: boolean
}

/** The signature's counter; undefined: it is not the key's, or not what was asked for. The counter itself is the caller's. */
export async function counterOfSignature(party: RelyingParty, signed: Signed): Promise<number | undefined> {
  const { challenge, response, key, alone } = signed
  const checked = await verifyAuthenticationResponse({
    ...{ response, expectedChallenge: challenge, expectedOrigin: party.origin, expectedRPID: party.host },
    requireUserVerification: alone,
    // The library looks at the counter before the signature, so that anybody could raise suspicion: ours looks after.
    credential: { id: key.id, publicKey: Buffer.from(key.public_key, 'base64url'), counter: 0 },
  }).catch(() => undefined)
  return checked?.verified === true ? checked.authenticationInfo.newCounter : undefined
}
