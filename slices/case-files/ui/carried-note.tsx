/** What a record that was just taken in has brought along, from where; and where the file says otherwise. */
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Attached } from '../contract-attached.ts'

export function CarriedNote({ attached, onClose }: { attached: Attached; onClose: () => void }) {
  const { t } = useTranslation('case-files')
  const { taken, differs } = attached
  return (
    <section className="case-conflict" role="status">
      <strong>{t(taken.length + differs.length === 0 ? 'records.nothingCarried' : 'records.carried')}</strong>
      <ul className="case-carried">
        {taken.map(({ field, value, from }, at) => (
          <li key={at}>
            {t('records.taken', { field: t(`records.fields.${field}`), value, from: t(`records.from.${from}`) })}
          </li>
        ))}
        {differs.map(({ field, value, from, stays }, at) => (
          <li key={`differs-${at}`} className="attention">
            {t('records.differs', {
              ...{ field: t(`records.fields.${field}`), value, stays },
              from: t(`records.from.${from}`),
            })}
          </li>
        ))}
      </ul>
      <Button type="text" size="small" onClick={onClose}>
        {t('records.seen')}
      </Button>
    </section>
  )
}
