/** The page of the local site, saved as a file, is kept with its SHA-256 (a1.1b). */
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, keys, sendForm } from '../../../platform/web/api.ts'
import { todayInShanghai } from '../../../platform/web/format.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import { TimeInput } from '../../../platform/web/time-input.tsx'

export function CaptureUpload({ file, url }: { file: string; url: string }) {
  const { t } = useTranslation('case-files')
  const campaign = useCampaign()
  const queries = useQueryClient()
  const [capturedOn, setDay] = useState(() => todayInShanghai(new Date()))
  const chosen = useRef<HTMLInputElement>(null)
  const send = useMutation({
    mutationFn: (page: File) => {
      const form = new FormData()
      form.append('url', url)
      form.append('capturedOn', capturedOn)
      form.append('file', page)
      return sendForm(campaignPath(campaign, `case-files/${file}/captures`), form)
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'case-files') }),
  })
  return (
    <>
      <div className="case-tools">
        <label>
          <span className="case-label">{t('eligibility.capturedOn')} </span>
          <TimeInput className="case-day" value={capturedOn} onChange={setDay} />
        </label>
        <input
          ref={chosen}
          type="file"
          className="visually-hidden"
          tabIndex={-1}
          aria-label={t('eligibility.upload')}
          accept=".pdf,.png,.jpg,.jpeg,.html,.htm,.mhtml,.zip"
          onChange={(event) => {
            const page = event.target.files?.[0]
            event.target.value = ''
            if (page !== undefined) send.mutate(page)
          }}
        />
        <Button loading={send.isPending} disabled={url === ''} onClick={() => chosen.current?.click()}>
          {t('eligibility.upload')}
        </Button>
        {url === '' && <span className="attention small">{t('eligibility.noCapturesNext')}</span>}
      </div>
      {send.isError && <FailedState error={send.error} />}
    </>
  )
}
