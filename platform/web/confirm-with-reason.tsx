/** A final or destructive act: says what will happen, asks why, shows a refusal where it happens. */
import { Form, Input, Modal } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FailedState } from './states.tsx'

interface Props {
  open: boolean
  title: string
  /** What will happen, in words. */
  consequence: ReactNode
  /** The act itself: "冻结", never "确定". */
  act: string
  danger?: boolean
  /** The shortest reason taken, in characters. */
  minimum?: number
  onConfirm: (reason: string) => Promise<unknown>
  onClose: () => void
}

export function ConfirmWithReason(props: Props) {
  const { t } = useTranslation('web')
  const [form] = Form.useForm<{ reason: string }>()
  const { busy, error, run } = useAct(props)
  const minimum = props.minimum ?? 4
  return (
    <Modal
      open={props.open}
      title={props.title}
      okText={props.act}
      okButtonProps={{ danger: props.danger ?? false }}
      confirmLoading={busy}
      cancelButtonProps={{ disabled: busy }}
      closable={!busy}
      keyboard={!busy}
      onOk={form.submit}
      onCancel={props.onClose}
      destroyOnHidden
    >
      <div className="consequence">{props.consequence}</div>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        onFinish={({ reason }) => void run(reason)}
      >
        <Form.Item
          name="reason"
          label={t('confirm.reason')}
          rules={[{ required: true, whitespace: true, min: minimum, message: t('confirm.needed', { minimum }) }]}
        >
          <Input.TextArea rows={3} maxLength={500} showCount />
        </Form.Item>
      </Form>
      {error !== undefined && <FailedState error={error} />}
    </Modal>
  )
}

/** Runs the act once; closes when it is done, keeps the words when it is refused. */
function useAct({ onConfirm, onClose }: Props) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const run = async (reason: string) => {
    setBusy(true)
    setError(undefined)
    try {
      await onConfirm(reason.trim())
      onClose()
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(false)
    }
  }
  return { busy, error, run }
}
