/** Who is signed in, as GET /api/session answers. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { createContext, use } from 'react'
import { getJson, keys } from './api.ts'
import type { Session, SessionAnswer } from './contract.ts'

/** null: nobody is signed in. */
export function useSessionQuery(): UseQueryResult<Session | null> {
  return useQuery({ queryKey: keys.session, queryFn: readSession, staleTime: 60_000 })
}

async function readSession(): Promise<Session | null> {
  const { person, ...rest } = await getJson<SessionAnswer>('/api/session')
  return person === null ? null : { ...rest, person }
}

export const SessionContext = createContext<Session | null>(null)

/** Only below the shell, which shows the sign-in page to nobody. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (session === null) throw new Error('useSession outside the shell')
  return session
}

/** Has the person the verb, and is it open in the present stage of the address's campaign? */
export function useMay(verb: string): boolean {
  const session = useSession()
  const { campaign } = useParams({ strict: false })
  return session.permissions.includes(verb) && isOpenNow(session, { verb, campaign })
}

/** A verb is closed only where the campaign's stage is none of those it names. */
export function isOpenNow(
  session: Session,
  { verb, campaign }: { verb: string; campaign: string | undefined },
): boolean {
  const during = session.openDuring[verb]
  const stage = session.campaigns.find(({ name }) => name === campaign)?.stage
  return during === undefined || stage === undefined || during.includes(stage)
}

/** The campaign of the address (`/c/$campaign/…`). */
export function useCampaign(): string {
  const { campaign } = useParams({ strict: false })
  if (typeof campaign !== 'string') throw new Error('useCampaign outside /c/$campaign')
  return campaign
}
