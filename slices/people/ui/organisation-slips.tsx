/** Slips to cut and hand out: eight on an A4 page, nothing else printed. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { QrCode } from '../../../platform/web/qr-code.tsx'
import type { Slip } from '../contract-accounts.ts'
import { linkOf } from './organisation-link.tsx'
import './organisation.css'

export function Slips({ slips, onDone }: { slips: readonly Slip[]; onDone: () => void }) {
  const { t } = useTranslation('people')
  return (
    <div className="page">
      <PageHeader
        title={t('slips.title', { count: slips.length })}
        actions={
          <>
            <Button onClick={onDone}>{t('slips.done')}</Button>
            <Button type="primary" onClick={() => window.print()}>
              {t('slips.print')}
            </Button>
          </>
        }
      />
      <p className="muted no-print">{t('slips.about')}</p>
      <ul className="slips">
        {slips.map((slip) => (
          <OneSlip key={slip.person} slip={slip} />
        ))}
      </ul>
    </div>
  )
}

function OneSlip({ slip }: { slip: Slip }) {
  const { t } = useTranslation(['people', 'console'])
  const { instant } = useFormat()
  const { name, login, unit, unitName, role, secret, expires, twoPart } = slip
  return (
    <li className="slip">
      <QrCode text={linkOf(secret)} label={t('slips.qr', { name })} />
      <div>
        <strong>{name}</strong>
        <div>{`${unitName} ${unit} · ${t(`console:role.${role}`)}`}</div>
        <div>
          {t('accounts.login')} <strong>{login}</strong>
        </div>
        <div className="small">{t('slips.how')}</div>
        <div className="small slip-link">{linkOf(secret)}</div>
        {twoPart && <div className="small">{t('links.form.codeAbout')}</div>}
        <div className="small">{t('slips.valid', { at: instant(expires) })}</div>
      </div>
    </li>
  )
}
