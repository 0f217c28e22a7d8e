/** One unit: who holds a post, who has a certificate, what lies under it. */
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { UnitDetail } from '../contract.ts'
import { PostTable } from './post-table.tsx'
import { TermTag } from './term-tag.tsx'
import { useOrganisation } from './queries.ts'
import { useUnitColumns } from './unit-columns.tsx'
import './organisation.css'

export default function UnitPage() {
  const { t } = useTranslation('organisation')
  const { unit = '' } = useParams({ strict: false })
  const asked = useOrganisation<UnitDetail>(`units/${encodeURIComponent(unit)}`)
  const above = (asked.data?.above ?? []).map(({ name }) => name).join(' › ')
  return (
    <div className="page">
      <PageHeader
        title={asked.data?.unit.name ?? t('units.title')}
        about={asked.data === undefined ? undefined : [above, unit].filter(Boolean).join(' · ')}
        actions={
          <PageLink page="organisation/units" className="page-action">
            {t('units.title')}
          </PageLink>
        }
      />
      <Answer of={asked}>{(detail) => <Detail detail={detail} />}</Answer>
    </div>
  )
}

function Detail({ detail }: { detail: UnitDetail }) {
  const { t } = useTranslation('organisation')
  const columns = useUnitColumns()
  const own = detail.above.length
  return (
    <>
      <DataTable
        id="organisation.unit"
        label={detail.unit.name}
        columns={columns}
        rows={[detail.unit, ...detail.below].map((unit, at) => ({ ...unit, depth: at === 0 ? Math.min(own, 1) : 2 }))}
        rowKey={({ code }) => code}
        empty={{ title: t('units.empty'), next: t('units.emptyNext') }}
      />
      <h2>{t('units.people')}</h2>
      <PostTable id="organisation.unit-posts" posts={detail.posts.shown} />
      {detail.posts.shown.length < detail.posts.total && (
        <p className="muted">
          {t('units.firstPostsOf', { shown: detail.posts.shown.length, total: detail.posts.total })}
        </p>
      )}
      <h2>{t('units.officersHere', { total: detail.officers.total })}</h2>
      <Officers detail={detail} />
    </>
  )
}

type Officer = UnitDetail['officers']['shown'][number]

function Officers({ detail: { officers } }: { detail: UnitDetail }) {
  const { t } = useTranslation('organisation')
  const { shown, total } = officers
  const { day } = useFormat()
  const columns: Column<Officer>[] = [
    {
      key: 'name',
      title: t('units.name'),
      always: true,
      render: (_, { certificate, name }) => (
        <PageLink page={`organisation/officers/${encodeURIComponent(certificate)}`}>{name}</PageLink>
      ),
    },
    { key: 'certificate', title: t('units.certificate'), always: true, render: (_, { certificate }) => certificate },
    { key: 'valid-to', title: t('units.validTo'), render: (_, { validTo }) => (validTo === null ? '—' : day(validTo)) },
    {
      key: 'state',
      title: t('units.certificateState'),
      always: true,
      render: (_, { state }) => <TermTag state={state} />,
    },
  ]
  return (
    <>
      <DataTable<Officer>
        id="organisation.unit-officers"
        label={t('units.officers')}
        columns={columns}
        rows={shown}
        rowKey={({ certificate }) => certificate}
        empty={{ title: t('units.noOfficers'), next: t('units.noOfficersNext') }}
      />
      {shown.length < total && <p className="muted">{t('units.firstOf', { shown: shown.length })}</p>}
    </>
  )
}
