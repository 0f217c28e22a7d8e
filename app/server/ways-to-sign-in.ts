import { join, resolve } from 'node:path'
import { openProvider, type Provider } from '../../platform/auth/oidc.ts'
import { readProviders, SettingsRefused } from '../../platform/auth/oidc-settings.ts'

export interface WaysToSignIn {
  /** The address that people use; passkeys are bound to its host. */
  origin?: string
  providers: readonly Provider[]
}

const FILE = 'single-sign-on.yaml'

/**
 * LIANBING_ORIGIN, and the providers of LIANBING_SINGLE_SIGN_ON or single-sign-on.yaml in the data directory.
 * @throws SettingsRefused where one is wrong: no server starts with half of its doors
 */
export async function waysFrom(
  directory: string,
  env: Readonly<Record<string, string | undefined>>,
): Promise<WaysToSignIn> {
  const origin = originIn(env['LIANBING_ORIGIN'])
  const named = env['LIANBING_SINGLE_SIGN_ON'] ?? ''
  const file = named === '' ? join(directory, FILE) : resolve(named)
  const settings = await readProviders({ file, env, mustExist: named !== '' })
  if (settings.length > 0 && origin === undefined)
    throw new SettingsRefused(`${file} names providers: set LIANBING_ORIGIN too, they send people back to it`)
  return { ...(origin === undefined ? {} : { origin }), providers: settings.map(openProvider) }
}

function originIn(text: string | undefined): string | undefined {
  if (text === undefined || text === '') return undefined
  const url = URL.parse(text)
  if (
    url === null ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.pathname !== '/' ||
    url.search + url.hash !== ''
  )
    throw new SettingsRefused(`LIANBING_ORIGIN is '${text}': give https://name or https://name:port, nothing behind it`)
  return url.origin
}
