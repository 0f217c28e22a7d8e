import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose'
import { z } from 'zod'

/** What a provider says in OpenID Connect Back-Channel Logout 1.0: this identity, or this session there, has ended. */
export interface SignedOut {
  issuer: string
  /** The token's own number, by which it counts once. */
  jti: string
  /** One of the two at least. */
  subject: string | undefined
  sid: string | undefined
}

interface Ground {
  /** As the provider's metadata names itself. */
  issuer: string
  clientId: string
  clockToleranceSeconds: number
  keys: JWTVerifyGetKey
  now: Date
}

/** The token tells nothing of the kind, for the reason that stands there; the reason is for the log alone. */
export class SignOutRefused extends Error {}

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'

/** Never 'none', and none of a shared secret: who holds ours could end everybody's sessions. */
const algorithms = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519']

const word = z.string().min(1).max(500)
const Claims = z.looseObject({
  iss: word,
  jti: word,
  sub: word.optional(),
  sid: word.optional(),
  events: z.looseObject({ [EVENT]: z.looseObject({}) }),
})

/** Sent at the moment of signing out: older ones are somebody's who kept them (ASVS 5.0 10.5.5). */
const OLDEST_SECONDS = 120

/**
 * Section 2.6: signed by the provider with a key of its own, made for us alone and just now, a sign-out and nothing else.
 * @throws SignOutRefused; what `keys` throws where the provider can't be asked
 */
export async function readSignOutToken(token: string, ground: Ground): Promise<SignedOut> {
  const payload = await verified(token, ground)
  const { data } = Claims.safeParse(payload)
  if (data === undefined) throw new SignOutRefused('claims')
  if (Object.hasOwn(payload, 'nonce')) throw new SignOutRefused('nonce')
  if (data.sub === undefined && data.sid === undefined) throw new SignOutRefused('nobody')
  if ([payload.aud].flat().length !== 1) throw new SignOutRefused('audience')
  return { issuer: data.iss, jti: data.jti, subject: data.sub, sid: data.sid }
}

async function verified(token: string, ground: Ground): Promise<JWTPayload> {
  const { issuer, clientId, clockToleranceSeconds, keys, now } = ground
  try {
    const { payload } = await jwtVerify(token, keys, {
      ...{ issuer, audience: clientId, typ: 'logout+jwt', algorithms },
      ...{ maxTokenAge: OLDEST_SECONDS, clockTolerance: clockToleranceSeconds, currentDate: now },
      requiredClaims: ['iss', 'aud', 'iat', 'exp', 'jti', 'events'],
    })
    return payload
  } catch (error) {
    if (error instanceof errors.JOSEError && !isOfKeys(error)) throw new SignOutRefused(error.code)
    throw error
  }
}

/** The provider's keys could not be had; a key that it does not have is the token's fault. */
const isOfKeys = (error: Error): boolean =>
  error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error.constructor === errors.JOSEError
