/** What the browsers that the page is built for (Chrome 109, Firefox 115, Safari 16) lack of what the rules use. */

function groupBy<K, V>(all: Iterable<V>, keyOf: (one: V, index: number) => K): Map<K, V[]> {
  const groups = new Map<K, V[]>()
  let index = 0
  for (const one of all) {
    const key = keyOf(one, index)
    index += 1
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [one])
    else group.push(one)
  }
  return groups
}

function toSorted<V>(this: readonly V[], compare?: (a: V, b: V) => number): V[] {
  return [...this].sort(compare)
}

const add = (to: object, name: string, value: unknown): void => {
  if (!(name in to)) Object.defineProperty(to, name, { value, writable: true, configurable: true })
}

export function mendOldBrowsers(): void {
  add(Map, 'groupBy', groupBy)
  add(Array.prototype, 'toSorted', toSorted)
}
