import type { Database } from '../../platform/db/database.ts'
import { personNames } from '../people/facts.ts'
import type { SignatureView } from './contract-minutes.ts'
import { signaturesOf } from './store-ceremony.ts'
import type { RoundAt } from './store.ts'

/** Who signed the minutes, how, and by which account: what a post's name alone does not say. */
export async function signatureViews(db: Database, at: RoundAt): Promise<SignatureView[]> {
  const rows = await signaturesOf(db, at)
  const names = await personNames(db, [...new Set(rows.map(({ by }) => by))])
  return rows.map(({ post, minutes_hash: minutesHash, at: signed, hand, by }) => ({
    ...{ post, at: signed, minutesHash, hand, by: names.get(by) ?? by },
  }))
}
