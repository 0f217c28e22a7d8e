/** How long a wrong PIN keeps one waiting, and when only a sign-in opens the device again. Pure. */
const MOST_WRONG = 10
const WAITS_S = [0, 0, 0, 5, 15, 30, 60, 120, 300, 600]

export interface Wrong {
  count: number
  /** ms since 1970, by the device's clock. */
  last: number
}

export const noneWrong: Wrong = { count: 0, last: 0 }

/** Seconds still to wait; null: no more tries. A clock set back does not shorten the wait. */
export function waitOf({ count, last }: Wrong, now: number): number | null {
  if (count >= MOST_WRONG) return null
  const wait = WAITS_S[count] ?? 0
  const passed = now < last ? 0 : (now - last) / 1000
  return Math.max(0, Math.ceil(wait - passed))
}

export const oneMore = ({ count }: Wrong, now: number): Wrong => ({ count: count + 1, last: now })

export const triesLeft = ({ count }: Wrong): number => Math.max(0, MOST_WRONG - count)
