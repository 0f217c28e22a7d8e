/** The digits on one's own device, a phone: the second person's entry is asked for here, under their own sign-in. */
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { Ceremony } from '../contract.ts'
import { DigitsEntry } from './digits-entry.tsx'
import { isAtDice, useDrawAddress, useWaitingDraw } from './queries.ts'
import './draw.css'
import './ceremony.css'

export default function DigitsPage() {
  const { t } = useTranslation('draw')
  const { round } = useDrawAddress()
  const asked = useWaitingDraw<Ceremony>(`${round}/ceremony`, isAtDice)
  return (
    <div className="page">
      <PageHeader
        title={t('digits.title')}
        about={t('rounds.name', { round })}
        actions={
          <PageLink page={`draw/${round}`} className="page-action">
            {t('lines.back')}
          </PageLink>
        }
      />
      <Answer of={asked}>
        {(ceremony) => (
          <div className="ceremony light plain">
            <Body ceremony={ceremony} />
          </div>
        )}
      </Answer>
    </div>
  )
}

function Body({ ceremony }: { ceremony: Ceremony }) {
  const { t } = useTranslation('draw')
  const { state, seed, present } = ceremony.round
  if (state === 'void') return <p>{t('state.void')}</p>
  if (seed !== null)
    return (
      <div className="ceremony-now" role="status">
        <span>{t('digits.done')}</span>
        <strong>{seed}</strong>
      </div>
    )
  if (state === 'checking') return <p>{t('ceremony.notCommitted')}</p>
  if (present.length === 0) return <p>{t('digits.nobody')}</p>
  return (
    <>
      <DigitsEntry ceremony={ceremony} />
      <p className="ceremony-small">{t('digits.about')}</p>
    </>
  )
}
