/** Which addresses of the console a session may open; the console provides what the slices declare. */
import { createContext, use } from 'react'
import type { PageDefinition } from './pages.ts'

type Guarded = Pick<PageDefinition, 'path' | 'place' | 'verb'>

/** Does the address exist for the reader? What is no page of the console (a file, the field app) does. */
export type OpenPages = (address: string) => boolean

export const OpenPagesContext = createContext<OpenPages>(() => true)

/** For links: one that leads to a page which "does not exist" for its reader is no link. */
export const useOpenPages = (): OpenPages => use(OpenPagesContext)

const partsOf = (path: string): string[] => path.split('/').filter((part) => part !== '')

const patternOf = ({ path, place }: Guarded): string[] => partsOf(place === undefined ? `c/$campaign/${path}` : path)

const isParameter = (part: string): boolean => part.startsWith('$')

const fits = (pattern: readonly string[], parts: readonly string[]): boolean =>
  pattern.length === parts.length && pattern.every((part, at) => isParameter(part) || part === parts[at])

/** As the router chooses: among patterns that fit, the one with fewest parameters. */
export function openPagesOf(pages: readonly Guarded[], permissions: readonly string[]): OpenPages {
  const verbs = new Set(permissions)
  const known = pages
    .map((page) => ({ pattern: patternOf(page), verb: page.verb }))
    .toSorted((a, b) => a.pattern.filter(isParameter).length - b.pattern.filter(isParameter).length)
  return (address) => {
    const parts = partsOf(address.split(/[?#]/)[0] ?? '')
    const page = known.find(({ pattern }) => fits(pattern, parts))
    return page === undefined || verbs.has(page.verb)
  }
}
