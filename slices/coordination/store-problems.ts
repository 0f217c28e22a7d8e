/** The register of problems, and minutes as they were signed off. */
import { sql, type RawBuilder } from 'kysely'
import type { Database } from '../../platform/db/database.ts'
import type { Origin, ProblemState, StepKind } from './contract-problems.ts'
import type { Territory } from './store-announcements.ts'
import { among, pattern, within, type Stamp } from './store.ts'

export interface ProblemAt {
  campaign: string
  id: string
}

export type ProblemHead = {
  id: string
  unit: string
  title: string
  clause: string | null
  origin: Origin
  meeting: string | null
  owner: string
  due: string
  state: ProblemState
  steps: number
  raisedBy: string
  raisedAt: string
}

export type StepRow = { place: number; kind: StepKind; body: string; by: string; at: string }

const columns = sql`p.id, p.unit, p.title, p.clause, p.origin, p.meeting, p.owner, p.due, p.state, p.steps,
  p.raised_by as "raisedBy", p.raised_at as "raisedAt"`

/** Whoever reaches the unit, and whoever holds the post that owns it. */
export interface Sight {
  territory: Territory
  post: string
}

const isSeen = ({ territory, post }: Sight): RawBuilder<unknown> =>
  sql`(${within(territory, 'p.unit')} or p.owner = ${post})`

export async function problemSeen(db: Database, at: ProblemAt, sight: Sight): Promise<ProblemHead | undefined> {
  const { rows } = await sql<ProblemHead>`
    select ${columns} from coordination_problem p
    where p.campaign = ${at.campaign} and p.id = ${at.id} and ${isSeen(sight)}`.execute(db)
  return rows[0]
}

export async function lockedProblem(tx: Database, { campaign, id }: ProblemAt): Promise<ProblemHead | undefined> {
  const { rows } = await sql<ProblemHead>`
    select ${columns} from coordination_problem p
    where p.campaign = ${campaign} and p.id = ${id} for update`.execute(tx)
  return rows[0]
}

export interface ProblemsAsk {
  campaign: string
  sight: Sight
  today: string
  find: string
  filter: Readonly<Record<string, readonly string[]>>
}

function byState(ask: ProblemsAsk): RawBuilder<unknown> {
  const [state] = ask.filter['state'] ?? []
  if (state === 'overdue') return sql`p.state = 'open' and p.due < ${ask.today}::date`
  return among('p.state', ask.filter['state'])
}

function fits(ask: ProblemsAsk, without = ''): RawBuilder<unknown> {
  const { campaign, sight, find, filter } = ask
  const found = find === '' ? sql`true` : sql`(p.title ilike ${pattern(find)} or p.clause = ${find})`
  const mine = filter['owner']?.[0] === 'mine' ? sql`p.owner = ${sight.post}` : sql`true`
  return sql`p.campaign = ${campaign} and ${isSeen(sight)} and ${found} and ${mine}
    and ${without === 'state' ? sql`true` : byState(ask)}`
}

export async function pageOfProblems(
  db: Database,
  ask: ProblemsAsk,
  { offset, limit }: { offset: number; limit: number },
): Promise<ProblemHead[]> {
  const { rows } = await sql<ProblemHead>`
    select ${columns} from coordination_problem p where ${fits(ask)}
    order by p.state = 'confirmed', p.state = 'closed', p.due, p.id limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export type StateCounts = { open: number; closed: number; confirmed: number; overdue: number; total: number }

export async function countProblems(db: Database, ask: ProblemsAsk): Promise<StateCounts> {
  const { rows } = await sql<StateCounts>`
    select count(*) filter (where p.state = 'open') as open, count(*) filter (where p.state = 'closed') as closed,
      count(*) filter (where p.state = 'confirmed') as confirmed,
      count(*) filter (where p.state = 'open' and p.due < ${ask.today}::date) as overdue,
      count(*) filter (where ${byState(ask)}) as total
    from coordination_problem p where ${fits(ask, 'state')}`.execute(db)
  return rows[0] ?? { open: 0, closed: 0, confirmed: 0, overdue: 0, total: 0 }
}

export async function stepsOf(db: Database, { campaign, id }: ProblemAt): Promise<StepRow[]> {
  const { rows } = await sql<StepRow>`
    select place, kind, body, said_by as by, said_at as at from coordination_problem_step
    where campaign = ${campaign} and problem = ${id} order by place`.execute(db)
  return rows
}

export type NewProblem = Omit<ProblemHead, 'state' | 'steps' | 'raisedBy' | 'raisedAt'> & Stamp & { body: string }

/** Answers whether it is new: the id is the client's. */
export async function addProblem(tx: Database, campaign: string, made: NewProblem): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into coordination_problem (campaign, id, unit, title, clause, origin, meeting, owner, due, state, steps,
      raised_by, raised_at)
    values (${campaign}, ${made.id}, ${made.unit}, ${made.title}, ${made.clause}, ${made.origin}, ${made.meeting},
      ${made.owner}, ${made.due}::date, 'open', 0, ${made.by}, ${made.at}::timestamptz)
    on conflict do nothing returning id`.execute(tx)
  if (rows.length === 0) return false
  const at = { campaign, id: made.id }
  await addStep(tx, at, { kind: 'raise', body: made.body, by: made.by, at: made.at })
  return true
}

