/** Drafts to finish, printed records whose signed pages are awaited, and texts that two devices wrote (n2.2a). */
import type { Context } from '../../platform/http/context.ts'
import type { WaitingItem, WaitingSource } from '../../platform/http/desk.ts'
import { countRecords } from './store.ts'

async function ownRecords(ctx: Context, campaign: string): Promise<WaitingItem[]> {
  const { drafts, printed, split } = await countRecords(ctx.db, { campaign, territory: ctx.territory })
  const item = (kind: string, count: number, state: WaitingItem['state']): WaitingItem[] =>
    count === 0 ? [] : [{ kind: `records.${kind}`, object: 'records:', values: { count }, state }]
  return [
    ...item('decide-texts', split, 'untouched'),
    ...item('sign-printed', printed, 'begun'),
    ...item('finish-drafts', drafts, 'begun'),
  ]
}

export const waiting: readonly WaitingSource[] = [
  {
    verb: 'records.write',
    kinds: ['records.decide-texts', 'records.sign-printed', 'records.finish-drafts'],
    waitingFor: ownRecords,
  },
]
