/**
 * A page's code that did not come: the server is away, or serves another version of the console by now. A browser does not
 * ask twice for such a file, so the whole page is loaded anew, by itself as soon as the server answers.
 */
import { useEffect } from 'react'
import { OfflineError, serverAnswers } from './api.ts'
import { useConnectionLost } from './connection.ts'
import { FailedState } from './states.tsx'

/** As Chromium, Firefox, Safari and the builder's loader say it. */
const sayings = [/dynamically imported module/i, /importing a module script failed/i, /unable to preload css/i]

export const isMissingPart = (error: unknown): boolean =>
  error instanceof Error && sayings.some((saying) => saying.test(error.message))

export function MissingPart({ error }: { error: unknown }) {
  const isLost = useConnectionLost()
  useEffect(() => {
    if (!isLost) void serverAnswers().then((isThere) => isThere && reloadOnce())
  }, [isLost])
  return <FailedState error={new OfflineError(error)} retry={() => window.location.reload()} />
}

const storageKey = 'lianbing.reloaded'
/** A file that is missing for good must not reload the page for ever. */
const AGAIN_MS = 30_000

function reloadOnce(): void {
  const before = Number(window.sessionStorage.getItem(storageKey) ?? 0)
  if (Date.now() - before < AGAIN_MS) return
  window.sessionStorage.setItem(storageKey, String(Date.now()))
  window.location.reload()
}
