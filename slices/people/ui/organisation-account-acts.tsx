/** What an administrator does with an account: first link, recovery, suspend, admit, left, unlock, edit, a further post. */
import { useMutation } from '@tanstack/react-query'
import { App, Button, Checkbox, Drawer, Form, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sendJson } from '../../../platform/web/api.ts'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import type { AccountDetail, ChangeAccountBody, MaybeAsked } from '../contract-accounts.ts'
import { isDeciding } from '../model.ts'
import { LinkDialog, type ShownLink } from './organisation-link.tsx'
import { PostFields, postOf, type TypedPost } from './organisation-post-fields.tsx'
import { useAccountOptions, useRenewPeople } from './organisation-queries.ts'

type Asked = 'suspend' | 'admit' | 'leave' | 'recover'
const states = { suspend: 'suspended', admit: 'active', leave: 'left' } as const

export function AccountActs({ account }: { account: AccountDetail }) {
  const { t } = useTranslation('people')
  const [asked, ask] = useState<Asked>()
  const [drawer, open] = useState<'edit' | 'post'>()
  const [link, setLink] = useState<ShownLink>()
  const { act, unlock, makeLink } = useActs(account, setLink)
  const { state } = account
  const acts: [Asked, boolean][] = [
    ['recover', state === 'active'],
    ['suspend', state === 'active' || state === 'invited'],
    ['admit', state === 'suspended'],
    ['leave', state !== 'left'],
  ]
  return (
    <div className="account-table-tools">
      {state === 'invited' && !account.asked.some(({ kind }) => kind === 'people.give-post') && (
        <Button type="primary" loading={makeLink.isPending} onClick={() => makeLink.mutate()}>
          {t('oneAccount.link')}
        </Button>
      )}
      {state !== 'left' && <Button onClick={() => open('post')}>{t('oneAccount.addPost')}</Button>}
      <Button onClick={() => open('edit')}>{t('oneAccount.edit')}</Button>
      {state === 'active' && <Button onClick={() => unlock.mutate()}>{t('oneAccount.unlock')}</Button>}
      {acts
        .filter(([, shown]) => shown)
        .map(([name]) => (
          <Button key={name} danger={name === 'leave'} onClick={() => ask(name)}>
            {t(`oneAccount.${name}`)}
          </Button>
        ))}
      {(makeLink.isError || unlock.isError) && <FailedState error={makeLink.error ?? unlock.error} />}
      <ConfirmAct
        key={asked}
        asked={asked}
        isLiaison={account.history.some(({ role }) => role === 'liaison')}
        act={act}
        onClose={() => ask(undefined)}
      />
      <LinkDialog link={link} onClose={() => setLink(undefined)} />
      <Drawer
        open={drawer !== undefined}
        onClose={() => open(undefined)}
        destroyOnHidden
        title={t(drawer === 'edit' ? 'oneAccount.edit' : 'oneAccount.addPost')}
      >
        {drawer === 'edit' ? (
          <Edit account={account} onDone={() => open(undefined)} />
        ) : (
          <AddPost person={account.id} onDone={() => open(undefined)} />
        )}
      </Drawer>
    </div>
  )
}

function useActs({ id, name }: AccountDetail, onLink: (link: ShownLink) => void) {
  const { t } = useTranslation('people')
  const { message } = App.useApp()
  const renew = useRenewPeople()
  const url = `/api/people/accounts/${encodeURIComponent(id)}`
  const act = async (asked: Asked, reason: string, leaveOrphan: boolean): Promise<void> => {
    if (asked === 'recover') await sendJson('POST', `${url}/recovery`, { reason })
    else if ((await sendJson<MaybeAsked>('POST', `${url}/state`, { to: states[asked], reason, leaveOrphan })).asked)
      void message.success(t('asked.sent'))
    if (asked === 'recover') void message.success(t('oneAccount.recoverAsked'))
    await renew()
  }
  const unlock = useMutation({
    mutationFn: () => sendJson('POST', `/api/people/${encodeURIComponent(id)}/unlock`),
    onSuccess: () => void message.success(t('oneAccount.unlocked')),
  })
  const makeLink = useMutation({
    mutationFn: () => sendJson<Omit<ShownLink, 'name'>>('POST', `${url}/link`),
    onSuccess: (made) => {
      onLink({ ...made, name })
      void renew()
    },
  })
  return { act, unlock, makeLink }
}

