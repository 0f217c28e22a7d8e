/** An act that is done once at a time: while it runs its buttons rest, and a refusal stays to be read. */
import { useState } from 'react'

export function useBusy<Arguments extends unknown[]>(act: (...args: Arguments) => Promise<unknown>) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const run = async (...args: Arguments): Promise<void> => {
    if (busy) return
    setBusy(true)
    setError(undefined)
    try {
      await act(...args)
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, run }
}
