import { z } from 'zod'
import { created, download, route } from '../../platform/http/route.ts'
import { askCorrection, copyAsJson, copyAsTable, copyName, giveAnswer, viewCorrections, viewMyData } from './my-data.ts'
import { answerBody, askCorrectionBody } from './contract.ts'

/** One's own data name nobody else but who looked at them and who answered: PIPL art. 44, 45. */
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export const myDataRoutes = [
  route({ method: 'GET', path: '/api/my-data', verb: 'people.my-data', shows: 'who-acted', action: viewMyData }),
  route({
    method: 'GET',
    path: '/api/my-data/copy.json',
    verb: 'people.my-data',
    shows: 'who-acted',
    action: async (ctx) => download(await copyAsJson(ctx), { name: `${copyName(ctx)}.json`, type: 'application/json' }),
  }),
  route({
    method: 'GET',
    path: '/api/my-data/copy.xlsx',
    verb: 'people.my-data',
    shows: 'who-acted',
    action: async (ctx) => download(await copyAsTable(ctx), { name: `${copyName(ctx)}.xlsx`, type: xlsx }),
  }),
  route({
    method: 'POST',
    path: '/api/my-data/corrections',
    verb: 'people.my-data',
    body: askCorrectionBody,
    action: async (ctx, { body }) => created(await askCorrection(ctx, body)),
  }),
  route({
    method: 'GET',
    path: '/api/corrections',
    verb: 'people.answer-correction',
    sensitive: { class: 'people', object: 'corrections' },
    action: viewCorrections,
  }),
  route({
    method: 'POST',
    path: '/api/corrections/:id/answer',
    verb: 'people.answer-correction',
    params: z.object({ id: z.coerce.number().int().positive().max(1e15) }),
    body: answerBody,
    action: (ctx, { params, body }) => giveAnswer(ctx, params.id, body.answer),
  }),
]
