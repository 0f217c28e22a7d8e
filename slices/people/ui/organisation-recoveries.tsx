/** Recoveries that the reader approved: the link of each is shown once, here. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sendJson } from '../../../platform/web/api.ts'
import { FailedState } from '../../../platform/web/states.tsx'
import type { RecoveryView } from '../contract-accounts.ts'
import { LinkDialog, type ShownLink } from './organisation-link.tsx'
import { useRecoveries, useRenewPeople } from './organisation-queries.ts'

export function Recoveries() {
  const { t } = useTranslation('people')
  const [link, setLink] = useState<ShownLink>()
  const asked = useRecoveries(true)
  const renew = useRenewPeople()
  const show = useMutation({
    mutationFn: async ({ approval, name }: RecoveryView): Promise<ShownLink> => {
      const shown = await sendJson<Omit<ShownLink, 'name'>>('POST', `/api/people/recoveries/${approval}/link`)
      return { ...shown, name }
    },
    onSuccess: (shown) => {
      setLink(shown)
      void renew()
    },
  })
  const waiting = asked.data?.recoveries ?? []
  return (
    <>
      {waiting.length > 0 && (
        <section aria-labelledby="recoveries">
          <h2 id="recoveries">{t('accounts.recoveries')}</h2>
          <p className="muted">{t('accounts.recoveriesAbout')}</p>
          {waiting.map((one) => (
            <p key={one.approval}>
              {one.name} <span className="muted">{one.login}</span>{' '}
              <Button size="small" loading={show.isPending} onClick={() => show.mutate(one)}>
                {t('accounts.showLink')}
              </Button>
            </p>
          ))}
        </section>
      )}
      {show.isError && <FailedState error={show.error} />}
      <LinkDialog link={link} onClose={() => setLink(undefined)} />
    </>
  )
}
