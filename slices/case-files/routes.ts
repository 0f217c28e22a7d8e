import { z } from 'zod'
import { created, Reply, route } from '../../platform/http/route.ts'
import { settingView } from './check-setting.ts'
import { judgeBody, openFileBody, pageQuery, saveFileBody } from './contract.ts'
import { judgeExplanation } from './explanations.ts'
import { askImport } from './imports.ts'
import { downloadFile, openFile, viewFile, viewVersion, viewVersions } from './files.ts'
import { base, campaign, file, fileOf, ofFile } from './route-parts.ts'
import { slotRoutes } from './routes-slots.ts'
import { saveFile } from './save-file.ts'
import { exportFiles, findCases, officerChoices, recordChoices, viewFiles } from './lists.ts'

const LARGEST_FILE = 2_000_000
const LARGEST_IMPORT = 50_000_000

const lists = [
  route({
    method: 'GET',
    path: base,
    verb: 'case-files.read',
    shows: 'who-acted',
    params: campaign,
    query: pageQuery,
    action: (ctx, { params, query }) => viewFiles(ctx, params.campaign, query),
  }),
  route({
    method: 'GET',
    path: `${base}/export.xlsx`,
    verb: 'case-files.read',
    shows: 'nobody',
    params: campaign,
    query: pageQuery,
    action: (ctx, { params, query }) => exportFiles(ctx, params.campaign, query),
  }),
  route({
    method: 'GET',
    path: `${base}/setting`,
    verb: 'case-files.read',
    shows: 'nobody',
    params: campaign,
    action: (ctx, { params }) => settingView(ctx.db, params.campaign),
  }),
  route({
    method: 'GET',
    path: `${base}/register-rows`,
    verb: 'case-files.write',
    shows: 'nobody',
    params: campaign,
    query: pageQuery,
    action: (ctx, { params, query }) => findCases(ctx, params.campaign, query),
  }),
  route({
    method: 'GET',
    path: `${base}/officers`,
    verb: 'case-files.write',
    sensitive: { class: 'people', object: 'register:officers' },
    params: campaign,
    action: (ctx, { params }) => officerChoices(ctx, params.campaign, ctx.person().unit),
  }),
  route({
    method: 'GET',
    path: `${base}/records`,
    verb: 'case-files.write',
    sensitive: { class: 'record', object: 'register:officers', why: 'choose' },
    params: campaign,
    action: (ctx, { params }) => recordChoices(ctx, params.campaign, ctx.person().unit),
  }),
]

const one = [
  route({
    method: 'POST',
    path: base,
    verb: 'case-files.write',
    params: campaign,
    body: openFileBody,
    action: async (ctx, { params, body }) => created(await openFile(ctx, params.campaign, body)),
  }),
  route({
    method: 'POST',
    path: `${base}/import`,
    verb: 'case-files.write',
    params: campaign,
    upload: { maxBytes: LARGEST_IMPORT, maxFiles: 1 },
    action: async (ctx, { params }) => new Reply(202, await askImport(ctx, params.campaign)),
  }),
  route({
    method: 'GET',
    path: `${base}/:file`,
    verb: 'case-files.read',
    sensitive: ofFile,
    params: file,
    action: (ctx, { params }) => viewFile(ctx, fileOf(params)),
  }),
  route({
    method: 'PUT',
    path: `${base}/:file`,
    verb: 'case-files.write',
    params: file,
    body: saveFileBody,
    bodyLimit: LARGEST_FILE,
    action: (ctx, { params, body }) => saveFile(ctx, fileOf(params), body),
  }),
  route({
    method: 'GET',
    path: `${base}/:file/versions`,
    verb: 'case-files.read',
    shows: 'who-acted',
    params: file,
    action: (ctx, { params }) => viewVersions(ctx, fileOf(params)),
  }),
  route({
    method: 'GET',
    path: `${base}/:file/versions/:version`,
    verb: 'case-files.read',
    sensitive: ofFile,
    params: file.extend({ version: z.coerce.number().int().min(1).max(1_000_000) }),
    action: (ctx, { params }) => viewVersion(ctx, fileOf(params), params.version),
  }),
  route({
    method: 'GET',
    path: `${base}/:file/file.json`,
    verb: 'case-files.read',
    sensitive: { ...ofFile, why: 'download' },
    params: file,
    action: (ctx, { params }) => downloadFile(ctx, fileOf(params)),
  }),
  route({
    method: 'POST',
    path: `${base}/:file/judgements`,
    verb: 'case-files.judge',
    params: file,
    body: judgeBody,
    action: (ctx, { params, body }) => judgeExplanation(ctx, fileOf(params), body),
  }),
]

export const routes = [...lists, ...one, ...slotRoutes]
