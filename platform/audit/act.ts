import type { Database } from '../db/database.ts'
import { inTransaction } from '../db/in-transaction.ts'
import type { Doer } from '../http/context.ts'
import { canonicalJson } from './canonical.ts'
import { splitValues, type AuditValues } from './kept-values.ts'
import { appendEntry, type PersonalContent } from './store.ts'

export { canonicalJson } from './canonical.ts'
export type { AuditValues } from './kept-values.ts'

/** What an act is done with: also a command at the machine has it. */
export type Acting = Pick<Doer, 'db' | 'now' | 'actor' | 'signer'>

export interface Deed {
  verb: string
  /** What it is done to: 'import:2', 'run:17'. May be told later, by `audit`, where the write makes it. */
  object?: string
  campaign?: string
}

/**
 * Says what the write leaves in the log: values worth telling, and the object where the write made it. What people typed and
 * what tells of a person is kept apart by the values' names (`kept-values.ts`): the entry carries only its salted digest.
 * `personal`: content whose time or subject is not the usual.
 */
export type Audit = (values: AuditValues, object?: string, personal?: readonly PersonalContent[]) => void

/**
 * The only way to write: the work and its audit entry are one transaction. Inside it use `tx`: `ctx.db` and what asks
 * by it throw at once (`db/in-transaction.ts`), and `tests/boundaries/inside-transaction.test.ts` follows every call.
 * @throws whatever the work throws, and when the work leaves nothing in the log; then nothing was written.
 */
export async function act<T>(ctx: Acting, deed: Deed, work: (tx: Database, audit: Audit) => Promise<T>): Promise<T> {
  return inTransaction(ctx.db, async (tx) => {
    const told: { values: AuditValues; object: string; personal: readonly PersonalContent[] }[] = []
    const done = await work(
      tx,
      (values, object = deed.object ?? '', personal = []) => void told.push({ values, object, personal }),
    )
    if (told.length === 0) throw new Error(`${deed.verb} leaves nothing in the audit log: call audit(…) in the work`)
    for (const one of told) await append(tx, { ctx, deed, ...one })
    return done
  })
}

interface Telling {
  ctx: Acting
  deed: Deed
  values: AuditValues
  object: string
  personal: readonly PersonalContent[]
}

async function append(tx: Database, { ctx, deed, values, object, personal }: Telling): Promise<void> {
  const subject = object.startsWith('person:') ? object : undefined
  const split = splitValues(withToken(ctx, values), { at: ctx.now(), subject })
  await appendEntry(
    tx,
    { ...deedOf(ctx, deed), object, summary: canonicalJson(split.clear) },
    { items: [...split.personal, ...personal], hash: ctx.signer?.hash },
  )
}

/** A program that asked in place of the person is named too. */
const withToken = ({ actor }: Acting, values: AuditValues): AuditValues =>
  actor?.token === undefined ? values : { ...values, token: actor.token.id }

/** Who, when, in which capacity. */
function deedOf(ctx: Acting, { verb, campaign }: Deed) {
  const { actor } = ctx
  return {
    chain: 'main',
    at: ctx.now().toISOString(),
    campaign: campaign ?? null,
    who: actor?.id ?? null,
    role: actor?.role ?? null,
    post: actor?.post ?? null,
    acting_for: actor?.actingFor?.id ?? null,
    verb,
  }
}
