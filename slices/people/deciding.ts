/**
 * One administrator cannot be two persons: what is done to an account that decides or sees everything takes a second,
 * independent person. Where there is none yet, it waits out a time in which those who watch may object. Before anybody
 * else has such a post there is nobody to ask or to object: the first administrator founds the installation alone.
 */
import type { Approval } from '../../platform/approvals/approval.ts'
import { askApproval } from '../../platform/approvals/ask.ts'
import type { ApprovalKind } from '../../platform/approvals/kind.ts'
import type { Audit } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { hasSecondPerson } from './independence.ts'
import { coolsAt } from './model-independence.ts'
import { decidingRoles, isDeciding } from './model.ts'
import { isCurrent } from './managed-account.ts'
import { tellAsked } from './notices.ts'
import { allPosts } from './store-accounts.ts'
import { decidersOf, type Decider } from './store-independence.ts'
import { today } from './today.ts'

export type TwoPersonKind = Pick<ApprovalKind, 'kind' | 'decideVerb' | 'objectVerb'> & { days: number }

const decided = { decideVerb: 'people.approve-accounts', objectVerb: 'people.object', days: 14 }

export const twoPersonKinds = {
  givePost: { kind: 'people.give-post', ...decided },
  handOver: { kind: 'people.hand-over', ...decided },
  endPost: { kind: 'people.end-post', ...decided },
  leave: { kind: 'people.leave', ...decided },
  change: { kind: 'people.change-account', ...decided },
  identity: { kind: 'people.link-identity', ...decided },
  recover: { ...decided, kind: 'people.recover', decideVerb: 'people.approve-recovery', days: 3 },
} satisfies Record<string, TwoPersonKind>

/** Has nobody but the asker ever set up an account with such a post? */
async function isFounding(db: Database, ctx: Context): Promise<boolean> {
  const deciders = await decidersOf(db, decidingRoles, today(ctx))
  return deciders.every(({ person }) => person === ctx.person().id)
}

/** Does an act on a post, or an account with posts, of these roles take two? */
export const takesTwo = async (db: Database, ctx: Context, roles: readonly string[]): Promise<boolean> =>
  roles.some(isDeciding) && !(await isFounding(db, ctx))

/** The roles that the person holds now or later. */
export async function rolesHeld(db: Database, ctx: Context, person: string): Promise<string[]> {
  return (await allPosts(db, person)).filter((post) => isCurrent(post, today(ctx))).map(({ role }) => role)
}

export interface DecidingAsk {
  kind: TwoPersonKind
  /** Whose account it is about. */
  person: string
  values: Readonly<Record<string, unknown>>
  reason: string
  /** Whose administrators may agree; absent: the installation's. */
  unit?: string | null
  /** Who may agree besides the installation's. */
  others?: readonly Decider[]
}

/** Asks for the second person, or for objections where there is none. @throws people.reason-needed, approvals.asked-already */
export async function askTwo(tx: Database, ask: DecidingAsk, by: { ctx: Context; audit: Audit }): Promise<void> {
  const { kind, person, values, reason, unit = null, others = [] } = ask
  const now = by.ctx.now()
  if (reason.trim().length < 4) throw problem('people.reason-needed')
  const second = await hasSecondPerson(tx, { asker: by.ctx.person().id, subject: person, now, others })
  const about = { campaign: null, unit, object: `person:${person}`, values: { person, ...values }, reason }
  await askApproval(tx, { kind, ...about, ...(second ? {} : { coolsAt: coolsAt(now) }) }, by)
  await tellAsked(tx, by.ctx, { person, act: kind.kind })
}

/** Whom an ask is about. */
export const subjectOf = ({ values }: Approval): string => String(values['person'])

/**
 * Who asked must still be an administrator, and nobody agrees in the own matter.
 * @throws people.asker-gone, people.not-to-yourself
 */
export async function mustStand(tx: Database, approval: Approval, ctx: Context): Promise<void> {
  if (subjectOf(approval) === ctx.person().id) throw problem('people.not-to-yourself')
  const administrators = await decidersOf(tx, ['administrator'], today(ctx))
  if (!administrators.some(({ person, state }) => person === approval.asked_by && state === 'active'))
    throw problem('people.asker-gone')
}
