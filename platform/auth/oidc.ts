import { createRemoteJWKSet, type JWTVerifyGetKey } from 'jose'
import * as client from 'openid-client'
import type { ProviderSettings } from './oidc-settings.ts'
import { readSignOutToken, SignOutRefused, type SignedOut } from './sign-out-token.ts'

/** One provider of OpenID Connect, as it is configured and as it answered. */
export interface Provider {
  settings: ProviderSettings
  /** Where the browser goes, and what is needed when it comes back. @throws ProviderAway */
  begin: (returnTo: string) => Promise<{ address: string; proof: Proof }>
  /** Who it is, by the ID token. @throws ProviderAway, ProviderRefused */
  finish: (back: URL, proof: Proof) => Promise<Identity>
  /** Where signing out there is asked for; undefined: the provider has none, or has not been asked anything yet. */
  signOutAddress: (returnTo: string) => string | undefined
  /** Who has signed out there, as the provider says of itself. @throws ProviderAway, ProviderRefused */
  signedOut: (token: string, now: Date) => Promise<SignedOut>
}

/** Kept on the server until the browser is back. */
export interface Proof {
  state: string
  nonce: string
  verifier: string
}

export interface Identity {
  issuer: string
  subject: string
  name: string | undefined
  /** What the provider says of the login; proves nothing. */
  login: string | undefined
  /** The provider's name of its session, by which it may end ours. */
  sid: string | undefined
  /** The provider says that two factors were asked for, in a way that the settings trust. */
  twoFactors: boolean
}

/** Down, too slow, or not speaking the protocol. */
export class ProviderAway extends Error {}

export class ProviderRefused extends Error {
  /** 'access_denied', 'invalid_grant', 'OAUTH_JWT_CLAIM_COMPARISON_FAILED': tells no secret. */
  readonly reason: string
  constructor(reason: string) {
    super(reason)
    this.reason = reason
  }
}

/** Metadata and keys are asked for again after this time, so that changed ones are found. */
const FRESH_MS = 10 * 60_000

export function openProvider(settings: ProviderSettings): Provider {
  let known: { config: client.Configuration; until: number } | undefined
  const configured = async (): Promise<client.Configuration> => {
    if (known === undefined || known.until < Date.now())
      known = { config: await discover(settings), until: Date.now() + FRESH_MS }
    return known.config
  }
  const keys = keysOf(settings)
  return {
    settings,
    begin: async (returnTo) => begin(await configured(), settings, returnTo),
    finish: async (back, proof) => finish(await configured(), settings, { back, proof }),
    signOutAddress: (returnTo) => (known === undefined ? undefined : signOutAddress(known.config, settings, returnTo)),
    signedOut: async (token, now) => signedOut(token, { config: await configured(), settings, keys, now }),
  }
}

async function discover(settings: ProviderSettings): Promise<client.Configuration> {
  const { issuer, clientId, clientSecret, clockToleranceSeconds, timeoutSeconds } = settings
  const metadata = { [client.clockTolerance]: clockToleranceSeconds }
  const authentication = clientSecret === undefined ? client.None() : withSecret(clientSecret)
  // Plain HTTP is possible for localhost alone: `oidc-settings.ts` lets no other issuer through.
  const local = issuer.protocol === 'http:' ? [client.allowInsecureRequests] : []
  try {
    return await client.discovery(issuer, clientId, metadata, authentication, {
      timeout: timeoutSeconds,
      // The signature of the ID token is looked at too, though it comes straight from the provider.
      execute: [...local, client.enableNonRepudiationChecks],
    })
  } catch (error) {
    throw new ProviderAway(wordOf(error))
  }
}

/** In the header, unless the provider says that it takes the secret only in the body. */
const withSecret =
  (secret: string): client.ClientAuth =>
  (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic']
    const takesHeader = methods.includes('client_secret_basic') || !methods.includes('client_secret_post')
    return (takesHeader ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret))(server, ...rest)
  }

