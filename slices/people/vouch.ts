/**
 * An account that decides and that one hand alone could have opened is no second person for that hand, nor for whoever came
 * from it, until a third who is not of that line has seen its holder and says so; or the operator does at the machine.
 */
import { act, type Acting } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import { openTwoPartLinks } from '../../platform/auth/link-code-store.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import type { FoundedAccount, LinksView, WaitingLink } from './contract-accounts.ts'
import { tiesWith } from './independence.ts'
import { whyNoCode } from './link-codes.ts'
import { coolsAt, handsSince } from './model-independence.ts'
import { tellDeciding } from './notices.ts'
import { normalLogin } from './account-key.ts'
import { namesByIds, personByLogin } from './store.ts'
import { findAccount, lockPerson } from './store-accounts.ts'
import { foundedByOne, keepVouch } from './store-independence.ts'

/** @throws house.not-found, people.not-to-yourself, people.not-third */
export async function vouchFor(ctx: Context, person: string, reason: string): Promise<void> {
  const me = ctx.person().id
  if (me === person) throw problem('people.not-to-yourself')
  await act(ctx, { verb: 'people.vouch', object: `person:${person}` }, async (tx, audit) => {
    await lockPerson(tx, person)
    const hands = await handsNow(tx, person, ctx.now())
    if (hands.length === 0) throw problem('house.not-found')
    const at = ctx.now().toISOString()
    const asks = [person, ...hands].map((one) => ({ person: one, at }))
    const ties = await tiesWith(tx, { me, now: ctx.now(), asks })
    if (ties.some((tie) => tie !== undefined)) throw problem('people.not-third')
    await keepVouch(tx, person, { by: me, at })
    audit({ reason })
    await tellDeciding(tx, ctx, { person, act: 'people.vouch' })
  })
}

/** At the machine, by who runs it. Answers whose account it is; undefined: none in use has this login. */
export async function vouchAtMachine(
  doer: Acting,
  { login, reason }: { login: string; reason: string },
): Promise<string | undefined> {
  const person = await personByLogin(doer.db, normalLogin(login))
  const account = person === undefined ? undefined : await findAccount(doer.db, person)
  if (account?.state !== 'active') return undefined
  const { id, name } = account
  await act(doer, { verb: 'people.vouch', object: `person:${id}` }, async (tx, audit) => {
    await keepVouch(tx, id, { by: null, at: doer.now().toISOString() })
    audit({ reason })
    await tellDeciding(tx, doer, { person: id, act: 'people.vouch' })
  })
  return name
}

async function handsNow(db: Database, person: string, now: Date): Promise<string[]> {
  return (await foundedByOne(db, handsSince(now))).filter((one) => one.person === person).map(({ by }) => by)
}

/** Links that wait for their code, and accounts that wait for somebody who vouches. */
export async function viewLinks(ctx: Context): Promise<LinksView> {
  const links = await openTwoPartLinks(ctx.db, ctx.now())
  const founded = [...Map.groupBy(await foundedByOne(ctx.db, handsSince(ctx.now())), ({ person }) => person)]
  const ids = [
    ...links.flatMap((one) => [one.person, one.made_by, one.code_by]),
    ...founded.flatMap(([person, rows]) => [person, ...rows.map(({ by }) => by)]),
  ]
  const names = await namesByIds(ctx.db, [...new Set(ids.filter((id) => id !== null))])
  const named = (id: string | null): string | null => (id === null ? null : (names.get(id) ?? id))
  const waiting: WaitingLink[] = []
  for (const one of links)
    waiting.push({
      ...{ person: one.person, name: named(one.person) ?? '', why: one.why, expires: one.expires_at },
      ...{ madeBy: named(one.made_by), madeAt: one.made_at, codeBy: named(one.code_by), codeAt: one.code_at },
      ...{ coolsAt: coolsAt(new Date(one.made_at)).toISOString(), whyNot: await whyNoCode(ctx.db, ctx, one) },
    })
  const accounts: FoundedAccount[] = []
  for (const [person, rows] of founded) {
    const hands = rows.map(({ by }) => by)
    accounts.push({
      person,
      name: named(person) ?? '',
      hands: hands.map((id) => named(id) ?? id),
      mayVouch: await isThird(ctx, person, hands),
    })
  }
  return { links: waiting, founded: accounts }
}

async function isThird(ctx: Context, person: string, hands: readonly string[]): Promise<boolean> {
  const [me, now] = [ctx.person().id, ctx.now()]
  if (me === person) return false
  const asks = [person, ...hands].map((one) => ({ person: one, at: now.toISOString() }))
  return (await tiesWith(ctx.db, { me, now, asks })).every((tie) => tie === undefined)
}
