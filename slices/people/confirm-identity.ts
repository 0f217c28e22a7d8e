import { act } from '../../platform/audit/act.ts'
import { arrivalById, arrivals, keepIdentity, removeArrival, type KeptArrival } from '../../platform/auth/oidc-store.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { normalLogin } from './account-key.ts'
import type { Arrival, MatchedPerson } from './contract.ts'
import type { MaybeAsked } from './contract-accounts.ts'
import { rolesHeld, takesTwo, twoPersonKinds } from './deciding.ts'
import { askAlone } from './posts.ts'
import type { ConfirmedMatch } from './ways-bodies.ts'
import { tiesWith } from './independence.ts'
import { told } from './single-sign-on.ts'
import { nameAndLogin, personByLogin, unitsAndTitlesOf } from './store.ts'
import { wholeUnitNames } from './unit-names.ts'

const MOST_SHOWN = 200

/** Identities that wait for an administrator, those of providers that are configured no more left out. */
export async function viewArrivals(ctx: Context): Promise<{ arrivals: Arrival[] }> {
  const kept = await arrivals(ctx.db, MOST_SHOWN)
  const views = await Promise.all(kept.map((arrival) => viewOf(ctx, arrival)))
  return { arrivals: views.flatMap((view) => view ?? []) }
}

async function viewOf(ctx: Context, arrival: KeptArrival): Promise<Arrival | undefined> {
  const provider = ctx.providers?.find(({ settings }) => settings.id === arrival.provider)
  if (provider === undefined) return undefined
  const { id, subject, name, login, first_at: firstAt, last_at: lastAt } = arrival
  return {
    ...{ id, subject, name, login, firstAt, lastAt, provider: told(provider) },
    fits: login === null ? null : ((await personWith(ctx, login)) ?? null),
  }
}

async function personWith(ctx: Context, login: string): Promise<MatchedPerson | undefined> {
  const id = await personByLogin(ctx.db, normalLogin(login))
  const found = id === undefined ? undefined : await nameAndLogin(ctx.db, id)
  if (id === undefined || found === undefined || found.state === 'left') return undefined
  const { units } = await unitsAndTitlesOf(ctx.db, id)
  return { id, name: found.name, login: found.login ?? '', units: await wholeUnitNames(units) }
}

/** Whom the administrator means, to be looked at before it is confirmed. @throws people.login-unknown */
export async function matchLogin(ctx: Context, login: string): Promise<MatchedPerson> {
  const found = await personWith(ctx, login)
  if (found === undefined) throw problem('people.login-unknown')
  return found
}

/** Links the identity to that person; nobody confirms for themselves. @throws house.not-found, people.login-unknown */
export async function confirmArrival(ctx: Context, id: string, { login, reason }: ConfirmedMatch): Promise<MaybeAsked> {
  const person = await matchLogin(ctx, login)
  const by = ctx.person().id
  if (person.id === by || (await isOwn(ctx, { person: person.id, arrival: id }))) throw problem('people.identity-own')
  if (await takesTwo(ctx.db, ctx, await rolesHeld(ctx.db, ctx, person.id))) {
    const found = await arrivalById(ctx.db, id)
    if (found === undefined) throw problem('house.not-found')
    const values = { arrival: id, provider: found.provider }
    await askAlone(ctx, { kind: twoPersonKinds.identity, person: person.id, values, reason })
    return { asked: true }
  }
  return act(ctx, { verb: 'people.confirm-identity', object: `person:${person.id}` }, async (tx, audit) => {
    const arrival = await arrivalById(tx, id)
    if (arrival === undefined) throw problem('house.not-found')
    const { issuer, subject, provider } = arrival
    audit({ provider, issuer, reason })
    const linked = { issuer, subject, person: person.id, linked_at: ctx.now().toISOString(), linked_by: by }
    if (!(await keepIdentity(tx, linked))) throw problem('people.identity-taken')
    return { asked: false }
  })
}

/** Another account with the administrator's own certificate, or the administrator's own identity: confirmed, one person would be two. */
async function isOwn(ctx: Context, { person, arrival }: { person: string; arrival: string }): Promise<boolean> {
  const me = ctx.person().id
  const now = ctx.now()
  const [tie] = await tiesWith(ctx.db, { me, now, asks: [{ person, at: now.toISOString() }] })
  const login = (await arrivalById(ctx.db, arrival))?.login ?? null
  const own = await nameAndLogin(ctx.db, me)
  return tie === 'certificate' || (login !== null && normalLogin(login) === own?.login)
}

/** Not one of ours: it waits no more (and waits again if it comes again). @throws house.not-found */
export const dismissArrival = (ctx: Context, id: string): Promise<void> =>
  act(ctx, { verb: 'people.dismiss-identity', object: `arrival:${id}` }, async (tx, audit) => {
    audit({})
    if (!(await removeArrival(tx, id))) throw problem('house.not-found')
  })
