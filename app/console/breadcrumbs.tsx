/** Where a page stands that lies below another one. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOpenPages } from '../../platform/web/open-pages.ts'
import { usePageTitle } from '../../platform/web/page-title.ts'
import { addressOf, homePage, pagesAbove, useCurrentPage } from './page-places.ts'

export function Breadcrumbs({ campaign }: { campaign: string | undefined }) {
  const { t } = useTranslation('console')
  const page = useCurrentPage()
  const title = usePageTitle()
  const opens = useOpenPages()
  if (page?.under === undefined) return null
  const above = [...(page.place === undefined ? [homePage] : []), ...pagesAbove(page)]
  return (
    <nav className="crumbs" aria-label={t('desk:crumbs')}>
      <ol>
        {above.map((one) => (
          <li key={one.path}>
            {opens(addressOf(one, campaign)) ? <Link to={addressOf(one, campaign)}>{t(one.title)}</Link> : t(one.title)}
          </li>
        ))}
        <li aria-current="page">{title === '' ? t(page.title) : title}</li>
      </ol>
    </nav>
  )
}
