/** What is asked about an account and waits for a second person, or for the end of the time to object. */
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { PageLink } from '../../../platform/web/page-link.tsx'
import type { AskedOfAccount } from '../contract-accounts.ts'

export function AskedAbout({ asked }: { asked: readonly AskedOfAccount[] }) {
  const { t } = useTranslation('people')
  const format = useFormat()
  return asked.map(({ approval, kind, by, at, reason, coolsAt }) => (
    <p key={approval} className="account-asked" role="status">
      {t(coolsAt === null ? 'asked.line' : 'asked.cooling', {
        ...{ by, at: format.instant(at), reason, what: t(`approval.${kind.split('.')[1] ?? ''}.title`) },
        cools: coolsAt === null ? '' : format.instant(coolsAt),
      })}{' '}
      <PageLink page="approvals">{t('asked.go')}</PageLink>
    </p>
  ))
}
