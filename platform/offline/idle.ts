/** Locks after so many minutes without a touch, and when the page comes back from longer away. */
const SIGNS = ['pointerdown', 'keydown', 'scroll'] as const
const LOOK_MS = 5_000

/** Answers what ends the watch. */
export function watchIdle(minutes: number, lock: () => void): () => void {
  let last = Date.now()
  const touched = (): void => void (last = Date.now())
  const look = (): void => {
    if (Date.now() - last > minutes * 60_000) lock()
  }
  for (const sign of SIGNS) document.addEventListener(sign, touched, { passive: true, capture: true })
  document.addEventListener('visibilitychange', look)
  const timer = setInterval(look, LOOK_MS)
  return () => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
    for (const sign of SIGNS) document.removeEventListener(sign, touched, { capture: true })
  }
}
