import type { PageDefinition } from '../../platform/web/pages.ts'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isOpenNow, useSession } from '../../platform/web/session.tsx'
import { EmptyState } from '../../platform/web/states.tsx'
import { NotFoundPage } from './not-found-page.tsx'
import { PageTabs } from './page-tabs.tsx'

/** What you may not see does not exist (house style 8); the server decides again on every request. */
export function GuardedPage({ page }: { page: PageDefinition }) {
  const session = useSession()
  const { campaign } = useParams({ strict: false })
  if (!session.permissions.includes(page.verb)) return <NotFoundPage />
  return isOpenNow(session, { verb: page.verb, campaign }) ? <OpenPage page={page} /> : <ClosedPage page={page} />
}

function OpenPage({ page }: { page: PageDefinition }) {
  const Page = page.component
  if (page.tabOf === undefined) return <Page />
  return (
    <>
      <PageTabs page={page} object={page.tabOf} />
      <Page />
    </>
  )
}

/** The page exists for the person, but not in the present stage of the campaign. */
function ClosedPage({ page }: { page: PageDefinition }) {
  const { t } = useTranslation('console')
  return (
    <div className="page">
      <EmptyState title={t('closedPage.title', { page: t(page.title) })} next={t('closedPage.next')} />
    </div>
  )
}
