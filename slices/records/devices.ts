/** Devices that write without a network: registered once, their forgotten PIN opened only to their owner after a sign-in. */
import { act } from '../../platform/audit/act.ts'
import { newSecret } from '../../platform/auth/secret.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { addDevice, deviceOf } from '../../platform/sync/store.ts'

/** Answers the secret that opens what the device stores where the PIN is forgotten; the same at each asking. */
export async function keepDevice(ctx: Context, ask: { device: string; name: string }): Promise<{ recovery: string }> {
  const { device, name } = ask
  const purpose = `device:${device}`
  return act(ctx, { verb: 'records.keep-device', object: purpose }, async (tx, audit) => {
    const person = ctx.person().id
    const recovery = ctx.vault.seal(newSecret(), purpose)
    await addDevice(tx, { id: device, person, name, recovery, at: ctx.now().toISOString() })
    const kept = await deviceOf(tx, device)
    if (kept?.person !== person) throw problem('house.device-unknown')
    audit({ name })
    return { recovery: ctx.vault.open(kept.recovery, purpose) }
  })
}
