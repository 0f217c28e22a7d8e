import { useTranslation } from 'react-i18next'
import { fieldTexts } from '../../../rules/definition/field-texts.ts'
import { valueTexts } from '../../../rules/definition/value-texts.ts'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { EmptyState } from '../../../platform/web/states.tsx'
import type { DefinitionView } from '../contract.ts'
import { restingOn, type Resting } from '../model.ts'

export function ClauseDetail({ view, clause }: { view: DefinitionView; clause: string }) {
  const { t } = useTranslation('campaigns')
  const words = view.clauses[clause]
  const resting = restingOn(view, clause)
  if (words === undefined) return <EmptyState title={t('definition.none')} next={t('definition.noneNext')} />
  return (
    <section className="clause-detail" aria-live="polite">
      <strong lang="zh-CN">
        {clause} {words.title}
      </strong>{' '}
      <span className="muted">{t(`definition.kind.${words.kind}`)}</span>
      <h2>{t('definition.quote')}</h2>
      <blockquote lang="zh-CN">{words.quote}</blockquote>
      {words.en !== undefined && (
        <>
          <h2>{t('definition.asks')}</h2>
          <p lang="en">{words.en}</p>
        </>
      )}
      <p>
        <PageLink page="questions" search={{ clause }}>
          {t('definition.questions')}
        </PageLink>
      </p>
      <h2>{t('definition.rests', { count: resting.length })}</h2>
      {resting.length === 0 && <EmptyState title={t('definition.nothing')} next={t('definition.nothingNext')} />}
      {resting.map((entry) => (
        <RestingEntry key={entry.path} entry={entry} view={view} />
      ))}
    </section>
  )
}

/** A field's name in the language of the page. */
function useFieldName(): (field: string) => string {
  const { i18n } = useTranslation('campaigns')
  return (field) => fieldTexts[field]?.[i18n.language === 'zh-CN' ? 0 : 1] ?? field
}

function RestingEntry({ entry, view }: { entry: Resting; view: DefinitionView }) {
  const { i18n } = useTranslation('campaigns')
  const name = useFieldName()
  const page = entry.list === 'readings' ? view.readings[entry.title] : undefined
  const taken = page === undefined ? undefined : view.definition.readings[page.id]?.choice
  const locale = i18n.language === 'zh-CN' ? 'zh-CN' : 'en'
  return (
    <div className="resting">
      <span className="muted">{name(entry.list)}</span> <strong>{entry.title}</strong>
      {page !== undefined && (
        <p>
          {page.question[locale]} → {page.options.find((option) => option.choice === taken)?.text[locale] ?? taken}
        </p>
      )}
      <dl>
        {entry.facts.map(([field, value]) => (
          <div key={field}>
            <dt>{name(field)}</dt>
            <dd className="figures">{valueTexts[value]?.[locale === 'zh-CN' ? 0 : 1] ?? value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
