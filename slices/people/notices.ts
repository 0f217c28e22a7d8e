/** What people hear about their own posts and their account. */
import type { Database } from '../../platform/db/database.ts'
import type { Doer } from '../../platform/http/context.ts'
import type { NoticeKind } from '../../platform/notices/notice.ts'
import { notify, notifyOfOwn } from '../../platform/notices/notify.ts'
import { namesByIds } from './store.ts'

export const notices: readonly NoticeKind[] = [
  { kind: 'people.post-given', values: ['role', 'unit', 'from'] },
  { kind: 'people.post-ended', values: ['role', 'unit', 'until'] },
  { kind: 'people.post-lent', values: ['role', 'unit', 'from', 'until'] },
  { kind: 'people.post-lent-out', values: ['role', 'unit', 'from', 'until', 'standIn'] },
  { kind: 'people.account-asked', values: ['act'] },
  { kind: 'people.deciding-changed', values: ['act', 'name'] },
  { kind: 'people.recovered', values: [] },
  { kind: 'people.account-recovered', values: ['name', 'unit'] },
  { kind: 'people.new-device', values: ['device', 'address'] },
]

interface ToldPost {
  person: string
  post: string
  role: string
  unit: string
}

interface Told {
  kind: string
  post: ToldPost
  values: Readonly<Record<string, string>>
}

const tell = (tx: Database, doer: Doer, { kind, post: { person, post, role, unit }, values }: Told): Promise<void> =>
  notify(tx, doer, {
    to: { person },
    ...{ kind, campaign: null, object: `post:${post}`, values: { role, unit, ...values } },
  })

export const tellPostGiven = (tx: Database, doer: Doer, { from, ...post }: ToldPost & { from: string }) =>
  tell(tx, doer, { kind: 'people.post-given', post, values: { from } })

export const tellPostEnded = (tx: Database, doer: Doer, { until, ...post }: ToldPost & { until: string }) =>
  tell(tx, doer, { kind: 'people.post-ended', post, values: { until } })

export const tellPostLent = (tx: Database, doer: Doer, lent: ToldPost & { from: string; until: string }) => {
  const { from, until, ...post } = lent
  return tell(tx, doer, { kind: 'people.post-lent', post, values: { from, until } })
}

/** The holder hears that somebody else lent the post; who lends the own one is not told of it. */
export const tellPostLentOut = (
  tx: Database,
  doer: Doer,
  lent: ToldPost & { from: string; until: string; standIn: string },
) => {
  const { from, until, standIn, ...post } = lent
  return tell(tx, doer, { kind: 'people.post-lent-out', post, values: { from, until, standIn } })
}

/** The person, in case it was somebody else; and everybody who agrees to recoveries there. */
export async function tellRecovered(
  tx: Database,
  doer: Doer,
  { person, name, unit }: { person: string; name: string; unit: string | null },
): Promise<void> {
  const about = { campaign: null, object: `person:${person}` }
  await notifyOfOwn(tx, doer.now(), { to: { person }, kind: 'people.recovered', ...about, values: {} })
  const to = { audience: 'people.approve-recovery', unit }
  await notify(tx, doer, { to, kind: 'people.account-recovered', ...about, values: { name, unit: unit ?? '' } })
}

interface Touched {
  person: string
  /** A verb or kind of approval; its words stand in the catalogue as `touched.<act>`. */
  act: string
}

/** The person hears what is asked about the own account. */
export const tellAsked = (tx: Database, doer: Doer, { person, act }: Touched): Promise<void> =>
  notify(tx, doer, {
    to: { person },
    ...{ kind: 'people.account-asked', campaign: null, object: `person:${person}`, values: { act } },
  })

/** The person, and everybody who watches over such accounts, hear what was done to one. */
export async function tellDeciding(
  tx: Database,
  doer: Pick<Doer, 'actor' | 'now'>,
  { person, act }: Touched,
): Promise<void> {
  const name = (await namesByIds(tx, [person])).get(person) ?? ''
  const about = { kind: 'people.deciding-changed', campaign: null, object: `person:${person}`, values: { act, name } }
  await notify(tx, doer, { to: { audience: 'people.object', unit: null }, ...about })
  await notify(tx, doer, { to: { person }, ...about })
}
