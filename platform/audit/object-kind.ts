import type { Database } from '../db/database.ts'
import type { Actor } from '../http/actor.ts'
import type { Language } from '../http/problem.ts'

/** A kind of object whose history may be read: 'run' of 'run:17'. A slice exports `objects: ObjectKind[]`. */
export interface ObjectKind {
  kind: string
  /** Who has this verb may read the history, as far as its grant reaches. */
  verb: string
  /**
   * The unit that the object is of; '' where it is of no single unit, so that only who sees the whole campaign sees it;
   * null: whoever has the verb; undefined: there is none, or none for this reader. Absent: as null, unasked.
   */
  unitOf?: (db: Database, at: ObjectPlace) => Promise<string | null | undefined>
  /** id → what people call it, of those that there are: a file's name and day, the title of a register. */
  names?: (db: Database, ask: NamesAsked) => Promise<ReadonlyMap<string, string>>
}

export interface NamesAsked {
  /** '' where the entry names none. */
  campaign: string
  ids: readonly string[]
  language: Language
}

export interface ObjectPlace {
  campaign: string
  id: string
  reader: Actor
}
