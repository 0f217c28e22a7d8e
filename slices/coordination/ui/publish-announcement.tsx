/** Publishing is final: what will happen stands before it, the receipt is the announcement's own page. */
import { useMutation } from '@tanstack/react-query'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { FailedState } from '../../../platform/web/states.tsx'
import type { AnnouncementText, DraftView, PublishReceipt } from '../contract.ts'
import { addressed } from '../model.ts'
import { useSend } from './queries.ts'
import type { Text } from './use-text.ts'

interface Props {
  view: DraftView
  text: Text<AnnouncementText>
  onPublished: () => void
}

export function PublishAnnouncement({ view, text, onPublished }: Props) {
  const { t } = useTranslation('coordination')
  const { day } = useFormat()
  const send = useSend()
  const [open, setOpen] = useState(false)
  const publish = useMutation({
    mutationFn: async () => {
      const rev = await text.saveNow()
      if (rev === undefined) throw new Error(t('publish.unsaved'))
      return send<PublishReceipt>('POST', `announcements/${view.id}/publication`, { rev })
    },
    onSuccess: onPublished,
  })
  const { audience, due } = text.content
  const units = addressed(
    audience,
    view.choices.units.map((unit) => ({ ...unit, parent: '' })),
  )
  return (
    <>
      <Button type="primary" disabled={text.clash !== undefined} onClick={() => setOpen(true)}>
        {t('publish.open')}
      </Button>
      <Modal
        open={open}
        title={t('publish.title')}
        okText={t('publish.act')}
        confirmLoading={publish.isPending}
        onOk={() => publish.mutate()}
        onCancel={() => setOpen(false)}
        destroyOnHidden
      >
        <p>{t('publish.will', { count: units.length })}</p>
        {audience.experts && <p>{t('publish.experts')}</p>}
        <p>{due === null ? t('publish.noDue') : t('publish.due', { due: day(due) })}</p>
        {view.published !== null && <p>{t('publish.again')}</p>}
        {publish.isError && <FailedState error={publish.error} />}
      </Modal>
    </>
  )
}
