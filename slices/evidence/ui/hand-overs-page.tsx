/** What waits for the own signature, and what one holds. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { Answer, EmptyState, FailedState } from '../../../platform/web/states.tsx'
import { TimeInput } from '../../../platform/web/time-input.tsx'
import type { HandOvers, PendingHandOver } from '../contract-custody.ts'
import { toInstant, toLocal } from './local-time.ts'
import { useEvidence, useSend } from './queries.ts'
import './evidence.css'

export default function HandOversPage() {
  const { t } = useTranslation('evidence')
  const asked = useEvidence<HandOvers>('hand-overs')
  return (
    <div className="page">
      <PageHeader title={t('handOvers.title')} about={t('handOvers.about')} />
      <Answer of={asked}>
        {({ handOvers, held }) => (
          <>
            <h2>{t('handOvers.waiting')}</h2>
            {handOvers.length === 0 && <EmptyState title={t('handOvers.empty')} next={t('handOvers.emptyNext')} />}
            <ul className="hand-overs">
              {handOvers.map((one) => (
                <HandOver key={one.event} one={one} />
              ))}
            </ul>
            <h2>{t('handOvers.held')}</h2>
            {held.length === 0 && <p className="muted">{t('handOvers.heldNone')}</p>}
            <ul className="hand-overs">
              {held.map(({ id, title, kind, label }) => (
                <li key={id}>
                  <PageLink page={`evidence/items/${id}`}>{title}</PageLink>{' '}
                  <span className="muted">
                    {t(`items.kinds.${kind}`)} {label}
                  </span>
                </li>
              ))}
            </ul>
          </>
        )}
      </Answer>
    </div>
  )
}

function HandOver({ one }: { one: PendingHandOver }) {
  const { t } = useTranslation('evidence')
  const { instant } = useFormat()
  const send = useSend()
  const [at, setAt] = useState(toLocal(one.at))
  const [refusing, refuse] = useState(false)
  const path = `items/${one.item}/events/${one.event}/answer`
  const sign = useMutation({ mutationFn: () => send('POST', path, { accept: true, at: toInstant(at) }) })
  return (
    <li>
      <p>
        <strong>{one.title}</strong> {t(`items.kinds.${one.kind}`)} {one.label}
      </p>
      <p className="muted">
        {t('handOvers.given', { number: one.caseNumber, who: one.giver, when: instant(one.at), where: one.where })}
      </p>
      {one.note !== null && one.note !== '' && <p>{one.note}</p>}
      <div className="page-tools">
        <label>
          {t('handOvers.receivedAt')} <TimeInput kind="moment" value={at} onChange={setAt} />
        </label>
        <Button type="primary" loading={sign.isPending} onClick={() => sign.mutate()}>
          {t('handOvers.sign')}
        </Button>
        <Button danger onClick={() => refuse(true)}>
          {t('handOvers.refuse')}
        </Button>
      </div>
      {sign.isError && <FailedState error={sign.error} />}
      <ConfirmWithReason
        open={refusing}
        title={t('handOvers.refuse')}
        act={t('handOvers.refuse')}
        consequence={t('handOvers.refuseWill', { who: one.giver })}
        onConfirm={(reason) => send('POST', path, { accept: false, reason })}
        onClose={() => refuse(false)}
      />
    </li>
  )
}
