/** Files laid to an announcement: brought to the server at once, part of the text when it is published. */
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Upload } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, sendForm } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import type { AttachedFile, DraftView } from '../contract.ts'

interface Props {
  view: DraftView
  files: readonly string[]
  onChange: (files: string[]) => void
}

export function AttachFiles({ view, files, onChange }: Props) {
  const { t } = useTranslation('coordination')
  const campaign = useCampaign()
  const [brought, setBrought] = useState<readonly AttachedFile[]>(view.files)
  const attach = useMutation({
    mutationFn: (file: File) => {
      const form = new FormData()
      form.append('file', file)
      return sendForm<AttachedFile>(campaignPath(campaign, `coordination/announcements/${view.id}/files`), form)
    },
    onSuccess: (file) => {
      setBrought([...brought.filter(({ sha256 }) => sha256 !== file.sha256), file])
      onChange([...new Set([...files, file.sha256])])
    },
  })
  return (
    <Form.Item label={t('draft.files')}>
      <ul className="attached">
        {brought
          .filter(({ sha256 }) => files.includes(sha256))
          .map(({ sha256, name }) => (
            <li key={sha256}>
              {name}{' '}
              <Button size="small" onClick={() => onChange(files.filter((one) => one !== sha256))}>
                {t('draft.takeOff', { name })}
              </Button>
            </li>
          ))}
      </ul>
      <Upload
        showUploadList={false}
        beforeUpload={(file) => {
          attach.mutate(file)
          return false
        }}
      >
        <Button loading={attach.isPending}>{t('draft.attach')}</Button>
      </Upload>
      {attach.isError && <FailedState error={attach.error} />}
    </Form.Item>
  )
}
