import { z } from 'zod'
import type { Sensitive } from '../../platform/audit/sensitive.ts'
import { Reply, download, route } from '../../platform/http/route.ts'
import {
  discardImport,
  keepImport,
  mapImport,
  importWithFile,
  uploadFile,
  viewChanges,
  viewErrors,
  viewImport,
  viewImports,
} from './actions.ts'
import { decide, viewDecisions } from './decisions.ts'
import {
  decideBody,
  keepBody,
  largestFile,
  mappingBody,
  page,
  peopleRegisters,
  registerName,
  rowsQuery,
} from './contract.ts'
import { listRegisters, viewHistory, viewRows, viewUnits } from './show-registers.ts'
import { exportRows, markedFile, template } from './take-out.ts'

const campaign = z.object({ campaign: z.string().regex(/^[a-z0-9-]{1,60}$/) })
const one = campaign.extend({ id: z.uuid() })
const register = campaign.extend({ register: registerName })
const mode = z.enum(['amend', 'replace'])
const accepted = (body: unknown): Reply => new Reply(202, body)

const ofPeople: Sensitive = {
  class: 'people',
  object: 'register:{register}',
  only: { parameter: 'register', values: peopleRegisters },
}
const rawFile: Sensitive = { class: 'raw-file', object: 'import:{id}', why: 'download' }

export const routes = [
  route({
    method: 'POST',
    path: '/api/campaigns/:campaign/imports',
    verb: 'registers.import',
    params: campaign,
    query: z.object({ register: registerName.optional(), mode: mode.default('amend') }),
    upload: { maxBytes: largestFile, maxFiles: 1 },
    action: async (ctx, { params, query }) =>
      accepted(await uploadFile(ctx, { campaign: params.campaign, register: query.register, mode: query.mode })),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/imports',
    verb: 'registers.read',
    shows: 'who-acted',
    params: campaign,
    action: (ctx, { params }) => viewImports(ctx, params.campaign),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/imports/:id',
    verb: 'registers.read',
    shows: 'who-acted',
    params: one,
    action: (ctx, { params }) => viewImport(ctx, params),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/imports/:id/errors',
    verb: 'registers.read',
    sensitive: { class: 'people', object: 'import:{id}' },
    params: one,
    query: page,
    action: (ctx, { params, query }) => viewErrors(ctx, params, query),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/imports/:id/changes',
    verb: 'registers.read',
    sensitive: { class: 'people', object: 'import:{id}' },
    params: one,
    query: page.extend({ mode: mode.optional() }),
    action: (ctx, { params, query }) => viewChanges(ctx, params, query),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/imports/:id/file',
    verb: 'registers.read',
    sensitive: rawFile,
    params: one,
    action: async (ctx, { params }) => {
      const row = await importWithFile(ctx, params)
      return download(await ctx.files.open(row.file_hash), { name: row.file_name, type: 'application/octet-stream' })
    },
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/imports/:id/marked.xlsx',
    verb: 'registers.read',
    sensitive: rawFile,
    params: one,
    action: (ctx, { params }) => markedFile(ctx, params),
  }),
  route({
    method: 'POST',
    path: '/api/campaigns/:campaign/imports/:id/mapping',
    verb: 'registers.import',
    params: one,
    body: mappingBody,
    action: async (ctx, { params, body }) => accepted(await mapImport(ctx, params, body)),
  }),
  route({
    method: 'POST',
    path: '/api/campaigns/:campaign/imports/:id/keep',
    verb: 'registers.import',
    params: one,
    body: keepBody,
    action: async (ctx, { params, body }) => accepted(await keepImport(ctx, params, body)),
  }),
  route({
    method: 'POST',
    path: '/api/campaigns/:campaign/imports/:id/discard',
    verb: 'registers.import',
    params: one,
    action: (ctx, { params }) => discardImport(ctx, params),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/registers',
    verb: 'registers.read',
    shows: 'who-acted',
    params: campaign,
    action: (ctx, { params }) => listRegisters(ctx, params.campaign),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/registers/units/choices',
    verb: 'registers.read',
    shows: 'nobody',
    params: campaign,
    action: (ctx, { params }) => viewUnits(ctx, params.campaign),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/registers/decisions',
    verb: 'registers.read',
    shows: 'who-acted',
    params: campaign,
    action: (ctx, { params }) => viewDecisions(ctx, params.campaign),
  }),
  route({
    method: 'POST',
    path: '/api/campaigns/:campaign/registers/decisions',
    verb: 'registers.import',
    params: campaign,
    body: decideBody,
    action: (ctx, { params, body }) => decide(ctx, params.campaign, body),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/registers/:register/rows',
    verb: 'registers.read',
    sensitive: ofPeople,
    params: register,
    query: rowsQuery,
    action: (ctx, { params, query }) => viewRows(ctx, params, query),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/registers/:register/export.xlsx',
    verb: 'registers.read',
    sensitive: { ...ofPeople, why: 'export' },
    params: register,
    query: rowsQuery,
    action: (ctx, { params, query }) => exportRows(ctx, params, query),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/registers/:register/template.xlsx',
    verb: 'registers.read',
    shows: 'nobody',
    params: register,
    action: (ctx, { params }) => template(ctx, params),
  }),
  route({
    method: 'GET',
    path: '/api/campaigns/:campaign/registers/:register/history',
    verb: 'registers.read',
    sensitive: ofPeople,
    params: register,
    query: z.object({ key: z.string().min(1).max(1000) }),
    action: (ctx, { params, query }) => viewHistory(ctx, params, query.key),
  }),
]
