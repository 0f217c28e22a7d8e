/** The first day: the administrator picks a campaign from the definitions that ship; nothing is loaded before. */
import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { getJson, sendJson } from '../../../platform/web/api.ts'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import type { ShippedList, ShippedView } from '../contract.ts'
import './stage.css'

const key = ['shipped-campaigns']

export function PickCampaign() {
  const { t } = useTranslation('campaigns')
  const asked = useQuery({ queryKey: key, queryFn: () => getJson<ShippedList>('/api/shipped-campaigns') })
  return (
    <section aria-labelledby="pick">
      <h2 id="pick">{t('pick.title')}</h2>
      <p>{t('pick.about')}</p>
      <Answer of={asked}>
        {({ campaigns }) => (
          <ul className="stage-list">
            {campaigns.map((one) => (
              <Shipped key={one.id} campaign={one} />
            ))}
          </ul>
        )}
      </Answer>
    </section>
  )
}

function Shipped({ campaign }: { campaign: ShippedView }) {
  const { t } = useTranslation('campaigns')
  const pick = useMutation({
    mutationFn: () => sendJson('POST', `/api/shipped-campaigns/${encodeURIComponent(campaign.id)}`),
    // Loads anew: the session has another campaign now.
    onSuccess: () =>
      window.location.assign(`${import.meta.env.BASE_URL}c/${encodeURIComponent(campaign.id)}/organisation/before`),
  })
  const { title, number, from, to, hash, errors, picked, taken } = campaign
  return (
    <li>
      <strong lang="zh-CN">{title}</strong> <span className="muted">{[number, `${from} – ${to}`].join(' · ')}</span>
      <p className="muted small">
        {t('pick.hash', { hash: hash.slice(0, 12) })} · {errors === 0 ? t('pick.sound') : t('pick.errors', { errors })}
      </p>
      {taken ? (
        <span className="muted">{t('pick.taken')}</span>
      ) : (
        <Button type={picked ? 'default' : 'primary'} loading={pick.isPending} onClick={() => pick.mutate()}>
          {t(picked ? 'pick.renew' : 'pick.take')}
        </Button>
      )}
      {pick.isError && <FailedState error={pick.error} />}
    </li>
  )
}
