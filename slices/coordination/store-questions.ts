/** Questions with their answers. The asking unit's are its own; a published one is everybody's, without who asked. */
import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import type { QuestionState } from './contract-questions.ts'
import type { Territory } from './store-announcements.ts'
import { among, pattern, within, type Stamp } from './store.ts'

export interface QuestionAt {
  campaign: string
  id: string
}

export type QuestionHead = {
  id: string
  unit: string
  clause: string | null
  body: string
  namesUnit: boolean
  state: QuestionState
  publicBody: string | null
  takenBy: string | null
  takenAt: string | null
  askedBy: string
  askedAt: string
  covered: boolean
}

export type AnswerRow = {
  place: number
  body: string
  reuses: string | null
  why: string | null
  published: boolean
  by: string
  at: string
}

const columns = sql`q.id, q.unit, q.clause, q.body, q.names_unit as "namesUnit", q.state, q.public_body as "publicBody",
  q.taken_by as "takenBy", q.taken_at as "takenAt", q.asked_by as "askedBy", q.asked_at as "askedAt"`

const isSeen = (territory: Territory): RawBuilder<unknown> =>
  sql`(${within(territory, 'q.unit')} or q.state = 'published')`

export async function questionSeen(
  db: Database,
  { campaign, id }: QuestionAt,
  territory: Territory,
): Promise<QuestionHead | undefined> {
  const { rows } = await sql<QuestionHead>`
    select ${columns}, ${within(territory, 'q.unit')} as covered from question q
    where q.campaign = ${campaign} and q.id = ${id} and ${isSeen(territory)}`.execute(db)
  return rows[0]
}

export async function lockedQuestion(tx: Database, { campaign, id }: QuestionAt): Promise<QuestionHead | undefined> {
  const { rows } = await sql<QuestionHead>`
    select ${columns}, true as covered from question q
    where q.campaign = ${campaign} and q.id = ${id} for update`.execute(tx)
  return rows[0]
}

export interface QuestionsAsk {
  campaign: string
  territory: Territory
  find: string
  filter: Readonly<Record<string, readonly string[]>>
}

/** A reader beyond the asking unit finds only what is published: not by the words of an answer that stayed the unit's own. */
function fits({ campaign, territory, find, filter }: QuestionsAsk, without = ''): RawBuilder<unknown> {
  const like = pattern(find)
  const inAnswer = sql`exists (select from question_answer a where a.campaign = q.campaign and a.question = q.id
    and (a.published or ${within(territory, 'q.unit')}) and a.body ilike ${like})`
  const found =
    find === ''
      ? sql`true`
      : sql`(coalesce(q.public_body, q.body) ilike ${like} or q.clause = ${find} or ${inAnswer}
          or (${within(territory, 'q.unit')} and q.body ilike ${like}))`
  const state = without === 'state' ? sql`true` : among('q.state', filter['state'])
  return sql`q.campaign = ${campaign} and ${isSeen(territory)} and ${found} and ${state}
    and ${among('q.clause', filter['clause'])}`
}

export type QuestionListed = QuestionHead & { answer: string | null; answeredAt: string | null; answers: number }

export async function pageOfQuestions(
  db: Database,
  ask: QuestionsAsk,
  { offset, limit }: { offset: number; limit: number },
): Promise<QuestionListed[]> {
  const { rows } = await sql<QuestionListed>`
    select ${columns}, ${within(ask.territory, 'q.unit')} as covered, a.body as answer, a.answered_at as "answeredAt",
      coalesce(a.place, 0) as answers
    from question q left join lateral (
      select a.body, a.answered_at, a.place from question_answer a
      where a.campaign = q.campaign and a.question = q.id order by a.place desc limit 1) a on true
    where ${fits(ask)}
    order by q.state = 'waiting' desc, q.asked_at desc, q.id limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export async function countQuestions(db: Database, ask: QuestionsAsk): Promise<{ state: QuestionState; n: number }[]> {
  const { rows } = await sql<{ state: QuestionState; n: number }>`
    select q.state, count(*) as n from question q where ${fits(ask, 'state')} group by q.state`.execute(db)
  return rows
}

export async function answersOf(db: Database, { campaign, id }: QuestionAt): Promise<AnswerRow[]> {
  const { rows } = await sql<AnswerRow>`
    select place, body, reuses, why, published, answered_by as by, answered_at as at from question_answer
    where campaign = ${campaign} and question = ${id} order by place desc`.execute(db)
  return rows
}

type NewQuestion = Pick<QuestionHead, 'id' | 'unit' | 'clause' | 'body' | 'namesUnit'> & Stamp

/** Answers whether it is new: the id is the client's. */
export async function addQuestion(tx: Database, campaign: string, made: NewQuestion): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into question (campaign, id, unit, clause, body, names_unit, state, asked_by, asked_at)
    values (${campaign}, ${made.id}, ${made.unit}, ${made.clause}, ${made.body}, ${made.namesUnit}, 'waiting',
      ${made.by}, ${made.at}::timestamptz)
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** Whether what stands under the id is this very question of this very person: sent again, not another one. */
export async function isSameQuestion(tx: Database, campaign: string, made: NewQuestion): Promise<boolean> {
  const { rows } = await sql`
    select from question
    where campaign = ${campaign} and id = ${made.id} and unit = ${made.unit} and asked_by = ${made.by}
      and body = ${made.body} and names_unit = ${made.namesUnit}
      and clause is not distinct from ${made.clause}::text`.execute(tx)
  return rows.length > 0
}

export async function takeQuestion(tx: Database, at: QuestionAt, { by, at: when }: Stamp): Promise<void> {
  await sql`
    update question set taken_by = ${by}, taken_at = ${when}::timestamptz
    where campaign = ${at.campaign} and id = ${at.id}`.execute(tx)
}

interface StateMade {
  state: QuestionState
  clause?: string | null
  publicBody?: string | null
}

export async function setState(tx: Database, at: QuestionAt, { state, clause, publicBody }: StateMade): Promise<void> {
  await sql`
    update question set state = ${state}, clause = coalesce(${clause ?? null}, clause),
      public_body = coalesce(${publicBody ?? null}, public_body)
    where campaign = ${at.campaign} and id = ${at.id}`.execute(tx)
}

export async function addAnswer(tx: Database, at: QuestionAt, made: AnswerRow): Promise<void> {
  await sql`
    insert into question_answer (campaign, question, place, body, reuses, why, published, answered_by, answered_at)
    values (${at.campaign}, ${at.id}, ${made.place}, ${made.body}, ${made.reuses}, ${made.why}, ${made.published},
      ${made.by}, ${made.at}::timestamptz)`.execute(tx)
}

export type WaitingQuestions = { n: number; taken: number; since: string; first: string }

export async function waitingQuestions(db: Database, campaign: string): Promise<WaitingQuestions | undefined> {
  const { rows } = await sql<WaitingQuestions>`
    select count(*) as n, count(taken_by) as taken, min(asked_at) as since, min(id) as first from question
    where campaign = ${campaign} and state = 'waiting' having count(*) > 0`.execute(db)
  return rows[0]
}