interface ConfirmProps {
  asked: Asked | undefined
  isLiaison: boolean
  act: (asked: Asked, reason: string, leaveOrphan: boolean) => Promise<void>
  onClose: () => void
}

function ConfirmAct({ asked, isLiaison, act, onClose }: ConfirmProps) {
  const { t } = useTranslation('people')
  const [leaveOrphan, allow] = useState(false)
  if (asked === undefined) return null
  return (
    <ConfirmWithReason
      open
      title={t(`oneAccount.${asked}`)}
      consequence={
        <>
          <p>{t(`oneAccount.${asked}Will`)}</p>
          {(asked === 'leave' || asked === 'suspend') && isLiaison && (
            <Checkbox checked={leaveOrphan} onChange={({ target }) => allow(target.checked)}>
              {t('oneAccount.lastLiaison')}
            </Checkbox>
          )}
        </>
      }
      act={t(`oneAccount.${asked}`)}
      danger={asked === 'leave' || asked === 'suspend'}
      onConfirm={(reason) => act(asked, reason, leaveOrphan)}
      onClose={onClose}
    />
  )
}

type Typed = Omit<ChangeAccountBody, 'reason'> & { reason?: string }

function Edit({ account, onDone }: { account: AccountDetail; onDone: () => void }) {
  const { t } = useTranslation('people')
  const { message } = App.useApp()
  const renew = useRenewPeople()
  const save = useMutation({
    mutationFn: ({ name, certificate, contact, reason = '' }: Typed) =>
      sendJson<MaybeAsked>('PUT', `/api/people/accounts/${encodeURIComponent(account.id)}`, {
        ...{ name, certificate: certificate === '' ? null : certificate, contact: contact === '' ? null : contact },
        reason,
      }),
    onSuccess: async ({ asked }) => {
      if (asked) void message.success(t('asked.sent'))
      await renew()
      onDone()
    },
  })
  const { name, certificate, contact } = account
  return (
    <Form<Typed>
      layout="vertical"
      requiredMark={false}
      initialValues={{ name, certificate, contact }}
      onFinish={(typed) => save.mutate(typed)}
    >
      <Form.Item
        name="name"
        label={t('accounts.name')}
        rules={[{ required: true, min: 2, message: t('oneAccount.nameRule') }]}
      >
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="certificate" label={t('accounts.certificate')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="contact" label={t('accounts.contact')}>
        <Input maxLength={100} />
      </Form.Item>
      {account.history.some(({ role, holds }) => holds && isDeciding(role)) && (
        <Form.Item name="reason" label={t('asked.reason')}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      )}
      {save.isError && <FailedState error={save.error} />}
      <Button type="primary" htmlType="submit" loading={save.isPending}>
        {t('oneAccount.save')}
      </Button>
    </Form>
  )
}

function AddPost({ person, onDone }: { person: string; onDone: () => void }) {
  const { t } = useTranslation('people')
  const { message } = App.useApp()
  const options = useAccountOptions()
  const renew = useRenewPeople()
  const give = useMutation({
    mutationFn: (typed: TypedPost) =>
      sendJson<MaybeAsked>('POST', `/api/people/accounts/${encodeURIComponent(person)}/posts`, postOf(typed)),
    onSuccess: async ({ asked }) => {
      if (asked) void message.success(t('asked.sent'))
      await renew()
      onDone()
    },
  })
  return (
    <Answer of={options}>
      {(known) => (
        <Form<TypedPost> layout="vertical" requiredMark={false} onFinish={(typed) => give.mutate(typed)}>
          <PostFields options={known} />
          {give.isError && <FailedState error={give.error} />}
          <Button type="primary" htmlType="submit" loading={give.isPending}>
            {t('oneAccount.give')}
          </Button>
        </Form>
      )}
    </Answer>
  )
}
