import { newSecret } from '../../platform/auth/secret.ts'
import { keepSetUpLink, type WhyLinked } from '../../platform/auth/set-up-link-store.ts'
import type { Database } from '../../platform/db/database.ts'

/** A week: long enough for a slip to reach a county by post, short enough that a lost one soon opens nothing. */
const LINK_DAYS = 7

export interface NewSetUpLink {
  person: string
  why: WhyLinked
  /** Who made it; null: the installation itself. */
  by: string | null
  now: Date
  /** Of an account that decides: whoever sees the link alone can do nothing with it. */
  twoPart?: boolean
}

/**
 * One use, seven days, older links of the person end. The address is `/set-up#<secret>`: what stands behind # is sent
 * to no server and stands in no log. Tell the secret once; only its hash is kept. Call inside `act`.
 */
export async function makeSetUpLink(
  tx: Database,
  { person, why, by, now, twoPart = false }: NewSetUpLink,
): Promise<{ secret: string; expires: Date }> {
  const secret = newSecret()
  const expires = new Date(now.getTime() + LINK_DAYS * 86_400_000)
  await keepSetUpLink(tx, secret, {
    ...{ person, why, made_by: by, two_part: twoPart },
    made_at: now.toISOString(),
    expires_at: expires.toISOString(),
  })
  return { secret, expires }
}
