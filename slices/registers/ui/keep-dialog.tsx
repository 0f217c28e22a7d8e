/** Step 3: says what will happen before it does; a reason where rows change or end. */
import { Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { FailedState } from '../../../platform/web/states.tsx'
import type { ImportView } from '../contract.ts'
import { ChangeTable } from './change-table.tsx'
import { useImportActs } from './queries.ts'
import { useBusy } from './use-busy.ts'

type Mode = 'amend' | 'replace'

export function KeepDialog({ view, onClose }: { view: ImportView; onClose: () => void }) {
  const { t } = useTranslation('registers')
  const [mode, setMode] = useState<Mode>(view.mode)
  const [isShowing, setShowing] = useState(false)
  const [form] = Form.useForm<{ reason?: string }>()
  const { keep } = useImportActs()
  const { busy, error, run } = useBusy(async ({ reason = '' }: { reason?: string }) => {
    await keep(view.id, { mode, reason: reason.trim() })
    onClose()
  })
  const { changed, removed, older } = view.summary
  const needsReason = changed + older + (mode === 'replace' ? removed : 0) > 0
  return (
    <Modal
      open
      title={t('keep.title')}
      okText={t('keep.act')}
      confirmLoading={busy}
      cancelButtonProps={{ disabled: busy }}
      closable={!busy}
      keyboard={!busy}
      onOk={form.submit}
      onCancel={onClose}
      width={isShowing ? 960 : 560}
    >
      <Form form={form} layout="vertical" requiredMark={false} onFinish={(words) => void run(words)}>
        {!view.isOwn && <p className="attention">{t('import.notOwn', { who: view.uploadedBy })}</p>}
        <Form.Item label={t('keep.mode')}>
          <Radio.Group
            value={mode}
            onChange={(event) => setMode(event.target.value === 'replace' ? 'replace' : 'amend')}
            options={[
              { value: 'amend', label: t('keep.amend') },
              { value: 'replace', label: t('keep.replace') },
            ]}
          />
        </Form.Item>
        <Consequence view={view} mode={mode} />
        <Button type="link" className="show-changes" onClick={() => setShowing(!isShowing)}>
          {t('changes.show')}
        </Button>
        {isShowing && <ChangeTable view={view} mode={mode} />}
        {needsReason && (
          <Form.Item
            name="reason"
            label={t('keep.reason')}
            rules={[{ required: true, whitespace: true, min: 4, message: t('keep.needed') }]}
          >
            <Input.TextArea rows={2} maxLength={500} showCount />
          </Form.Item>
        )}
      </Form>
      <p className="muted">{t('keep.undo')}</p>
      {error !== undefined && <FailedState error={error} />}
    </Modal>
  )
}

function Consequence({ view, mode }: { view: ImportView; mode: Mode }) {
  const { t } = useTranslation('registers')
  const { number } = useFormat()
  const { added, changed, same, removed, older } = view.summary
  const line = (key: string, count: number): string[] =>
    count > 0 ? [t(key, { count, replace: { count: number(count) } })] : []
  const lines = [
    t('keep.added', { count: added, replace: { count: number(added) } }),
    ...line('keep.changed', changed),
    ...line('keep.older', older),
    ...line('keep.same', same),
    ...line(mode === 'replace' ? 'keep.removed' : 'keep.untouched', removed),
  ]
  return (
    <ul className="plain-list consequence" aria-label={t('keep.what')}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
