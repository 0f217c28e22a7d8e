import { sql, type Generated } from 'kysely'
import type { Database } from '../db/database.ts'
import type { Approval, ApprovalState } from './approval.ts'

export type ApprovalRow = Omit<Approval, 'values'> & { details: unknown }
type ApprovalTables = { approval: Omit<ApprovalRow, 'state'> & { state: Generated<ApprovalState> } }

type NewApproval = Omit<Approval, 'state' | 'decided_by' | 'decided_post' | 'decided_at' | 'note'>

/** @returns false where the same is asked already. */
export async function insertApproval(tx: Database, { values, ...approval }: NewApproval): Promise<boolean> {
  const done = await tx
    .withTables<ApprovalTables>()
    .insertInto('approval')
    .values({
      ...approval,
      details: JSON.stringify(values),
      decided_by: null,
      decided_post: null,
      decided_at: null,
      note: null,
    })
    .onConflict((oc) => oc.doNothing())
    .executeTakeFirst()
  return (done.numInsertedOrUpdatedRows ?? 0n) > 0n
}

export async function findApproval(db: Database, id: string): Promise<Approval | undefined> {
  const row = await db
    .withTables<ApprovalTables>()
    .selectFrom('approval')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? undefined : approvalOf(row)
}

/** The row is this transaction's until it ends: of two who decide at once the second finds it decided. */
export async function lockApproval(tx: Database, id: string): Promise<Approval | undefined> {
  await sql`select 1 from approval where id = ${id} for update`.execute(tx)
  return findApproval(tx, id)
}

export interface Decision {
  state: Exclude<ApprovalState, 'asked'>
  by: string | null
  post: string | null
  at: string
  note: string | null
}

export async function decideApproval(tx: Database, id: string, { state, by, post, at, note }: Decision): Promise<void> {
  await tx
    .withTables<ApprovalTables>()
    .updateTable('approval')
    .set({ state, decided_by: by, decided_post: post, decided_at: at, note })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .execute()
}

/** Open asks that nobody decided in time become expired. Answers them. */
export async function expireApprovals(tx: Database, now: string): Promise<Approval[]> {
  const rows = await tx
    .withTables<ApprovalTables>()
    .updateTable('approval')
    .set({ state: 'expired', decided_at: now })
    .where('state', '=', 'asked')
    .where('expires_at', '<=', now)
    .returningAll()
    .execute()
  return rows.map(approvalOf)
}

export interface OpenAsk {
  kind: string
  object: string
  campaign: string | null
}

export async function openApproval(db: Database, { kind, object, campaign }: OpenAsk): Promise<Approval | undefined> {
  const row = await db
    .withTables<ApprovalTables>()
    .selectFrom('approval')
    .selectAll()
    .where('kind', '=', kind)
    .where('object', '=', object)
    .where('state', '=', 'asked')
    .where((eb) => (campaign === null ? eb('campaign', 'is', null) : eb('campaign', '=', campaign)))
    .executeTakeFirst()
  return row === undefined ? undefined : approvalOf(row)
}

/** Asks of these kinds in the campaign that still wait. */
export async function openAsks(
  db: Database,
  { campaign, kinds, now }: { campaign: string | null; kinds: readonly string[]; now: Date },
): Promise<Approval[]> {
  const rows = await db
    .withTables<ApprovalTables>()
    .selectFrom('approval')
    .selectAll()
    .where('kind', 'in', [...kinds])
    .where('state', '=', 'asked')
    .where('expires_at', '>', now.toISOString())
    .where((eb) => (campaign === null ? eb('campaign', 'is', null) : eb('campaign', '=', campaign)))
    .orderBy('asked_at')
    .execute()
  return rows.map(approvalOf)
}

/** Whatever is asked about the object and still waits. */
export async function openAsksAbout(db: Database, object: string, now: Date): Promise<Approval[]> {
  const rows = await db
    .withTables<ApprovalTables>()
    .selectFrom('approval')
    .selectAll()
    .where('object', '=', object)
    .where('state', '=', 'asked')
    .where('expires_at', '>', now.toISOString())
    .orderBy('asked_at')
    .execute()
  return rows.map(approvalOf)
}

export const approvalOf = ({ details, ...row }: ApprovalRow): Approval => ({
  ...row,
  values: typeof details === 'object' && details !== null ? Object.fromEntries(Object.entries(details)) : {},
})
