import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../platform/web/page-header.tsx'

export function NotFoundPage() {
  const { t } = useTranslation('console')
  return (
    <div className="page">
      <PageHeader title={t('notFound.title')} />
      <p>{t('notFound.cure')}</p>
      <p>
        <Link to="/">{t('notFound.home')}</Link>
      </p>
    </div>
  )
}
