import { z } from 'zod'
import { created, route } from '../../platform/http/route.ts'
import { rootOfDivisions } from '../registers/facts.ts'
import { accountTemplate, exportAccounts, keepAccounts, largestAccountFile, uploadAccounts } from './account-files.ts'
import { editAccount, makeAccount, moveState, newLink } from './accounts.ts'
import {
  AccountsQuery,
  ChangeAccountBody,
  EndPostBody,
  FirstAdministrator,
  HandOverBody,
  MoveAccountBody,
  NewAccountBody,
  PostToGive,
  RecoveryBody,
  SlipsBody,
} from './contract-accounts.ts'
import { showLinkCode, stopLink } from './link-codes.ts'
import { viewLinks, vouchFor } from './vouch.ts'
import { makeFirstAdministrator, viewFirst } from './first-administrator.ts'
import { givePost, handOver, stopPost } from './posts.ts'
import { askRecovery, fetchRecovery, viewRecoveries } from './recovery.ts'
import { makeSlips } from './slips.ts'
import { viewAccount, viewAccounts, viewOptions } from './view-accounts.ts'

const one = z.object({ person: z.string().max(100) })
const onePost = z.object({ post: z.string().max(100) })
const file = z.object({ file: z.uuid() })
const approval = z.object({ approval: z.uuid() })

const first = [
  route({
    method: 'POST',
    path: '/api/first-administrator/view',
    verb: 'people.first-administrator',
    body: FirstAdministrator.pick({ secret: true }),
    action: (ctx, { body }) => viewFirst(ctx, body.secret),
  }),
  route({
    method: 'POST',
    path: '/api/first-administrator',
    verb: 'people.first-administrator',
    body: FirstAdministrator,
    action: async (ctx, { body }) => created(await makeFirstAdministrator(ctx, body, rootOfDivisions())),
  }),
]

const accounts = [
  route({
    method: 'GET',
    path: '/api/people',
    verb: 'people.read-accounts',
    sensitive: { class: 'people', object: 'accounts' },
    query: AccountsQuery,
    action: (ctx, { query }) => viewAccounts(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/api/people/export.xlsx',
    verb: 'people.read-accounts',
    sensitive: { class: 'people', object: 'accounts', why: 'export' },
    query: AccountsQuery,
    action: (ctx, { query }) => exportAccounts(ctx, query),
  }),
  route({
    method: 'GET',
    path: '/api/people/options',
    verb: 'people.read-accounts',
    shows: 'nobody',
    action: viewOptions,
  }),
  route({
    method: 'GET',
    path: '/api/people/accounts/:person',
    verb: 'people.read-accounts',
    sensitive: { class: 'people', object: 'person:{person}' },
    params: one,
    action: (ctx, { params }) => viewAccount(ctx, params.person),
  }),
  route({
    method: 'POST',
    path: '/api/people',
    verb: 'people.manage-accounts',
    body: NewAccountBody,
    action: async (ctx, { body }) => created(await makeAccount(ctx, body)),
  }),
  route({
    method: 'PUT',
    path: '/api/people/accounts/:person',
    verb: 'people.manage-accounts',
    params: one,
    body: ChangeAccountBody,
    action: (ctx, { params, body }) => editAccount(ctx, params.person, body),
  }),
  route({
    method: 'POST',
    path: '/api/people/accounts/:person/state',
    verb: 'people.manage-accounts',
    params: one,
    body: MoveAccountBody,
    action: (ctx, { params, body }) => moveState(ctx, params.person, body),
  }),
  route({
    method: 'POST',
    path: '/api/people/accounts/:person/link',
    verb: 'people.manage-accounts',
    params: one,
    action: async (ctx, { params }) => created(await newLink(ctx, params.person)),
  }),
  route({
    method: 'POST',
    path: '/api/people/slips',
    verb: 'people.manage-accounts',
    body: SlipsBody,
    action: async (ctx, { body }) => created(await makeSlips(ctx, body.people)),
  }),
]

const posts = [
  route({
    method: 'POST',
    path: '/api/people/accounts/:person/posts',
    verb: 'people.manage-accounts',
    params: one,
    body: PostToGive,
    action: async (ctx, { params, body }) => created(await givePost(ctx, params.person, body)),
  }),
  route({
    method: 'POST',
    path: '/api/people/posts/:post/end',
    verb: 'people.manage-accounts',
    params: onePost,
    body: EndPostBody,
    action: (ctx, { params, body }) => stopPost(ctx, params.post, body),
  }),
  route({
    method: 'POST',
    path: '/api/people/posts/:post/hand-over',
    verb: 'people.manage-accounts',
    params: onePost,
    body: HandOverBody,
    action: async (ctx, { params, body }) => created(await handOver(ctx, params.post, body)),
  }),
]

const files = [
  route({
    method: 'GET',
    path: '/api/people/template.xlsx',
    verb: 'people.import-accounts',
    shows: 'nobody',
    action: accountTemplate,
  }),
  route({
    method: 'POST',
    path: '/api/people/files',
    verb: 'people.import-accounts',
    upload: { maxBytes: largestAccountFile, maxFiles: 1 },
    action: async (ctx) => created(await uploadAccounts(ctx)),
  }),
  route({
    method: 'POST',
    path: '/api/people/files/:file/keep',
    verb: 'people.import-accounts',
    params: file,
    action: async (ctx, { params }) => created(await keepAccounts(ctx, params.file)),
  }),
]

const recoveries = [
  route({
    method: 'POST',
    path: '/api/people/accounts/:person/recovery',
    verb: 'people.ask-recovery',
    params: one,
    body: RecoveryBody,
    action: (ctx, { params, body }) => askRecovery(ctx, params.person, body.reason),
  }),
  route({
    method: 'GET',
    path: '/api/people/recoveries',
    verb: 'people.approve-recovery',
    sensitive: { class: 'people', object: 'recoveries' },
    action: viewRecoveries,
  }),
  route({
    method: 'POST',
    path: '/api/people/recoveries/:approval/link',
    verb: 'people.approve-recovery',
    params: approval,
    action: async (ctx, { params }) => created(await fetchRecovery(ctx, params.approval)),
  }),
]

const links = [
  route({
    method: 'GET',
    path: '/api/people/links',
    verb: 'people.object',
    sensitive: { class: 'people', object: 'links' },
    action: viewLinks,
  }),
  route({
    method: 'POST',
    path: '/api/people/links/:person/code',
    verb: 'people.approve-accounts',
    params: one,
    action: async (ctx, { params }) => created(await showLinkCode(ctx, params.person)),
  }),
  route({
    method: 'POST',
    path: '/api/people/links/:person/objection',
    verb: 'people.object',
    params: one,
    body: RecoveryBody,
    action: (ctx, { params, body }) => stopLink(ctx, params.person, body.reason),
  }),
  route({
    method: 'POST',
    path: '/api/people/links/:person/vouch',
    verb: 'people.object',
    params: one,
    body: RecoveryBody,
    action: (ctx, { params, body }) => vouchFor(ctx, params.person, body.reason),
  }),
]

export const accountRoutes = [...first, ...accounts, ...posts, ...files, ...recoveries, ...links]
