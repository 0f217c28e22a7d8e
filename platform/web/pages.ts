/** How a slice adds pages to the console: `slices/<slice>/ui/pages.tsx` exports `pages: PageDefinition[]`. */
import type { ComponentType, LazyExoticComponent } from 'react'
import type { Catalogues } from './catalogue.ts'

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

/** What `app/console/pages.ts` lists for each slice. */
export interface SlicePages {
  /** The namespace of the slice's texts: the slice's folder name. */
  slice: string
  pages: readonly PageDefinition[]
  texts: Catalogues
}
