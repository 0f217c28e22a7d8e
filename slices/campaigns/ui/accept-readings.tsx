/** Readings that move a score and that nobody decided: who opens ticks each that is taken as it ships. */
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'

interface Props {
  of: readonly string[]
  accepted: string[]
  onChange: (readings: string[]) => void
}

export function AcceptReadings({ of: open, accepted, onChange }: Props) {
  const { t } = useTranslation('campaigns')
  return (
    <fieldset className="stage-accept">
      <legend>{t('stage.accept', { count: open.length })}</legend>
      <p className="small">{t('stage.acceptHow')}</p>
      <Checkbox.Group
        value={accepted}
        onChange={onChange}
        options={open.map((id) => ({ value: id, label: t('stage.acceptOne', { id }) }))}
      />
    </fieldset>
  )
}
