/** A drawn file that proves ineligible: the next in its order steps in, with the reason and a proof. Nobody chooses which. */
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Modal, Select, Upload, type UploadFile } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import type { ResultRow, RoundView } from '../contract.ts'
import { useSendDraw } from './queries.ts'

interface Typed {
  gone: string
  reason: string
}

export function Replacing({ round, of, onClose }: { round: RoundView; of: ResultRow; onClose: () => void }) {
  const { t } = useTranslation('draw')
  const { sendForm } = useSendDraw()
  const [proof, setProof] = useState<UploadFile[]>([])
  const replace = useMutation({
    mutationFn: ({ gone, reason }: Typed) => {
      const form = new FormData()
      for (const [name, value] of Object.entries({ unit: of.unit, type: of.type, gone, reason })) form.set(name, value)
      const file = proof[0]?.originFileObj
      if (file !== undefined) form.set('proof', file)
      return sendForm(`${round.round}/replacements`, form)
    },
    onSuccess: onClose,
  })
  const standing = of.taken.filter((one) => one !== '')
  return (
    <Modal open title={t('replacing.title')} footer={null} onCancel={onClose} destroyOnHidden>
      <p>{of.next === null ? t('replacing.noneLeft') : t('replacing.will', { next: of.next })}</p>
      <Form<Typed>
        layout="vertical"
        requiredMark={false}
        initialValues={{ gone: standing[0] }}
        onFinish={(typed) => replace.mutate(typed)}
      >
        <Form.Item name="gone" label={t('replacing.gone')} rules={[{ required: true }]}>
          <Select options={standing.map((value) => ({ value, label: value }))} />
        </Form.Item>
        <Form.Item name="reason" label={t('replacing.reason')} rules={[{ required: true, min: 4 }]}>
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
        <Form.Item label={t('replacing.proof')}>
          <Upload
            beforeUpload={() => false}
            maxCount={1}
            fileList={proof}
            onChange={({ fileList }) => setProof(fileList)}
          >
            <Button>{t('replacing.choose')}</Button>
          </Upload>
        </Form.Item>
        {replace.isError && <FailedState error={replace.error} />}
        <Button type="primary" htmlType="submit" loading={replace.isPending}>
          {t('replacing.act')}
        </Button>
      </Form>
    </Modal>
  )
}
