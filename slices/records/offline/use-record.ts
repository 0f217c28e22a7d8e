/** One text in work: every change is written down at once, one after the other. */
import { useCallback, useRef, useState } from 'react'
import type { Box } from '../../../platform/offline/box.ts'
import { withoutIdleReasons } from '../../../rules/drafting/open-items.ts'
import type { RecordContent } from '../../../rules/drafting/record.ts'
import type { Template } from '../../../rules/drafting/template.ts'
import { write, type Working } from './notebook.ts'

export type Change = (next: (content: RecordContent) => RecordContent) => void

export interface RecordInWork {
  working: Working
  change: Change
  /** After a step that is more than a text: printed, signed, decided. */
  replace: (working: Working) => void
  /** What is being written has been written. */
  settled: () => Promise<Working>
  /** Does something else with the device's store, and tells where it refused; answers whether it was done. */
  attempt: (work: () => Promise<void>) => Promise<boolean>
  /** The device's store refused (full, closed). */
  failed: boolean
}

export function useRecord(box: Box, first: Working, template: Template): RecordInWork {
  const [working, setWorking] = useState(first)
  const [failed, setFailed] = useState(false)
  const latest = useRef(first)
  const tail = useRef<Promise<unknown>>(Promise.resolve())
  const replace = useCallback((next: Working) => {
    latest.current = next
    setWorking(next)
  }, [])
  const attempt = useCallback(async (work: () => Promise<void>) => {
    const done = await work().then(
      () => true,
      () => false,
    )
    setFailed(!done)
    return done
  }, [])
  const change = useCallback(
    (next: (content: RecordContent) => RecordContent) => {
      const content = withoutIdleReasons(next(latest.current.content), template)
      replace({ ...latest.current, content, dirty: true })
      tail.current = tail.current.then(() =>
        attempt(async () => {
          const written = await write(box, latest.current, latest.current.content)
          if (latest.current.content === content) replace(written)
        }),
      )
    },
    [attempt, box, replace, template],
  )
  const settled = useCallback(async () => {
    await tail.current
    return latest.current
  }, [])
  return { working, change, replace, settled, attempt, failed }
}
