/** What the search shows and how keys move in it. Pure. */
export interface FoundPage {
  title: string
  /** Its group in the navigation. */
  about: string
  to: string
}

export interface Found {
  key: string
  title: string
  about: string | undefined
  to: string
}

export interface FoundGroup {
  label: string
  hits: readonly Found[]
}

const MOST_PAGES = 6
const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** Pages whose title has every word that was typed. */
export function pagesFound(pages: readonly FoundPage[], text: string): Found[] {
  const words = plain(text)
    .split(/\s+/)
    .filter((word) => word !== '')
  if (words.length === 0) return []
  return pages
    .filter(({ title }) => words.every((word) => plain(title).includes(word)))
    .slice(0, MOST_PAGES)
    .map(({ title, about, to }) => ({ key: to, title, about, to }))
}

/** The place after a key, round at both ends; undefined: the key moves nothing. */
export function movedTo(key: string, active: number, count: number): number | undefined {
  if (count === 0) return undefined
  if (key === 'ArrowDown') return (active + 1) % count
  if (key === 'ArrowUp') return (active - 1 + count) % count
  return undefined
}

/** Does the key press open the search: Ctrl-K or ⌘K anywhere, `/` where nothing is typed into? */
export function opensSearch(
  event: { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean },
  isTyping: boolean,
) {
  if (event.altKey) return false
  if (event.ctrlKey || event.metaKey) return event.key.toLowerCase() === 'k'
  return event.key === '/' && !isTyping
}
