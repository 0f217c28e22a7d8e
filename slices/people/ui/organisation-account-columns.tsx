/** The columns of the table of accounts. */
import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageLink } from '../../../platform/web/page-link.tsx'
import type { AccountView } from '../contract-accounts.ts'

interface Choosing {
  chosen: readonly string[]
  onChoose: (people: readonly string[]) => void
}

export function useAccountColumns({ chosen, onChoose }: Choosing): Column<AccountView>[] {
  const { t } = useTranslation('people')
  const format = useFormat()
  const toggle = (id: string) => onChoose(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return [
    {
      key: 'name',
      title: t('accounts.name'),
      always: true,
      sorter: true,
      render: (_, { id, name, state }) => (
        <span className="account-name">
          {state === 'invited' && (
            <Checkbox
              checked={chosen.includes(id)}
              onChange={() => toggle(id)}
              aria-label={t('accounts.select', { name })}
            />
          )}{' '}
          <PageLink page={`people/accounts/${id}`}>{name}</PageLink>
        </span>
      ),
    },
    { key: 'login', title: t('accounts.login'), sorter: true, render: (_, { login }) => login ?? '' },
    { key: 'posts', title: t('accounts.posts'), render: (_, account) => <Posts of={account} /> },
    { key: 'state', title: t('accounts.state'), render: (_, { state }) => t(`accounts.stateName.${state}`) },
    {
      key: 'link',
      title: t('accounts.link'),
      render: (_, { link }) => (link === null ? '' : t('accounts.linkUntil', { at: format.instant(link) })),
    },
    {
      key: 'signedIn',
      title: t('accounts.signedIn'),
      render: (_, { signedIn }) =>
        signedIn === null ? <span className="muted">{t('accounts.never')}</span> : format.instant(signedIn),
    },
    { key: 'certificate', title: t('accounts.certificate'), hidden: true, render: (_, row) => row.certificate ?? '' },
    { key: 'contact', title: t('accounts.contact'), hidden: true, render: (_, row) => row.contact ?? '' },
  ]
}

function Posts({ of: { posts } }: { of: AccountView }) {
  const { t } = useTranslation('console')
  return (
    <>
      {posts.map(({ id, role, unit, unitName, title }) => (
        <div key={id}>
          {t(`role.${role}`)} <span className="muted">{[unitName || unit, title].filter(Boolean).join(' · ')}</span>
        </div>
      ))}
    </>
  )
}
