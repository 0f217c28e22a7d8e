/** Which page stands at the present address, and where pages stand. */
import { useMatches } from '@tanstack/react-router'
import type { ObjectAddresses, PageDefinition } from '../../platform/web/pages.ts'
import { slices } from './pages.ts'

/** What the shell knows of any page; home is the console's own. */
export type PlacedPage = Pick<PageDefinition, 'path' | 'place' | 'title' | 'help' | 'under'>

export const homePage: PlacedPage = {
  path: '',
  title: 'console:home.title',
  help: { clauses: ['n4.1b', 'n4.2a', 'n4.2e'], key: 'console:help.home' },
}

/** Every page of every slice. */
export const allPages: readonly PageDefinition[] = slices.flatMap((slice) => slice.pages)

const pages: readonly PlacedPage[] = [homePage, ...allPages]

/** As the router has it: `/c/$campaign/scoring/league`. */
const patternOf = ({ path, place }: PlacedPage): string =>
  place === undefined ? `/c/$campaign${path === '' ? '' : `/${path}`}` : `/${path}`

export function useCurrentPage(): PlacedPage | undefined {
  const pattern: string | undefined = useMatches().at(-1)?.fullPath
  return pages.find((page) => patternOf(page) === pattern?.replace(/\/$/, ''))
}

export function addressOf({ path, place }: PlacedPage, campaign: string | undefined): string {
  if (place !== undefined) return `/${path}`
  return `/c/${encodeURIComponent(campaign ?? '')}${path === '' ? '' : `/${path}`}`
}

/** The pages above one, from below home downwards; only such as have no parameter. */
export function pagesAbove(page: PlacedPage): PlacedPage[] {
  const above = pages.find(({ path, place }) => path === page.under && place === page.place)
  return above === undefined ? [] : [...pagesAbove(above), above]
}

/** Where every slice shows its objects. */
export const objectAddresses: ObjectAddresses = Object.assign({}, ...slices.map(({ objects }) => objects ?? {}))
