/** Where the part that had the focus is gone (a step of an import is done), the part that took its place gets it. */
import { useEffect, useRef, type RefObject } from 'react'

/** Put the answer on an element with `tabIndex={-1}`; `step` names what it shows. */
export function useFoundFocus(step: string): RefObject<HTMLDivElement | null> {
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(step)
  useEffect(() => {
    if (before.current === step) return
    before.current = step
    if (document.activeElement === document.body) place.current?.focus()
  }, [step])
  return place
}
