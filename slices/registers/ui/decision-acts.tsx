/** A decision about a name or a header: said otherwise, or taken back; each asks before it acts. */
import { Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import { registers } from '../../../rules/registers/registers.ts'
import type { Decision, RegisterName } from '../contract.ts'
import { UnitSelect } from './pick-unit.tsx'
import { useImportActs } from './queries.ts'
import { columnName } from './shown-cell.ts'
import { useBusy } from './use-busy.ts'

interface Props {
  register: RegisterName
  decision: Decision
  /** What follows: the file is checked again, say. */
  onDone?: () => Promise<void>
}

export function DecisionActs({ register, decision, onDone }: Props) {
  const { t } = useTranslation('registers')
  const [asked, setAsked] = useState<'change' | 'forget'>()
  if (!decision.mayForget) return <span className="muted small">{t('decisions.office')}</span>
  const close = () => setAsked(undefined)
  const props = { register, decision, onClose: close, ...(onDone === undefined ? {} : { onDone }) }
  const named = { written: decision.written }
  return (
    <span className="decision-acts">
      <Button
        size="small"
        autoInsertSpace={false}
        aria-label={t('decisions.changeOf', named)}
        onClick={() => setAsked('change')}
      >
        {t('decisions.change')}
      </Button>
      <Button
        size="small"
        autoInsertSpace={false}
        aria-label={t('decisions.forgetOf', named)}
        onClick={() => setAsked('forget')}
      >
        {t('decisions.forget')}
      </Button>
      {asked === 'change' && <ChangeDialog {...props} />}
      {asked === 'forget' && <ForgetDialog {...props} />}
    </span>
  )
}

interface DialogProps extends Props {
  onClose: () => void
}

function useDeciding({ register, decision, onDone, onClose }: DialogProps) {
  const { decide } = useImportActs()
  const { kind, written, scope } = decision
  return useBusy(async (meaning: string | null) => {
    await decide({ register, kind, written, scope, meaning })
    await onDone?.()
    onClose()
  })
}

function ForgetDialog(props: DialogProps) {
  const { t } = useTranslation('registers')
  const { busy, error, run } = useDeciding(props)
  const { decision, onClose } = props
  return (
    <Modal
      open
      title={t('decisions.forgetOf', { written: decision.written })}
      okText={t('decisions.forget')}
      okButtonProps={{ danger: true }}
      confirmLoading={busy}
      cancelButtonProps={{ disabled: busy }}
      closable={!busy}
      keyboard={!busy}
      onOk={() => void run(null)}
      onCancel={onClose}
    >
      <p>{t(decision.kind === 'unit' ? 'decisions.forgetUnit' : 'decisions.forgetColumn', { ...decision })}</p>
      <p className="muted">{t('decisions.kept')}</p>
      {error !== undefined && <FailedState error={error} />}
    </Modal>
  )
}

function ChangeDialog(props: DialogProps) {
  const { t } = useTranslation('registers')
  const { decision, onClose, register } = props
  const [meaning, setMeaning] = useState(decision.meaning)
  const { busy, error, run } = useDeciding(props)
  const label = t(decision.kind === 'unit' ? 'units.label' : 'columns.label', { written: decision.written })
  const columns = registers[register].columns.map(({ name }) => ({ value: name, label: columnName(t, name) }))
  return (
    <Modal
      open
      title={label}
      okText={t('decisions.change')}
      okButtonProps={{ disabled: meaning === decision.meaning }}
      confirmLoading={busy}
      cancelButtonProps={{ disabled: busy }}
      closable={!busy}
      keyboard={!busy}
      onOk={() => void run(meaning)}
      onCancel={onClose}
    >
      <p className="muted">{t('decisions.kept')}</p>
      {decision.kind === 'unit' ? (
        <UnitSelect label={label} value={meaning} onChange={setMeaning} />
      ) : (
        <Select
          className="unit-select"
          aria-label={label}
          value={meaning}
          onChange={setMeaning}
          options={[...columns, { value: '', label: t('columns.ignored') }]}
        />
      )}
      {error !== undefined && <FailedState error={error} />}
    </Modal>
  )
}
