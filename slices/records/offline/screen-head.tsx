/** Whose record, in which state, and two facts kept apart: saved here at …, received by the server at … */
import { useTranslation } from 'react-i18next'
import type { Working } from './notebook.ts'

const hourOf = (instant: string): string =>
  new Intl.DateTimeFormat('zh-CN', { hour: '2-digit', minute: '2-digit', hour12: false }).format(new Date(instant))

export function Facts({ working: { savedAt, receivedAt, dirty } }: { working: Working }) {
  const { t } = useTranslation('field')
  const isThere = receivedAt !== null && !dirty
  return (
    <span className="facts">
      <span>{t('list.here', { at: hourOf(savedAt) })}</span>
      <span className={isThere ? 'good' : 'waits'}>
        {isThere ? t('list.there', { at: hourOf(receivedAt) }) : t('list.notThere')}
      </span>
    </span>
  )
}

export function ScreenHead({ working, onBack }: { working: Working; onBack: () => void }) {
  const { t } = useTranslation('field')
  const { content, state } = working
  return (
    <header className="screen-head">
      <button type="button" onClick={onBack}>
        ‹ {t('list.back')}
      </button>
      <div>
        <h1>{content.kind}</h1>
        <p className="muted">
          {content.party.name || t('list.unnamed')} · {content.bank === 'common' ? '' : `${content.bank} · `}
          {t(`states.${state}`)}
        </p>
        <Facts working={working} />
      </div>
    </header>
  )
}
