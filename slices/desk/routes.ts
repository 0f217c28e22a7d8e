import { z } from 'zod'
import type { SearchSource, WaitingSource } from '../../platform/http/desk.ts'
import { route, type Route } from '../../platform/http/route.ts'
import { noticesQuery, readBody, searchQuery } from './contract.ts'
import { countUnread, readNotices, viewNotices, type Audiences } from './notices.ts'
import { viewSearch } from './search.ts'
import { viewWaiting } from './waiting.ts'

const one = z.object({ campaign: z.string().regex(/^[a-z0-9-]{1,60}$/) })

/** Over what all slices declare. */
export interface Declared extends Audiences {
  waiting: readonly WaitingSource[]
  searches: readonly SearchSource[]
}

export const deskRoutes = (declared: Declared): Route[] => [...noticeRoutes(declared), ...campaignRoutes(declared)]

const noticeRoutes = (declared: Declared): Route[] => [
  route({
    method: 'GET',
    path: '/api/notices',
    verb: 'desk.notices',
    shows: 'who-acted',
    query: noticesQuery,
    action: (ctx, { query }) => viewNotices(ctx, declared, query),
  }),
  route({
    method: 'GET',
    path: '/api/notices/unread',
    verb: 'desk.notices',
    shows: 'nobody',
    action: (ctx) => countUnread(ctx, declared),
  }),
  route({
    method: 'POST',
    path: '/api/notices/read',
    verb: 'desk.read-notices',
    body: readBody,
    action: (ctx, { body }) => readNotices(ctx, declared, body),
  }),
]

const campaignRoutes = (declared: Declared): Route[] => [
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/waiting',
    verb: 'desk.waiting',
    shows: 'nobody',
    params: one,
    action: (ctx, { params }) => viewWaiting(ctx, params.campaign, declared.waiting),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/search',
    verb: 'desk.search',
    shows: 'noted-by-action',
    params: one,
    query: searchQuery,
    action: (ctx, { params, query }) => viewSearch(ctx, { ...params, ...query }, declared.searches),
  }),
]
