/** Questions of units, answered to one or published to all; an answer that no longer stands is superseded, never changed. */
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { notify } from '../../platform/notices/notify.ts'
import { personNames } from '../people/facts.ts'
import type { PageQuery } from './contract.ts'
import type {
  AnswerBody,
  AskBody,
  CannedAnswer,
  QuestionPage,
  QuestionRow,
  QuestionState,
  QuestionView,
} from './contract-questions.ts'
import { mustBeClauses, unitNames } from './places.ts'
import { filterOf } from './receipts.ts'
import {
  addAnswer,
  addQuestion,
  isSameQuestion,
  answersOf,
  countQuestions,
  lockedQuestion,
  pageOfQuestions,
  questionSeen,
  setState,
  takeQuestion,
  type QuestionAt,
  type QuestionHead,
  type QuestionListed,
  type QuestionsAsk,
} from './store-questions.ts'

const askOf = (ctx: Context, campaign: string, { find, filter }: PageQuery): QuestionsAsk => ({
  ...{ campaign, territory: ctx.territory, find, filter: filterOf(filter) },
})

/** Whoever does not reach the unit reads the public wording, and the unit only where it agreed. */
async function rowsOf(ctx: Context, rows: readonly QuestionListed[]): Promise<QuestionRow[]> {
  const units = await unitNames(ctx)
  const names = await personNames(ctx.db, [...new Set(rows.map(({ takenBy }) => takenBy ?? ''))])
  return rows.map((row) => ({
    ...{ id: row.id, clause: row.clause, state: row.state, askedAt: row.askedAt, isOwn: row.covered },
    unitName: row.covered || row.namesUnit ? (units.get(row.unit)?.name ?? row.unit) : null,
    body: row.covered ? row.body : (row.publicBody ?? ''),
    takenBy: row.covered && row.takenBy !== null ? (names.get(row.takenBy) ?? null) : null,
    answer: row.answer === null || row.answeredAt === null ? null : { body: row.answer, at: row.answeredAt },
    answers: row.answers,
  }))
}

export async function viewQuestions(ctx: Context, campaign: string, query: PageQuery): Promise<QuestionPage> {
  const ask = askOf(ctx, campaign, query)
  const counted = new Map((await countQuestions(ctx.db, ask)).map(({ state, n }) => [state, n]))
  const count = (state: QuestionState): number => counted.get(state) ?? 0
  const chosen = ask.filter['state'] ?? []
  const total = [...counted].reduce(
    (sum, [state, n]) => sum + (chosen.length === 0 || chosen.includes(state) ? n : 0),
    0,
  )
  return {
    total,
    states: {
      ...{ waiting: count('waiting'), answered: count('answered') },
      ...{ published: count('published'), 'taken-back': count('taken-back') },
    },
    rows: await rowsOf(ctx, await pageOfQuestions(ctx.db, ask, query)),
    may: {
      ask: await ctx.reaches('coordination.ask', ctx.person().unit),
      answer: await ctx.reaches('coordination.answer', null),
    },
  }
}

/** @throws house.not-found */
async function seen(ctx: Context, at: QuestionAt): Promise<QuestionHead> {
  const head = await questionSeen(ctx.db, at, ctx.territory)
  if (head === undefined) throw problem('house.not-found')
  return head
}

/** @throws house.not-found */
export async function viewQuestion(ctx: Context, at: QuestionAt): Promise<QuestionView> {
  const head = await seen(ctx, at)
  const all = await answersOf(ctx.db, at)
  // An answer that was the unit's alone stays so, also where a later one was published.
  const rows = head.covered ? all : all.filter(({ published }) => published)
  const [row] = await rowsOf(ctx, [{ ...head, answer: null, answeredAt: null, answers: rows.length }])
  const names = await personNames(ctx.db, [head.askedBy, ...rows.map(({ by }) => by)])
  const newest = all[0]?.place ?? 0
  const mayAnswer = (await ctx.reaches('coordination.answer', null)) && head.state !== 'taken-back'
  if (row === undefined) throw problem('house.not-found')
  const { answer: _answer, answers: _answers, ...shown } = row
  return {
    ...shown,
    body: head.publicBody ?? shown.body,
    asked: head.covered ? head.body : null,
    askedBy: head.covered ? (names.get(head.askedBy) ?? head.askedBy) : null,
    ...{ namesUnit: head.covered ? head.namesUnit : null, takenAt: head.covered ? head.takenAt : null },
    answers: rows.map(({ published: _published, by, ...one }) => ({
      ...{ ...one, by: names.get(by) ?? by, superseded: one.place < newest },
    })),
    may: {
      ...{ answer: mayAnswer, take: mayAnswer && head.state === 'waiting' && head.takenBy !== ctx.person().id },
      takeBack:
        head.state === 'waiting' &&
        head.unit === ctx.person().unit &&
        (await ctx.reaches('coordination.ask', head.unit)),
    },
  }
}

