/** 我的事项: what is due, and the state of the data. */
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../platform/web/page-header.tsx'
import { useCampaign } from '../../platform/web/session.tsx'
import { Answer } from '../../platform/web/states.tsx'
import { useDefinition } from './definition.ts'

export default function HomePage() {
  const { t } = useTranslation('console')
  const definition = useDefinition(useCampaign())
  return (
    <div className="page">
      <PageHeader title={t('home.title')} />
      <Answer of={definition}>{({ definition: { title } }) => <p>{title}</p>}</Answer>
    </div>
  )
}
