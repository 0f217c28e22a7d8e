/** A liaison's own posts: one click says that it is still so. */
import { useMutation } from '@tanstack/react-query'
import { App, Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { useMay } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import type { LiaisonView } from '../contract.ts'
import { useSend } from './queries.ts'

export function MyLiaison({ mine }: { mine: readonly LiaisonView[] }) {
  const { t } = useTranslation('organisation')
  const { instant } = useFormat()
  const { message } = App.useApp()
  const may = useMay('organisation.confirm')
  const send = useSend()
  const confirm = useMutation({
    mutationFn: (post: string) => send('POST', 'liaisons/confirmation', { post }),
    onSuccess: () => void message.success(t('liaisons.confirmedNow')),
  })
  if (mine.length === 0) return null
  return (
    <section aria-labelledby="my-liaison">
      <h2 id="my-liaison">{t('liaisons.mine')}</h2>
      {mine.map(({ post, unitName, unit, confirmedAt, overdueSince }) => (
        <p key={post}>
          {unitName || unit}{' '}
          <span className={overdueSince === null ? 'muted' : 'attention'}>
            {overdueSince !== null && t('liaisons.late', { at: instant(overdueSince) })}{' '}
            {confirmedAt === null ? t('liaisons.never') : t('liaisons.confirmed', { at: instant(confirmedAt) })}
          </span>{' '}
          {may && (
            <Button size="small" type="primary" loading={confirm.isPending} onClick={() => confirm.mutate(post)}>
              {t('liaisons.confirm')}
            </Button>
          )}
        </p>
      ))}
      {confirm.isError && <FailedState error={confirm.error} />}
    </section>
  )
}
