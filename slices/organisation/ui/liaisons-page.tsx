/** The directory of liaisons: every unit that needs some, with those it has, also where it has none (n3.1.5). */
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath } from '../../../platform/web/api.ts'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { LiaisonDirectory, LiaisonUnit, LiaisonView } from '../contract.ts'
import { LiaisonSettings } from './liaison-settings.tsx'
import { MyLiaison } from './my-liaison.tsx'
import { useOrganisation } from './queries.ts'
import './organisation.css'

export default function LiaisonsPage() {
  const { t } = useTranslation('organisation')
  const asked = useOrganisation<LiaisonDirectory>('liaisons')
  const [setting, set] = useState(false)
  const may = useMay('organisation.set')
  const settings = asked.data?.settings
  return (
    <div className="page">
      <PageHeader
        title={t('liaisons.title')}
        about={settings && t('liaisons.about', { count: settings.liaisonsPerUnit, days: settings.confirmEveryDays })}
        actions={may && settings !== undefined && <Button onClick={() => set(true)}>{t('liaisons.settings')}</Button>}
      />
      <Answer of={asked}>{(directory) => <Directory directory={directory} />}</Answer>
      {settings !== undefined && <LiaisonSettings open={setting} settings={settings} onClose={() => set(false)} />}
    </div>
  )
}

const filters = ['all', 'lacking', 'overdue'] as const
type Filter = (typeof filters)[number]

const lacking = ({ needed, liaisons }: LiaisonUnit): number =>
  Math.max(0, needed - new Set(liaisons.map(({ person }) => person)).size)
const isOverdue = ({ liaisons }: LiaisonUnit): boolean => liaisons.some(({ overdueSince }) => overdueSince !== null)
const fits: Readonly<Record<Filter, (unit: LiaisonUnit) => boolean>> = {
  all: () => true,
  lacking: (unit) => lacking(unit) > 0,
  overdue: isOverdue,
}

function Directory({ directory: { units, mine } }: { directory: LiaisonDirectory }) {
  const { t } = useTranslation('organisation')
  const campaign = useCampaign()
  const [filter, setFilter] = useState<Filter>('all')
  const [find, setFind] = useState('')
  const columns = useColumns()
  const has = ({ unitName, unit, liaisons }: LiaisonUnit): boolean =>
    [unitName, unit, ...liaisons.map(({ name }) => name)].some((text) => text.includes(find))
  const rows = units.filter(fits[filter]).filter(has)
  return (
    <>
      <MyLiaison mine={mine} />
      <DataTable<LiaisonUnit>
        id="organisation.liaisons"
        label={t('liaisons.title')}
        columns={columns}
        rows={rows}
        rowKey={({ unit }) => unit}
        exportHref={campaignPath(campaign, 'organisation/liaisons/export.xlsx')}
        tools={
          <div className="organisation-tools">
            <Select
              aria-label={t('liaisons.all')}
              value={filter}
              onChange={setFilter}
              options={filters.map((value) => ({
                value,
                label: `${t(`liaisons.${value}`)} (${units.filter(fits[value]).length})`,
              }))}
            />
            <Input.Search
              allowClear
              role="searchbox"
              aria-label={t('liaisons.find')}
              placeholder={t('liaisons.find')}
              onChange={({ target }) => setFind(target.value.trim())}
            />
          </div>
        }
        empty={{ title: t('liaisons.empty'), next: t('liaisons.emptyNext') }}
      />
    </>
  )
}

function useColumns(): Column<LiaisonUnit>[] {
  const { t } = useTranslation('organisation')
  return [
    {
      key: 'unit',
      title: t('liaisons.unit'),
      always: true,
      render: (_, { unit, unitName }) => (
        <>
          {unitName} <span className="muted small">{unit}</span>
        </>
      ),
    },
    {
      key: 'people',
      title: t('liaisons.people'),
      always: true,
      render: (_, unit) => (
        <>
          {unit.liaisons.map((one) => (
            <Liaison key={one.post} of={one} />
          ))}
          {lacking(unit) > 0 && <div className="attention">{t('liaisons.vacant', { count: lacking(unit) })}</div>}
        </>
      ),
    },
  ]
}

function Liaison({ of }: { of: LiaisonView }) {
  const { t } = useTranslation('organisation')
  const { day } = useShortDay()
  const opens = useMay('people.read-accounts')
  const { name, person, title, contact, confirmedAt, overdueSince } = of
  const confirmed = confirmedAt === null ? t('liaisons.never') : t('liaisons.confirmed', { at: day(confirmedAt) })
  return (
    <div>
      {opens ? <PageLink page={`people/accounts/${person}`}>{name}</PageLink> : name}{' '}
      <span className="muted">{[title, contact].filter(Boolean).join(' · ')}</span>{' '}
      <span className={overdueSince === null ? 'muted small' : 'attention small'}>
        {overdueSince === null ? confirmed : t('liaisons.late', { at: day(overdueSince) })}
      </span>
    </div>
  )
}

function useShortDay(): { day: (instant: string) => string } {
  const { instant } = useFormat()
  return { day: (at) => instant(at) }
}
