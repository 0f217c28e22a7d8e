/** Addresses: `/` finds the campaign, `/c/$campaign/` is home, below it the pages of the slices. */
import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router'
import { lazy } from 'react'
import { FailedState } from '../../platform/web/states.tsx'
import { GuardedPage } from './guarded-page.tsx'
import { slices } from './pages.ts'
import { NotFoundPage } from './not-found-page.tsx'
import { Shell } from './shell.tsx'
import { StartPage } from './start-page.tsx'

const HomePage = lazy(() => import('./home-page.tsx'))

/** What fails outside every page. */
const Failed = ({ error }: { error: unknown }) => (
  <main className="alone">
    <FailedState error={error} retry={() => window.location.reload()} />
  </main>
)

const rootRoute = createRootRoute({ component: Shell, notFoundComponent: NotFoundPage, errorComponent: Failed })
const startRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: StartPage })
const homeRoute = createRoute({ getParentRoute: () => rootRoute, path: '/c/$campaign', component: HomePage })

const pageRoutes = slices
  .flatMap((slice) => slice.pages)
  .map((page) =>
    createRoute({
      getParentRoute: () => rootRoute,
      path: page.place === undefined ? `/c/$campaign/${page.path}` : `/${page.path}`,
      component: page.place === 'open' ? page.component : () => <GuardedPage page={page} />,
    }),
  )

export const router = createRouter({
  routeTree: rootRoute.addChildren([startRoute, homeRoute, ...pageRoutes]),
  basepath: import.meta.env.BASE_URL,
  defaultPreload: false,
})
