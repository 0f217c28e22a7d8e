/** Step 1: drop or choose a file; its kind is recognised by its header unless a person says it. */
import { FileExcelOutlined } from '@ant-design/icons'
import { Button, Select, Upload } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign, useSession } from '../../../platform/web/session.tsx'
import { FailedState, LoadingState } from '../../../platform/web/states.tsx'
import { firstDayRegisters, largestFile, liaisonImports, registerNames, type RegisterName } from '../contract.ts'
import { useImportAddress } from './import-address.ts'
import { isUnrecognised, NoTable, TooLarge, useSending, type Mode } from './sending-file.ts'

const accept = '.xlsx,.xls,.ods,.csv,.txt'

/** The server decides again. */
function offered(role: string): readonly RegisterName[] {
  if (role === 'administrator') return firstDayRegisters
  return role === 'liaison' ? liaisonImports : registerNames
}

export function ChooseFile() {
  const { t } = useTranslation('registers')
  const { register: wished } = useImportAddress()
  const [register, setRegister] = useState<RegisterName | undefined>(registerNames.find((name) => name === wished))
  const [mode, setMode] = useState<Mode>('amend')
  const { sending, error, send, sendAgain } = useSending()
  const { bytes } = useFormat()
  const known = offered(useSession().person.role)
  const options = [
    { value: '', label: t('import.guess') },
    ...known.map((name) => ({ value: name, label: t(`name.${name}`) })),
  ]
  const modes = (['amend', 'replace'] as const).map((value) => ({ value, label: t(`keep.${value}`) }))
  const beforeUpload = (file: File) => (void send(file, { register, mode }), Upload.LIST_IGNORE)
  const chooseRegister = (value: string) => {
    const chosen = registerNames.find((name) => name === value)
    setRegister(chosen)
    if (chosen !== undefined) void sendAgain({ register: chosen, mode })
  }
  return (
    <div className="choose-file">
      <Choice label={t('import.which')} options={options} value={register ?? ''} onChoose={chooseRegister} />
      <Choice
        label={t('keep.mode')}
        options={modes}
        value={mode}
        onChoose={(value) => setMode(value === 'replace' ? 'replace' : 'amend')}
      />
      <Upload.Dragger
        accept={accept}
        showUploadList={false}
        disabled={sending !== undefined}
        beforeUpload={beforeUpload}
      >
        <FileExcelOutlined className="drop-icon" aria-hidden />
        <p className="drop-title">{t('import.drop')}</p>
        <p className="muted">{t('import.dropAbout', { limit: bytes(largestFile) })}</p>
      </Upload.Dragger>
      {sending !== undefined && <p role="status">{t('import.sending', { file: sending })}</p>}
      {sending !== undefined && <LoadingState rows={2} />}
      {error !== undefined && (
        <Refused error={error}>
          <Upload accept={accept} showUploadList={false} beforeUpload={beforeUpload}>
            <Button>{t('import.other')}</Button>
          </Upload>
        </Refused>
      )}
      <p className="muted">{t('import.order')}</p>
      <Templates registers={known} />
    </div>
  )
}

interface ChoiceProps {
  label: string
  options: { value: string; label: string }[]
  value: string
  onChoose: (value: string) => void
}

function Choice({ label, options, value, onChoose }: ChoiceProps) {
  return (
    <label className="which-register">
      <span>{label}</span>
      <Select options={options} value={value} onChange={onChoose} aria-label={label} />
    </label>
  )
}

/** Why the file was not taken, the cure, and the way on: another file. */
function Refused({ error, children }: { error: unknown; children: ReactNode }) {
  const { t } = useTranslation('registers')
  const { bytes } = useFormat()
  const here =
    error instanceof TooLarge
      ? {
          title: t('import.tooLarge', { size: bytes(error.size), limit: bytes(largestFile) }),
          cure: t('import.tooLargeCure'),
        }
      : { title: t('import.noTable'), cure: t('import.noTableCure') }
  return (
    <div className="refused-file">
      {error instanceof TooLarge || error instanceof NoTable ? (
        <div className="state" role="alert">
          <div className="state-title">{here.title}</div>
          <p>{here.cure}</p>
        </div>
      ) : (
        <FailedState error={error} />
      )}
      {isUnrecognised(error) && <p>{t('import.sayWhich')}</p>}
      {children}
    </div>
  )
}

function Templates({ registers }: { registers: readonly RegisterName[] }) {
  const { t } = useTranslation('registers')
  const campaign = useCampaign()
  return (
    <section className="templates">
      <h2>{t('import.templates')}</h2>
      <ul>
        {registers.map((name) => (
          <li key={name}>
            <a href={campaignPath(campaign, `registers/${name}/template.xlsx`)} download>
              {t('import.template', { register: t(`name.${name}`) })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
