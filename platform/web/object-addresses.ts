/** Where objects are shown; the console provides what the slices declare. */
import { createContext, use } from 'react'
import { useOpenPages } from './open-pages.ts'
import type { ObjectAddresses } from './pages.ts'

export const ObjectAddressesContext = createContext<ObjectAddresses>({})

/** 'import:2' → '/c/xinjiang-2017/import?import=2'; undefined: shown nowhere, or not to the reader. */
export function useObjectAddress(): (object: string, campaign: string | null | undefined) => string | undefined {
  const addresses = use(ObjectAddressesContext)
  const opens = useOpenPages()
  return (object, campaign) => {
    const address = addressOf(addresses, object, campaign)
    return address !== undefined && opens(address) ? address : undefined
  }
}

function addressOf(
  addresses: ObjectAddresses,
  object: string,
  campaign: string | null | undefined,
): string | undefined {
  const [kind = '', ...rest] = object.split(':')
  const path = addresses[kind]?.(rest.join(':'))
  if (path === undefined || path.startsWith('/')) return path
  return campaign === null || campaign === undefined ? undefined : `/c/${encodeURIComponent(campaign)}/${path}`
}
