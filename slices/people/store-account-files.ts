import type { Database } from '../../platform/db/database.ts'

export interface AccountFile {
  id: string
  file_hash: string
  file_name: string
  uploaded_by: string
  uploaded_at: string
  rows: number
  errors: number
  kept_by: string | null
  kept_at: string | null
}

type Tables = { account_import: AccountFile }

export async function insertAccountFile(tx: Database, file: Omit<AccountFile, 'kept_by' | 'kept_at'>): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('account_import')
    .values({ ...file, kept_by: null, kept_at: null })
    .execute()
}

export const findAccountFile = (db: Database, id: string): Promise<AccountFile | undefined> =>
  db.withTables<Tables>().selectFrom('account_import').selectAll().where('id', '=', id).executeTakeFirst()

/** Of two at the same moment one gets true. */
export async function keepAccountFile(
  tx: Database,
  id: string,
  { by, at }: { by: string; at: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('account_import')
    .set({ kept_by: by, kept_at: at })
    .where('id', '=', id)
    .where('kept_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}
