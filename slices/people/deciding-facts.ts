/** What somebody sees of an account before agreeing to what is asked about it. */
import type { Approval } from '../../platform/approvals/approval.ts'
import type { ApprovalFact } from '../../platform/approvals/kind.ts'
import type { Context } from '../../platform/http/context.ts'
import { knownUnits } from '../registers/facts.ts'
import { subjectOf } from './deciding.ts'
import { isCurrent } from './managed-account.ts'
import { handsSince } from './model-independence.ts'
import { namesByIds } from './store.ts'
import { allPosts, findAccount, findPost } from './store-accounts.ts'
import { handsOn } from './store-independence.ts'
import { today } from './today.ts'

export async function accountFacts(approval: Approval, ctx: Context): Promise<ApprovalFact[]> {
  const person = subjectOf(approval)
  const account = await findAccount(ctx.db, person)
  if (account === undefined) return []
  const held = (await allPosts(ctx.db, person)).filter((post) => isCurrent(post, today(ctx)))
  const units = await knownUnits(ctx.db)
  const postWords = ({ role, unit }: { role: string; unit: string }, key: string): ApprovalFact => ({
    ...{ key, value: units.get(unit)?.name ?? unit, words: [`console:role.${role}`] },
  })
  return [
    {
      key: 'account',
      value: `${account.name}（${account.login ?? '—'}）`,
      words: [`people:accounts.stateName.${account.state}`],
    },
    ...(await postAsked(approval, ctx)).map((post) => postWords(post, 'post')),
    ...held.map((post) => postWords(post, 'holds')),
    ...textFacts(approval),
    { key: 'hands', value: await handsWords(ctx, person) },
  ]
}

async function postAsked({ values }: Approval, ctx: Context): Promise<{ role: string; unit: string }[]> {
  const { role, unit, post } = values
  if (typeof role === 'string' && typeof unit === 'string') return [{ role, unit }]
  const found = typeof post === 'string' ? await findPost(ctx.db, post) : undefined
  return found === undefined ? [] : [found]
}

const shownTexts = ['name', 'certificate', 'from', 'until', 'provider'] as const

const textFacts = ({ values }: Approval): ApprovalFact[] =>
  shownTexts.flatMap((key) => {
    const value = values[key]
    return typeof value === 'string' && value !== '' ? [{ key, value }] : []
  })

/** Who had the account in hand lately: they are no second person for it. */
async function handsWords(ctx: Context, person: string): Promise<string> {
  const hands = await handsOn(ctx.db, person, handsSince(ctx.now()))
  const names = await namesByIds(ctx.db, hands)
  return hands.length === 0 ? '—' : hands.map((id) => names.get(id) ?? id).join('、')
}
