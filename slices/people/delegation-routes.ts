import { z } from 'zod'
import { created, route } from '../../platform/http/route.ts'
import { DelegationChoicesQuery, DelegationsQuery, EndDelegation, GiveDelegation } from './contract.ts'
import { delegationChoices, endOneDelegation, giveDelegation, viewDelegations } from './delegations.ts'

export const delegationRoutes = [
  route({
    method: 'GET',
    path: '/api/delegations',
    verb: 'people.delegations',
    sensitive: { class: 'people', object: 'stand-ins' },
    query: DelegationsQuery,
    action: (ctx, { query }) => viewDelegations(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/api/delegations/choices',
    verb: 'people.delegate',
    sensitive: { class: 'people', object: 'stand-ins', why: 'choice' },
    query: DelegationChoicesQuery,
    action: (ctx, { query }) => delegationChoices(ctx, query),
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