async function begin(config: client.Configuration, { scopes, twoFactors }: ProviderSettings, returnTo: string) {
  const proof = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
  }
  const address = client.buildAuthorizationUrl(config, {
    redirect_uri: returnTo,
    scope: scopes.join(' '),
    ...{ state: proof.state, nonce: proof.nonce },
    code_challenge: await client.calculatePKCECodeChallenge(proof.verifier),
    code_challenge_method: 'S256',
    ...(twoFactors.acr.length === 0 ? {} : { acr_values: twoFactors.acr.join(' ') }),
  })
  return { address: address.href, proof }
}

async function finish(
  config: client.Configuration,
  settings: ProviderSettings,
  { back, proof }: { back: URL; proof: Proof },
): Promise<Identity> {
  const tokens = await client
    .authorizationCodeGrant(config, back, {
      pkceCodeVerifier: proof.verifier,
      expectedState: proof.state,
      expectedNonce: proof.nonce,
      idTokenExpected: true,
    })
    .catch((error: unknown) => {
      throw isAway(error) ? new ProviderAway(wordOf(error)) : new ProviderRefused(wordOf(error))
    })
  const claims = tokens.claims()
  if (claims === undefined) throw new ProviderRefused('no_id_token')
  return identityOf(claims, settings)
}

/** The keys of an address, kept between tokens: a key that is not among them is asked for at most twice a minute. */
function keysOf({ timeoutSeconds }: ProviderSettings): (address: string) => JWTVerifyGetKey {
  const kept = new Map<string, JWTVerifyGetKey>()
  return (address) => {
    const keys =
      kept.get(address) ??
      createRemoteJWKSet(new URL(address), { timeoutDuration: timeoutSeconds * 1000, cacheMaxAge: FRESH_MS })
    return kept.set(address, keys).get(address) ?? keys
  }
}

interface SignOutGround {
  config: client.Configuration
  settings: ProviderSettings
  keys: (address: string) => JWTVerifyGetKey
  now: Date
}

async function signedOut(token: string, { config, settings, keys, now }: SignOutGround): Promise<SignedOut> {
  const { issuer, jwks_uri: address } = config.serverMetadata()
  const { clientId, clockToleranceSeconds } = settings
  if (address === undefined || new URL(address).protocol !== settings.issuer.protocol) throw new ProviderAway('no_keys')
  try {
    const ground = { issuer, clientId, clockToleranceSeconds, keys: keys(address), now }
    return await readSignOutToken(token, ground)
  } catch (error) {
    throw error instanceof SignOutRefused ? new ProviderRefused(error.message) : new ProviderAway(wordOf(error))
  }
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : undefined

/** Whole or not at all: a part of a name would be another's. */
const sidOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= 500 ? value : undefined

function identityOf(claims: client.IDToken, { twoFactors, loginClaim }: ProviderSettings): Identity {
  const { acr, amr } = claims
  const methods: unknown[] = Array.isArray(amr) ? amr : []
  return {
    issuer: claims.iss,
    subject: claims.sub,
    name: textOf(claims['name']),
    login: textOf(claims[loginClaim]),
    sid: sidOf(claims['sid']),
    twoFactors:
      (typeof acr === 'string' && twoFactors.acr.includes(acr)) ||
      methods.some((method) => typeof method === 'string' && twoFactors.amr.includes(method)),
  }
}

function signOutAddress(
  config: client.Configuration,
  { signOutThere }: ProviderSettings,
  returnTo: string,
): string | undefined {
  if (!signOutThere || config.serverMetadata().end_session_endpoint === undefined) return undefined
  return client.buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo }).href
}

/** `fetch` fails with a TypeError that has a cause; a provider in trouble answers 5xx, or no JSON. */
function isAway(error: unknown): boolean {
  if (error instanceof client.ResponseBodyError) return error.status >= 500
  if (error instanceof TypeError) return true
  const code = codeOf(error)
  return code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || code === 'OAUTH_RESPONSE_IS_NOT_JSON'
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined

function wordOf(error: unknown): string {
  if (error instanceof client.AuthorizationResponseError || error instanceof client.ResponseBodyError)
    return error.error.slice(0, 80)
  return (codeOf(error) ?? (error instanceof Error ? error.name : 'unknown')).slice(0, 80)
}
