/** What recurs: by rule over the files, by unit; a unit's own training list (n1.3). */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { address, campaignPath } from '../../../platform/web/api.ts'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { StatTiles } from '../../../platform/web/stat-tiles.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { DefectRow, DefectsView, DefectUnit } from '../contract-slots.ts'
import { useRuleTitle } from './check-words.ts'
import { useCaseFiles } from './queries.ts'
import './case-files.css'

export default function DefectsPage() {
  const { t } = useTranslation('case-files')
  const [unit, choose] = useState<DefectUnit>()
  const query = unit === undefined ? {} : { filter: JSON.stringify({ unit: [unit.unit] }) }
  const all = useCaseFiles<DefectsView>('defects')
  const asked = useCaseFiles<DefectsView>('defects', query)
  return (
    <div className="page">
      <PageHeader
        title={t('defects.title')}
        about={unit === undefined ? t('defects.about') : unit.unitName || unit.unit}
        actions={unit !== undefined && <Button onClick={() => choose(undefined)}>{t('defects.allUnits')}</Button>}
      />
      <Answer of={asked}>{(view) => <Rules view={view} query={query} />}</Answer>
      {unit === undefined && (
        <Answer of={all}>{({ units }) => (units.length > 1 ? <Units units={units} onOpen={choose} /> : null)}</Answer>
      )}
    </div>
  )
}

function Rules({ view, query }: { view: DefectsView; query: { filter?: string } }) {
  const { t } = useTranslation('case-files')
  const campaign = useCampaign()
  const columns = useRuleColumns(view.files)
  const tiles = [
    { key: 'files', value: String(view.files), label: t('defects.files') },
    { key: 'clean', value: String(view.clean), label: t('defects.clean') },
  ]
  return (
    <>
      <StatTiles tiles={tiles} label={t('defects.title')} />
      <DataTable<DefectRow>
        id="case-files.defects"
        label={t('defects.title')}
        columns={columns}
        rows={view.rules}
        rowKey={({ rule }) => rule}
        exportHref={address(campaignPath(campaign, 'case-files/defects/export.xlsx'), query)}
        empty={{ title: t('defects.empty'), next: t('defects.emptyNext') }}
      />
    </>
  )
}

function useRuleColumns(files: number): Column<DefectRow>[] {
  const { t } = useTranslation('case-files')
  const title = useRuleTitle()
  return [
    { key: 'rule', title: t('defects.rule'), always: true, render: (_, { rule }) => title(rule) },
    {
      key: 'severity',
      title: t('defects.severity'),
      render: (_, { severity }) => (
        <span className={`severity ${severity}`}>{t(`findings.severity.${severity}`, severity)}</span>
      ),
    },
    {
      key: 'files',
      title: t('defects.files'),
      number: true,
      always: true,
      render: (_, row) => t('defects.of', { files: row.files, all: files }),
    },
    { key: 'count', title: t('defects.count'), number: true, render: (_, { count }) => count },
    { key: 'asks', title: t('defects.asks'), number: true, render: (_, { asks }) => asks },
    { key: 'units', title: t('defects.units'), number: true, render: (_, { units }) => units },
    { key: 'clause', title: t('defects.clause'), render: (_, { clause }) => <ClauseLink id={clause} /> },
  ]
}

function Units({ units, onOpen }: { units: DefectUnit[]; onOpen: (unit: DefectUnit) => void }) {
  const { t } = useTranslation('case-files')
  const title = useRuleTitle()
  const columns: Column<DefectUnit>[] = [
    {
      key: 'unit',
      title: t('defects.unit'),
      always: true,
      render: (_, row) => (
        <button type="button" className="link-button" onClick={() => onOpen(row)}>
          {row.unitName || row.unit}
        </button>
      ),
    },
    { key: 'files', title: t('defects.files'), number: true, render: (_, { files }) => files },
    { key: 'clean', title: t('defects.clean'), number: true, render: (_, { clean }) => clean },
    {
      key: 'most',
      title: t('defects.most'),
      render: (_, { most }) => (most === null ? '—' : `${title(most.rule)} ×${most.files}`),
    },
  ]
  return (
    <>
      <h2>{t('defects.byUnit')}</h2>
      <DataTable<DefectUnit>
        id="case-files.defect-units"
        label={t('defects.byUnit')}
        columns={columns}
        rows={units}
        rowKey={({ unit }) => unit}
        empty={{ title: t('defects.empty'), next: t('defects.emptyNext') }}
      />
    </>
  )
}
