/**
 * Takes what a device has to say, in order and once: a change that was sent again, because its answer was lost, is answered
 * with its first receipt and does nothing. A refusal is a receipt too, so that one change never holds up the rest.
 */
import { act, type Audit } from '../audit/act.ts'
import type { Database } from '../db/database.ts'
import type { Context } from '../http/context.ts'
import { Problem, problem } from '../http/problem.ts'
import type { Change, Outcome, Receipt, Receipts } from './contract.ts'
import { addReceipt, deviceOf, holdDevice, lastSeq, receiptOf, type Place } from './store.ts'

export interface Arrival extends Place {
  campaign: string
  verb: string
  changes: readonly Change[]
}

/** Does the change within the transaction and says what it leaves in the log. Throws a Problem where it is refused. */
export type Apply = (tx: Database, audit: Audit, change: Change) => Promise<unknown>

/** What one kind of refusal says to people; the words stand in the slice's catalogue. */
export type Say = (found: Problem) => string

export interface Taking {
  apply: Apply
  say: Say
}

/** @throws house.device-unknown where the device is not the asker's */
export async function receiveChanges(ctx: Context, arrival: Arrival, taking: Taking): Promise<Receipts> {
  const device = await deviceOf(ctx.db, arrival.device)
  if (device?.person !== ctx.person().id) throw problem('house.device-unknown')
  const receipts: Receipt[] = []
  for (const change of arrival.changes.toSorted((a, b) => a.seq - b.seq)) {
    const receipt = await takeOne(ctx, { arrival, change }, taking)
    if (receipt === undefined) break
    receipts.push(receipt)
  }
  return { receipts, next: (await lastSeq(ctx.db, arrival)) + 1 }
}

interface One {
  arrival: Arrival
  change: Change
}

/** Leaves a transaction that need not write. */
class Unneeded extends Error {
  readonly receipt: Receipt | undefined

  constructor(receipt: Receipt | undefined) {
    super('nothing to write')
    this.receipt = receipt
  }
}

/** Undefined: an earlier change is missing. */
async function takeOne(ctx: Context, one: One, { apply, say }: Taking): Promise<Receipt | undefined> {
  try {
    return await written(ctx, one, async (tx, audit) => ({ done: true, told: await apply(tx, audit, one.change) }))
  } catch (found) {
    if (found instanceof Unneeded) return found.receipt
    if (!(found instanceof Problem) || found instanceof NumberTaken) throw found
    return refused(ctx, one, { done: false, code: found.code, message: say(found) })
  }
}

async function refused(ctx: Context, one: One, outcome: Outcome & { done: false }): Promise<Receipt | undefined> {
  try {
    return await written(ctx, one, async (_tx, audit) => {
      audit({ refused: outcome.code, change: one.change.kind }, `device:${one.arrival.device}`)
      return outcome
    })
  } catch (found) {
    if (found instanceof Unneeded) return found.receipt
    throw found
  }
}

type Work = (tx: Database, audit: Audit) => Promise<Outcome>

/** @throws Unneeded where the change was taken before, or comes too early */
function written(ctx: Context, { arrival, change }: One, work: Work): Promise<Receipt> {
  return act(ctx, { verb: arrival.verb, campaign: arrival.campaign }, async (tx, audit) => {
    await holdDevice(tx, arrival)
    const last = await lastSeq(tx, arrival)
    if (change.seq <= last) throw new Unneeded(await sameChange(tx, arrival, change))
    if (change.seq > last + 1) throw new Unneeded(undefined)
    const outcome = await work(tx, audit)
    const receivedAt = ctx.now().toISOString()
    await addReceipt(tx, { ...arrival, change, receivedAt }, outcome)
    return { seq: change.seq, id: change.id, receivedAt, outcome }
  })
}

/** @throws house.device-copied where another change bears the number: the device's store was copied or put back */
async function sameChange(tx: Database, arrival: Arrival, { seq, id }: Change): Promise<Receipt | undefined> {
  const receipt = await receiptOf(tx, arrival, seq)
  if (receipt?.id !== id) throw new NumberTaken()
  return receipt
}

class NumberTaken extends Problem {
  constructor() {
    super('house.device-copied', {}, [])
  }
}
