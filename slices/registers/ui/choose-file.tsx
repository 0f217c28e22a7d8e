/** Step 1: drop or choose a file; its kind is recognised by its header unless a person says it. */
import { FileExcelOutlined } from '@ant-design/icons'
import { Select, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath } from '../../../platform/web/api.ts'
import { useCampaign, useSession } from '../../../platform/web/session.tsx'
import { FailedState, LoadingState } from '../../../platform/web/states.tsx'
import { liaisonImports, registerNames, type RegisterName } from '../contract.ts'
import { useImportAddress } from './import-address.ts'
import { useImportActs } from './queries.ts'

export function ChooseFile() {
  const { t } = useTranslation('registers')
  const { register: wished } = useImportAddress()
  const [register, setRegister] = useState<RegisterName | undefined>(registerNames.find((name) => name === wished))
  const { sending, error, send } = useSending(register)
  const known = useSession().person.role === 'liaison' ? liaisonImports : registerNames
  const options = [
    { value: '', label: t('import.guess') },
    ...known.map((name) => ({ value: name, label: t(`name.${name}`) })),
  ]
  return (
    <div className="choose-file">
      <label className="which-register">
        <span>{t('import.which')}</span>
        <Select
          options={options}
          value={register ?? ''}
          onChange={(value) => setRegister(registerNames.find((name) => name === value))}
          aria-label={t('import.which')}
        />
      </label>
      <Upload.Dragger
        accept=".xlsx,.xls,.ods,.csv,.txt"
        showUploadList={false}
        disabled={sending !== undefined}
        beforeUpload={(file) => (void send(file), Upload.LIST_IGNORE)}
      >
        <FileExcelOutlined className="drop-icon" aria-hidden />
        <p className="drop-title">{t('import.drop')}</p>
        <p className="muted">{t('import.dropAbout')}</p>
      </Upload.Dragger>
      {sending !== undefined && <p role="status">{t('import.sending', { file: sending })}</p>}
      {sending !== undefined && <LoadingState rows={2} />}
      {error !== undefined && <FailedState error={error} />}
      <p className="muted">{t('import.order')}</p>
      <Templates registers={known} />
    </div>
  )
}

function useSending(register: RegisterName | undefined) {
  const [sending, setSending] = useState<string>()
  const [error, setError] = useState<unknown>()
  const { upload } = useImportActs()
  const { open } = useImportAddress()
  const send = async (file: File) => {
    setSending(file.name)
    setError(undefined)
    try {
      open((await upload(file, register)).id)
    } catch (refusal) {
      setError(refusal)
    } finally {
      setSending(undefined)
    }
  }
  return { sending, error, send }
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
