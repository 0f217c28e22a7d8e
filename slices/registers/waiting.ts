/** Imports of one's own that are not done, and registers that nobody has brought in. */
import type { Context } from '../../platform/http/context.ts'
import type { WaitingItem, WaitingSource } from '../../platform/http/desk.ts'
import { registerNames, trusted } from './contract.ts'
import { lastKept, openImports, type ImportRow, type StoredSummary } from './store.ts'

const MOST = 20

async function waitingFor(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const open = await openImports(ctx.db, { campaign, by: ctx.person().id, most: MOST })
  return [...open.map(itemOf), ...(ctx.on === 'campaign' ? [await registersIn(ctx, campaign)] : [])]
}

function itemOf(row: ImportRow): WaitingItem {
  const { errors = 0 } = trusted<Partial<StoredSummary>>(row.summary)
  const what = row.status === 'failed' ? 'failed-import' : errors > 0 ? 'mend-import' : 'keep-import'
  return {
    kind: `registers.${what}`,
    object: `import:${row.id}`,
    values: { file: row.file_name, register: row.register, errors },
    ...{ state: 'begun', since: row.uploaded_at },
  }
}

/** Of the registers, how many have been kept at least once. */
async function registersIn({ db }: Context, campaign: string): Promise<WaitingItem> {
  const kept = await Promise.all(registerNames.map((register) => lastKept(db, campaign, register)))
  const done = kept.filter((row) => row !== undefined).length
  const state = done === 0 ? 'untouched' : done < registerNames.length ? 'begun' : 'done'
  return {
    ...{ kind: 'registers.bring-in', object: 'registers:', values: {}, state },
    parts: { done, of: registerNames.length },
  }
}

export const waiting: readonly WaitingSource[] = [
  {
    verb: 'registers.import',
    kinds: ['registers.mend-import', 'registers.keep-import', 'registers.failed-import', 'registers.bring-in'],
    waitingFor,
  },
]
