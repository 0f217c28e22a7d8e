/** Identities proven at a provider that belong to nobody here: the administrator says whose they are, or that they are no one's. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { App, Button, Form, Input, Modal } from 'antd'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address, getJson, sendJson } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { Answer, EmptyState, FailedState } from '../../../platform/web/states.tsx'
import type { MaybeAsked } from '../contract-accounts.ts'
import type { Arrival, MatchedPerson } from '../contract.ts'
import { useProviderName } from './ways.ts'
import './sign-in.css'

const path = '/api/people/arrivals'
const key = ['arrivals']

export default function ArrivalsPage() {
  const { t } = useTranslation('people')
  const told = useQuery({ queryKey: key, queryFn: () => getJson<{ arrivals: Arrival[] }>(path) })
  return (
    <div className="page">
      <PageHeader title={t('arrivals.title')} about={t('arrivals.about')} />
      <Answer of={told}>{({ arrivals }) => <List arrivals={arrivals} />}</Answer>
    </div>
  )
}

function List({ arrivals }: { arrivals: Arrival[] }) {
  const { t } = useTranslation('people')
  const { message } = App.useApp()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<Arrival>()
  const done = (words: string) => {
    void message.success(t(words))
    void queries.invalidateQueries({ queryKey: key })
    setChosen(undefined)
  }
  const dismiss = useMutation({
    mutationFn: ({ id }: Arrival) => sendJson('DELETE', `${path}/${id}`),
    onSuccess: () => done('arrivals.dismissed'),
  })
  if (arrivals.length === 0) return <EmptyState title={t('arrivals.empty')} next={t('arrivals.emptyNext')} />
  return (
    <>
      {dismiss.isError && <FailedState error={dismiss.error} />}
      <ul className="account-list">
        {arrivals.map((arrival) => (
          <Row
            key={arrival.id}
            arrival={arrival}
            onMatch={() => setChosen(arrival)}
            onDismiss={() => dismiss.mutate(arrival)}
          />
        ))}
      </ul>
      <MatchDialog key={chosen?.id ?? 'none'} arrival={chosen} onDone={done} onClose={() => setChosen(undefined)} />
    </>
  )
}

interface RowProps {
  arrival: Arrival
  onMatch: () => void
  onDismiss: () => void
}

function Row({ arrival, onMatch, onDismiss }: RowProps) {
  const { t } = useTranslation('people')
  const { instant } = useFormat()
  const nameOf = useProviderName()
  const { provider, subject, login, fits, lastAt } = arrival
  const name = arrival.name ?? t('arrivals.noName')
  return (
    <li>
      <span className="what">
        <strong>{name}</strong> {login !== null && t('arrivals.login', { login })}
        <br />
        <span className="muted small figures">
          {t('arrivals.from', { provider: nameOf(provider), subject, at: instant(lastAt) })}
        </span>
        <br />
        {fits === null
          ? t('arrivals.fitsNobody')
          : t('arrivals.fits', { ...fits, units: fits.units.join(t('token.between')) })}
      </span>
      <span className="account-actions">
        <Button type="primary" onClick={onMatch} aria-label={t('arrivals.matchNamed', { name })}>
          {t('arrivals.match')}
        </Button>
        <Button onClick={onDismiss} aria-label={t('arrivals.dismissNamed', { name })}>
          {t('arrivals.dismiss')}
        </Button>
      </span>
    </li>
  )
}

interface DialogProps {
  arrival: Arrival | undefined
  onDone: (words: string) => void
  onClose: () => void
}

interface Typed {
  login: string
  reason: string
}

/** First whom the login names, then the reason and the act. */
function MatchDialog({ arrival, onDone, onClose }: DialogProps) {
  const { t } = useTranslation('people')
  const id = useId()
  const [person, setPerson] = useState<MatchedPerson>()
  const send = useMutation({
    mutationFn: async ({ login, reason }: Typed) => {
      if (person === undefined) return setPerson(await getJson<MatchedPerson>(address(`${path}/match`, { login })))
      const said = { login: person.login, reason }
      const { asked } = await sendJson<MaybeAsked>('POST', `${path}/${arrival?.id ?? ''}`, said)
      onDone(asked ? 'asked.sent' : 'arrivals.linked')
    },
  })
  return (
    <Modal
      open={arrival !== undefined}
      title={t('arrivals.matchNamed', { name: arrival?.name ?? t('arrivals.noName') })}
      okText={t(person === undefined ? 'arrivals.look' : 'arrivals.confirm')}
      okButtonProps={{ htmlType: 'submit', form: id }}
      confirmLoading={send.isPending}
      onCancel={onClose}
      destroyOnHidden
    >
      <p className="consequence">{t('arrivals.matchAbout')}</p>
      <Form
        id={id}
        layout="vertical"
        requiredMark={false}
        initialValues={{ login: arrival?.fits?.login ?? '' }}
        onValuesChange={(changed: Partial<Typed>) => changed.login !== undefined && setPerson(undefined)}
        onFinish={(typed: Typed) => send.mutate(typed)}
      >
        <Form.Item
          name="login"
          label={t('signIn.login')}
          rules={[{ required: true, message: t('signIn.loginNeeded') }]}
        >
          <Input size="large" autoFocus autoCapitalize="none" spellCheck={false} maxLength={200} />
        </Form.Item>
        {person !== undefined && (
          <>
            <p role="status" className="matched">
              {t('arrivals.is', { ...person, units: person.units.join(t('token.between')) })}
            </p>
            <Form.Item
              name="reason"
              label={t('arrivals.reason')}
              rules={[{ required: true, min: 4, message: t('arrivals.reasonNeeded') }]}
            >
              <Input.TextArea rows={2} maxLength={500} placeholder={t('arrivals.reasonLike')} />
            </Form.Item>
          </>
        )}
      </Form>
      {send.isError && <FailedState error={send.error} />}
    </Modal>
  )
}
