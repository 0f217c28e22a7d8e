import { z } from 'zod'
import { created, route } from '../../platform/http/route.ts'
import { endOneToken, makeToken, viewTokens } from './api-tokens.ts'
import { NewToken } from './contract.ts'

export const tokenRoutes = [
  route({ method: 'GET', path: '/api/tokens', verb: 'people.tokens', shows: 'oneself', action: viewTokens }),
  route({
    method: 'POST',
    path: '/api/tokens',
    verb: 'people.tokens',
    body: NewToken,
    action: async (ctx, { body }) => created(await makeToken(ctx, body)),
  }),
  route({
    method: 'DELETE',
    path: '/api/tokens/:id',
    verb: 'people.tokens',
    params: z.object({ id: z.uuid() }),
    action: (ctx, { params }) => endOneToken(ctx, params.id),
  }),
]
