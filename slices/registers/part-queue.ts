/** Parts that come by message, taken one by one by whoever waits for them. */
export interface PartQueue<T> extends AsyncIterable<T> {
  push: (part: T) => void
  end: () => void
}

export function createPartQueue<T>(): PartQueue<T> {
  const waiting: T[] = []
  let ended = false
  let wake = (): void => {}
  async function* take(): AsyncGenerator<T> {
    for (;;) {
      const part = waiting.shift()
      if (part !== undefined) yield part
      else if (ended) return
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  }
  return {
    push: (part) => (waiting.push(part), wake()),
    end: () => ((ended = true), wake()),
    [Symbol.asyncIterator]: take,
  }
}
