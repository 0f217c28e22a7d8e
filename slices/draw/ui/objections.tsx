/** Objections of a round, as far as the reader reaches, and the office's answers. */
import { useMutation } from '@tanstack/react-query'
import { Button, Form, Input, Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { useMay } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import type { DecideObjection, ObjectionView, RoundView } from '../contract.ts'
import { useDraw, useSendDraw } from './queries.ts'

export function ObjectionTable({ round }: { round: RoundView }) {
  const { t } = useTranslation('draw')
  const asked = useDraw<{ objections: ObjectionView[] }>(`${round.round}/objections`)
  const rows = asked.data?.objections ?? []
  const [deciding, decide] = useState<ObjectionView>()
  const mayDecide = useMay('draw.decide-objection') && round.state === 'checking'
  const columns = useObjectionColumns(mayDecide ? decide : undefined)
  if (rows.length === 0) return null
  return (
    <div className="page">
      <h3>{t('objections.title')}</h3>
      <DataTable<ObjectionView>
        id="draw.objections"
        label={t('objections.title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        empty={{ title: t('objections.empty'), next: t('objections.emptyNext') }}
      />
      {deciding !== undefined && <Decide round={round} of={deciding} onClose={() => decide(undefined)} />}
    </div>
  )
}

export function useObjectionColumns(decide?: (of: ObjectionView) => void): Column<ObjectionView>[] {
  const { t } = useTranslation('draw')
  const { instant } = useFormat()
  return [
    {
      key: 'number',
      title: t('objections.number'),
      always: true,
      render: (_, { number, unit }) => `${number} · ${unit}`,
    },
    {
      key: 'kind',
      title: t('objections.kind'),
      render: (_, { kind, type }) => `${t(`objection.${kind}`)}${type === '' ? '' : `${t('colon')}${type}`}`,
    },
    { key: 'reason', title: t('objections.reason'), render: (_, { reason }) => reason },
    { key: 'by', title: t('objections.by'), render: (_, { by, at }) => `${by} · ${instant(at)}` },
    {
      key: 'answer',
      title: t('objections.answer'),
      always: true,
      render: (_, one) => {
        if (one.upheld !== null)
          return `${one.upheld ? t('objections.upheld') : t('objections.rejected')}${t('colon')}${one.decision ?? ''}`
        if (decide === undefined) return <span className="attention">{t('objections.waits')}</span>
        return (
          <Button size="small" onClick={() => decide(one)}>
            {t('objections.decide')}
          </Button>
        )
      },
    },
  ]
}

function Decide({ round, of, onClose }: { round: RoundView; of: ObjectionView; onClose: () => void }) {
  const { t } = useTranslation('draw')
  const { send } = useSendDraw()
  const save = useMutation({
    mutationFn: (body: DecideObjection) =>
      send('POST', `${round.round}/objections/${encodeURIComponent(of.id)}/decision`, body),
    onSuccess: onClose,
  })
  return (
    <Modal
      open
      title={t('objections.decideTitle', { number: of.number })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{`${t(`objection.${of.kind}`)}${t('colon')}${of.reason}`}</p>
      <p className="muted">{t('objections.will')}</p>
      <Form<DecideObjection> layout="vertical" requiredMark={false} onFinish={(typed) => save.mutate(typed)}>
        <Form.Item name="upheld" label={t('objections.answer')} rules={[{ required: true }]}>
          <Radio.Group
            options={[
              { value: true, label: t('objections.uphold') },
              { value: false, label: t('objections.reject') },
            ]}
          />
        </Form.Item>
        <Form.Item name="reason" label={t('objections.reason')} rules={[{ required: true, min: 4 }]}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        {save.isError && <FailedState error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {t('objections.save')}
        </Button>
      </Form>
    </Modal>
  )
}
