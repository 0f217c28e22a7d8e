import { z } from 'zod'
import { exportReadme } from '../../platform/audit/export-readme.ts'
import type { ObjectKind } from '../../platform/audit/object-kind.ts'
import { ownClasses, type RetentionClass } from '../../platform/audit/retention.ts'
import type { Invariant } from '../../platform/invariants/invariant.ts'
import { download, route, type Route } from '../../platform/http/route.ts'
import {
  checkLog,
  clearLog,
  exportLog,
  rootFile,
  runRetention,
  viewChoices,
  viewHistory,
  viewLog,
  viewRetention,
  viewRoots,
  wholeLog,
} from './actions.ts'
import { logQuery } from './contract.ts'
import { checkNow, viewInvariants } from './data-checks.ts'
import type { Kinds } from './naming.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
/** What is no object's name is found as little as an object that there is not. */
const object = z.object({ object: z.string().max(200) })
const root = z.object({ chain: z.string().regex(/^[a-z-]{1,40}$/), day: z.iso.date() })

/** What other slices declare: kinds of objects with a history, classes of data with their time, what always holds. */
export interface Declared {
  objects: readonly ObjectKind[]
  retention: readonly RetentionClass[]
  invariants: readonly Invariant[]
}

export function auditRoutes({ objects, retention, invariants }: Declared): Route[] {
  const classes = [...ownClasses, ...retention]
  const kinds = Map.groupBy(objects, ({ kind }) => kind)
  return [
    ...historyRoutes(kinds),
    ...logRoutes(kinds),
    ...proofRoutes,
    ...retentionRoutes(classes),
    ...invariantRoutes(invariants),
  ]
}

const historyRoutes = (kinds: Kinds): Route[] => [
  route({
    method: 'GET',
    path: '/api/history',
    verb: 'audit.history',
    shows: 'who-acted',
    query: object,
    action: (ctx, { query }) => viewHistory(ctx, { ...query, campaign: undefined }, kinds),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/history',
    verb: 'audit.history',
    shows: 'who-acted',
    params: z.object({ campaign: z.string().regex(/^[a-z0-9-]{1,60}$/) }),
    query: object,
    action: (ctx, { params, query }) => viewHistory(ctx, { ...query, ...params }, kinds),
  }),
]

const logRoutes = (kinds: Kinds): Route[] => [
  route({
    method: 'GET',
    path: '/api/audit/entries',
    verb: 'audit.read',
    sensitive: { class: 'people', object: 'audit-log' },
    query: logQuery,
    action: (ctx, { query }) => viewLog(ctx, query, kinds),
  }),
  route({ method: 'GET', path: '/api/audit/choices', verb: 'audit.read', shows: 'who-acted', action: viewChoices }),
  route({
    method: 'GET',
    path: '/api/audit/entries.xlsx',
    verb: 'audit.read',
    sensitive: { class: 'people', object: 'audit-log', why: 'export' },
    query: logQuery,
    action: async (ctx, { query }) =>
      download(await exportLog(ctx, query, kinds), { name: '操作记录.xlsx', type: xlsx }),
  }),
]

const proofRoutes: Route[] = [
  route({ method: 'GET', path: '/api/audit/roots', verb: 'audit.roots', shows: 'nobody', action: viewRoots }),
  route({
    method: 'GET',
    path: '/api/audit/roots/:chain/:day/root.json',
    verb: 'audit.roots',
    shows: 'nobody',
    params: root,
    action: async (ctx, { params }) =>
      download(await rootFile(ctx, params), {
        name: `审计根-${params.chain}-${params.day}.json`,
        type: 'application/json',
      }),
  }),
  route({ method: 'GET', path: '/api/audit/check', verb: 'audit.roots', shows: 'nobody', action: checkLog }),
  route({
    method: 'GET',
    path: '/api/audit/log.jsonl',
    verb: 'audit.export',
    sensitive: { class: 'people', object: 'audit-log', why: 'export' },
    action: async (ctx) => download(await wholeLog(ctx), { name: '审计日志.jsonl', type: 'application/jsonl' }),
  }),
  route({
    method: 'GET',
    path: '/api/audit/chain.jsonl',
    verb: 'audit.verify',
    shows: 'nobody',
    action: async (ctx) => download(await clearLog(ctx), { name: '审计链.jsonl', type: 'application/jsonl' }),
  }),
  route({
    method: 'GET',
    path: '/api/audit/readme.md',
    verb: 'audit.export',
    shows: 'nobody',
    action: async () =>
      download(Buffer.from(exportReadme), { name: '审计日志-说明.md', type: 'text/markdown; charset=utf-8' }),
  }),
]

const retentionRoutes = (classes: readonly RetentionClass[]): Route[] => [
  route({
    method: 'GET',
    path: '/api/audit/retention',
    verb: 'audit.retention',
    shows: 'who-acted',
    action: (ctx) => viewRetention(ctx, classes),
  }),
  route({
    method: 'POST',
    path: '/api/audit/retention',
    verb: 'audit.delete-due',
    action: (ctx) => runRetention(ctx, classes),
  }),
]

const invariantRoutes = (invariants: readonly Invariant[]): Route[] => [
  route({
    method: 'GET',
    path: '/api/audit/invariants',
    verb: 'audit.invariants',
    shows: 'who-acted',
    action: (ctx) => viewInvariants(ctx, invariants),
  }),
  route({
    method: 'POST',
    path: '/api/audit/invariants',
    verb: 'audit.check-data',
    action: (ctx) => checkNow(ctx, invariants),
  }),
]
