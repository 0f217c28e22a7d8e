/** Asks page by page, as far as a person reaches them; counted by what they mean to the person. */
import { sql, type RawBuilder } from 'kysely'
import { arrayLiteral } from '../db/array-literal.ts'
import type { Database } from '../db/database.ts'
import type { Approval } from './approval.ts'
import { approvalOf, type ApprovalRow } from './store.ts'

/** Waiting for the person's word, asked by the person and open, or over. */
export type ApprovalListName = 'waiting' | 'mine' | 'decided'

export interface ApprovalReach {
  kind: string
  /** null: asks of every unit. */
  units: ReadonlySet<string> | null
}

export interface ApprovalsAsk {
  me: string
  /** Asks of these people and of this post are the person's own: others' word counts. */
  own: { people: readonly string[]; post: string }
  reaches: readonly ApprovalReach[]
  now: Date
  /** Absent: all that the person sees, open ones first. */
  list?: ApprovalListName | undefined
  /** Only asks of this campaign, and of none. */
  campaign?: string | undefined
}

export type ApprovalCounts = Record<ApprovalListName, number>

export async function pageOfApprovals(
  db: Database,
  ask: ApprovalsAsk,
  { offset, limit }: { offset: number; limit: number },
): Promise<Approval[]> {
  const within = ask.list === undefined ? sql`true` : meaning(ask)[ask.list]
  const { rows } = await sql<ApprovalRow>`
    select * from approval where ${seen(ask)} and ${within}
    order by ${isOpen(ask)} desc, asked_at desc, id limit ${limit} offset ${offset}`.execute(db)
  return rows.map(approvalOf)
}

export async function countApprovals(db: Database, ask: ApprovalsAsk): Promise<ApprovalCounts & { all: number }> {
  const { waiting, mine, decided } = meaning(ask)
  const { rows } = await sql<ApprovalCounts & { all: number }>`
    select count(*) as "all", count(*) filter (where ${waiting}) as waiting, count(*) filter (where ${mine}) as mine,
      count(*) filter (where ${decided}) as decided
    from approval where ${seen(ask)}`.execute(db)
  return rows[0] ?? { all: 0, waiting: 0, mine: 0, decided: 0 }
}

const texts = (all: Iterable<string>): RawBuilder<unknown> => sql`any(${arrayLiteral([...all])}::text::text[])`

function reached({ reaches }: ApprovalsAsk): RawBuilder<unknown> {
  const everywhere = reaches.filter(({ units }) => units === null).map(({ kind }) => kind)
  const parts = reaches.flatMap(({ kind, units }) =>
    units === null ? [] : [sql`(kind = ${kind} and (unit is null or unit = ${texts(units)}))`],
  )
  return sql`(${sql.join([sql`kind = ${texts(everywhere)}`, ...parts], sql` or `)})`
}

function seen(ask: ApprovalsAsk): RawBuilder<unknown> {
  const campaign = ask.campaign === undefined ? sql`true` : sql`(campaign is null or campaign = ${ask.campaign})`
  return sql`(asked_by = ${ask.me} or ${reached(ask)}) and ${campaign}`
}

const isOpen = ({ now }: ApprovalsAsk): RawBuilder<unknown> =>
  sql`(state = 'asked' and expires_at > ${now.toISOString()}::timestamptz)`

function meaning(ask: ApprovalsAsk): Record<ApprovalListName, RawBuilder<unknown>> {
  const open = isOpen(ask)
  const isOwn = sql`(asked_by = ${texts(ask.own.people)} or asked_post = ${ask.own.post})`
  return {
    waiting: sql`${open} and not ${isOwn} and ${reached(ask)}`,
    mine: sql`${open} and asked_by = ${ask.me}`,
    decided: sql`not ${open}`,
  }
}
