/** How a device that was away brings its changes: numbered, named by itself, each answered with a receipt. */
import { z } from 'zod'

export const deviceId = z.uuid()

/** `at`: the device's clock, kept as a claim. `body` is checked by whoever takes the change. */
export const changeSchema = z.strictObject({
  seq: z.int().min(1).max(1_000_000_000),
  id: z.uuid(),
  at: z.iso.datetime({ offset: true }),
  kind: z.string().regex(/^[a-z-]{1,40}$/),
  body: z.unknown(),
})
export type Change = z.infer<typeof changeSchema>

export const changesBody = z.strictObject({ device: deviceId, changes: z.array(changeSchema).max(100) })

/** `refused`: the change stays undone; code and message say why, and the device keeps its text for a person to look at. */
export type Outcome = { done: true; told?: unknown } | { done: false; code: string; message: string }

export interface Receipt {
  seq: number
  id: string
  /** Server time. */
  receivedAt: string
  outcome: Outcome
}

/** `next`: the number that the server waits for; what was sent beyond a gap is not taken. */
export interface Receipts {
  receipts: Receipt[]
  next: number
}
