/** The routes of the draw. What is public comes with `publicCases`: which case numbers are published, as another slice knows. */
import { z } from 'zod'
import { created, download, route, type Route } from '../../platform/http/route.ts'
import { recuse, setCandidates, viewCandidates } from './candidates.ts'
import { addPapers, enterDigits, notePresent, viewCeremony, withdrawDigits } from './ceremony.ts'
import { answerObjection, confirmLines, look, object, remind, viewChecks, viewLines, viewObjections } from './checks.ts'
import {
  candidatesBody,
  confirmLinesBody,
  decideObjectionBody,
  digitsBody,
  freezeBody,
  objectionBody,
  page,
  presentBody,
  reasonBody,
  recuseBody,
  resultQuery,
  setRoundBody,
  signBody,
} from './contract.ts'
import { wholeFolder } from './folder.ts'
import { freeze } from './freeze.ts'
import { minutesDocx } from './minutes-docx.ts'
import { minutesOf } from './minutes.ts'
import { paperFile } from './papers.ts'
import type { PublicCases } from './public-cases.ts'
import { publicRoutes } from './public-routes.ts'
import { exportResult, proofFile, replaceDrawn, viewOrder, viewResult } from './result.ts'
import { recordSignature, signMinutes } from './sign-minutes.ts'
import { resetRound, setRound, viewRound, viewRounds } from './rounds.ts'
import { askVoid } from './void.ts'

const campaign = z.object({ campaign: z.string().regex(/^[a-z0-9-]{1,60}$/) })
const round = campaign.extend({ round: z.coerce.number().int().min(1).max(999_999_999) })
const unit = round.extend({ unit: z.string().regex(/^[0-9A-Za-z-]{1,20}$/) })
const paper = round.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })
const finding = page.extend({ find: z.string().max(100).default('') })
const base = '/api/campaigns/:campaign/draw/rounds'
const one = `${base}/:round`
const paperBytes = 30 * 1024 * 1024

const setting = [
  route({
    ...{ method: 'GET', path: base, shows: 'who-acted', verb: 'draw.read', params: campaign },
    action: (ctx, { params }) => viewRounds(ctx, params.campaign),
  }),
  route({
    ...{ method: 'POST', path: base, verb: 'draw.set', params: campaign, body: setRoundBody },
    action: async (ctx, { params, body }) => created(await setRound(ctx, params.campaign, body)),
  }),
  route({
    ...{ method: 'GET', path: one, shows: 'who-acted', verb: 'draw.read', params: round },
    action: (ctx, { params }) => viewRound(ctx, params),
  }),
  route({
    ...{ method: 'PUT', path: one, verb: 'draw.set', params: round, body: setRoundBody },
    action: (ctx, { params, body }) => resetRound(ctx, params, body),
  }),
  route({
    ...{ method: 'POST', path: `${one}/void`, verb: 'draw.ask-void', params: round, body: reasonBody },
    action: (ctx, { params, body }) => askVoid(ctx, params, body.reason),
  }),
]

const candidates = [
  route({
    ...{ method: 'GET', path: `${one}/candidates`, verb: 'draw.candidates', params: round, query: finding },
    sensitive: { class: 'people', object: 'draw-round:{round}' },
    action: (ctx, { params, query }) => viewCandidates(ctx, params, query),
  }),
  route({
    ...{ method: 'PUT', path: `${one}/candidates`, verb: 'draw.set', params: round, body: candidatesBody },
    bodyLimit: 8 * 1024 * 1024,
    action: (ctx, { params, body }) => setCandidates(ctx, params, body),
  }),
  route({
    ...{ method: 'POST', path: `${one}/recusals`, verb: 'draw.set', params: round, body: recuseBody },
    action: (ctx, { params, body }) => recuse(ctx, params, body),
  }),
]

const checking = [
  route({
    ...{ method: 'GET', path: `${one}/checks`, shows: 'who-acted', verb: 'draw.read', params: round },
    action: (ctx, { params }) => viewChecks(ctx, params),
  }),
  route({
    ...{
      method: 'GET',
      path: `${one}/lines/:unit`,
      shows: 'who-acted',
      verb: 'draw.read',
      params: unit,
      query: finding,
    },
    action: (ctx, { params, query }) => viewLines(ctx, params, query),
  }),
  route({
    ...{ method: 'POST', path: `${one}/lines/:unit/look`, verb: 'draw.check', params: unit },
    action: (ctx, { params }) => look(ctx, params),
  }),
  route({
    ...{ method: 'POST', path: `${one}/lines/:unit/confirmation`, verb: 'draw.check', params: unit },
    body: confirmLinesBody,
    action: (ctx, { params, body }) => confirmLines(ctx, params, body.linesHash),
  }),
  route({
    ...{ method: 'POST', path: `${one}/lines/:unit/objections`, verb: 'draw.check', params: unit },
    body: objectionBody,
    action: async (ctx, { params, body }) => created(await object(ctx, params, body)),
  }),
  route({
    ...{ method: 'GET', path: `${one}/objections`, shows: 'who-acted', verb: 'draw.read', params: round },
    action: (ctx, { params }) => viewObjections(ctx, params),
  }),
  route({
    ...{ method: 'POST', path: `${one}/objections/:id/decision`, verb: 'draw.decide-objection' },
    params: round.extend({ id: z.string().regex(/^[0-9A-Za-z-]{8,64}$/) }),
    body: decideObjectionBody,
    action: (ctx, { params: { id, ...at }, body }) => answerObjection(ctx, at, { ...body, id }),
  }),
  route({
    ...{ method: 'POST', path: `${one}/reminders`, verb: 'draw.set', params: round },
    action: (ctx, { params }) => remind(ctx, params),
  }),
  route({
    ...{ method: 'POST', path: `${one}/freeze`, verb: 'draw.freeze', params: round, body: freezeBody },
    action: (ctx, { params, body }) => freeze(ctx, params, body),
  }),
]

