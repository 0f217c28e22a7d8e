/** Routes of pieces of evidence and of the matrix. */
import { z } from 'zod'
import type { Sensitive } from '../../platform/audit/sensitive.ts'
import { created, route } from '../../platform/http/route.ts'
import { clientId } from './contract.ts'
import { answerBody, eventBody, itemBody, receiversQuery } from './contract-custody.ts'
import { factBody, factChange, linksBody } from './contract-matrix.ts'
import { recordEvent, recordItem, seenForLog, viewItem, viewItems } from './custody.ts'
import { answerHandOver, viewHandOvers } from './hand-overs.ts'
import { receiverChoices } from './receivers.ts'
import { changeText, exportMatrix, removeFact, restFact, viewMatrix, writeFact } from './matrix.ts'

const campaign = z.object({ campaign: z.string().regex(/^[a-z0-9-]{1,60}$/) })
const caseFile = campaign.extend({ caseFile: clientId })
const item = campaign.extend({ item: clientId })
const event = item.extend({ event: clientId })
const fact = campaign.extend({ fact: clientId })
const base = '/api/campaigns/:campaign/evidence'
const ofFile: Sensitive = { class: 'case-file', object: 'case-file:{caseFile}' }
const ofItem: Sensitive = { class: 'case-file', object: 'evidence:{item}' }

const custody = [
  route({
    method: 'GET',
    path: `${base}/files/:caseFile/items`,
    verb: 'evidence.read',
    sensitive: ofFile,
    params: caseFile,
    action: (ctx, { params }) => viewItems(ctx, params),
  }),
  route({
    method: 'POST',
    path: `${base}/files/:caseFile/items`,
    verb: 'evidence.log',
    params: caseFile,
    body: itemBody,
    action: async (ctx, { params, body }) => created(await recordItem(ctx, params, body)),
  }),
  route({
    method: 'GET',
    path: `${base}/items/:item`,
    verb: 'evidence.read',
    sensitive: ofItem,
    params: item,
    action: (ctx, { params }) => viewItem(ctx, params),
  }),
  route({
    method: 'POST',
    path: `${base}/items/:item/events`,
    verb: 'evidence.log',
    params: item,
    body: eventBody,
    action: (ctx, { params, body }) => recordEvent(ctx, params, body),
  }),
  route({
    method: 'GET',
    path: `${base}/items/:item/receivers`,
    verb: 'evidence.log',
    sensitive: { class: 'people', object: 'evidence:{item}' },
    params: item,
    query: receiversQuery,
    action: async (ctx, { params, query }) =>
      receiverChoices(ctx, { campaign: params.campaign, row: await seenForLog(ctx, params) }, query),
  }),
  route({
    method: 'GET',
    path: `${base}/hand-overs`,
    verb: 'evidence.sign',
    shows: 'oneself',
    params: campaign,
    action: (ctx, { params }) => viewHandOvers(ctx, params.campaign),
  }),
  route({
    method: 'POST',
    path: `${base}/items/:item/events/:event/answer`,
    verb: 'evidence.sign',
    params: event,
    body: answerBody,
    action: (ctx, { params, body }) => answerHandOver(ctx, params, body),
  }),
]

const matrix = [
  route({
    method: 'GET',
    path: `${base}/files/:caseFile/matrix`,
    verb: 'evidence.read',
    sensitive: ofFile,
    params: caseFile,
    action: (ctx, { params }) => viewMatrix(ctx, params),
  }),
  route({
    method: 'GET',
    path: `${base}/files/:caseFile/matrix.xlsx`,
    verb: 'evidence.read',
    sensitive: { ...ofFile, why: 'download' },
    params: caseFile,
    action: (ctx, { params }) => exportMatrix(ctx, params),
  }),
  route({
    method: 'POST',
    path: `${base}/files/:caseFile/facts`,
    verb: 'evidence.write',
    params: caseFile,
    body: factBody,
    action: async (ctx, { params, body }) => created(await writeFact(ctx, params, body)),
  }),
  route({
    method: 'PUT',
    path: `${base}/facts/:fact`,
    verb: 'evidence.write',
    params: fact,
    body: factChange,
    action: (ctx, { params, body }) => changeText(ctx, params, body.text),
  }),
  route({
    method: 'DELETE',
    path: `${base}/facts/:fact`,
    verb: 'evidence.write',
    params: fact,
    action: (ctx, { params }) => removeFact(ctx, params),
  }),
  route({
    method: 'PUT',
    path: `${base}/facts/:fact/targets`,
    verb: 'evidence.write',
    params: fact,
    body: linksBody,
    action: (ctx, { params, body }) => restFact(ctx, params, body.targets),
  }),
]

export const custodyRoutes = [...custody, ...matrix]
