import { z } from 'zod'
import type { Sensitive } from '../../platform/audit/sensitive.ts'
import { created, Reply, route } from '../../platform/http/route.ts'
import { volumeBundle } from './bundle.ts'
import { checkSeal, publishedKeys } from './check-seal.ts'
import {
  breakBody,
  clientId,
  documentBody,
  orderBody,
  partQuery,
  removalBody,
  sealBody,
  turnBody,
  uploadBody,
  volumeBody,
} from './contract.ts'
import { custodyRoutes } from './custody-routes.ts'
import { PART_BYTES } from './model.ts'
import { fileContent, linkPages, orderPages, pageContent, putBackPage, takeOutPage, turnPage } from './pages.ts'
import { breakVolumeSeal, previewManifest, sealVolume } from './seals.ts'
import { beginUpload, cancelUpload, finishUpload, keepPart, viewUpload } from './uploads.ts'
import { makeVolume, viewVolume, viewVolumes } from './volumes.ts'

const campaign = z.object({ campaign: z.string().regex(/^[a-z0-9-]{1,60}$/) })
const caseFile = campaign.extend({ caseFile: clientId })
const volume = campaign.extend({ volume: clientId })
const page = volume.extend({ page: z.string().regex(/^\d{1,4}\.\d{1,5}$/) })
const file = volume.extend({ place: z.coerce.number().int().min(1).max(10_000) })
const upload = campaign.extend({ upload: clientId })
const part = upload.extend({ part: z.coerce.number().int().min(0).max(1_000_000) })
const base = '/api/campaigns/:campaign/evidence'

const ofFile: Sensitive = { class: 'case-file', object: 'case-file:{caseFile}' }
const ofVolume: Sensitive = { class: 'case-file', object: 'volume:{volume}' }

const volumes = [
  route({
    method: 'GET',
    path: `${base}/files/:caseFile/volumes`,
    verb: 'evidence.read',
    sensitive: ofFile,
    params: caseFile,
    action: (ctx, { params }) => viewVolumes(ctx, params),
  }),
  route({
    method: 'POST',
    path: `${base}/files/:caseFile/volumes`,
    verb: 'evidence.write',
    params: caseFile,
    body: volumeBody,
    action: async (ctx, { params, body }) => created(await makeVolume(ctx, params, body)),
  }),
  route({
    method: 'GET',
    path: `${base}/volumes/:volume`,
    verb: 'evidence.read',
    sensitive: ofVolume,
    params: volume,
    action: (ctx, { params }) => viewVolume(ctx, params),
  }),
  route({
    method: 'POST',
    path: `${base}/volumes/:volume/uploads`,
    verb: 'evidence.write',
    params: volume,
    body: uploadBody,
    action: async (ctx, { params, body }) => created(await beginUpload(ctx, params, body)),
  }),
  route({
    method: 'GET',
    path: `${base}/uploads/:upload`,
    verb: 'evidence.read',
    shows: 'who-acted',
    params: upload,
    action: (ctx, { params }) => viewUpload(ctx, params),
  }),
  route({
    method: 'PUT',
    path: `${base}/uploads/:upload/parts/:part`,
    verb: 'evidence.write',
    params: part,
    query: partQuery,
    bodyLimit: PART_BYTES,
    action: (ctx, { params: { part: at, ...params }, query }) => keepPart(ctx, params, { part: at, ...query }),
  }),
  route({
    method: 'POST',
    path: `${base}/uploads/:upload/finish`,
    verb: 'evidence.write',
    params: upload,
    action: async (ctx, { params }) => new Reply(202, await finishUpload(ctx, params)),
  }),
  route({
    method: 'DELETE',
    path: `${base}/uploads/:upload`,
    verb: 'evidence.write',
    params: upload,
    action: (ctx, { params }) => cancelUpload(ctx, params),
  }),
]

const pages = [
  route({
    method: 'PUT',
    path: `${base}/volumes/:volume/order`,
    verb: 'evidence.write',
    params: volume,
    body: orderBody,
    action: (ctx, { params, body }) => orderPages(ctx, params, body.pages),
  }),
  route({
    method: 'PUT',
    path: `${base}/volumes/:volume/documents`,
    verb: 'evidence.write',
    params: volume,
    body: documentBody,
    action: (ctx, { params, body }) => linkPages(ctx, params, body),
  }),
  route({
    method: 'PUT',
    path: `${base}/volumes/:volume/pages/:page/turn`,
    verb: 'evidence.write',
    params: page,
    body: turnBody,
    action: (ctx, { params, body }) => turnPage(ctx, params, body.turn),
  }),
  route({
    method: 'POST',
    path: `${base}/volumes/:volume/pages/:page/removal`,
    verb: 'evidence.write',
    params: page,
    body: removalBody,
    action: (ctx, { params, body }) => takeOutPage(ctx, params, body.reason),
  }),
  route({
    method: 'DELETE',
    path: `${base}/volumes/:volume/pages/:page/removal`,
    verb: 'evidence.write',
    params: page,
    action: (ctx, { params }) => putBackPage(ctx, params),
  }),
  route({
    method: 'GET',
    path: `${base}/volumes/:volume/pages/:page/content`,
    verb: 'evidence.read',
    sensitive: ofVolume,
    params: page,
    action: (ctx, { params }) => pageContent(ctx, params),
  }),
  route({
    method: 'GET',
    path: `${base}/volumes/:volume/files/:place/file`,
    verb: 'evidence.read',
    sensitive: { ...ofVolume, why: 'download' },
    params: file,
    action: (ctx, { params }) => fileContent(ctx, params),
  }),
]

const seals = [
  route({
    method: 'GET',
    path: '/api/seal-keys',
    verb: 'evidence.keys',
    shows: 'nobody',
    action: (ctx) => publishedKeys(ctx),
  }),
  route({
    method: 'GET',
    path: `${base}/volumes/:volume/manifest`,
    verb: 'evidence.seal',
    shows: 'nobody',
    params: volume,
    action: (ctx, { params }) => previewManifest(ctx, params),
  }),
  route({
    method: 'POST',
    path: `${base}/volumes/:volume/seal`,
    verb: 'evidence.seal',
    params: volume,
    body: sealBody,
    action: async (ctx, { params, body }) => created(await sealVolume(ctx, params, body)),
  }),
  route({
    method: 'POST',
    path: `${base}/volumes/:volume/seal/breaking`,
    verb: 'evidence.break-seal',
    params: volume,
    body: breakBody,
    action: (ctx, { params, body }) => breakVolumeSeal(ctx, params, body.reason),
  }),
  route({
    method: 'GET',
    path: `${base}/volumes/:volume/seal/check`,
    verb: 'evidence.read',
    shows: 'nobody',
    params: volume,
    action: (ctx, { params }) => checkSeal(ctx, params),
  }),
  route({
    method: 'GET',
    path: `${base}/volumes/:volume/bundle.zip`,
    verb: 'evidence.read',
    sensitive: { ...ofVolume, why: 'download' },
    params: volume,
    action: (ctx, { params }) => volumeBundle(ctx, params),
  }),
]

export const routes = [...volumes, ...pages, ...seals, ...custodyRoutes]
