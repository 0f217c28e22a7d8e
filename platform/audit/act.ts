import type { Database } from '../db/database.ts'
import type { Doer } from '../http/context.ts'
import { appendEntry } from './store.ts'

export interface Deed {
  verb: string
  /** What it is done to: 'import:2', 'run:17'. May be told later, by `audit`, where the write makes it. */
  object?: string
  campaign?: string
}

export type AuditValues = Readonly<Record<string, unknown>>

/** Says what the write leaves in the log: values worth telling, and the object where the write made it. */
export type Audit = (values: AuditValues, object?: string) => void

/**
 * The only way to write: the work and its audit entry are one transaction. Inside it use `tx`, never `ctx.db`.
 * @throws whatever the work throws, and when the work leaves nothing in the log; then nothing was written.
 */
export async function act<T>(ctx: Doer, deed: Deed, work: (tx: Database, audit: Audit) => Promise<T>): Promise<T> {
  return ctx.db.transaction().execute(async (tx) => {
    const told: { values: AuditValues; object: string }[] = []
    const done = await work(tx, (values, object = deed.object ?? '') => void told.push({ values, object }))
    if (told.length === 0) throw new Error(`${deed.verb} leaves nothing in the audit log: call audit(…) in the work`)
    for (const { values, object } of told) {
      await appendEntry(tx, {
        at: ctx.now().toISOString(),
        campaign: deed.campaign ?? null,
        who: ctx.actor?.id ?? null,
        role: ctx.actor?.role ?? null,
        verb: deed.verb,
        object,
        summary: canonicalJson(values),
      })
    }
    return done
  })
}

/** JSON with sorted keys, so that the same values always hash alike. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, node: unknown) => {
    if (typeof node === 'bigint') return node.toString()
    if (typeof node !== 'object' || node === null || Array.isArray(node)) return node
    return Object.fromEntries(Object.entries(node).toSorted(([a], [b]) => (a < b ? -1 : 1)))
  })
}
