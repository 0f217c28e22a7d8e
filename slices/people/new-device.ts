/** A sign-in from a browser that the person never used before is told to them: it may be somebody else. */
import { createHash } from 'node:crypto'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { notifyOfOwn } from '../../platform/notices/notify.ts'
import { isNewDevice } from './store-devices.ts'
import { deviceWords } from './ui/device-words.ts'

/** Without version numbers: an update is no other browser. */
const digestOf = (device: string): string =>
  createHash('sha256')
    .update(device.replace(/[\d.]+/g, ''))
    .digest('hex')

const MOST_SHOWN = 60

export async function tellNewDevice(tx: Database, ctx: Pick<Context, 'client' | 'now'>, person: string): Promise<void> {
  const { device, address } = ctx.client
  const now = ctx.now()
  if (!(await isNewDevice(tx, { person, device: digestOf(device), at: now.toISOString() }))) return
  const values = { device: deviceWords(device) ?? device.slice(0, MOST_SHOWN), address }
  await notifyOfOwn(tx, now, {
    ...{ to: { person }, kind: 'people.new-device', campaign: null, values, object: 'account:sessions' },
  })
}
