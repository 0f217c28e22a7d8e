/** Whether the server answers: every request tells, and while it does not the banner keeps asking. */
import { useSyncExternalStore } from 'react'

let lost = false
const listeners = new Set<() => void>()

/** Told by each request: it got an answer of the server, or none. */
export function tellConnection(isLost: boolean): void {
  if (lost === isLost) return
  lost = isLost
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useConnectionLost = (): boolean => useSyncExternalStore(subscribe, () => lost)
