/** The pages that this session may open, in their groups. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { navigationGroups, type NavigationGroup, type PageDefinition } from '../../platform/web/pages.ts'
import type { Session } from '../../platform/web/contract.ts'
import { isOpenNow, useSession } from '../../platform/web/session.tsx'
import { addressOf, homePage } from './page-places.ts'
import { slices } from './pages.ts'

interface Props {
  campaign: string | undefined
  className?: string
  onGo?: () => void
}

export function Navigation({ campaign, className, onGo }: Props) {
  const { t } = useTranslation('console')
  const session = useSession()
  return (
    <nav className={`navigation ${className ?? ''}`} aria-label={t('navigation.title')} onClick={onGo}>
      {navigationGroups.map((group) => (
        <Group key={group} group={group} campaign={campaign} pages={pagesOf(group, session, campaign)} />
      ))}
    </nav>
  )
}

/** The group's pages that the verbs open, in their order; without a campaign those that belong to none. */
export function pagesOf(group: NavigationGroup, session: Session, campaign: string | undefined): PageDefinition[] {
  return slices
    .flatMap((slice) => slice.pages)
    .filter((page) => page.navigation?.group === group && session.permissions.includes(page.verb))
    .filter(({ place }) => campaign !== undefined || place === 'house')
    .filter(({ verb }) => isOpenNow(session, { verb, campaign }))
    .sort((a, b) => (a.navigation?.order ?? 0) - (b.navigation?.order ?? 0))
}

function Group(props: { group: NavigationGroup; campaign: string | undefined; pages: PageDefinition[] }) {
  const { t } = useTranslation('console')
  const hasHome = props.group === 'mine' && props.campaign !== undefined
  if (!hasHome && props.pages.length === 0) return null
  const id = `navigation-${props.group}`
  return (
    <section aria-labelledby={id}>
      <div id={id} className="navigation-group">
        {t(`navigation.${props.group}`)}
      </div>
      <ul>
        {hasHome && <Entry to={addressOf(homePage, props.campaign)} exact title={t('home.entry')} />}
        {props.pages.map((page) => (
          <PageEntry key={page.path} campaign={props.campaign} page={page} />
        ))}
      </ul>
    </section>
  )
}

const always = (): boolean => true

/** A page that the campaign's definition has no use for is not offered. */
function PageEntry({ campaign, page }: { campaign: string | undefined; page: PageDefinition }) {
  const { t } = useTranslation()
  const useOffered = page.navigation?.useOffered ?? always
  return useOffered(campaign ?? '') ? <Entry to={addressOf(page, campaign)} title={t(page.title)} /> : null
}

function Entry({ to, exact = false, title }: { to: string; exact?: boolean; title: string }) {
  return (
    <li>
      <Link
        to={to}
        activeOptions={{ exact, includeSearch: false }}
        activeProps={{ 'aria-current': 'page', className: 'entry current' }}
        inactiveProps={{ className: 'entry' }}
      >
        {title}
      </Link>
    </li>
  )
}
