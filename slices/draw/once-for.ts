/**
 * What anybody may ask for, and takes seconds to make: made once for what it is made of, one at a time, and given to all who ask
 * meanwhile and after. So no number of askers costs more than one thread.
 */
export type OnceFor<T> = (made: unknown, make: () => Promise<T>) => Promise<T>

/** @param most answers that are kept; the one that was asked for longest ago gives way. What failed is made again. */
export function onceFor<T>(most: number): OnceFor<T> {
  const kept = new Map<string, Promise<T>>()
  let last: Promise<unknown> = Promise.resolve()
  return (made, make) => {
    const key = JSON.stringify(made)
    const there = kept.get(key)
    const answer = there ?? last.then(make)
    kept.delete(key)
    kept.set(key, answer)
    if (there !== undefined) return there
    last = answer.then(nothing, () => void (kept.get(key) === answer && kept.delete(key)))
    for (const oldest of [...kept.keys()].slice(0, Math.max(0, kept.size - most))) kept.delete(oldest)
    return answer
  }
}

const nothing = (): void => {}
