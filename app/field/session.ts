/** Who is signed in at the console of this server, where there is a network; and the secret that only they are told. */
import { getJson, sendJson } from '../../platform/web/api.ts'
import type { SessionAnswer } from '../../platform/web/contract.ts'
import type { Settings } from './opened.ts'

export interface SignedIn {
  id: string
  name: string
  mayWrite: boolean
  settings: Settings
}

/** null: nobody. @throws OfflineError */
export async function whoIsSignedIn(): Promise<SignedIn | null> {
  const { person, permissions, campaigns } = await getJson<SessionAnswer>('/api/session')
  if (person === null) return null
  const open = campaigns.filter(({ stage }) => stage !== 'closed')
  const settings = { campaigns: open.map(({ name, title }) => ({ name, title })), campaign: open[0]?.name ?? '' }
  return { id: person.id, name: person.name, mayWrite: permissions.includes('records.draft'), settings }
}

const deviceName = (): string => navigator.userAgent.slice(0, 100)

/** Registers the device where it is new; answers what opens it without the PIN. @throws OfflineError, ApiError */
export const recoveryOf = async (device: string): Promise<string> =>
  (await sendJson<{ recovery: string }>('POST', '/api/records/devices', { device, name: deviceName() })).recovery
