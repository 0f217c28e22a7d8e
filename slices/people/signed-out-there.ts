import { act } from '../../platform/audit/act.ts'
import { ProviderAway, ProviderRefused, type Provider } from '../../platform/auth/oidc.ts'
import { endThere, takeOnce } from '../../platform/auth/sign-out-store.ts'
import type { SignedOut } from '../../platform/auth/sign-out-token.ts'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { Reply } from '../../platform/http/route.ts'

/**
 * A provider says that somebody signed out there (OpenID Connect Back-Channel Logout 1.0): what began with that identity ends
 * here. Whether there was anything to end is not told.
 * @throws people.sign-out-refused for whatever is wrong, without saying what
 */
export async function signedOutThere(ctx: Context, { provider: id, token }: Told): Promise<Reply> {
  const provider = ctx.providers?.find(({ settings }) => settings.id === id)
  if (provider === undefined) throw problem('people.sign-out-refused')
  const told = await readBy(provider, token, ctx.now())
  await act(ctx, { verb: 'people.signed-out-there', object: `provider:${id}` }, async (tx, audit) => {
    if (!(await takeOnce(tx, told, ctx.now()))) throw problem('people.sign-out-refused')
    const ended = await endThere(tx, { ...told, provider: id })
    for (const person of new Set(ended))
      audit({ provider: id, sessionsEnded: ended.filter((one) => one === person).length }, `person:${person}`)
    if (ended.length === 0) audit({ provider: id, sessionsEnded: 0 })
  })
  return new Reply(200, '')
}

interface Told {
  provider: string
  token: string
}

async function readBy(provider: Provider, token: string, now: Date): Promise<SignedOut> {
  try {
    return await provider.signedOut(token, now)
  } catch (error) {
    if (error instanceof ProviderAway || error instanceof ProviderRefused) throw problem('people.sign-out-refused')
    throw error
  }
}
