/** Keys for programs: named by their owner, bound to a post, some verbs, a campaign, a unit, and days; shown once. */
import { randomUUID } from 'node:crypto'
import { act } from '../../platform/audit/act.ts'
import { hashOfSecret, newSecret } from '../../platform/auth/secret.ts'
import { endToken, insertToken, tokensOf } from '../../platform/auth/token-store.ts'
import { tokenMark } from '../../platform/http/bearer.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { mayBeLent } from './model-delegation.ts'
import type { ApiTokenList, MadeToken, NewToken } from './contract.ts'

/** As many as one person may have at a time: more are forgotten ones. */
const MOST_OPEN = 20
const DAY_MS = 86_400_000

export async function viewTokens(ctx: Context): Promise<ApiTokenList> {
  const now = ctx.now().toISOString()
  const tokens = await tokensOf(ctx.db, ctx.person().id)
  return {
    tokens: tokens.map(({ id, name, post, verbs, campaign, unit, ...token }) => ({
      ...{ id, name, post, verbs, campaign, unit, write: token.writes },
      ...{ createdAt: token.created_at, expiresAt: token.expires_at, usedAt: token.used_at },
      state: token.ended_at !== null ? 'ended' : token.expires_at <= now ? 'expired' : 'open',
    })),
    offer: mayBeLent(ctx.person().role) ? ctx.nameableVerbs() : [],
  }
}

/** @throws people.token-verbs, people.token-unit, people.token-campaign, people.token-many */
export async function makeToken(ctx: Context, asked: NewToken): Promise<MadeToken> {
  await mustBeWithin(ctx, asked)
  const { id: person, post } = ctx.person()
  const [id, token] = [randomUUID(), `${tokenMark}${newSecret()}`]
  const now = ctx.now()
  const expires = new Date(now.getTime() + asked.days * DAY_MS).toISOString()
  const { name, verbs, campaign, unit, write } = asked
  await act(ctx, { verb: 'people.make-token', object: `token:${id}` }, async (tx, audit) => {
    await insertToken(tx, {
      ...{ id, name, person, post, verbs, campaign, unit, writes: write, token_hash: hashOfSecret(token) },
      ...{ created_at: now.toISOString(), expires_at: expires },
    })
    audit({ verbs, campaign, unit, write, expires })
  })
  return { id, token, expiresAt: expires }
}

async function mustBeWithin(ctx: Context, { verbs, campaign, unit }: NewToken): Promise<void> {
  const person = ctx.person()
  if (person.actingFor !== null) throw problem('people.stand-in-cannot-pass-on')
  if (!mayBeLent(person.role)) throw problem('people.post-not-lent')
  const offer = ctx.nameableVerbs().filter(({ keepsToUnits }) => unit === null || keepsToUnits)
  const wrong = verbs.filter((verb) => !offer.some((one) => one.verb === verb))
  if (wrong.length > 0) throw problem('people.token-verbs', { verbs: wrong.join(' ') })
  if (campaign !== null && !ctx.installation.campaigns.some(({ name }) => name === campaign))
    throw problem('people.token-campaign', { campaign })
  if (unit !== null && !(await ctx.territoryOf(person.unit)).has(unit)) throw problem('people.token-unit', { unit })
  const now = ctx.now().toISOString()
  const open = (await tokensOf(ctx.db, person.id)).filter((one) => one.ended_at === null && one.expires_at > now)
  if (open.length >= MOST_OPEN) throw problem('people.token-many', { most: MOST_OPEN })
}

/** @throws house.not-found for a key that is not the person's, or ended before */
export async function endOneToken(ctx: Context, id: string): Promise<void> {
  const person = ctx.person().id
  await act(ctx, { verb: 'people.end-token', object: `token:${id}` }, async (tx, audit) => {
    if (!(await endToken(tx, { id, person, at: ctx.now().toISOString() }))) throw problem('house.not-found')
    audit({})
  })
}
