/** Files of the contract's form, one or a whole folder as .zip: all are checked first, nothing is half imported. */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError, campaignPath, keys, sendForm } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import type { Imported } from '../contract-import.ts'

export function ImportFiles() {
  const { t } = useTranslation('case-files')
  const campaign = useCampaign()
  const queries = useQueryClient()
  const chosen = useRef<HTMLInputElement>(null)
  const send = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.append('file', file)
      return sendForm<Imported>(campaignPath(campaign, 'case-files/import'), form)
    },
    onSettled: () => queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'case-files') }),
  })
  const problems = send.data?.problems ?? []
  return (
    <div className="case-import">
      <p className="muted">{t('open.importAbout')}</p>
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
      <Button loading={send.isPending} onClick={() => chosen.current?.click()}>
        {t('open.choose')}
      </Button>
      {send.isError && (
        <FailedState error={send.error} {...(send.error instanceof ApiError ? {} : { retry: send.reset })} />
      )}
      {send.data !== undefined && problems.length === 0 && (
        <p role="status" className="fine">
          {t('open.imported', { made: send.data.made.length, same: send.data.same })}
        </p>
      )}
      {send.data !== undefined && problems.length > 0 && (
        <div role="alert">
          <p className="fault">{t('open.problems', { count: send.data.count })}</p>
          <div className="case-scroll">
            <table className="case-table">
              <thead>
                <tr>
                  {['problemFile', 'problemPath', 'problemValue', 'problemCure'].map((key) => (
                    <th key={key}>{t(`open.${key}`)}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {problems.map(({ file, path, value, message }, at) => (
                  <tr key={at}>
                    <td>{file}</td>
                    <td>{path}</td>
                    <td>{value.slice(0, 80)}</td>
                    <td>{message}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </div>
      )}
    </div>
  )
}
