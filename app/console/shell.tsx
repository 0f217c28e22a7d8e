/** What stands around every page: banner, header, navigation, page, footer. Nobody signed in: the sign-in page. */
import { Outlet, useLocation, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useEffect, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { ConnectionBanner } from '../../platform/web/connection-banner.tsx'
import { ErrorBoundary } from '../../platform/web/error-boundary.tsx'
import type { Session } from '../../platform/web/contract.ts'
import { ObjectAddressesContext } from '../../platform/web/object-addresses.ts'
import { OpenPagesContext, openPagesOf } from '../../platform/web/open-pages.ts'
import { SessionContext, useSessionQuery } from '../../platform/web/session.tsx'
import { FailedState, LoadingState } from '../../platform/web/states.tsx'
import { AlonePage } from './alone-page.tsx'
import { Breadcrumbs } from './breadcrumbs.tsx'
import { ActingBanner } from '../../slices/people/ui/acting-banner.tsx'
import { CampaignFrame } from './campaign-frame.tsx'
import { Header } from './header.tsx'
import { lastCampaign, rememberCampaign } from './last-campaign.ts'
import { Navigation } from './navigation.tsx'
import { usePageFocus } from './page-focus.ts'
import { allPages, objectAddresses } from './page-places.ts'
import { slices } from './pages.ts'
import { ShellFooter } from './shell-footer.tsx'

const SignInPage = lazy(() => import('./sign-in-page.tsx'))
const SignInNote = lazy(() =>
  import('../../slices/people/ui/sign-in-note.tsx').then((note) => ({ default: note.SignInNote })),
)

export function Shell() {
  return (
    <>
      <ConnectionBanner />
      <Signed />
    </>
  )
}

const openPages = slices.flatMap(({ pages }) => pages).filter(({ place }) => place === 'open')

/** 'single-sign-on/$provider' is at '/single-sign-on/bureau'. */
function isAt(path: string, pathname: string): boolean {
  const [parts, at] = [path.split('/'), pathname.split('/').slice(1)]
  return parts.length === at.length && parts.every((part, place) => part.startsWith('$') || part === at[place])
}

/** Pages that need no session stand alone, whoever asks. */
function Signed() {
  const { pathname } = useLocation()
  if (!openPages.some(({ path }) => isAt(path, pathname))) return <Gate />
  return (
    <AlonePage>
      <Suspense fallback={<LoadingState rows={3} />}>
        <Outlet />
      </Suspense>
    </AlonePage>
  )
}

function Gate() {
  const session = useSessionQuery()
  if (session.data !== undefined && session.data !== null) return <SignedIn session={session.data} />
  if (session.data === null)
    return (
      <Suspense fallback={null}>
        <SignInPage />
      </Suspense>
    )
  return (
    <main className="alone">
      {session.isPending ? (
        <LoadingState rows={3} />
      ) : (
        <FailedState error={session.error} retry={() => void session.refetch()} />
      )}
    </main>
  )
}

function SignedIn({ session }: { session: Session }) {
  const { t } = useTranslation('console')
  const { pathname } = useLocation()
  const { campaign } = useParams({ strict: false })
  const known = session.campaigns.find((one) => one.name === campaign)
  useEffect(() => {
    if (known !== undefined) rememberCampaign(known.name)
  }, [known])
  usePageFocus(pathname)
  const opens = useMemo(() => openPagesOf(allPages, session.permissions), [session.permissions])
  const last = lastCampaign(session.campaigns.map(({ name }) => name))
  // Pages outside every campaign keep the navigation of the one last worked in.
  const shown = campaign === undefined ? session.campaigns.find(({ name }) => name === last) : known
  return (
    <SessionContext value={session}>
      <OpenPagesContext value={opens}>
        <ObjectAddressesContext value={objectAddresses}>
          <a className="skip-link" href="#page">
            {t('skip')}
          </a>
          {session.demonstration && (
            <aside className="demonstration" aria-label={t('demonstrationLabel')}>
              {t('demonstration')}
            </aside>
          )}
          <ActingBanner session={session} />
          <Header session={session} campaign={shown} />
          <div className="below-header">
            <Navigation className="side" campaign={shown?.name} />
            <main id="page" tabIndex={-1}>
              <Breadcrumbs campaign={shown?.name} />
              <ErrorBoundary page={pathname}>
                <Suspense fallback={null}>
                  <SignInNote />
                </Suspense>
                <Suspense fallback={<LoadingState />}>
                  <CampaignFrame campaign={campaign} known={known !== undefined}>
                    <Outlet />
                  </CampaignFrame>
                </Suspense>
              </ErrorBoundary>
            </main>
          </div>
          <ShellFooter campaign={known?.name} />
        </ObjectAddressesContext>
      </OpenPagesContext>
    </SessionContext>
  )
}
