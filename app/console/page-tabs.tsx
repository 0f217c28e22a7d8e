/** Pages of one object stand as a row of tabs above each of them: those of the same `tabOf` that the session may see. */
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { PageDefinition } from '../../platform/web/pages.ts'
import { useSession } from '../../platform/web/session.tsx'
import { slices } from './pages.ts'

const tabsOf = (object: string): PageDefinition[] =>
  slices
    .flatMap(({ pages }) => pages)
    .filter(({ tabOf }) => tabOf === object)
    .toSorted((a, b) => (a.tabOrder ?? 0) - (b.tabOrder ?? 0))

/** `case-files/$caseFile/volumes` with the parameters of the present address. */
const filled = (path: string, parameters: Readonly<Record<string, string | undefined>>): string =>
  path.replace(/\$(\w+)/g, (_whole, name: string) => encodeURIComponent(parameters[name] ?? ''))

/** On a phone the row is wider than the screen: the present tab stands in it. */
const showWhole = (tab: HTMLAnchorElement | null): void => tab?.scrollIntoView({ block: 'nearest', inline: 'center' })

export function PageTabs({ page, object }: { page: PageDefinition; object: string }) {
  const { t } = useTranslation('console')
  const { permissions } = useSession()
  const parameters = useParams({ strict: false })
  const tabs = tabsOf(object).filter(({ verb }) => permissions.includes(verb))
  if (tabs.length < 2) return null
  return (
    <nav className="page-tabs" aria-label={t('tabs')}>
      {tabs.map(({ path, title }) => (
        <Link
          key={path}
          to={`/c/$campaign/${filled(path, parameters)}`}
          params={{ campaign: parameters['campaign'] ?? '' }}
          className={path === page.path ? 'page-tab here' : 'page-tab'}
          aria-current={path === page.path ? 'page' : undefined}
          ref={path === page.path ? showWhole : undefined}
        >
          {t(title)}
        </Link>
      ))}
    </nav>
  )
}
