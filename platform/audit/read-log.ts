/**
 * Reads of sensitive data: noted in memory when the answer goes out, written in batches soon after, as entries of the chain
 * 'reads'. A crash loses at most what was read in the last second; a database that is away keeps them waiting.
 */
import type { Database } from '../db/database.ts'
import { inTransaction } from '../db/in-transaction.ts'
import type { Actor } from '../http/actor.ts'
import type { HashName } from '../crypto/suites.ts'
import { canonicalJson } from './canonical.ts'
import { keepUntil } from './kept-values.ts'
import { READ_SUBJECT } from './personal-classes.ts'
import { appendEntry, type NewEntry, type Personal } from './store.ts'

export interface ReadNote {
  /** What was looked at: 'register:officers', 'import:…', 'person:demo-clerk'. Names no one who must be deleted some day. */
  object: string
  /** Class of data: what kind of thing about people it shows. */
  class: string
  /** Whose data, where it is one person's: 'certificate:…', 'person:…'. Kept apart, and deleted on its day. */
  subject?: string
  /** In which way, or what for: 'download'. */
  why?: string
}

export interface Reader {
  actor: Actor | null
  verb: string
  campaign: string | null
  at: Date
}

export interface ReadLog {
  note: (reader: Reader, read: ReadNote) => void
  /** Writes what waits; also called every second. */
  flush: () => Promise<void>
}

/** Of one person's reads of one thing within a minute only the first is noted: a page asks for several parts. */
const SAME_WITHIN_MS = 60_000
const MOST_WAITING = 20_000

interface Waiting {
  reader: Reader
  read: ReadNote
}

export function createReadLog(db: Database, { hash }: { hash?: HashName | undefined } = {}): ReadLog {
  let waiting: Waiting[] = []
  const seen = new Map<string, number>()
  let writing: Promise<void> = Promise.resolve()
  const write = async (): Promise<void> => {
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    try {
      await inTransaction(db, async (tx) => {
        for (const { entry, personal } of batch.map((one) => entryOf(one, hash))) await appendEntry(tx, entry, personal)
      })
    } catch (error) {
      waiting = [...batch, ...waiting].slice(0, MOST_WAITING)
      throw error
    }
  }
  return {
    note: (reader, read) => {
      if (isRepeated(seen, { reader, read })) return
      waiting.push({ reader, read })
    },
    flush: () => {
      writing = writing.catch(() => {}).then(write)
      return writing
    },
  }
}

function isRepeated(seen: Map<string, number>, { reader, read }: Waiting): boolean {
  const key = JSON.stringify([reader.actor?.post, reader.verb, reader.campaign, read.object, read.subject, read.why])
  const now = reader.at.getTime()
  const last = seen.get(key)
  if (last !== undefined && now - last < SAME_WITHIN_MS) return true
  if (seen.size > 10_000) seen.clear()
  seen.set(key, now)
  return false
}

function entryOf({ reader, read }: Waiting, hash: HashName | undefined): { entry: NewEntry; personal: Personal } {
  const { actor, verb, campaign, at } = reader
  const { object, subject, class: kind, why } = read
  const entry: NewEntry = {
    ...{ chain: 'reads', at: at.toISOString(), campaign, verb, object },
    ...{ who: actor?.id ?? null, role: actor?.role ?? null, post: actor?.post ?? null },
    acting_for: actor?.actingFor?.id ?? null,
    summary: canonicalJson({ class: kind, ...(why === undefined ? {} : { why }) }),
  }
  const until = keepUntil(READ_SUBJECT, at)
  const items = subject === undefined ? [] : [{ class: READ_SUBJECT, keepUntil: until, subject, content: { subject } }]
  return { entry, personal: { items, hash } }
}
