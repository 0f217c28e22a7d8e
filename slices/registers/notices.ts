/** What people hear of their imports when they have left the page: read, kept, or neither. */
import type { Database } from '../../platform/db/database.ts'
import type { Doer } from '../../platform/http/context.ts'
import type { NewNotice, NoticeKind } from '../../platform/notices/notice.ts'
import { notifyOfOwn } from '../../platform/notices/notify.ts'
import { trusted } from './contract.ts'
import { findImport, type ImportRow, type StoredSummary, type Which } from './store.ts'
import type { Difference } from './store-drafts.ts'

export const notices: readonly NoticeKind[] = [
  { kind: 'registers.import-checked', values: ['file', 'register', 'rows', 'errors'] },
  { kind: 'registers.import-failed', values: ['file', 'register'] },
  { kind: 'registers.import-kept', values: ['file', 'register', 'version', 'added', 'changed', 'removed'] },
  { kind: 'registers.import-not-kept', values: ['file', 'register'] },
]

/** Whoever waits so short a time is still there. */
const ROWS_TO_WAIT_FOR = 5_000

type Told = Pick<NewNotice, 'kind' | 'values'>

/** To whoever uploaded it; the files of a first load are the house's own, of which nobody is told. */
async function tell(db: Database, doer: Pick<Doer, 'now'>, { row, told }: { row: ImportRow; told: Told }) {
  if (row.uploaded_by === '') return
  const { campaign, id, file_name: file, register } = row
  const notice = { kind: told.kind, campaign, object: `import:${id}`, values: { file, register, ...told.values } }
  await notifyOfOwn(db, doer.now(), { ...notice, to: { person: row.uploaded_by } })
}

/** A dry run changes nothing, so that no act stands around it. */
export async function tellRead(doer: Pick<Doer, 'db' | 'now'>, which: Which): Promise<void> {
  const row = await findImport(doer.db, which)
  if (row?.status === 'failed')
    await tell(doer.db, doer, { row, told: { kind: 'registers.import-failed', values: {} } })
  if (row?.status !== 'checked') return
  const { errors = 0 } = trusted<Partial<StoredSummary>>(row.summary)
  const rows = row.rows_read
  if (errors === 0 && rows < ROWS_TO_WAIT_FOR) return
  await tell(doer.db, doer, { row, told: { kind: 'registers.import-checked', values: { rows, errors } } })
}

export async function tellKept(
  tx: Database,
  doer: Pick<Doer, 'now'>,
  { row, version, difference }: { row: ImportRow; version: number; difference: Difference },
): Promise<void> {
  const { added, changed, removed } = difference
  await tell(tx, doer, { row, told: { kind: 'registers.import-kept', values: { version, added, changed, removed } } })
}

export const tellNotKept = (doer: Pick<Doer, 'db' | 'now'>, row: ImportRow): Promise<void> =>
  tell(doer.db, doer, { row, told: { kind: 'registers.import-not-kept', values: {} } })
