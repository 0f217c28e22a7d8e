/** Files chosen in this page, one after the other on their way to the server. */
import { useEffect, useRef, useState } from 'react'
import { useCampaign } from '../../../platform/web/session.tsx'
import type { UploadView } from '../contract.ts'
import { withChosen, type Going } from './going.ts'
import { newId, useRenew } from './queries.ts'
import { patiently, readOutcome, sendFile } from './sending-parts.ts'

export interface Uploads {
  going: readonly Going[]
  add: (files: readonly File[]) => void
  stop: (id: string) => void
  again: (id: string) => void
  /** Takes a row away that is over. */
  forget: (id: string) => void
}

export function useUploads(volume: string, open: readonly UploadView[]): Uploads {
  const campaign = useCampaign()
  const renew = useRenew()
  const [going, setGoing] = useState<readonly Going[]>([])
  const stops = useRef(new Map<string, AbortController>())
  const known = useRef(open)
  useEffect(() => void (known.current = open), [open])
  const change = (id: string, rest: Partial<Going>): void =>
    setGoing((all) => all.map((one) => (one.id === id ? { ...one, ...rest } : one)))
  const next = going.some(({ state }) => state === 'sending' || state === 'reading')
    ? undefined
    : going.find(({ state }) => state === 'waiting')

  useEffect(() => {
    if (next === undefined) return
    const { id, file } = next
    const stop = new AbortController()
    stops.current.set(id, stop)
    change(id, { state: 'sending' })
    const run = async (): Promise<void> => {
      const told = (rest: Partial<Going>): void => change(id, rest)
      const upload = await sendFile({ campaign, volume, file, open: known.current, told, signal: stop.signal })
      change(id, { state: 'reading' })
      const refusal = await patiently(() =>
        readOutcome(campaign, upload, (pages, of) => change(id, { pages: { done: pages, of } })),
      )
      change(id, refusal === undefined ? { state: 'taken' } : { state: 'refused', refusal })
    }
    void run()
      .catch((error: unknown) => change(id, stop.signal.aborted ? { state: 'stopped' } : { state: 'refused', error }))
      .finally(() => void renew())
  }, [next?.id])

  return {
    going,
    add: (files) => setGoing((all) => withChosen(all, files, newId)),
    stop: (id) => stops.current.get(id)?.abort(),
    again: (id) => change(id, { state: 'waiting', sent: 0 }),
    forget: (id) => setGoing((all) => all.filter((one) => one.id !== id)),
  }
}