const holding = [
  route({
    ...{ method: 'GET', path: `${one}/ceremony`, shows: 'who-acted', verb: 'draw.read-all', params: round },
    action: (ctx, { params }) => viewCeremony(ctx, params),
  }),
  route({
    ...{ method: 'PUT', path: `${one}/present`, verb: 'draw.hold', params: round, body: presentBody },
    action: (ctx, { params, body }) => notePresent(ctx, params, body.present),
  }),
  route({
    ...{ method: 'POST', path: `${one}/digits`, verb: 'draw.enter-digits', params: round, body: digitsBody },
    action: (ctx, { params, body }) => enterDigits(ctx, params, body),
  }),
  route({
    ...{ method: 'POST', path: `${one}/digits/withdrawal`, verb: 'draw.hold', params: round, body: reasonBody },
    action: (ctx, { params, body }) => withdrawDigits(ctx, params, body.reason),
  }),
  route({
    ...{ method: 'POST', path: `${one}/papers`, verb: 'draw.hold', params: round },
    upload: { maxBytes: paperBytes, maxFiles: 10 },
    action: (ctx, { params }) => addPapers(ctx, params),
  }),
  route({
    ...{ method: 'GET', path: `${one}/papers/:sha256/file`, verb: 'draw.read-all', params: paper },
    sensitive: { class: 'raw-file', object: 'draw-round:{round}' },
    action: (ctx, { params }) => paperFile(ctx, params, params.sha256),
  }),
  route({
    ...{ method: 'GET', path: `${one}/minutes`, shows: 'who-acted', verb: 'draw.read-all', params: round },
    action: (ctx, { params }) => minutesOf(ctx, params),
  }),
  route({
    ...{ method: 'GET', path: `${one}/minutes.docx`, shows: 'who-acted', verb: 'draw.read-all', params: round },
    action: async (ctx, { params }) =>
      download(await minutesDocx(await minutesOf(ctx, params)), {
        name: `抽取会议记录-第${params.round}轮.docx`,
        type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      }),
  }),
  route({
    ...{ method: 'POST', path: `${one}/signatures`, verb: 'draw.sign', params: round, body: signBody },
    action: (ctx, { params, body }) => signMinutes(ctx, params, body),
  }),
  route({
    ...{ method: 'POST', path: `${one}/signatures/paper`, verb: 'draw.hold', params: round, body: signBody },
    action: (ctx, { params, body }) => recordSignature(ctx, params, body),
  }),
]

const result = [
  route({
    ...{
      method: 'GET',
      path: `${one}/result`,
      shows: 'who-acted',
      verb: 'draw.read',
      params: round,
      query: resultQuery,
    },
    action: (ctx, { params, query }) => viewResult(ctx, params, query),
  }),
  route({
    ...{ method: 'GET', path: `${one}/result/export.xlsx`, shows: 'nobody', verb: 'draw.read', params: round },
    action: (ctx, { params }) => exportResult(ctx, params),
  }),
  route({
    ...{ method: 'GET', path: `${one}/order`, shows: 'nobody', verb: 'draw.read', params: round },
    query: page.extend({ unit: z.string().max(20).default(''), type: z.string().max(100) }),
    action: (ctx, { params, query: { unit: code, type, ...shown } }) =>
      viewOrder(ctx, { ...params, unit: code, type }, shown),
  }),
  route({
    ...{ method: 'POST', path: `${one}/replacements`, verb: 'draw.replace', params: round },
    upload: { maxBytes: paperBytes, maxFiles: 1 },
    action: async (ctx, { params }) => created(await replaceDrawn(ctx, params)),
  }),
  route({
    ...{ method: 'GET', path: `${one}/proofs/:sha256/file`, verb: 'draw.read', params: paper },
    sensitive: { class: 'raw-file', object: 'draw-round:{round}' },
    action: (ctx, { params }) => proofFile(ctx, params, params.sha256),
  }),
  route({
    ...{ method: 'GET', path: `${one}/folder.zip`, shows: 'who-acted', verb: 'draw.read-all', params: round },
    action: (ctx, { params }) => wholeFolder(ctx, params),
  }),
]

/** @param publicCases which cases are published: the public sees their lines */
export const drawRoutes = (publicCases: PublicCases): readonly Route[] => [
  ...setting,
  ...candidates,
  ...checking,
  ...holding,
  ...result,
  ...publicRoutes(publicCases),
]
