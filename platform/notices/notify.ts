/** How a slice tells people something: inside `act`, so that what did not happen is not told. */
import type { Database } from '../db/database.ts'
import type { Doer } from '../http/context.ts'
import type { NewNotice } from './notice.ts'
import { insertNotice } from './store.ts'

/** `doer.actor` is not told of the own deed. */
export async function notify(tx: Database, doer: Pick<Doer, 'actor' | 'now'>, notice: NewNotice): Promise<void> {
  await insertNotice(tx, { ...notice, by: doer.actor?.id ?? null, at: doer.now().toISOString() })
}

/** For what one must hear of oneself: an import that is done, a sign-in from another device. */
export async function notifyOfOwn(
  tx: Database,
  now: Date,
  notice: NewNotice & { to: { person: string } },
): Promise<void> {
  await insertNotice(tx, { ...notice, by: null, at: now.toISOString() })
}
