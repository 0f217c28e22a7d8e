/** A unit: its place in each run, its points, its cases by type and month, its people and nominations. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { UnitView } from '../contract.ts'
import { Explanation } from './explanation.tsx'
import { openedAt, useAddress } from './league-address.ts'
import { Nominations } from './nominations.tsx'
import { OfRun } from './of-run.tsx'
import { LinkIfOpen, PageLink } from './page-link.tsx'
import { PointsCell } from './points-cell.tsx'
import { PlacesInRuns } from './places-in-runs.tsx'
import { useLeague } from './queries.ts'
import { useRegisterWords } from './register-words.ts'
import { useShortTitles } from './short-titles.ts'
import { StaleResult } from './stale-result.tsx'
import { titleOfIndicator } from './titles.ts'
import './scoring.css'

export default function UnitPage() {
  const campaign = useCampaign()
  const { unit = '' } = useParams({ strict: false })
  const [{ run }] = useAddress()
  const asked = useQuery({
    queryKey: keys.campaign(campaign, 'unit-page', unit, run),
    queryFn: () => getJson<UnitView>(campaignPath(campaign, `units/${encodeURIComponent(unit)}`), { run }),
  })
  return (
    <div className="page">
      <Answer of={asked}>{(view) => <Unit key={view.unit} view={view} />}</Answer>
    </div>
  )
}

function Unit({ view }: { view: UnitView }) {
  const { t } = useTranslation('scoring')
  const short = useShortTitles()
  return (
    <>
      <PageHeader
        title={view.name}
        about={
          <>
            {t('unit.about', { level: short(view.level, view.level), code: view.unit })} · <OfRun run={view.run} />
          </>
        }
      />
      {view.run !== null && <StaleResult run={view.run} />}
      <Around view={view} />
      {view.league !== null && view.run !== null && <Points view={view} league={view.league} run={view.run.id} />}
      <div className="two-columns">
        <PlacesInRuns runs={view.runs} />
        <CasesByType view={view} />
        <CasesByMonth view={view} />
        <Nominations nominations={view.nominations} run={view.run?.id} />
      </div>
      <People view={view} />
    </>
  )
}

function Around({ view }: { view: UnitView }) {
  const { t } = useTranslation('scoring')
  const address = { run: view.run?.id }
  if (view.parent === null && view.children.length === 0) return null
  return (
    <p className="inline-actions">
      {view.parent !== null && (
        <span>
          <span className="muted">{t('unit.parent')}</span>{' '}
          <LinkIfOpen opens={view.parent.opens} page={`scoring/units/${view.parent.unit}`} address={address}>
            {view.parent.name}
          </LinkIfOpen>
        </span>
      )}
      {view.children.length > 0 && <span className="muted">{t('unit.children')}</span>}
      {view.children.map((child) => (
        <LinkIfOpen key={child.unit} opens={child.opens} page={`scoring/units/${child.unit}`} address={address}>
          {child.name}
        </LinkIfOpen>
      ))}
    </p>
  )
}

interface PointsProps {
  view: UnitView
  league: NonNullable<UnitView['league']>
  run: string
}

function Points({ view, league, run }: PointsProps) {
  const { t } = useTranslation('scoring')
  const [address, change] = useAddress()
  const subject = `unit:${view.unit}`
  const path = address.subject === subject ? address.path : undefined
  const names = useLeague(run).data
  const title = (id: string) => (names === undefined ? id : titleOfIndicator(names, id))
  const full = (id: string) => names?.indicators.find((one) => one.id === id)?.points
  const all = [{ id: '', value: league.total }, ...Object.entries(league.points).map(([id, value]) => ({ id, value }))]
  return (
    <section className="panel">
      <h2>
        {t('unit.indicators')} <span className="muted small">{t('unit.indicatorsHint')}</span>
      </h2>
      <dl className="point-list">
        {all.map(({ id, value }) => {
          const label = id === '' ? t('league.total') : title(id)
          const points = full(id)
          return (
            <div key={id}>
              <dt>{label}</dt>
              <dd>
                <PointsCell
                  {...{ value, label: `${view.name} ${label}`, selected: path === id, strong: id === '' }}
                  {...{ full: points, whyNot: league.notApplicable[id], spelled: true }}
                  onOpen={() => change(openedAt({ subject, path: id }))}
                />
              </dd>
            </div>
          )
        })}
      </dl>
      {league.reasons.map((reason) => (
        <span key={reason} className="why-not">
          {t(`reason.${reason}`)}
        </span>
      ))}
      <Explanation
        of={path === undefined ? undefined : { run, subject, path }}
        title={`${view.name} · ${path === undefined || path === '' ? t('league.total') : title(path)}`}
        onClose={() => change(openedAt())}
        page="unit"
      />
    </section>
  )
}

function CasesByType({ view }: { view: UnitView }) {
  const { t } = useTranslation('scoring')
  const { choice } = useRegisterWords()
  const format = useFormat()
  return (
    <section className="panel">
      <h2>{t('unit.cases')}</h2>
      <DataTable
        id="scoring.unit.types"
        label={t('unit.cases')}
        columns={[
          { key: 'type', title: t('unit.type'), always: true, render: (_, row) => choice(row.type) },
          { key: 'count', title: t('unit.count'), number: true, render: (_, row) => format.number(row.count) },
          { key: 'fines', title: t('unit.fines'), number: true, render: (_, row) => format.decimal(row.fines) },
        ]}
        rows={view.casesByType}
        rowKey={({ type }) => type}
        empty={{ title: t('unit.noCases'), next: t('unit.noCasesNext') }}
      />
    </section>
  )
}

function CasesByMonth({ view }: { view: UnitView }) {
  const { t } = useTranslation('scoring')
  const format = useFormat()
  const most = Math.max(1, ...view.casesByMonth.map(({ count }) => count))
  return (
    <section className="panel">
      <h2>{t('unit.months')}</h2>
      <DataTable
        id="scoring.unit.months"
        label={t('unit.months')}
        columns={[
          { key: 'month', title: t('unit.month'), always: true, render: (_, row) => row.month },
          { key: 'count', title: t('unit.count'), number: true, render: (_, row) => format.number(row.count) },
          {
            key: 'bar',
            title: t('unit.share'),
            always: true,
            render: (_, row) => (
              <span className="change-bar" aria-hidden="true">
                <span style={{ inlineSize: `${(row.count / most) * 100}%` }} />
              </span>
            ),
          },
        ]}
        rows={view.casesByMonth}
        rowKey={({ month }) => month}
        empty={{ title: t('unit.noCases'), next: t('unit.noCasesNext') }}
      />
    </section>
  )
}

function People({ view }: { view: UnitView }) {
  const { t } = useTranslation('scoring')
  return (
    <section className="panel">
      <h2>{t('unit.people')}</h2>
      <DataTable
        id="scoring.unit.people"
        label={t('unit.people')}
        columns={[
          {
            key: 'name',
            title: t('league.person'),
            always: true,
            render: (_, row) => (
              <PageLink page={`scoring/people/${row.certificate}`} address={{ run: view.run?.id }}>
                {row.name}
              </PageLink>
            ),
          },
          { key: 'certificate', title: t('unit.certificate'), render: (_, row) => row.certificate },
          { key: 'exam', title: t('unit.exam'), number: true, render: (_, row) => row.exam ?? t('unit.absent') },
          { key: 'reports', title: t('unit.reports'), number: true, render: (_, row) => String(row.reports) },
        ]}
        rows={view.people}
        rowKey={({ certificate }) => certificate}
        empty={{ title: t('unit.noPeople'), next: t('unit.noPeopleNext') }}
      />
    </section>
  )
}
