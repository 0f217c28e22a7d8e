/** Posts that decide, once a second person has agreed or nobody objected: looked at again, then given, handed over, ended. */
import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { ApprovalKind } from '../../platform/approvals/kind.ts'
import { endOnePartLinks } from '../../platform/auth/link-code-store.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { addDays } from '../../rules/calendar/days.ts'
import { knownUnits } from '../registers/facts.ts'
import { PostToGive } from './contract-accounts.ts'
import { mustStand, subjectOf, twoPersonKinds } from './deciding.ts'
import { accountFacts } from './deciding-facts.ts'
import { knownGroups } from './known-groups.ts'
import { isCurrent } from './managed-account.ts'
import { tellDeciding, tellPostEnded, tellPostGiven } from './notices.ts'
import { end, insertOnce } from './posts.ts'
import { findAccount, findPost, type NewPost } from './store-accounts.ts'
import type { PostRow } from './store-rows.ts'
import { today } from './today.ts'

interface Given {
  ctx: Context
  by: string
  person: string
}

/** @throws people.unit-unknown, people.group-unknown, people.term-wrong, people.state-moved where the person has left */
async function postAgreed(
  tx: Database,
  give: Omit<PostToGive, 'reason'>,
  { ctx, by, person }: Given,
): Promise<NewPost> {
  const { role, unit, group, title, until } = give
  const account = await findAccount(tx, person)
  if (account === undefined || account.state === 'left') throw problem('people.state-moved')
  if (!(await knownUnits(tx)).has(unit)) throw problem('people.unit-unknown', { unit })
  if (group !== null && !(await knownGroups(tx)).has(group)) throw problem('people.group-unknown', { group })
  const from = give.from ?? today(ctx)
  if (until !== null && until < from) throw problem('people.term-wrong', { from, until })
  return {
    ...{ id: randomUUID(), person, role, unit, group_id: group, title, from_day: from, until_day: until },
    ...{ given_by: by, given_at: ctx.now().toISOString() },
  }
}

/** A link that was made while the account decided nothing opens none that does: its holder gets one in two halves. */
async function beginDeciding(tx: Database, post: NewPost): Promise<void> {
  await insertOnce(tx, post)
  await endOnePartLinks(tx, post.person, post.given_at)
}

const giveValues = PostToGive.omit({ reason: true }).extend({ person: z.string() })

export const givePostByTwo: ApprovalKind = {
  ...twoPersonKinds.givePost,
  shows: accountFacts,
  apply: async (tx, approval, { ctx, audit }) => {
    await mustStand(tx, approval, ctx)
    const { person, ...give } = giveValues.parse(approval.values)
    const post = await postAgreed(tx, give, { ctx, by: approval.asked_by, person })
    await beginDeciding(tx, post)
    const { id, role, unit, from_day: from } = post
    audit({ post: id, role, unit, from, askedBy: approval.asked_by }, `person:${person}`)
    await tellPostGiven(tx, ctx, { person, post: id, role, unit, from })
    await tellDeciding(tx, ctx, { person, act: approval.kind })
  },
}

/** The post, where it still runs. @throws people.post-ended */
async function running(tx: Database, id: string, ctx: Context): Promise<PostRow> {
  const post = await findPost(tx, id)
  if (post === undefined || !isCurrent(post, today(ctx))) throw problem('people.post-ended')
  return post
}

const handOverValues = z.object({ post: z.string(), from: z.string() })

export const handOverByTwo: ApprovalKind = {
  ...twoPersonKinds.handOver,
  shows: accountFacts,
  apply: async (tx, approval, { ctx, audit }) => {
    await mustStand(tx, approval, ctx)
    const asked = handOverValues.parse(approval.values)
    const from = asked.from < today(ctx) ? today(ctx) : asked.from
    const to = subjectOf(approval)
    const post = await running(tx, asked.post, ctx)
    const { person, role, unit, group_id: group, title, until_day: until } = post
    const { asked_by: by, reason } = approval
    const next = await postAgreed(
      tx,
      { ...giveValues.pick({ role: true }).parse({ role }), unit, group, title, from, until },
      { ctx, by, person: to },
    )
    await end(tx, post.id, { ctx, by, until: addDays(from, -1), reason, atOnce: from <= today(ctx) })
    await beginDeciding(tx, next)
    await tellPostEnded(tx, ctx, { person, post: post.id, role, unit, until: addDays(from, -1) })
    await tellPostGiven(tx, ctx, { person: to, post: next.id, role, unit, from })
    audit({ from: person, to, begun: next.id, role, unit, day: from, reason, askedBy: by }, `post:${post.id}`)
    await tellDeciding(tx, ctx, { person: to, act: approval.kind })
  },
}

const endValues = z.object({ post: z.string(), until: z.string().nullable() })

export const endPostByTwo: ApprovalKind = {
  ...twoPersonKinds.endPost,
  shows: accountFacts,
  apply: async (tx, approval, { ctx, audit }) => {
    await mustStand(tx, approval, ctx)
    const asked = endValues.parse(approval.values)
    const { id, role, unit, person } = await running(tx, asked.post, ctx)
    const day = today(ctx)
    const until = asked.until === null || asked.until < day ? day : asked.until
    const { asked_by: by, reason } = approval
    await end(tx, id, { ctx, by, until, reason, atOnce: asked.until === null || asked.until < day })
    await tellPostEnded(tx, ctx, { person, post: id, role, unit, until })
    audit({ post: id, role, unit, until, reason, askedBy: by }, `person:${person}`)
    await tellDeciding(tx, ctx, { person, act: approval.kind })
  },
}
