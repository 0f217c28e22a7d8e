/** Key monitored enterprises (a1.2c): what stands in the register, what is reported, what waits for the office. */
import { useMutation } from '@tanstack/react-query'
import { Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { HistoryButton } from '../../../platform/web/history-drawer.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import type { FigureList, FigureUnit } from '../contract.ts'
import { DecideReport } from './decide-report.tsx'
import { Report } from './figure-report.tsx'
import { useOrganisation, useSend } from './queries.ts'
import { ReportFigures } from './report-figures.tsx'
import './organisation.css'

export default function FiguresPage() {
  const { t } = useTranslation('organisation')
  const asked = useOrganisation<FigureList>('figures')
  return (
    <div className="page">
      <PageHeader title={t('figures.title')} about={t('figures.about')} />
      <Answer of={asked}>{(list) => <Figures list={list} />}</Answer>
    </div>
  )
}

const filters = ['all', 'waiting', 'missing'] as const
type Filter = (typeof filters)[number]
const fits: Readonly<Record<Filter, (unit: FigureUnit) => boolean>> = {
  all: () => true,
  waiting: ({ report }) => report?.state === 'reported',
  missing: ({ report, listYear }) => listYear === '' && report?.state !== 'reported',
}

function Figures({ list }: { list: FigureList }) {
  const { t } = useTranslation('organisation')
  const [filter, setFilter] = useState<Filter>('all')
  const [reporting, report] = useState<FigureUnit>()
  const [deciding, decide] = useState<FigureUnit>()
  const columns = useColumns({ report, decide })
  return (
    <>
      <AcceptAll units={list.units.filter(fits.waiting)} />
      <DataTable<FigureUnit>
        id="organisation.figures"
        label={t('figures.title')}
        columns={columns}
        rows={list.units.filter(fits[filter])}
        rowKey={({ unit }) => unit}
        tools={
          <Select
            aria-label={t('figures.state')}
            value={filter}
            onChange={setFilter}
            options={filters.map((value) => ({
              value,
              label: `${t(`figures.${value}`)} (${list.units.filter(fits[value]).length})`,
            }))}
          />
        }
        empty={{ title: t('figures.empty'), next: t('figures.emptyNext') }}
      />
      {reporting !== undefined && (
        <ReportFigures unit={reporting} years={list.years} onClose={() => report(undefined)} />
      )}
      {deciding !== undefined && <DecideReport unit={deciding} onClose={() => decide(undefined)} />}
    </>
  )
}

function AcceptAll({ units }: { units: readonly FigureUnit[] }) {
  const { t } = useTranslation('organisation')
  const may = useMay('organisation.decide-figures')
  const send = useSend()
  const reports = units.flatMap(({ report }) => (report === null ? [] : [{ id: report.id }]))
  const accept = useMutation({
    mutationFn: () => send('POST', 'figures/decision', { accept: true, reason: '', reports }),
  })
  if (!may || reports.length < 2) return null
  return (
    <div>
      <Button loading={accept.isPending} onClick={() => accept.mutate()}>
        {t('figures.acceptAll', { count: reports.length })}
      </Button>
      {accept.isError && <FailedState error={accept.error} />}
    </div>
  )
}

interface Acts {
  report: (unit: FigureUnit) => void
  decide: (unit: FigureUnit) => void
}

function useColumns({ report, decide }: Acts): Column<FigureUnit>[] {
  const { t } = useTranslation('organisation')
  const [reports, decides] = [useMay('organisation.report-figures'), useMay('organisation.decide-figures')]
  return [
    {
      key: 'unit',
      title: t('figures.unit'),
      always: true,
      render: (_, { unit, unitName }) => (
        <>
          {unitName} <span className="muted small">{unit}</span>
        </>
      ),
    },
    {
      key: 'register',
      title: t('figures.inRegister'),
      render: (_, { stateControlled: controlled, keyMonitored: monitored, listYear }) =>
        listYear === ''
          ? t('figures.noYear')
          : `${t('figures.values', { controlled, monitored })} · ${t('figures.year', { year: listYear })}`,
    },
    { key: 'report', title: t('figures.reported'), render: (_, unit) => <Report report={unit.report} /> },
    {
      key: 'acts',
      title: t('figures.state'),
      always: true,
      render: (_, unit) => (
        <div className="organisation-tools">
          {unit.report !== null && t(`figures.stateName.${unit.report.state}`)}
          {unit.report !== null && <HistoryButton object={`figures:${unit.unit}`} name={unit.unitName} />}
          {reports && (
            <Button size="small" onClick={() => report(unit)}>
              {t('figures.report')}
            </Button>
          )}
          {decides && unit.report?.state === 'reported' && (
            <Button size="small" type="primary" onClick={() => decide(unit)}>
              {t('figures.decide')}
            </Button>
          )}
        </div>
      ),
    },
  ]
}
