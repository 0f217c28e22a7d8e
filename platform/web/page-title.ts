/** The title of the page that is shown: what stands above it (the breadcrumbs) names the thing and not its kind again. */
import { useEffect, useSyncExternalStore } from 'react'

let title = ''
const listeners = new Set<() => void>()
const tell = (next: string): void => {
  title = next
  for (const listener of listeners) listener()
}

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The page's header says it; when the page goes, nothing is said. */
export function useTellTitle(shown: string): void {
  useEffect(() => {
    tell(shown)
    return () => tell('')
  }, [shown])
}

/** '' where no page has said its title yet. */
export const usePageTitle = (): string => useSyncExternalStore(subscribe, () => title)