/** Safe to repeat: the id is the client's. @throws coordination.clause-unknown, coordination.sent-otherwise */
export async function askQuestion(ctx: Context, campaign: string, body: AskBody): Promise<void> {
  if (body.clause !== null) await mustBeClauses(ctx, campaign, [body.clause])
  const { id: by, unit } = ctx.person()
  if (!ctx.covers(unit)) throw problem('house.not-found')
  const units = await unitNames(ctx)
  await act(ctx, { verb: 'coordination.ask', campaign, object: `question:${body.id}` }, async (tx, audit) => {
    const made = { ...body, unit, by, at: ctx.now().toISOString() }
    if (!(await addQuestion(tx, campaign, made))) {
      if (!(await isSameQuestion(tx, campaign, made))) throw problem('coordination.sent-otherwise')
      return audit({ again: true })
    }
    await notify(tx, ctx, {
      ...{ to: { audience: 'coordination.answer', unit: null }, kind: 'coordination.asked', campaign },
      ...{ values: { unit: units.get(unit)?.name ?? unit }, object: `question:${body.id}` },
    })
    return audit({ unit, rule: body.clause })
  })
}

/** Locked, in one of these states, else it has moved. */
async function inState(tx: Context['db'], at: QuestionAt, states: readonly QuestionState[]): Promise<QuestionHead> {
  const head = await lockedQuestion(tx, at)
  if (head === undefined) throw problem('house.not-found')
  if (!states.includes(head.state)) throw problem('coordination.question-moved')
  return head
}

/** Who takes it answers it; another one of the office may take it over. @throws house.not-found, coordination.question-moved */
export async function takeOver(ctx: Context, at: QuestionAt): Promise<void> {
  const deed = { verb: 'coordination.take-question', campaign: at.campaign, object: `question:${at.id}` }
  await act(ctx, deed, async (tx, audit) => {
    await inState(tx, at, ['waiting'])
    await takeQuestion(tx, at, { by: ctx.person().id, at: ctx.now().toISOString() })
    audit({})
  })
}

/** By the asking unit, while nobody answered. @throws house.not-found, coordination.question-moved */
export async function takeBack(ctx: Context, at: QuestionAt, reason: string): Promise<void> {
  const { unit } = await seen(ctx, at)
  if (unit !== ctx.person().unit) throw problem('house.not-found')
  const deed = { verb: 'coordination.take-back', campaign: at.campaign, object: `question:${at.id}` }
  await act(ctx, deed, async (tx, audit) => {
    await inState(tx, at, ['waiting'])
    await setState(tx, at, { state: 'taken-back' })
    audit({ reason })
  })
}

/** To the unit alone or to all. A later answer supersedes: the earlier one stays readable. */
export async function answerQuestion(ctx: Context, at: QuestionAt, body: AnswerBody): Promise<void> {
  if (body.clause !== null) await mustBeClauses(ctx, at.campaign, [body.clause])
  const deed = { verb: 'coordination.answer', campaign: at.campaign, object: `question:${at.id}` }
  const stamp = { by: ctx.person().id, at: ctx.now().toISOString() }
  await act(ctx, deed, async (tx, audit) => {
    const head = await inState(tx, at, ['waiting', 'answered', 'published'])
    await mustHaveSeen(tx, at, { head, body, by: stamp.by })
    const [newest] = await answersOf(tx, at)
    const place = (newest?.place ?? 0) + 1
    const published = body.publish || head.state === 'published'
    const why = place === 1 ? null : body.why
    await addAnswer(tx, at, { place, body: body.body, reuses: body.reuses, why, published, ...stamp })
    const publicBody = published ? body.publicBody || (head.publicBody ?? head.body) : null
    await setState(tx, at, { state: published ? 'published' : 'answered', clause: body.clause, publicBody })
    await tellAnswer(ctx, tx, { at, head, published })
    audit({ version: place, write: published })
  })
}

/** @throws coordination.question-moved, taken-by, incomplete */
async function mustHaveSeen(
  tx: Context['db'],
  at: QuestionAt,
  { head, body, by }: { head: QuestionHead; body: AnswerBody; by: string },
): Promise<void> {
  const answers = (await answersOf(tx, at)).length
  if (answers !== body.seen) throw problem('coordination.question-moved')
  if (answers > 0 && body.why.length < 4) throw problem('coordination.why-needed')
  if (head.state !== 'waiting' || head.takenBy === null || head.takenBy === by) return
  const names = await personNames(tx, [head.takenBy])
  throw problem('coordination.taken-by', { name: names.get(head.takenBy) ?? head.takenBy })
}

async function tellAnswer(
  ctx: Context,
  tx: Context['db'],
  { at, head, published }: { at: QuestionAt; head: QuestionHead; published: boolean },
): Promise<void> {
  const notice = { campaign: at.campaign, object: `question:${at.id}`, values: { clause: head.clause ?? '' } }
  await notify(tx, ctx, { ...notice, to: { person: head.askedBy }, kind: 'coordination.answered' })
  if (!published) return
  await notify(tx, ctx, {
    ...{ ...notice, kind: 'coordination.answer-published' },
    to: { audience: 'coordination.receive', unit: null },
  })
}

const MOST_CANNED = 30

/** Earlier answers that could serve again: of the same clause, or with the word looked for. */
export async function cannedAnswers(
  ctx: Context,
  campaign: string,
  query: PageQuery,
): Promise<{ answers: CannedAnswer[] }> {
  const ask = { ...askOf(ctx, campaign, query), territory: null }
  const rows = await pageOfQuestions(ctx.db, ask, { offset: 0, limit: 200 })
  const answers = rows.flatMap(({ id, clause, body, publicBody, answer }) =>
    answer === null ? [] : [{ question: id, clause, body: publicBody ?? body, answer }],
  )
  return { answers: answers.slice(0, MOST_CANNED) }
}
