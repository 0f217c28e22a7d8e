import { z } from 'zod'
import { created, route } from '../../platform/http/route.ts'
import { EndDelegation, GiveDelegation } from './contract.ts'
import { delegationChoices, endOneDelegation, giveDelegation, viewDelegations } from './delegations.ts'

export const delegationRoutes = [
  route({
    method: 'GET',
    path: '/api/delegations',
    verb: 'people.delegations',
    sensitive: { class: 'people', object: 'stand-ins' },
    action: viewDelegations,
  }),
  route({
    method: 'GET',
    path: '/api/delegations/choices',
    verb: 'people.delegate',
    sensitive: { class: 'people', object: 'stand-ins', why: 'choice' },
    query: z.object({ post: z.string().max(200).optional() }),
    action: (ctx, { query }) => delegationChoices(ctx, query.post),
  }),
  route({
    method: 'POST',
    path: '/api/delegations',
    verb: 'people.delegate',
    body: GiveDelegation,
    action: async (ctx, { body }) => created(await giveDelegation(ctx, body)),
  }),
  route({
    method: 'POST',
    path: '/api/delegations/:id/end',
    verb: 'people.delegations',
    params: z.object({ id: z.uuid() }),
    body: EndDelegation,
    action: (ctx, { params, body }) => endOneDelegation(ctx, params.id, body.reason),
  }),
]
