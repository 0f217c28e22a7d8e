/** How often one account may do what. The address comes last: a whole bureau shares one. */
import type { Route } from './route.ts'

/**
 * 'nobody': what is open before sign-in, by address (an account's own tries are counted in platform/auth/lock-out-store.ts);
 * 'server': what another server tells us, by its address: a provider of sign-in that ends everybody's sessions at once;
 * 'missing': what one account asks for and is not there for it, so that ids can't be guessed in bulk;
 * 'address': everything from one address, the last resort against a flood.
 */
export type RateClass = 'nobody' | 'server' | 'upload' | 'export' | 'write' | 'read' | 'missing' | 'address'

export interface Rate {
  most: number
  /** In so many seconds, from the first of them. */
  seconds: number
}

/** A class that is absent has no limit. */
export type Rates = Readonly<Partial<Record<RateClass, Rate>>>

/**
 * A page asks for about ten things and polls once a second; a person who works fast stays under a tenth of these. A thousand
 * people who sign in at the same minute behind one address stay under 'nobody' and 'address'.
 */
export const usualRates: Rates = {
  nobody: { most: 12_000, seconds: 60 },
  server: { most: 3_000, seconds: 60 },
  upload: { most: 30, seconds: 60 },
  export: { most: 60, seconds: 60 },
  write: { most: 300, seconds: 60 },
  read: { most: 1_500, seconds: 60 },
  missing: { most: 200, seconds: 60 },
  address: { most: 60_000, seconds: 60 },
}

/** A path that ends like a file is taken out of the product; so is the file as it was handed in. */
const isExport = ({ method, path }: Route): boolean => method === 'GET' && /\.[a-z]+$|\/file$/.test(path)

export function classOf(route: Route): RateClass {
  if (route.upload !== undefined) return 'upload'
  if (isExport(route)) return 'export'
  return route.method === 'GET' ? 'read' : 'write'
}

export interface Spending {
  /** Counts one; answers after how many seconds it may be tried again, 0: now. */
  spend: (kind: RateClass, who: string) => number
  /** The same without counting. */
  wait: (kind: RateClass, who: string) => number
}

interface Window {
  used: number
  ends: number
}

/** Above so many, windows that have ended are forgotten. */
const MOST_WINDOWS = 20_000

/** Kept in this process: several servers beside each other allow as many times the rate; a restart forgets. */
export function countSpending(rates: Rates, now: () => Date): Spending {
  const windows = new Map<string, Window>()
  const forget = (at: number): void => {
    if (windows.size < MOST_WINDOWS) return
    for (const [key, { ends }] of windows) if (ends <= at) windows.delete(key)
  }
  const look = (kind: RateClass, who: string, count: number): number => {
    const rate = rates[kind]
    if (rate === undefined) return 0
    const at = now().getTime()
    const key = `${kind} ${who}`
    const open = windows.get(key)
    const window = open !== undefined && open.ends > at ? open : { used: 0, ends: at + rate.seconds * 1000 }
    if (window.used >= rate.most) return Math.ceil((window.ends - at) / 1000)
    if (count === 0) return 0
    forget(at)
    windows.set(key, { used: window.used + count, ends: window.ends })
    return 0
  }
  return { spend: (kind, who) => look(kind, who, 1), wait: (kind, who) => look(kind, who, 0) }
}
