import { z } from 'zod'
import type { ApprovalKind } from '../../platform/approvals/kind.ts'
import { route, type Route } from '../../platform/http/route.ts'
import { complete, decide, viewFacts, withdraw } from './actions.ts'
import { viewApprovals } from './lists.ts'
import { approvalsQuery, decisionBody } from './contract.ts'

const one = z.object({ id: z.uuid() })

type Kinds = ReadonlyMap<string, ApprovalKind>

/** The routes over the kinds that all slices declare. */
export function approvalRoutes(all: readonly ApprovalKind[]): Route[] {
  const kinds: Kinds = new Map(all.map((kind) => [kind.kind, kind]))
  return [...readRoutes(kinds), ...decisionRoutes(kinds)]
}

const readRoutes = (kinds: Kinds): Route[] => [
  route({
    method: 'GET',
    path: '/api/approvals',
    verb: 'approvals.read',
    sensitive: { class: 'people', object: 'approvals' },
    query: approvalsQuery,
    action: (ctx, { query }) => viewApprovals(ctx, kinds, query),
  }),
  route({
    method: 'GET',
    path: '/api/approvals/:id/facts',
    verb: 'approvals.read',
    sensitive: { class: 'people', object: 'approvals' },
    params: one,
    action: (ctx, { params }) => viewFacts(ctx, params.id, kinds),
  }),
]

const decisionRoutes = (kinds: Kinds): Route[] => [
  route({
    method: 'POST',
    path: '/api/approvals/:id/decision',
    verb: 'approvals.decide',
    params: one,
    body: decisionBody,
    action: (ctx, { params, body }) => decide(ctx, { ...params, ...body, kinds }),
  }),
  route({
    method: 'POST',
    path: '/api/approvals/:id/completion',
    verb: 'approvals.complete',
    params: one,
    action: (ctx, { params }) => complete(ctx, params.id, kinds),
  }),
  route({
    method: 'POST',
    path: '/api/approvals/:id/withdrawal',
    verb: 'approvals.withdraw',
    params: one,
    action: (ctx, { params }) => withdraw(ctx, params.id),
  }),
]
