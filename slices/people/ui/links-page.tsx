/** Links that wait for the code another person fetches, and accounts that wait for somebody who vouches. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { getJson, sendJson } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { Answer, EmptyState, FailedState } from '../../../platform/web/states.tsx'
import type { FoundedAccount, LinkCode, LinksView, WaitingLink } from '../contract-accounts.ts'
import { useRenewPeople } from './organisation-queries.ts'
import './sign-in.css'

const path = '/api/people/links'

interface Act {
  person: string
  name: string
  act: 'objection' | 'vouch'
}

export default function LinksPage() {
  const { t } = useTranslation('people')
  const told = useQuery({ queryKey: ['people', 'links'], queryFn: () => getJson<LinksView>(path) })
  const [asked, ask] = useState<Act>()
  return (
    <div className="page">
      <PageHeader title={t('links.title')} about={t('links.about')} />
      <Answer of={told}>
        {({ links, founded }) => (
          <>
            <Waiting links={links} onAct={ask} />
            <Founded founded={founded} onAct={ask} />
          </>
        )}
      </Answer>
      <ReasonDialog key={`${asked?.person ?? ''}${asked?.act ?? ''}`} asked={asked} onClose={() => ask(undefined)} />
    </div>
  )
}

function Waiting({ links, onAct }: { links: WaitingLink[]; onAct: (act: Act) => void }) {
  const { t } = useTranslation('people')
  const [code, setCode] = useState<LinkCode & { name: string }>()
  const renew = useRenewPeople()
  const show = useMutation({
    mutationFn: async ({ person, name }: WaitingLink) => ({
      ...(await sendJson<LinkCode>('POST', `${path}/${encodeURIComponent(person)}/code`)),
      name,
    }),
    onSuccess: (shown) => {
      setCode(shown)
      void renew()
    },
  })
  return (
    <section aria-labelledby="links-waiting">
      <h2 id="links-waiting">{t('links.waiting')}</h2>
      {show.isError && <FailedState error={show.error} />}
      {links.length === 0 && <EmptyState title={t('links.none')} next={t('links.noneNext')} />}
      <ul className="account-list">
        {links.map((link) => (
          <WaitingRow
            key={link.person}
            link={link}
            onShow={() => show.mutate(link)}
            onStop={() => onAct({ person: link.person, name: link.name, act: 'objection' })}
          />
        ))}
      </ul>
      <Modal
        open={code !== undefined}
        title={t('links.code', { name: code?.name ?? '' })}
        footer={null}
        onCancel={() => setCode(undefined)}
        destroyOnHidden
      >
        <p>{t('links.codeAbout')}</p>
        <p className="link-code figures">{code?.code}</p>
      </Modal>
    </section>
  )
}

function WaitingRow({ link, onShow, onStop }: { link: WaitingLink; onShow: () => void; onStop: () => void }) {
  const { t } = useTranslation('people')
  const { instant } = useFormat()
  const fetches = useMay('people.approve-accounts')
  const { name, madeBy, madeAt, expires, codeBy, codeAt, coolsAt, whyNot } = link
  return (
    <li>
      <span className="what">
        <strong>{name}</strong>
        <br />
        <span className="muted small">
          {t('links.made', { by: madeBy ?? '—', at: instant(madeAt), until: instant(expires) })}{' '}
          {codeAt !== null && t('links.fetched', { by: codeBy ?? '—', at: instant(codeAt) })}{' '}
          {fetches && whyNot !== null && t(`links.whyNot.${whyNot}`, { at: instant(coolsAt) })}
        </span>
      </span>
      {fetches && whyNot === null && (
        <Button type="primary" onClick={onShow}>
          {t('links.show')}
        </Button>
      )}
      <Button onClick={onStop}>{t('links.stop')}</Button>
    </li>
  )
}

function Founded({ founded, onAct }: { founded: FoundedAccount[]; onAct: (act: Act) => void }) {
  const { t } = useTranslation('people')
  return (
    <section aria-labelledby="links-founded">
      <h2 id="links-founded">{t('links.founded')}</h2>
      <p className="muted">{t('links.foundedAbout')}</p>
      {founded.length === 0 && <EmptyState title={t('links.foundedNone')} next={t('links.foundedNoneNext')} />}
      <ul className="account-list">
        {founded.map(({ person, name, hands, mayVouch }) => (
          <li key={person}>
            <span className="what">
              <strong>{name}</strong>
              <br />
              <span className="muted small">
                {t('links.hands', { names: hands.join('、') })} {!mayVouch && `· ${t('links.notThird')}`}
              </span>
            </span>
            {mayVouch && <Button onClick={() => onAct({ person, name, act: 'vouch' })}>{t('links.vouch')}</Button>}
          </li>
        ))}
      </ul>
    </section>
  )
}

function ReasonDialog({ asked, onClose }: { asked: Act | undefined; onClose: () => void }) {
  const { t } = useTranslation(['people', 'console'])
  const { message } = App.useApp()
  const renew = useRenewPeople()
  const send = useMutation({
    mutationFn: ({ reason }: { reason: string }) =>
      sendJson('POST', `${path}/${encodeURIComponent(asked?.person ?? '')}/${asked?.act ?? ''}`, { reason }),
    onSuccess: () => {
      void message.success(t(asked?.act === 'vouch' ? 'links.vouched' : 'links.stopped'))
      void renew()
      onClose()
    },
  })
  const title = `${t(asked?.act === 'vouch' ? 'links.vouch' : 'links.stop')}：${asked?.name ?? ''}`
  return (
    <Modal open={asked !== undefined} title={title} footer={null} onCancel={onClose} destroyOnHidden>
      <Form layout="vertical" onFinish={(typed: { reason: string }) => send.mutate(typed)}>
        <Form.Item name="reason" label={t('links.reason')} rules={[{ required: true, min: 4, max: 500 }]}>
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
        {send.isError && <FailedState error={send.error} />}
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {title}
        </Button>
      </Form>
    </Modal>
  )
}
