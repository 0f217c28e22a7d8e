import { SearchOutlined } from '@ant-design/icons'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { navigationGroups } from '../../platform/web/pages.ts'
import { useSession } from '../../platform/web/session.tsx'
import { opensSearch, type FoundPage } from '../../slices/desk/ui/search-choice.ts'
import { pagesOf } from './navigation.tsx'
import { addressOf, homePage } from './page-places.ts'

const SearchBox = lazy(() => import('../../slices/desk/ui/search-box.tsx'))

/** The box opens by its button, by Ctrl-K, and by `/` where nothing is typed into. */
export function SearchButton({ campaign }: { campaign: string | undefined }) {
  const { t } = useTranslation('desk')
  const [open, setOpen] = useState(false)
  const pages = usePages(campaign)
  useSearchKeys(() => setOpen(true))
  return (
    <>
      <button
        type="button"
        className="plain-button header-icon search-button"
        aria-label={t('search.open')}
        aria-keyshortcuts="Control+K /"
        title={`${t('search.open')} (Ctrl-K)`}
        onClick={() => setOpen(true)}
      >
        <SearchOutlined aria-hidden />
        <span className="search-words" aria-hidden>
          {t('search.open')}
        </span>
      </button>
      {open && (
        <Suspense fallback={null}>
          <SearchBox campaign={campaign} pages={pages} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

const typedInto = 'input, textarea, select, [contenteditable="true"]'

function useSearchKeys(open: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.closest(typedInto) !== null
      if (event.defaultPrevented || !opensSearch(event, isTyping)) return
      event.preventDefault()
      open()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
}

/** Everything that stands in the navigation, by its title. */
function usePages(campaign: string | undefined): FoundPage[] {
  const { t } = useTranslation('console')
  const session = useSession()
  const listed = navigationGroups.flatMap((group) =>
    pagesOf(group, session, campaign).map((page) => ({
      title: t(page.title),
      about: t(`navigation.${group}`),
      to: addressOf(page, campaign),
    })),
  )
  if (campaign === undefined) return listed
  return [{ title: t('home.title'), about: t('navigation.mine'), to: addressOf(homePage, campaign) }, ...listed]
}
