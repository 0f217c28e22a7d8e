/** Whose record, in which state, and two facts kept apart: saved here at …, received by the server at … */
import { useTranslation } from 'react-i18next'
import { beijingMinute, shownMinute } from '../../../rules/drafting/moments.ts'
import type { Kit } from '../contract.ts'
import type { Working } from './notebook.ts'

/** On Beijing's clock, whatever the device is set to. */
const shown = (instant: string): string => shownMinute(beijingMinute(instant))

export function Facts({ working: { savedAt, receivedAt, dirty } }: { working: Working }) {
  const { t } = useTranslation('field')
  const isThere = receivedAt !== null && !dirty
  return (
    <span className="facts">
      <span>{t('list.here', { at: shown(savedAt) })}</span>
      <span className={isThere ? 'good' : 'waits'}>
        {isThere ? t('list.there', { at: shown(receivedAt) }) : t('list.notThere')}
      </span>
    </span>
  )
}

interface Props {
  working: Working
  kit: Kit
  onBack: () => void
}

export function ScreenHead({ working, kit, onBack }: Props) {
  const { t, i18n } = useTranslation('field')
  const { content, state } = working
  const bank = content.bank === 'common' ? undefined : kit.template.banks.find(({ id }) => id === content.bank)
  const title = i18n.language === 'zh-CN' ? bank?.title : (bank?.en ?? bank?.title)
  return (
    <header className="screen-head">
      <button type="button" onClick={onBack}>
        ‹ {t('list.back')}
      </button>
      <div>
        <h1>{t(`kinds.${content.kind}`)}</h1>
        <p className="muted">
          {content.party.name || t('list.unnamed')} · {title === undefined ? '' : `${title} · `}
          {t(`states.${state}`)}
        </p>
        <Facts working={working} />
      </div>
    </header>
  )
}
