/**
 * What waits to be sent, in order. A change gets its number and its name when it is written down, and keeps both however often it is
 * sent; it leaves the outbox only with the server's receipt. A refused one stays for a person to look at. Each stream is numbered by
 * itself, as the server counts it: what is of one never goes out with another.
 */
import type { Change, Receipt, Receipts } from '../sync/contract.ts'
import { trusted } from '../web/contract.ts'
import type { Box } from './box.ts'
import { bytesOf } from './sealing.ts'

export interface Refused extends Change {
  code: string
  message: string
  receivedAt: string
}

const counterOf = (stream: string): string => `outbox-next/${stream}`
const DIGITS = 10
const nameOf = (stream: string, seq: number): string => `outbox/${stream}/${String(seq).padStart(DIGITS, '0')}`

/** A change, and where it belongs; the number is given here. */
export interface NewChange extends Omit<Change, 'seq'> {
  stream: string
}

/** With what else is to be kept at the same moment (the text itself, its photographs). */
export async function queue(
  box: Box,
  { stream, ...change }: NewChange,
  beside: Readonly<Record<string, unknown>> = {},
): Promise<Change> {
  const seq = trusted<number | undefined>(await box.get(counterOf(stream))) ?? 1
  const numbered = { seq, ...change }
  await box.write({ ...beside, [nameOf(stream, seq)]: numbered, [counterOf(stream)]: seq + 1 })
  return numbered
}

/** Of one stream, in order; of all of them where none is named. */
export async function unsent(box: Box, stream?: string): Promise<Change[]> {
  const names = await box.names(stream === undefined ? 'outbox/' : `outbox/${stream}/`)
  return Promise.all(names.map(async (name) => trusted<Change>(await box.get(name))))
}

export async function refusals(box: Box): Promise<Refused[]> {
  const names = await box.names('refused/')
  return Promise.all(names.map(async (name) => trusted<Refused>(await box.get(name))))
}

/** A person has seen it. */
export const dismiss = (box: Box, { id }: Refused): Promise<void> => box.write({ [`refused/${id}`]: undefined })

async function settle(box: Box, { stream, ...change }: Change & NewChange, receipt: Receipt): Promise<void> {
  const { outcome, receivedAt } = receipt
  const gone = { [nameOf(stream, change.seq)]: undefined }
  if (outcome.done) return box.write(gone)
  const { code, message } = outcome
  return box.write({ ...gone, [`refused/${change.id}`]: { ...change, code, message, receivedAt } })
}

/** The server waits for an earlier number than the first that is here: it does not know what it has confirmed. */
export class ServerBehind extends Error {
  constructor() {
    super('the server does not know what it has confirmed')
    this.name = 'ServerBehind'
  }
}

export interface Sending {
  stream: string
  send: (device: string, changes: readonly Change[]) => Promise<Receipts>
  onReceipt?: (change: Change, receipt: Receipt) => Promise<void>
}

const BATCH = 20
/** Of JSON in one request; a change that is longer by itself goes alone. */
const BATCH_BYTES = 2_000_000

/** The first ones that go in one request. */
function batchOf(changes: readonly Change[]): Change[] {
  const batch: Change[] = []
  let size = 0
  for (const change of changes.slice(0, BATCH)) {
    size += bytesOf(JSON.stringify(change)).length
    if (batch.length > 0 && size > BATCH_BYTES) break
    batch.push(change)
  }
  return batch
}

/** Sends until nothing is left. What fails on the way stays, and goes again the next time. @throws what `send` throws, ServerBehind */
export async function sendAll(box: Box, { stream, send, onReceipt }: Sending): Promise<number> {
  let sent = 0
  for (;;) {
    const changes = batchOf(await unsent(box, stream))
    const [first] = changes
    if (first === undefined) return sent
    const { receipts, next } = await send(box.device, changes)
    const byId = new Map(receipts.map((receipt) => [receipt.id, receipt]))
    const answered = changes.filter(({ id }) => byId.has(id))
    if (answered.length === 0 && next < first.seq) throw new ServerBehind()
    if (answered.length === 0) throw new Error(`the server took none of ${changes.length} changes`)
    for (const change of answered) {
      const receipt = byId.get(change.id)
      if (receipt === undefined) continue
      await onReceipt?.(change, receipt)
      await settle(box, { stream, ...change }, receipt)
      sent += 1
    }
  }
}
