/** Setting a round: what, when, where, before whom. The server holds the day against R29. */
import { useMutation } from '@tanstack/react-query'
import { Alert, Button, Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { FailedState } from '../../../platform/web/states.tsx'
import { TimeInput } from '../../../platform/web/time-input.tsx'
import { purposes, type DrawWindow, type Purpose, type RoundView, type SetRound as Ask } from '../contract.ts'
import { refusing } from './pasted-refusal.ts'
import { strataOf } from './pasted-lists.ts'
import { useSendDraw } from './queries.ts'

interface Props {
  open: boolean
  rounds: readonly RoundView[]
  window: DrawWindow
  /** The round that is changed; absent: a new one. */
  of?: RoundView
  onClose: () => void
}

interface Typed {
  purpose: Purpose
  day: string
  place: string
  witnesses: string[]
  strata?: string
  supplements?: number
  reason: string
}

const askOf = ({ strata, supplements, ...typed }: Typed): Ask => ({
  ...typed,
  strata: typed.purpose === 'case-files' ? [] : strataOf(strata ?? '').entries,
  supplements: supplements ?? null,
})

export function SetRound({ open, rounds, of, onClose }: Props) {
  const { t } = useTranslation('draw')
  const { send } = useSendDraw()
  const [form] = Form.useForm<Typed>()
  const save = useMutation({
    mutationFn: (typed: Typed) =>
      of === undefined ? send('POST', '', askOf(typed)) : send('PUT', String(of.round), askOf(typed)),
    onSuccess: onClose,
  })
  const purpose = Form.useWatch('purpose', form) ?? of?.purpose ?? 'case-files'
  const main = rounds.filter((one) => one.purpose === purpose && one.state === 'drawn' && one.supplements === null)
  return (
    <Modal
      open={open}
      title={of === undefined ? t('rounds.set') : t('set.change', { round: of.round })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="muted">{t('set.will')}</p>
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={initialOf(of)}
        onFinish={(typed) => save.mutate(typed)}
      >
        <Form.Item name="purpose" label={t('set.purpose')} rules={[{ required: true }]}>
          <Select
            disabled={of !== undefined}
            options={purposes.map((value) => ({ value, label: t(`purpose.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="day" label={t('set.day')} rules={[{ required: true }]}>
          <TimeInput />
        </Form.Item>
        <Form.Item name="place" label={t('set.place')} rules={[{ required: true, min: 2 }]}>
          <Input maxLength={200} />
        </Form.Item>
        <Form.Item
          name="witnesses"
          label={t('set.witnesses')}
          extra={t('set.witnessesAbout')}
          rules={[{ required: true, type: 'array', min: 2 }]}
        >
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', ',', '，', ';', '；']} />
        </Form.Item>
        {purpose !== 'case-files' && (
          <Form.Item
            name="strata"
            label={t('set.strata')}
            extra={t('set.strataAbout')}
            rules={[{ required: true }, { validator: (_, text: string) => refusing(strataOf(text).wrong, t) }]}
          >
            <Input.TextArea rows={3} />
          </Form.Item>
        )}
        {main.length > 0 && (
          <Form.Item name="supplements" label={t('set.supplements')}>
            <Select
              allowClear
              options={main.map(({ round }) => ({ value: round, label: t('rounds.name', { round }) }))}
            />
          </Form.Item>
        )}
        <Form.Item name="reason" label={t('set.reason')} rules={[{ required: true, min: 4 }]}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        {purpose !== 'case-files' && <Alert type="info" showIcon message={t('set.candidatesNext')} />}
        {save.isError && <FailedState error={save.error} />}
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {of === undefined ? t('set.act') : t('set.save')}
        </Button>
      </Form>
    </Modal>
  )
}

function initialOf(of: RoundView | undefined): Partial<Typed> {
  if (of === undefined) return { purpose: 'case-files', witnesses: [] }
  const { purpose, day, place, witnesses, supplements, strata } = of
  return {
    ...{ purpose, day, place, witnesses },
    strata: strata.map(({ name, places }) => `${name} ${places}`).join('\n'),
    ...(supplements === null ? {} : { supplements }),
  }
}
