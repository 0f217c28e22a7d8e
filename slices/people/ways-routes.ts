import { z } from 'zod'
import { route } from '../../platform/http/route.ts'
import { confirmArrival, dismissArrival, matchLogin, viewArrivals } from './confirm-identity.ts'
import { Confirmation } from './contract.ts'
import { AddedPasskey, BackFromProvider, ConfirmedMatch, SignedChallenge } from './ways-bodies.ts'
import { linkMyIdentity, unlinkMyIdentity, viewMyIdentities } from './my-identities.ts'
import { addPasskey, offerPasskey, removeMyPasskey, viewMyPasskeys } from './passkeys.ts'
import { challengeAlone, challengeSecond, passkeyAsSecond, signInWithPasskey } from './sign-in-passkey.ts'
import { signedOutThere } from './signed-out-there.ts'
import { comeBack, leaveFor, waysToSignIn } from './single-sign-on.ts'

const Step = z.string().max(100)
const Provider = z.object({ provider: z.string().max(40) })
const Id = z.object({ id: z.string().max(1400) })

const atSignIn = [
  route({ method: 'GET', path: '/api/sign-in/ways', verb: 'people.sign-in', shows: 'nobody', action: waysToSignIn }),
  route({
    method: 'POST',
    path: '/api/sign-in/passkey/challenge',
    verb: 'people.sign-in',
    body: z.strictObject({}),
    action: challengeAlone,
  }),
  route({
    method: 'POST',
    path: '/api/sign-in/passkey',
    verb: 'people.sign-in',
    body: SignedChallenge,
    action: (ctx, { body }) => signInWithPasskey(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/sign-in/second-passkey/challenge',
    verb: 'people.sign-in',
    body: z.strictObject({ step: Step }),
    action: (ctx, { body }) => challengeSecond(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/sign-in/second-passkey',
    verb: 'people.sign-in',
    body: SignedChallenge.extend({ step: Step }),
    action: (ctx, { body }) => passkeyAsSecond(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/sign-in/provider/:provider',
    verb: 'people.sign-in',
    params: Provider,
    body: z.strictObject({}),
    action: (ctx, { params }) => leaveFor(ctx, { ...params, person: null }),
  }),
  route({
    method: 'POST',
    path: '/api/sign-in/back',
    verb: 'people.sign-in',
    body: BackFromProvider,
    action: (ctx, { body }) => comeBack(ctx, body),
  }),
]

/** The provider asks it, not a browser: OpenID Connect Back-Channel Logout 1.0. */
const byProviders = [
  route({
    method: 'POST',
    path: '/api/single-sign-on/:provider/signed-out',
    verb: 'people.signed-out-there',
    fromServers: true,
    params: Provider,
    body: z.object({ logout_token: z.string().max(16_000) }),
    action: (ctx, { params, body }) => signedOutThere(ctx, { ...params, token: body.logout_token }),
  }),
]

const ofMyAccount = [
  route({
    method: 'GET',
    path: '/api/my-account/passkeys',
    verb: 'people.passkeys',
    shows: 'oneself',
    action: viewMyPasskeys,
  }),
  route({
    method: 'POST',
    path: '/api/my-account/passkeys/offer',
    verb: 'people.add-passkey',
    body: Confirmation,
    action: (ctx, { body }) => offerPasskey(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/my-account/passkeys',
    verb: 'people.add-passkey',
    body: AddedPasskey,
    action: (ctx, { body }) => addPasskey(ctx, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/my-account/passkeys/:id',
    verb: 'people.remove-passkey',
    params: Id,
    body: Confirmation,
    action: (ctx, { params, body }) => removeMyPasskey(ctx, { ...params, ...body }),
  }),
  route({
    method: 'GET',
    path: '/api/my-account/single-sign-on',
    verb: 'people.identities',
    shows: 'oneself',
    action: viewMyIdentities,
  }),
  route({
    method: 'POST',
    path: '/api/my-account/single-sign-on/:provider',
    verb: 'people.link-identity',
    params: Provider,
    body: Confirmation,
    action: (ctx, { params, body }) => linkMyIdentity(ctx, { ...params, ...body }),
  }),
  route({
    method: 'DELETE',
    path: '/api/my-account/single-sign-on/:provider',
    verb: 'people.unlink-identity',
    params: Provider,
    body: Confirmation,
    action: (ctx, { params, body }) => unlinkMyIdentity(ctx, { ...params, ...body }),
  }),
]

const ofAdministrators = [
  route({
    method: 'GET',
    path: '/api/people/arrivals',
    verb: 'people.confirm-identity',
    sensitive: { class: 'people', object: 'arrivals' },
    action: viewArrivals,
  }),
  route({
    method: 'GET',
    path: '/api/people/arrivals/match',
    verb: 'people.confirm-identity',
    sensitive: { class: 'people', object: 'arrivals', why: 'match' },
    query: z.object({ login: z.string().max(200) }),
    action: (ctx, { query }) => matchLogin(ctx, query.login),
  }),
  route({
    method: 'POST',
    path: '/api/people/arrivals/:id',
    verb: 'people.confirm-identity',
    params: Id,
    body: ConfirmedMatch,
    action: (ctx, { params, body }) => confirmArrival(ctx, params.id, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/people/arrivals/:id',
    verb: 'people.dismiss-identity',
    params: Id,
    action: (ctx, { params }) => dismissArrival(ctx, params.id),
  }),
]

export const waysRoutes = [...atSignIn, ...byProviders, ...ofMyAccount, ...ofAdministrators]
