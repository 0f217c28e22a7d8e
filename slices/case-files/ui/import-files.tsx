/** Files of the contract's form, one or a whole folder as .zip: read by a job, each told for itself, with a receipt. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Checkbox } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, campaignPath, keys, sendForm } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import { WHOLE, type Imported } from '../contract-import.ts'
import { ImportReceipt } from './import-receipt.tsx'
import { useJob } from './use-job.ts'

const isImported = (value: unknown): value is Imported =>
  typeof value === 'object' && value !== null && 'receipt' in value && 'files' in value

export function ImportFiles() {
  const { t } = useTranslation('case-files')
  const campaign = useCampaign()
  const queries = useQueryClient()
  const chosen = useRef<HTMLInputElement>(null)
  const [whole, setWhole] = useState(false)
  const job = useJob(
    () => void queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'case-files') }),
    isImported,
  )
  const send = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.append(WHOLE, whole ? 'yes' : 'no')
      form.append('file', file)
      return sendForm<{ job: string }>(campaignPath(campaign, 'case-files/import'), form)
    },
    onSuccess: (answer) => job.follow(answer.job),
  })
  const { running, result, failure } = job
  return (
    <div className="case-import">
      <p className="muted">{t('open.importAbout')}</p>
      <div className="case-tools">
        <input
          ref={chosen}
          type="file"
          accept=".json,.zip,application/json,application/zip"
          className="visually-hidden"
          aria-label={t('open.choose')}
          tabIndex={-1}
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file !== undefined) send.mutate(file)
          }}
        />
        <Button loading={send.isPending || running !== undefined} onClick={() => chosen.current?.click()}>
          {t('open.choose')}
        </Button>
        <Checkbox checked={whole} onChange={(event) => setWhole(event.target.checked)}>
          {t('open.whole')}
        </Checkbox>
      </div>
      {send.isError && (
        <FailedState error={send.error} {...(send.error instanceof ApiError ? {} : { retry: send.reset })} />
      )}
      {running !== undefined && (
        <p role="status" className="muted">
          {running.of === 0 ? t('open.readingAll') : t('open.reading', { ...running })}
        </p>
      )}
      {failure !== undefined && (
        <p role="alert" className="fault">
          {t('open.broken')}
        </p>
      )}
      {result !== undefined && <ImportReceipt imported={result} />}
    </div>
  )
}
