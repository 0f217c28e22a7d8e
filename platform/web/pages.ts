/** How a slice adds pages to the console: `slices/<slice>/ui/pages.tsx` exports `pages: PageDefinition[]`. */
import type { ComponentType, LazyExoticComponent } from 'react'

/** The navigation's groups, in their order: 我的事项 / 练兵 / 结果 / 对外. */
export const navigationGroups = ['mine', 'campaign', 'results', 'public'] as const
export type NavigationGroup = (typeof navigationGroups)[number]

export interface PageDefinition {
  /** Below `/c/$campaign/`, TanStack Router syntax: `scoring/runs/$run`. */
  path: string
  /**
   * 'house': belongs to no campaign and stands at `/<path>`. 'open': that, and it stands alone, for whoever asks, signed
   * in or not.
   */
  place?: 'house' | 'open'
  /** The page exists only for a session that has this verb; without it the address "does not exist". */
  verb: string
  /** Key of the title, with the slice's namespace: `scoring:league.title`. */
  title: string
  /** What the "?" beside it opens; a page in the navigation must have it. */
  help?: PageHelp
  /** Path of the page that it stands under, where it is reached from there: its breadcrumb. */
  under?: string
  /** Pages of one object, such as 'case-file', stand as one row of tabs above each; their paths have the same parameters. */
  tabOf?: string
  /** Its place among the tabs (10, 20, …). */
  tabOrder?: number
  /** Absent: reached from another page only. `order` sorts within the group (10, 20, …). */
  navigation?: {
    group: NavigationGroup
    order: number
    /** A hook: is it offered in this campaign? Absent: in every one. The navigation stands outside campaigns' addresses, too. */
    useOffered?: (campaign: string) => boolean
  }
  /** `lazy(() => import('./league-page.tsx'))`, so that each page is its own file to load. */
  component: LazyExoticComponent<ComponentType>
}

export interface PageHelp {
  /** The clauses that the page serves, of whatever campaign; those that the campaign has not are left out. */
  clauses: readonly string[]
  /** `scoring:help.league`: the catalogue has `.do` and `.wrong` below it, a line each step or trouble. */
  key: string
}

/** Object kind → its address below the campaign, or, with a leading slash, outside it: `import` → `import?import=2`. */
export type ObjectAddresses = Readonly<Record<string, (id: string) => string>>

/** What `app/console/pages.ts` lists for each slice. */
export interface SlicePages {
  /** The namespace of the slice's texts: the slice's folder name. */
  slice: string
  pages: readonly PageDefinition[]
  /** Where the slice shows its objects: notices, what waits and what is found lead there. */
  objects?: ObjectAddresses
}
