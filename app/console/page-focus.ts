/** After a link was followed the page has the focus, so that keyboard and screen reader go on there, and not in the navigation. */
import { useEffect, useRef } from 'react'

export function usePageFocus(pathname: string): void {
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    // Where one only was led on from the start, nobody followed a link.
    const wasLedOn = before.current === '/'
    before.current = pathname
    if (wasLedOn) return
    document.getElementById('page')?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [pathname])
}
