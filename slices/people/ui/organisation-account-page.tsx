/** One account: who it is, its posts past and present, and what its administrator may do. */
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { HistoryButton } from '../../../platform/web/history-drawer.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { AccountDetail } from '../contract-accounts.ts'
import { AccountActs } from './organisation-account-acts.tsx'
import { AskedAbout } from './organisation-asked.tsx'
import { PostHistoryTable } from './organisation-post-history.tsx'
import { useAccount } from './organisation-queries.ts'
import './organisation.css'

export default function AccountPage() {
  const { t } = useTranslation('people')
  const { person = '' } = useParams({ strict: false })
  const asked = useAccount(person)
  return (
    <div className="page">
      <PageHeader
        title={asked.data?.name ?? t('accounts.title')}
        about={asked.data === undefined ? undefined : t(`accounts.stateName.${asked.data.state}`)}
        actions={
          <>
            {asked.data?.mayManage === true && <HistoryButton object={`person:${person}`} name={asked.data.name} />}
            <PageLink page="people" className="page-action">
              {t('oneAccount.back')}
            </PageLink>
          </>
        }
      />
      <Answer of={asked}>{(account) => <Account account={account} />}</Answer>
    </div>
  )
}

function Account({ account }: { account: AccountDetail }) {
  const { t } = useTranslation('people')
  const may = useMay('people.manage-accounts')
  const { mayManage, isSelf } = account
  return (
    <>
      <Facts account={account} />
      <AskedAbout asked={account.asked} />
      {may && mayManage && !isSelf ? (
        <AccountActs account={account} />
      ) : (
        <p className="muted">{t('oneAccount.notYours')}</p>
      )}
      <h2>{t('oneAccount.history')}</h2>
      <PostHistoryTable account={account} />
    </>
  )
}

function Facts({ account }: { account: AccountDetail }) {
  const { t } = useTranslation('people')
  const format = useFormat()
  const facts: [string, string][] = [
    [t('accounts.login'), account.login ?? ''],
    [t('accounts.certificate'), account.certificate ?? '—'],
    [t('accounts.contact'), account.contact ?? '—'],
    [t('accounts.link'), account.link === null ? '—' : t('accounts.linkUntil', { at: format.instant(account.link) })],
  ]
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt className="muted small">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
