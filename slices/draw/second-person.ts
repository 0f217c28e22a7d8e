/** The seed takes two persons: the second is neither the first nor tied to the first (people: `tiesWith`). */
import type { Database } from '../../platform/db/database.ts'
import type { Doer } from '../../platform/http/context.ts'
import { citing, problem, type Language } from '../../platform/http/problem.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { tiesWith } from '../people/facts.ts'
import type { NotSecond } from './contract.ts'
import { byOf } from './ground.ts'
import { notSecondWords } from './model.ts'
import { clauseOf } from './rounds.ts'
import type { Entry } from './store-ceremony.ts'

/** Who enters; a refusal is in Chinese where no language is said. */
export type Enterer = Doer & { language?: Language | undefined }
type Asker = Pick<Doer, 'actor' | 'now'> & { db: Database }

/** Undefined: independent of who entered first. */
export async function whyNotSecond(asker: Asker, first: Pick<Entry, 'by' | 'at'>): Promise<NotSecond | undefined> {
  const me = byOf(asker)
  if (me === '' || me === first.by) return 'same'
  const [tie] = await tiesWith(asker.db, { me, now: asker.now(), asks: [{ person: first.by, at: first.at }] })
  return tie
}

/** Asked in the transaction of the entry: a tie made a moment ago counts. @throws draw.same-person */
export async function mustBeSecond(
  asker: Asker & Pick<Enterer, 'language'>,
  campaign: string,
  first: Entry,
): Promise<void> {
  const why = await whyNotSecond(asker, first)
  if (why === undefined) return
  const { definition } = await campaignOf(asker.db, campaign)
  const words = notSecondWords[why][asker.language ?? 'zh-CN']
  throw citing(clauseOf(definition), problem('draw.same-person', { why: words }))
}
