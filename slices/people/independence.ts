/** Two persons are two: asked by every act that takes a second one (server only). */
import type { Database } from '../../platform/db/database.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import { handsSince, rolesThatAgree, type Tie } from './model-independence.ts'
import { decidersOf, tiesOf, type Decider } from './store-independence.ts'

export interface Pairs {
  me: string
  now: Date
  /** Who asked, and when. */
  asks: readonly { person: string; at: string }[]
}

/** For each ask what ties its asker to me; undefined: independent. */
export async function tiesWith(db: Database, { me, now, asks }: Pairs): Promise<(Tie | undefined)[]> {
  const rows = await tiesOf(db, { me, since: handsSince(now), others: asks })
  const found = new Map(rows.map(({ n, tie }) => [n, tie]))
  return asks.map((_, place) => found.get(place + 1))
}

export interface SecondPersonAsk {
  asker: string
  /** Whose account it is about: that person does not agree in the own matter, unless suspended (and so silenced). */
  subject: string
  now: Date
  /** Who may agree to this besides administrators of the installation and the leadership. */
  others?: readonly Decider[]
}

/** Is there anybody who may agree and is independent of the asker? A suspended one counts: silencing opens no way. */
export async function hasSecondPerson(db: Database, ask: SecondPersonAsk): Promise<boolean> {
  const { asker, subject, now, others: more = [] } = ask
  const found = [...(await decidersOf(db, rolesThatAgree, dayInShanghai(now.getTime()))), ...more]
  const others = found.filter(({ person, state }) => person !== asker && (person !== subject || state === 'suspended'))
  const at = now.toISOString()
  const ties = await tiesWith(db, { me: asker, now, asks: others.map(({ person }) => ({ person, at })) })
  return others.some((_, place) => ties[place] === undefined)
}
