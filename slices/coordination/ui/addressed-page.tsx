/** What an expert is told, and nothing else of it. */
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { Answer, EmptyState } from '../../../platform/web/states.tsx'
import type { AddressedView } from '../contract.ts'
import { Version } from './announcement-page.tsx'
import { useCoordination } from './queries.ts'
import './coordination.css'

export default function AddressedPage() {
  const { t } = useTranslation('coordination')
  const asked = useCoordination<{ announcements: AddressedView[] }>('addressed')
  return (
    <div className="page">
      <PageHeader title={t('addressed.title')} about={t('addressed.about')} />
      <Answer of={asked}>
        {({ announcements }) =>
          announcements.length === 0 ? (
            <EmptyState title={t('addressed.empty')} next={t('addressed.emptyNext')} />
          ) : (
            announcements.map((one) => (
              <section key={one.id} aria-labelledby={one.id}>
                <h2 id={one.id}>{one.title}</h2>
                <Version of={one} id={one.id} from="addressed" />
              </section>
            ))
          )
        }
      </Answer>
    </div>
  )
}
