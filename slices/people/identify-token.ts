import { findToken, noteTokenUse } from '../../platform/auth/token-store.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Actor } from '../../platform/http/actor.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import { mayBeLent } from './model-delegation.ts'
import { personInPost } from './store.ts'

/** Whom a key stands for now; undefined: unknown, ended, expired, or its owner no longer holds the post. */
export async function actorOfToken(db: Database, secret: string, now: Date): Promise<Actor | undefined> {
  const token = await findToken(db, secret, now)
  if (token === undefined) return undefined
  const person = await personInPost(db, token, dayInShanghai(now.getTime()))
  if (person === undefined || person.actingFor !== null || !mayBeLent(person.role)) return undefined
  await noteTokenUse(db, token, now)
  const { id, name, verbs, campaign, unit, writes: write } = token
  return {
    ...person,
    unit: unit ?? person.unit,
    token: { id, name, verbs, campaign, unit, write, ownerUnit: person.unit },
  }
}
