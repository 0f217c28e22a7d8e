import type { Database } from '../../platform/db/database.ts'
import type { RecoveryView } from './contract-accounts.ts'

type Tables = {
  recovery: { approval: string; person: string; agreed_by: string; agreed_at: string; shown_at: string | null }
  person: { id: string; name: string; login: string | null }
}

export async function agreeRecovery(
  tx: Database,
  { approval, person, by, at }: { approval: string; person: string; by: string; at: string },
): Promise<void> {
  const row = { approval, person, agreed_by: by, agreed_at: at, shown_at: null }
  await tx.withTables<Tables>().insertInto('recovery').values(row).execute()
}

/** Agreed to by this person, the link not fetched yet. */
export async function openRecoveries(db: Database, by: string): Promise<RecoveryView[]> {
  const rows = await db
    .withTables<Tables>()
    .selectFrom('recovery')
    .innerJoin('person', 'person.id', 'recovery.person')
    .select(['approval', 'name', 'login', 'agreed_at'])
    .where('agreed_by', '=', by)
    .where('shown_at', 'is', null)
    .orderBy('agreed_at')
    .execute()
  return rows.map(({ agreed_at: agreedAt, ...row }) => ({ ...row, agreedAt }))
}

/** Whose link it is, the first time only. */
export async function showRecovery(
  tx: Database,
  approval: string,
  { by, at }: { by: string; at: string },
): Promise<string | undefined> {
  const row = await tx
    .withTables<Tables>()
    .updateTable('recovery')
    .set({ shown_at: at })
    .where('approval', '=', approval)
    .where('agreed_by', '=', by)
    .where('shown_at', 'is', null)
    .returning('person')
    .executeTakeFirst()
  return row?.person
}
