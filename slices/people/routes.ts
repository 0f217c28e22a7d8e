import { z } from 'zod'
import { redirect, route } from '../../platform/http/route.ts'
import { chooseLanguage, signIn, signOut, viewSession } from './actions.ts'
import { LanguageChoice } from './contract.ts'
import { delegationRoutes } from './delegation-routes.ts'
import { accountRoutes } from './routes-accounts.ts'
import { signInRoutes } from './sign-in-routes.ts'
import { tokenRoutes } from './token-routes.ts'
import { waysRoutes } from './ways-routes.ts'
import { myDataRoutes } from './routes-my-data.ts'

export const routes = [
  ...signInRoutes,
  ...accountRoutes,
  ...delegationRoutes,
  ...tokenRoutes,
  ...myDataRoutes,
  ...waysRoutes,
  route({
    method: 'GET',
    path: '/sign-in/:secret',
    verb: 'people.sign-in',
    shows: 'nobody',
    params: z.object({ secret: z.string().max(100) }),
    action: async (ctx, { params }) => {
      await signIn(ctx, params.secret)
      return redirect('/')
    },
  }),
  route({ method: 'GET', path: '/api/session', verb: 'people.session', shows: 'oneself', action: viewSession }),
  route({ method: 'DELETE', path: '/api/session', verb: 'people.sign-out', action: signOut }),
  route({
    method: 'PUT',
    path: '/api/session/language',
    verb: 'people.choose-language',
    body: LanguageChoice,
    action: (ctx, { body }) => chooseLanguage(ctx, body.language),
  }),
]