/** Whether what was raised under the id is this very problem by this very person; its owner and day may have moved since. */
export async function isSameProblem(tx: Database, campaign: string, made: NewProblem): Promise<boolean> {
  const { rows } = await sql`
    select from coordination_problem p
    join coordination_problem_step s on s.campaign = p.campaign and s.problem = p.id and s.kind = 'raise'
    where p.campaign = ${campaign} and p.id = ${made.id} and p.raised_by = ${made.by} and p.title = ${made.title}
      and s.body = ${made.body} and p.clause is not distinct from ${made.clause}::text`.execute(tx)
  return rows.length > 0
}

export async function addStep(tx: Database, at: ProblemAt, step: Omit<StepRow, 'place'>): Promise<void> {
  await sql`
    update coordination_problem set steps = steps + 1 where campaign = ${at.campaign} and id = ${at.id}`.execute(tx)
  await sql`
    insert into coordination_problem_step (campaign, problem, place, kind, body, said_by, said_at)
    select ${at.campaign}, ${at.id}, steps, ${step.kind}, ${step.body}, ${step.by}, ${step.at}::timestamptz
    from coordination_problem where campaign = ${at.campaign} and id = ${at.id}`.execute(tx)
}

export async function moveProblem(
  tx: Database,
  at: ProblemAt,
  { state, owner, due }: { state: ProblemState; owner: string; due: string },
): Promise<void> {
  await sql`
    update coordination_problem set state = ${state}, owner = ${owner}, due = ${due}::date
    where campaign = ${at.campaign} and id = ${at.id}`.execute(tx)
}

/** Of meetings, and not confirmed: the next meeting begins with them. */
export async function openOfMeetings(db: Database, campaign: string): Promise<ProblemHead[]> {
  const { rows } = await sql<ProblemHead>`
    select ${columns} from coordination_problem p
    where p.campaign = ${campaign} and p.origin = 'meeting' and p.state = 'open' order by p.due, p.id limit 200`.execute(
    db,
  )
  return rows
}

export type MeetingSigned = {
  id: string
  number: number
  rev: number
  content: unknown
  hash: string
  by: string
  at: string
}

export async function meetingSigned(db: Database, { campaign, id }: ProblemAt): Promise<MeetingSigned | undefined> {
  const { rows } = await sql<MeetingSigned>`
    select id, number, rev, content, hash, signed_by as by, signed_at as at from coordination_meeting
    where campaign = ${campaign} and id = ${id}`.execute(db)
  return rows[0]
}

export async function nextNumber(tx: Database, campaign: string): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${`coordination_meeting:${campaign}`}))`.execute(tx)
  const { rows } = await sql<{ n: number }>`
    select coalesce(max(number), 0) + 1 as n from coordination_meeting where campaign = ${campaign}`.execute(tx)
  return rows[0]?.n ?? 1
}

export async function addMeeting(
  tx: Database,
  campaign: string,
  made: MeetingSigned & { day: string; title: string },
): Promise<void> {
  await sql`
    insert into coordination_meeting (campaign, id, number, rev, day, title, content, hash, signed_by, signed_at)
    values (${campaign}, ${made.id}, ${made.number}, ${made.rev}, ${made.day}::date, ${made.title},
      ${JSON.stringify(made.content)}::jsonb, ${made.hash}, ${made.by}, ${made.at}::timestamptz)`.execute(tx)
}

export type MeetingListed = {
  id: string
  title: string
  day: string | null
  number: number | null
  signedAt: string | null
  actions: number
  openActions: number
}

/** Drafts first, then the newest meeting. */
export async function meetingsOf(
  db: Database,
  campaign: string,
  { drafts }: { drafts: boolean },
): Promise<MeetingListed[]> {
  const { rows } = await sql<MeetingListed>`
    select m.id, m.title, m.day, m.number, m.signed_at as "signedAt", count(p.id) as actions,
      count(p.id) filter (where p.state = 'open') as "openActions"
    from coordination_meeting m left join coordination_problem p on p.campaign = m.campaign and p.meeting = m.id
    where m.campaign = ${campaign} group by m.campaign, m.id
    union all
    select substr(d.object, 9), coalesce(d.content->>'title', ''), (d.content->>'day')::date, null, null,
      jsonb_array_length(d.content->'actions'), 0
    from coordination_draft d where ${drafts} and d.campaign = ${campaign} and d.object like 'meeting:%'
    order by 4 desc nulls first, 1 limit 300`.execute(db)
  return rows
}

export type ProblemsWaiting = { n: number; overdue: number; first: string; due: string }

export async function ownProblems(
  db: Database,
  { campaign, post, today }: { campaign: string; post: string; today: string },
): Promise<ProblemsWaiting | undefined> {
  const { rows } = await sql<ProblemsWaiting>`
    select count(*) as n, count(*) filter (where due < ${today}::date) as overdue, min(id) as first, min(due) as due
    from coordination_problem where campaign = ${campaign} and owner = ${post} and state = 'open'
    having count(*) > 0`.execute(db)
  return rows[0]
}

/** Closed ones that the person raised, or any where `all`. */
export async function closedProblems(
  db: Database,
  { campaign, person, all }: { campaign: string; person: string; all: boolean },
): Promise<{ n: number; first: string } | undefined> {
  const { rows } = await sql<{ n: number; first: string }>`
    select count(*) as n, min(id) as first from coordination_problem
    where campaign = ${campaign} and state = 'closed' and (${all} or raised_by = ${person})
    having count(*) > 0`.execute(db)
  return rows[0]
}
