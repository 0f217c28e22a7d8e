/** Who decided a reading, when and why (n3.2.1): the versions of the definition remember it, the definition itself only the id. */
import type { Database } from '../../platform/db/database.ts'
import type { Language } from '../../platform/http/problem.ts'
import { dayInShanghai } from '../../rules/calendar/days.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import { personNames } from '../people/facts.ts'
import type { DecisionView } from './contract.ts'
import { readingsByVersion, type ReadingsOfVersion } from './store.ts'

type Entry = Definition['readings'][string]

interface Ask {
  definition: Definition
  /** Instant: decisions made later count for another version. Absent: all that there are. */
  until?: string | undefined
}

/** Reading → who decided it as it stands in this definition; those that nobody has decided are left out. */
export async function decisionsIn(db: Database, { definition, until }: Ask): Promise<Map<string, DecisionView>> {
  const decided = Object.entries(definition.readings).filter(([, { decidedBy }]) => decidedBy !== 'default')
  if (decided.length === 0) return new Map()
  const all = await readingsByVersion(db, definition.id)
  const versions = until === undefined ? all : all.filter(({ madeAt }) => Date.parse(madeAt) <= Date.parse(until))
  const names = await personNames(db, [...new Set(decided.map(([, { decidedBy }]) => decidedBy))])
  return new Map(
    decided.map(([id, entry]) => [
      id,
      { by: names.get(entry.decidedBy) ?? entry.decidedBy, ...deedOf(versions, id, entry) },
    ]),
  )
}

/** The newest version in which a person made the reading what it is; files say who, not when and why. */
function deedOf(versions: readonly ReadingsOfVersion[], id: string, entry: Entry): Omit<DecisionView, 'by'> {
  const isSame = (at: number): boolean => {
    const other = versions[at]?.readings[id]
    return other?.choice === entry.choice && other.decidedBy === entry.decidedBy
  }
  const deed = versions.find(({ madeBy }, at) => madeBy !== null && isSame(at) && !isSame(at + 1))
  return { at: deed?.madeAt ?? null, reason: deed?.why ?? null }
}

/** Reading → "自治区办公室 演示干事（2017-11-02，理由：按属地计算）", for sentences. */
export async function deciderWords(db: Database, ask: Ask, language: Language): Promise<Map<string, string>> {
  const said = ({ by, at, reason }: DecisionView): string => {
    if (at === null) return by
    const day = dayInShanghai(Date.parse(at))
    return language === 'en' ? `${by} (${day}, because: ${reason ?? ''})` : `${by}（${day}，理由：${reason ?? ''}）`
  }
  return new Map([...(await decisionsIn(db, ask))].map(([id, decision]) => [id, said(decision)]))
}
