import { z } from 'zod'
import { created, Reply, route } from '../../platform/http/route.ts'
import { askCheckAll } from './checks.ts'
import { madeId, pageQuery } from './contract.ts'
import { answerBody, endEntryBody, guidanceBody, putForwardBody, settleBody } from './contract-slots.ts'
import { captureFile, downloadCapture, viewEligibility } from './eligibility.ts'
import { answerGuidance, settleGuidance, viewGuidance, writeGuidance } from './guidance.ts'
import { exportDefects, exportDisclosure, viewDefects, viewDisclosure } from './report.ts'
import { base, campaign, file, fileOf, ofFile } from './route-parts.ts'
import { declareIneligible, exportSlots, putForward, viewSlots, withdrawEntry } from './slots.ts'

const LARGEST_CAPTURE = 30_000_000
const entry = campaign.extend({ entry: madeId })
const guidance = file.extend({ guidance: madeId })

const lists = [
  route({
    method: 'GET',
    path: `${base}/slots`,
    verb: 'case-files.read',
    shows: 'who-acted',
    params: campaign,
    query: pageQuery,
    action: (ctx, { params, query }) => viewSlots(ctx, params.campaign, query),
  }),
  route({
    method: 'GET',
    path: `${base}/slots/export.xlsx`,
    verb: 'case-files.read',
    shows: 'nobody',
    params: campaign,
    query: pageQuery,
    action: (ctx, { params, query }) => exportSlots(ctx, params.campaign, query),
  }),
  route({
    method: 'GET',
    path: `${base}/disclosure`,
    verb: 'case-files.read',
    shows: 'nobody',
    params: campaign,
    query: pageQuery,
    action: (ctx, { params, query }) => viewDisclosure(ctx, params.campaign, query),
  }),
  route({
    method: 'GET',
    path: `${base}/disclosure/export.xlsx`,
    verb: 'case-files.read',
    shows: 'nobody',
    params: campaign,
    query: pageQuery,
    action: (ctx, { params, query }) => exportDisclosure(ctx, params.campaign, query),
  }),
  route({
    method: 'GET',
    path: `${base}/defects`,
    verb: 'case-files.read',
    shows: 'nobody',
    params: campaign,
    query: pageQuery,
    action: (ctx, { params, query }) => viewDefects(ctx, params.campaign, query),
  }),
  route({
    method: 'GET',
    path: `${base}/defects/export.xlsx`,
    verb: 'case-files.read',
    shows: 'nobody',
    params: campaign,
    query: pageQuery,
    action: (ctx, { params, query }) => exportDefects(ctx, params.campaign, query),
  }),
  route({
    method: 'POST',
    path: `${base}/checks`,
    verb: 'case-files.check-all',
    params: campaign,
    action: async (ctx, { params }) => new Reply(202, await askCheckAll(ctx, params.campaign)),
  }),
]

const forward = [
  route({
    method: 'GET',
    path: `${base}/:file/eligibility`,
    verb: 'case-files.read',
    shows: 'who-acted',
    params: file,
    action: (ctx, { params }) => viewEligibility(ctx, fileOf(params)),
  }),
  route({
    method: 'POST',
    path: `${base}/:file/captures`,
    verb: 'case-files.write',
    params: file,
    upload: { maxBytes: LARGEST_CAPTURE, maxFiles: 1 },
    action: (ctx, { params }) => captureFile(ctx, fileOf(params)),
  }),
  route({
    method: 'GET',
    path: `${base}/:file/captures/:capture`,
    verb: 'case-files.read',
    sensitive: { ...ofFile, why: 'download' },
    params: file.extend({ capture: z.coerce.number().int().min(1) }),
    action: (ctx, { params }) => downloadCapture(ctx, fileOf(params), params.capture),
  }),
  route({
    method: 'POST',
    path: `${base}/:file/entries`,
    verb: 'case-files.put-forward',
    params: file,
    body: putForwardBody,
    action: async (ctx, { params, body }) => created(await putForward(ctx, fileOf(params), body)),
  }),
  route({
    method: 'POST',
    path: `${base}/entries/:entry/withdrawal`,
    verb: 'case-files.put-forward',
    params: entry,
    body: endEntryBody,
    action: (ctx, { params, body }) => withdrawEntry(ctx, { ...params, reason: body.reason }),
  }),
  route({
    method: 'POST',
    path: `${base}/entries/:entry/ineligible`,
    verb: 'case-files.decide',
    params: entry,
    body: endEntryBody,
    action: (ctx, { params, body }) => declareIneligible(ctx, { ...params, reason: body.reason }),
  }),
]

const guided = [
  route({
    method: 'GET',
    path: `${base}/:file/guidance`,
    verb: 'case-files.read',
    sensitive: ofFile,
    params: file,
    action: (ctx, { params }) => viewGuidance(ctx, fileOf(params)),
  }),
  route({
    method: 'POST',
    path: `${base}/:file/guidance`,
    verb: 'case-files.guide',
    params: file,
    body: guidanceBody,
    action: (ctx, { params, body }) => writeGuidance(ctx, fileOf(params), body),
  }),
  route({
    method: 'POST',
    path: `${base}/:file/guidance/:guidance/answer`,
    verb: 'case-files.answer',
    params: guidance,
    body: answerBody,
    action: (ctx, { params, body }) => answerGuidance(ctx, fileOf(params), { id: params.guidance, ...body }),
  }),
  route({
    method: 'POST',
    path: `${base}/:file/guidance/:guidance/settlement`,
    verb: 'case-files.guide',
    params: guidance,
    body: settleBody,
    action: (ctx, { params, body }) => settleGuidance(ctx, fileOf(params), { id: params.guidance, ...body }),
  }),
]

export const slotRoutes = [...lists, ...forward, ...guided]
