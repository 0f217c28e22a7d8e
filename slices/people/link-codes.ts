/**
 * The link of an account that decides has two halves: who made it sees the link, another, independent person the code.
 * Neither can sign in as its holder alone. Where nobody independent is there, who made it sees the code after a day in which
 * everybody who watches may stop it; the account then counts as in that one hand until somebody vouches for it.
 */
import { randomInt } from 'node:crypto'
import { act } from '../../platform/audit/act.ts'
import { keepLinkCode, openTwoPartLinks, tryLinkCode, type TwoPartLink } from '../../platform/auth/link-code-store.ts'
import { endSetUpLinks } from '../../platform/auth/set-up-link-store.ts'
import type { Vault } from '../../platform/auth/vault.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import type { LinkCode } from './contract-accounts.ts'
import { hasSecondPerson, tiesWith } from './independence.ts'
import { coolsAt } from './model-independence.ts'
import { tellDeciding } from './notices.ts'
import { lockPerson } from './store-accounts.ts'

/** Read over the telephone: no letter that looks or sounds like another. 40 bits; five guesses. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 8

const newCode = (): string => Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('')

const digestOf = (vault: Vault, person: string, code: string): string =>
  vault.digest(code.toUpperCase().replaceAll(/[\s-]/g, ''), `link-code:${person}`)

export type WhyNoCode = 'own' | 'maker' | 'tied' | null

/** Why this person may not see the code now; null: may. */
export async function whyNoCode(db: Database, ctx: Context, link: TwoPartLink): Promise<WhyNoCode> {
  const [me, now, maker] = [ctx.person().id, ctx.now(), link.made_by ?? '']
  if (link.person === me) return 'own'
  if (maker !== me) {
    const [tie] = await tiesWith(db, { me, now, asks: [{ person: maker, at: link.made_at }] })
    return tie === undefined ? null : 'tied'
  }
  const isOver = coolsAt(new Date(link.made_at)) <= now
  const second = await hasSecondPerson(db, { asker: me, subject: link.person, now })
  return isOver && !second ? null : 'maker'
}

/** Shown once; a newer one takes its place. @throws house.not-found, people.code-not-yours */
export async function showLinkCode(ctx: Context, person: string): Promise<LinkCode> {
  return act(ctx, { verb: 'people.show-link-code', object: `person:${person}` }, async (tx, audit) => {
    await lockPerson(tx, person)
    const [link] = await openTwoPartLinks(tx, ctx.now(), person)
    if (link === undefined) throw problem('house.not-found')
    if ((await whyNoCode(tx, ctx, link)) !== null) throw problem('people.code-not-yours')
    const [code, by] = [newCode(), ctx.person().id]
    const digest = digestOf(ctx.vault, person, code)
    if (!(await keepLinkCode(tx, link, { digest, by, now: ctx.now() }))) throw problem('house.not-found')
    audit({ same: link.made_by === by })
    await tellDeciding(tx, ctx, { person, act: 'people.show-link-code' })
    return { code: `${code.slice(0, 4)}-${code.slice(4)}`, expires: link.expires_at }
  })
}

/** Whoever watches stops a link in two parts, whatever half of it is out. @throws house.not-found */
export async function stopLink(ctx: Context, person: string, reason: string): Promise<void> {
  await act(ctx, { verb: 'people.stop-link', object: `person:${person}` }, async (tx, audit) => {
    await lockPerson(tx, person)
    const [link] = await openTwoPartLinks(tx, ctx.now(), person)
    if (link === undefined) throw problem('house.not-found')
    await endSetUpLinks(tx, person, { at: ctx.now().toISOString(), reason: 'withdrawn' })
    audit({ reason })
    await tellDeciding(tx, ctx, { person, act: 'people.stop-link' })
  })
}

/** Each guess is counted before it is judged, in a transaction of its own. @throws people.link-code-needed, people.link-code-wrong */
export async function mustKnowCode(
  ctx: Context,
  { secret, person, code }: { secret: string; person: string; code: string | undefined },
): Promise<void> {
  if (code === undefined) throw problem('people.link-code-needed')
  const digest = digestOf(ctx.vault, person, code)
  const outcome = await act(ctx, { verb: 'people.try-link-code', object: `person:${person}` }, async (tx, audit) => {
    const found = await tryLinkCode(tx, secret, { digest, now: ctx.now() })
    audit({ outcome: found })
    if (found === 'ended') await tellDeciding(tx, ctx, { person, act: 'people.try-link-code' })
    return found
  })
  if (outcome !== 'right') throw problem(outcome === 'ended' ? 'people.set-up-link-unusable' : 'people.link-code-wrong')
}
