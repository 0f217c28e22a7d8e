import type { Database } from '../db/database.ts'

/** A kind of object whose history may be read: 'run' of 'run:17'. A slice exports `objects: ObjectKind[]`. */
export interface ObjectKind {
  kind: string
  /** Who has this verb may read the history, as far as its grant reaches. */
  verb: string
  /**
   * The unit that the object is of; '' where it is of no single unit, so that only who sees the whole campaign sees it;
   * undefined: there is none. Absent: whoever has the verb.
   */
  unitOf?: (db: Database, at: { campaign: string; id: string }) => Promise<string | undefined>
}
