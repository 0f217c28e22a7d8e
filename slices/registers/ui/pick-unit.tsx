/** A person says once what an unknown name means; kept, and applied from then on. */
import { Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import type { ImportView } from '../contract.ts'
import { useImportActs, useUnitChoices } from './queries.ts'
import { useBusy } from './use-busy.ts'

interface SelectProps {
  label: string
  value: string | undefined
  onChange: (code: string) => void
}

export function UnitSelect({ label, value, onChange }: SelectProps) {
  const { t } = useTranslation('registers')
  const units = useUnitChoices(true).data?.units ?? []
  return (
    <Select
      showSearch={{ optionFilterProp: 'label' }}
      className="unit-select"
      aria-label={label}
      placeholder={t('units.pick')}
      {...(value === undefined ? {} : { value })}
      onChange={onChange}
      options={units.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
    />
  )
}

export function PickUnit({ view, written, onClose }: { view: ImportView; written: string; onClose: () => void }) {
  const { t } = useTranslation('registers')
  const { map } = useImportActs()
  const [code, setCode] = useState<string>()
  const { busy, error, run } = useBusy(async () => {
    if (code === undefined) return
    await map(view.id, { units: { [written]: code } })
    onClose()
  })
  return (
    <Modal
      open
      title={t('units.label', { written })}
      okText={t('units.apply')}
      okButtonProps={{ disabled: code === undefined }}
      confirmLoading={busy}
      cancelButtonProps={{ disabled: busy }}
      closable={!busy}
      keyboard={!busy}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <p className="muted">{t('units.about')}</p>
      <UnitSelect label={t('units.label', { written })} value={code} onChange={setCode} />
      {error !== undefined && <FailedState error={error} />}
    </Modal>
  )
}
