/** Who holds a post. */
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import type { HeldBy } from '../contract.ts'

export function PostTable({ id, posts }: { id: string; posts: readonly HeldBy[] }) {
  const { t } = useTranslation(['organisation', 'console'])
  const opens = useMay('people.read-accounts')
  const columns: Column<HeldBy>[] = [
    {
      key: 'name',
      title: t('units.name'),
      always: true,
      render: (_, { name, person }) => (opens ? <PageLink page={`people/accounts/${person}`}>{name}</PageLink> : name),
    },
    { key: 'role', title: t('units.role'), render: (_, { role }) => t(`console:role.${role}`) },
    { key: 'title', title: t('units.title2'), render: (_, { title }) => title ?? '' },
    { key: 'unit', title: t('units.unit'), render: (_, { unit, unitName }) => unitName || unit },
    { key: 'term', title: t('units.term'), render: (_, { from, until }) => `${from} – ${until ?? t('units.toNow')}` },
    { key: 'contact', title: t('units.contact'), render: (_, { contact }) => contact ?? '' },
  ]
  return (
    <DataTable<HeldBy>
      id={id}
      label={t('units.people')}
      columns={columns}
      rows={posts}
      rowKey={({ post }) => post}
      empty={{ title: t('units.noPeople'), next: t('units.noPeopleNext') }}
    />
  )
}
