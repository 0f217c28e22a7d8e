import { created, route } from '../../platform/http/route.ts'
import { pageQuery } from './contract.ts'
import { answerBody, askBody, takeBackBody } from './contract-questions.ts'
import {
  answerQuestion,
  askQuestion,
  cannedAnswers,
  takeBack,
  takeOver,
  viewQuestion,
  viewQuestions,
} from './questions.ts'
import { base, campaign, one } from './route-parts.ts'

const all = `${base}/questions`

export const questionRoutes = [
  route({
    ...{ method: 'GET', path: all, verb: 'coordination.read', shows: 'who-acted', params: campaign, query: pageQuery },
    action: (ctx, { params, query }) => viewQuestions(ctx, params.campaign, query),
  }),
  route({
    ...{
      method: 'GET',
      path: `${base}/canned-answers`,
      verb: 'coordination.answer',
      shows: 'nobody',
      params: campaign,
    },
    query: pageQuery,
    action: (ctx, { params, query }) => cannedAnswers(ctx, params.campaign, query),
  }),
  route({
    ...{ method: 'GET', path: `${all}/:id`, verb: 'coordination.read', shows: 'who-acted', params: one },
    action: (ctx, { params }) => viewQuestion(ctx, params),
  }),
  route({
    ...{ method: 'POST', path: all, verb: 'coordination.ask', params: campaign, body: askBody },
    action: async (ctx, { params, body }) => created(await askQuestion(ctx, params.campaign, body)),
  }),
  route({
    ...{ method: 'POST', path: `${all}/:id/taking`, verb: 'coordination.answer', params: one },
    action: (ctx, { params }) => takeOver(ctx, params),
  }),
  route({
    ...{ method: 'POST', path: `${all}/:id/answers`, verb: 'coordination.answer', params: one, body: answerBody },
    action: (ctx, { params, body }) => answerQuestion(ctx, params, body),
  }),
  route({
    ...{ method: 'POST', path: `${all}/:id/taking-back`, verb: 'coordination.ask', params: one, body: takeBackBody },
    action: (ctx, { params, body }) => takeBack(ctx, params, body.reason),
  }),
]
