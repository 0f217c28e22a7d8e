/** Drafts are given up one after the other, after a question; what is kept is never touched. */
import { Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import type { ImportView } from '../contract.ts'
import { useImportActs } from './queries.ts'
import { useBusy } from './use-busy.ts'

export function DiscardDialog({ imports, onClose }: { imports: readonly ImportView[]; onClose: () => void }) {
  const { t } = useTranslation('registers')
  const { discard } = useImportActs()
  const { busy, error, run } = useBusy(async () => {
    for (const { id } of imports) await discard(id)
    onClose()
  })
  return (
    <Modal
      open
      title={t('discard.title', { count: imports.length })}
      okText={t('discard.act')}
      cancelText={t('discard.not')}
      okButtonProps={{ danger: true }}
      confirmLoading={busy}
      cancelButtonProps={{ disabled: busy }}
      closable={!busy}
      keyboard={!busy}
      onOk={() => void run()}
      onCancel={onClose}
    >
      <ul className="plain-list">
        {imports.map(({ id, fileName, isOwn, uploadedBy }) => (
          <li key={id}>
            {fileName}
            {!isOwn && <span className="changed-from"> {t('discard.of', { who: uploadedBy })}</span>}
          </li>
        ))}
      </ul>
      <p className="muted">{t('discard.about')}</p>
      {error !== undefined && <FailedState error={error} />}
    </Modal>
  )
}
