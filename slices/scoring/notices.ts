import type { Database } from '../../platform/db/database.ts'
import type { Doer } from '../../platform/http/context.ts'
import type { NoticeKind } from '../../platform/notices/notice.ts'
import { notify } from '../../platform/notices/notify.ts'

export const notices: readonly NoticeKind[] = [
  { kind: 'scoring.run-frozen', values: ['seq', 'purpose'] },
  { kind: 'scoring.run-released', values: ['seq'] },
]

interface Told {
  campaign: string
  run: string
  seq: number
}

/** Everybody who may see the campaign's runs hears of a frozen one; its scores stay closed to units until they are released. */
export const tellFrozen = (tx: Database, doer: Doer, { campaign, run, seq, purpose }: Told & { purpose: string }) =>
  notify(tx, doer, {
    to: { audience: 'scoring.read', unit: null },
    ...{ kind: 'scoring.run-frozen', campaign, object: `run:${run}`, values: { seq, purpose } },
  })

export const tellReleased = (tx: Database, doer: Doer, { campaign, run, seq }: Told) =>
  notify(tx, doer, {
    to: { audience: 'scoring.read', unit: null },
    ...{ kind: 'scoring.run-released', campaign, object: `run:${run}`, values: { seq } },
  })
