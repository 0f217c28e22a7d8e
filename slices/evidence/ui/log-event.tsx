/** What happened to the piece, signed by who is signed in. A hand-over waits for the other's signature. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getJson, keys } from '../../../platform/web/api.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import { TimeInput } from '../../../platform/web/time-input.tsx'
import type { EventKind, ItemView, Receivers } from '../contract-custody.ts'
import { localNow, toInstant } from './local-time.ts'
import { evidencePath, newId, useSend } from './queries.ts'

interface Typed {
  kind: EventKind
  at: string
  where: string
  to?: string
  body?: string
  receipt?: string
  reason?: string
  note?: string
}

/** What the present state allows. */
function kindsFor({ state }: ItemView, isHolder: boolean): EventKind[] {
  if (state === 'outside') return ['taken-back']
  return isHolder ? ['handed-over', 'opened', 'given-out', 'returned', 'destroyed'] : ['opened']
}

const fieldsOf: Readonly<Record<EventKind, readonly (keyof Typed)[]>> = {
  'handed-over': ['to', 'note'],
  'given-out': ['body', 'receipt', 'note'],
  'taken-back': ['body', 'receipt', 'note'],
  returned: ['body', 'receipt', 'note'],
  opened: ['reason'],
  destroyed: ['reason'],
}

export function LogEvent({ item, isHolder }: { item: ItemView; isHolder: boolean }) {
  const { t } = useTranslation('evidence')
  const send = useSend()
  const [form] = Form.useForm<Typed>()
  const kinds = kindsFor(item, isHolder)
  const [chosen, choose] = useState<EventKind>()
  const kind = chosen !== undefined && kinds.includes(chosen) ? chosen : (kinds[0] ?? 'opened')
  const log = useMutation({
    mutationFn: ({ at, kind: _kind, ...typed }: Typed) =>
      send('POST', `items/${item.id}/events`, { id: newId(), kind, at: toInstant(at), ...typed }),
    onSuccess: () => form.resetFields(),
  })
  const needed = [{ required: true, message: t('items.needed') }]
  return (
    <section className="log-event no-print" aria-label={t('custody.log')}>
      <h2>{t('custody.log')}</h2>
      <p className="muted">{t(`custody.will.${kind}`)}</p>
      <Form<Typed>
        form={form}
        layout="vertical"
        requiredMark={false}
        initialValues={{ at: localNow() }}
        onFinish={(typed) => log.mutate(typed)}
      >
        <Form.Item label={t('custody.kind')}>
          <Select
            aria-label={t('custody.kind')}
            value={kind}
            onChange={choose}
            options={kinds.map((value) => ({ value, label: t(`custody.kinds.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="at" label={t('custody.at')} rules={needed}>
          <TimeInput kind="moment" />
        </Form.Item>
        <Form.Item name="where" label={t('custody.where')} rules={needed}>
          <Input maxLength={200} />
        </Form.Item>
        {fieldsOf[kind].map((field) =>
          field === 'to' ? (
            <Form.Item key={field} name="to" label={t('custody.to')} rules={needed}>
              <ReceiverChoice item={item.id} />
            </Form.Item>
          ) : (
            <Form.Item
              key={field}
              name={field}
              label={t(`custody.${field}`, { reason: '', body: '', receipt: '' })}
              {...(field === 'note'
                ? {}
                : {
                    rules:
                      field === 'reason' ? [{ required: true, min: 4, message: t('custody.reasonNeeded') }] : needed,
                  })}
            >
              <Input maxLength={field === 'receipt' ? 100 : 200} />
            </Form.Item>
          ),
        )}
        {log.isError && <FailedState error={log.error} />}
        <Button type="primary" htmlType="submit" loading={log.isPending}>
          {t(`custody.acts.${kind}`)}
        </Button>
      </Form>
    </section>
  )
}

/** Found on the server by name or unit; `id`, `value` and `onChange` come from the form. */
function ReceiverChoice({
  item,
  ...props
}: {
  item: string
  id?: string
  value?: string
  onChange?: (value: string) => void
}) {
  const { t } = useTranslation('evidence')
  const campaign = useCampaign()
  const [find, setFind] = useState('')
  const asked = useQuery({
    queryKey: keys.campaign(campaign, 'evidence', 'receivers', item, find),
    queryFn: () => getJson<Receivers>(evidencePath(campaign, `items/${item}/receivers`), { find }),
    placeholderData: (before) => before,
  })
  const options =
    asked.data?.people.map(({ id, name, unitName }) => ({ value: id, label: `${unitName} ${name}` })) ?? []
  const hidden = (asked.data?.count ?? 0) - options.length
  return (
    <Select
      {...props}
      popupRender={(menu) => (
        <>
          {menu}
          {hidden > 0 && <p className="muted more-people">{t('custody.morePeople', { count: hidden })}</p>}
        </>
      )}
      showSearch={{ filterOption: false, onSearch: (text) => setFind(text.trim()) }}
      options={options}
      loading={asked.isFetching}
      placeholder={t('custody.findPerson')}
      notFoundContent={t('custody.nobody')}
    />
  )
}
