import { z } from 'zod'
import { route } from '../../platform/http/route.ts'
import { changesBody } from '../../platform/sync/contract.ts'
import { chooseText } from './choose.ts'
import { chooseBody, deviceBody, listQuery } from './contract.ts'
import { keepDevice } from './devices.ts'
import { makeForm } from './forms.ts'
import { viewKit } from './kit.ts'
import { inOwnUnit } from './own-unit.ts'
import { keepPhoto, viewPhoto } from './photos.ts'
import { takeChanges } from './take-change.ts'
import { exportList, viewList, viewOpen, viewRecord } from './view.ts'

const campaign = z.object({ campaign: z.string().regex(/^[a-z0-9-]{1,60}$/) })
const record = campaign.extend({ record: z.uuid() })
const photo = record.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })
const base = '/api/campaigns/:campaign/records'
const PHOTO_BYTES = 25_000_000
/** The longest record that its schema lets through (200 answers, 500 corrections) is 11 MB; devices send 2 MB at once, or one change. */
const CHANGES_BYTES = 16_000_000

const at = ({ campaign: of, record: id }: z.infer<typeof record>) => ({ campaign: of, id })

const onDevice = [
  route({
    method: 'POST',
    path: '/api/records/devices',
    verb: 'records.keep-device',
    body: deviceBody,
    action: (ctx, { body }) => keepDevice(ctx, body),
  }),
  route({
    method: 'GET',
    path: `${base}/kit`,
    verb: 'records.draft',
    params: campaign,
    sensitive: { class: 'people', object: 'officers-of-unit' },
    action: (ctx, { params }) => viewKit(ctx, params.campaign),
  }),
  route({
    method: 'GET',
    path: `${base}/open`,
    verb: 'records.draft',
    params: campaign,
    sensitive: { class: 'people', object: 'records-in-work' },
    action: (ctx, { params }) => viewOpen(ctx, params.campaign),
  }),
  route({
    method: 'POST',
    path: `${base}/photos`,
    verb: 'records.write',
    params: campaign,
    upload: { maxBytes: PHOTO_BYTES, maxFiles: 1 },
    action: (ctx, { params }) => keepPhoto(ctx, params.campaign),
  }),
  route({
    method: 'POST',
    path: `${base}/changes`,
    verb: 'records.write',
    params: campaign,
    body: changesBody,
    bodyLimit: CHANGES_BYTES,
    action: (ctx, { params, body }) => takeChanges(inOwnUnit(ctx), { ...params, ...body }),
  }),
]

const read = [
  route({
    method: 'GET',
    path: base,
    verb: 'records.read',
    params: campaign,
    query: listQuery,
    shows: 'who-acted',
    action: (ctx, { params, query }) => viewList(ctx, params.campaign, query),
  }),
  route({
    method: 'GET',
    path: `${base}/export.xlsx`,
    verb: 'records.read',
    params: campaign,
    query: listQuery,
    shows: 'who-acted',
    action: (ctx, { params, query }) => exportList(ctx, params.campaign, query),
  }),
  route({
    method: 'GET',
    path: `${base}/:record`,
    verb: 'records.read',
    params: record,
    sensitive: { class: 'people', object: 'record:{record}' },
    action: (ctx, { params }) => viewRecord(ctx, at(params)),
  }),
  route({
    method: 'GET',
    path: `${base}/:record/form.docx`,
    verb: 'records.read',
    params: record,
    sensitive: { class: 'people', object: 'record:{record}', why: 'export' },
    action: (ctx, { params }) => makeForm(ctx, at(params), 'docx'),
  }),
  route({
    method: 'GET',
    path: `${base}/:record/form.pdf`,
    verb: 'records.read',
    params: record,
    sensitive: { class: 'people', object: 'record:{record}', why: 'export' },
    action: (ctx, { params }) => makeForm(ctx, at(params), 'pdf'),
  }),
  route({
    method: 'GET',
    path: `${base}/:record/photos/:sha256`,
    verb: 'records.read',
    params: photo,
    sensitive: { class: 'people', object: 'record:{record}' },
    action: (ctx, { params }) => viewPhoto(ctx, at(params), params.sha256),
  }),
  route({
    method: 'POST',
    path: `${base}/:record/choice`,
    verb: 'records.write',
    params: record,
    body: chooseBody,
    action: (ctx, { params, body }) => chooseText(inOwnUnit(ctx), at(params), body),
  }),
]

export const routes = [...onDevice, ...read]
