/**
 * The first day of a real installation: no personas, no default password. The server prints one link; who opens it
 * becomes the first administrator and sets the password by an ordinary set-up link.
 */
import { randomUUID } from 'node:crypto'
import { act } from '../../platform/audit/act.ts'
import { newSecret } from '../../platform/auth/secret.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context, Doer } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import { normalLogin } from './account-key.ts'
import type { FirstAdministrator } from './contract-accounts.ts'
import { makeSetUpLink } from './set-up-links.ts'
import { insertAccount, insertPosts, leaveInvitedAdministrators } from './store-accounts.ts'
import {
  hasAdministrator,
  isFirstLink,
  keepFirstLink,
  keepMode,
  modeByPeople,
  useFirstLink,
  writtenMode,
  type Mode,
} from './store-installation.ts'

export type { Mode } from './store-installation.ts'

/** What the data is, written now where it is new; `asked` undefined: whatever it is, a demonstration where it is new. */
export async function settleMode(doer: Doer, asked: Mode | undefined): Promise<Mode> {
  const written = await writtenMode(doer.db)
  if (written !== undefined) return written
  const mode = (await modeByPeople(doer.db)) ?? asked ?? 'demonstration'
  await act(doer, { verb: 'people.begin', object: 'installation' }, async (tx, audit) => {
    await keepMode(tx, mode, doer.now())
    audit({ mode })
  })
  return mode
}

/** A fresh link, older ones end; undefined once an administrator has set a password. */
export async function makeFirstLink(doer: Doer): Promise<string | undefined> {
  if (await hasAdministrator(doer.db)) return undefined
  const secret = newSecret()
  await act(doer, { verb: 'people.first-link', object: 'installation' }, async (tx, audit) => {
    await keepFirstLink(tx, secret, doer.now())
    audit({})
  })
  return secret
}

/** @throws people.first-link-unusable where it is unknown, used, or somebody is administrator already */
export async function viewFirst(ctx: Context, secret: string): Promise<{ open: true }> {
  if (!(await isFirstLink(ctx.db, secret)) || (await hasAdministrator(ctx.db)))
    throw problem('people.first-link-unusable')
  return { open: true }
}

/** Makes the administrator and answers the secret of the set-up link that goes on with the password. */
export async function makeFirstAdministrator(
  ctx: Context,
  first: FirstAdministrator,
  rootUnit: string,
): Promise<{ secret: string; expires: string }> {
  await viewFirst(ctx, first.secret)
  const person = randomUUID()
  return act(ctx, { verb: 'people.first-administrator', object: `person:${person}` }, async (tx, audit) => {
    await leaveInvitedAdministrators(tx)
    await insertAdministrator(tx, { person, first, unit: rootUnit, now: ctx.now() })
    if (!(await useFirstLink(tx, first.secret, { person, now: ctx.now() }))) throw problem('people.first-link-unusable')
    const link = await makeSetUpLink(tx, { person, why: 'first-use', by: null, now: ctx.now() })
    audit({ role: 'administrator' })
    return { secret: link.secret, expires: link.expires.toISOString() }
  })
}

interface NewAdministrator {
  person: string
  first: FirstAdministrator
  unit: string
  now: Date
}

async function insertAdministrator(tx: Database, { person, first, unit, now }: NewAdministrator): Promise<void> {
  const login = normalLogin(first.login)
  const account = { id: person, name: first.name, login, certificate: null, contact: null, import_id: null, now }
  if (!(await insertAccount(tx, account))) throw problem('people.login-taken', { login })
  const day = dayInShanghai(now.getTime())
  await insertPosts(tx, [
    {
      ...{ id: randomUUID(), person, role: 'administrator' as const, unit, group_id: null, title: null },
      ...{ from_day: day, until_day: null, given_by: null, given_at: now.toISOString() },
    },
  ])
}
