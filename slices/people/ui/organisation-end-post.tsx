/** A post ends with a reason, or another person takes it over in the same act. */
import { useMutation } from '@tanstack/react-query'
import { App, Button, Checkbox, Form, Input, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sendJson } from '../../../platform/web/api.ts'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import { TimeInput } from '../../../platform/web/time-input.tsx'
import type { MaybeAsked, PostHistory } from '../contract-accounts.ts'
import { useAccounts, useRenewPeople } from './organisation-queries.ts'

interface Props {
  post: PostHistory
  onClose: () => void
}

function useNameOf(): (post: PostHistory) => string {
  const { t } = useTranslation('console')
  return ({ role, unitName, unit }) => `${t(`role.${role}`)} · ${unitName || unit}`
}

export function EndPost({ post, onClose }: Props) {
  const { t } = useTranslation('people')
  const nameOf = useNameOf()
  const renew = useRenewPeople()
  const { message } = App.useApp()
  const [leaveOrphan, allow] = useState(false)
  const end = async (reason: string): Promise<void> => {
    const url = `/api/people/posts/${encodeURIComponent(post.id)}/end`
    const { asked } = await sendJson<MaybeAsked>('POST', url, { reason, leaveOrphan })
    if (asked) void message.success(t('asked.sent'))
    await renew()
  }
  const consequence = (
    <>
      <p>{t('oneAccount.endWill')}</p>
      {post.role === 'liaison' && (
        <Checkbox checked={leaveOrphan} onChange={({ target }) => allow(target.checked)}>
          {t('oneAccount.lastLiaison')}
        </Checkbox>
      )}
    </>
  )
  return (
    <ConfirmWithReason
      open
      danger
      title={t('oneAccount.endTitle', { post: nameOf(post) })}
      consequence={consequence}
      act={t('oneAccount.end')}
      onConfirm={end}
      onClose={onClose}
    />
  )
}

interface Typed {
  to: string
  from: string
  reason: string
}

export function HandOver({ post, person, onClose }: Props & { person: string }) {
  const { t } = useTranslation('people')
  const nameOf = useNameOf()
  const { message } = App.useApp()
  const renew = useRenewPeople()
  const give = useMutation({
    mutationFn: (typed: Typed) =>
      sendJson<MaybeAsked>('POST', `/api/people/posts/${encodeURIComponent(post.id)}/hand-over`, typed),
    onSuccess: async ({ asked }, { from }) => {
      await renew()
      void message.success(asked ? t('asked.sent') : t('oneAccount.receipt', { from }))
      onClose()
    },
  })
  const needed = [{ required: true, message: t('oneAccount.noSuch') }]
  return (
    <Modal
      open
      title={t('oneAccount.handOverTitle', { post: nameOf(post) })}
      footer={null}
      onCancel={onClose}
      destroyOnHidden
    >
      <p>{t('oneAccount.handOverWill')}</p>
      <Form<Typed> layout="vertical" requiredMark={false} onFinish={(typed) => give.mutate(typed)}>
        <Form.Item name="to" label={t('oneAccount.to')} rules={needed}>
          <PersonSelect besides={person} />
        </Form.Item>
        <Form.Item name="from" label={t('oneAccount.from')} rules={needed}>
          <TimeInput />
        </Form.Item>
        <Form.Item name="reason" label={t('oneAccount.reason')} rules={[{ ...needed[0], min: 4 }]}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
        {give.isError && <FailedState error={give.error} />}
        <Button type="primary" htmlType="submit" loading={give.isPending}>
          {t('oneAccount.handOver')}
        </Button>
      </Form>
    </Modal>
  )
}

interface PersonProps {
  besides: string
  value?: string
  onChange?: (person: string) => void
  id?: string
}

/** Found by typing; nobody scrolls through ten thousand. */
function PersonSelect({ besides, ...rest }: PersonProps) {
  const { t } = useTranslation('people')
  const [find, setFind] = useState('')
  const found = useAccounts({ find, limit: 20 }).data?.accounts ?? []
  const options = found
    .filter(({ id }) => id !== besides)
    .map(({ id, name, login, posts }) => ({
      value: id,
      label: [name, login, posts[0]?.unitName].filter(Boolean).join(' · '),
    }))
  return (
    <Select
      showSearch={{ filterOption: false, onSearch: setFind }}
      placeholder={t('oneAccount.toHint')}
      options={options}
      {...rest}
    />
  )
}
