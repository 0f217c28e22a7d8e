import { z } from 'zod'
import { route } from '../../platform/http/route.ts'
import { Code, Confirmation, EnrolledCode, Password, PostChoice } from './contract.ts'
import {
  changePassword,
  offerMyCodes,
  removeMyCodes,
  renewRecoveryCodes,
  setMyCodes,
  viewMyAccount,
} from './my-account.ts'
import { choosePost, endMyOtherSessions, endMySession } from './my-sessions.ts'
import { setUp, viewSetUp } from './set-up.ts'
import { signInWithPassword } from './sign-in-password.ts'
import { enrolAtSignIn, offerAtSignIn, signInWithCode } from './sign-in-second.ts'
import { unlock } from './unlock.ts'

const Secret = z.string().max(100)

const atSignIn = [
  route({
    method: 'POST',
    path: '/api/sign-in',
    verb: 'people.sign-in',
    body: z.strictObject({ login: z.string().max(200), password: Password }),
    action: (ctx, { body }) => signInWithPassword(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/sign-in/code',
    verb: 'people.sign-in',
    body: z.strictObject({ ticket: Secret, code: Code }),
    action: (ctx, { body }) => signInWithCode(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/sign-in/offer',
    verb: 'people.sign-in',
    body: z.strictObject({ ticket: Secret }),
    action: (ctx, { body }) => offerAtSignIn(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/sign-in/enrol',
    verb: 'people.sign-in',
    body: EnrolledCode.extend({ ticket: Secret }),
    action: (ctx, { body }) => enrolAtSignIn(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/set-up/view',
    verb: 'people.set-up',
    body: z.strictObject({ secret: Secret }),
    action: (ctx, { body }) => viewSetUp(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/set-up',
    verb: 'people.set-up',
    body: z.strictObject({ secret: Secret, password: Password, code: z.string().max(20).optional() }),
    action: (ctx, { body }) => setUp(ctx, body),
  }),
]

const ofMyAccount = [
  route({ method: 'GET', path: '/api/my-account', verb: 'people.my-account', shows: 'oneself', action: viewMyAccount }),
  route({
    method: 'PUT',
    path: '/api/my-account/password',
    verb: 'people.change-password',
    body: z.strictObject({ password: Password, newPassword: Password }),
    action: (ctx, { body }) => changePassword(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/my-account/second-factor/offer',
    verb: 'people.set-second-factor',
    body: Confirmation,
    action: (ctx, { body }) => offerMyCodes(ctx, body),
  }),
  route({
    method: 'PUT',
    path: '/api/my-account/second-factor',
    verb: 'people.set-second-factor',
    body: EnrolledCode,
    action: (ctx, { body }) => setMyCodes(ctx, body),
  }),
  route({
    method: 'DELETE',
    path: '/api/my-account/second-factor',
    verb: 'people.remove-second-factor',
    body: Confirmation,
    action: (ctx, { body }) => removeMyCodes(ctx, body),
  }),
  route({
    method: 'POST',
    path: '/api/my-account/recovery-codes',
    verb: 'people.renew-recovery-codes',
    body: Confirmation,
    action: (ctx, { body }) => renewRecoveryCodes(ctx, body),
  }),
]

const ofSessions = [
  route({
    method: 'DELETE',
    path: '/api/my-account/sessions/:id',
    verb: 'people.end-session',
    params: z.object({ id: z.string() }),
    action: (ctx, { params }) => endMySession(ctx, params.id),
  }),
  route({ method: 'DELETE', path: '/api/my-account/sessions', verb: 'people.end-session', action: endMyOtherSessions }),
  route({
    method: 'PUT',
    path: '/api/session/post',
    verb: 'people.switch-post',
    body: PostChoice,
    action: (ctx, { body }) => choosePost(ctx, body.post),
  }),
  route({
    method: 'POST',
    path: '/api/people/:person/unlock',
    verb: 'people.unlock',
    params: z.object({ person: z.string() }),
    action: (ctx, { params }) => unlock(ctx, params.person),
  }),
]

export const signInRoutes = [...atSignIn, ...ofMyAccount, ...ofSessions]
