/** Who is signed in, as GET /api/session answers. */
import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { createContext, use } from 'react'
import { ApiError, getJson, keys } from './api.ts'

export interface CampaignInSession {
  id: string
  title: string
  phase?: string | null
}

export interface Session {
  person: { name: string }
  role: string
  unit?: string | { name: string } | null
  demonstration: boolean
  campaigns: CampaignInSession[]
  language?: string
  permissions: string[]
  /** Shown in the footer where the server tells it. */
  version?: string
}

/** null: nobody is signed in. */
export function useSessionQuery(): UseQueryResult<Session | null> {
  return useQuery({ queryKey: keys.session, queryFn: readSession, staleTime: 60_000 })
}

async function readSession(): Promise<Session | null> {
  try {
    return await getJson<Session>('/api/session')
  } catch (error) {
    if (error instanceof ApiError && (error.status === 401 || error.status === 404)) return null
    throw error
  }
}

export const SessionContext = createContext<Session | null>(null)

/** Only below the shell, which shows the sign-in page to nobody. */
export function useSession(): Session {
  const session = use(SessionContext)
  if (session === null) throw new Error('useSession outside the shell')
  return session
}

export function useMay(verb: string): boolean {
  return useSession().permissions.includes(verb)
}

/** The campaign of the address (`/c/$campaign/…`). */
export function useCampaign(): string {
  const { campaign } = useParams({ strict: false })
  if (typeof campaign !== 'string') throw new Error('useCampaign outside /c/$campaign')
  return campaign
}

export const unitName = (session: Session): string =>
  typeof session.unit === 'string' ? session.unit : (session.unit?.name ?? '')
