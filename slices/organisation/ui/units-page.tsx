/** The tree of units: region, prefectures, counties; what each has and lacks. */
import { Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable } from '../../../platform/web/data-table.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { UnitList, UnitView } from '../contract.ts'
import { useOrganisation } from './queries.ts'
import { useUnitColumns } from './unit-columns.tsx'
import './organisation.css'

export default function UnitsPage() {
  const { t } = useTranslation('organisation')
  const asked = useOrganisation<UnitList>('units')
  return (
    <div className="page">
      <PageHeader title={t('units.title')} />
      <Answer of={asked}>{({ units }) => <Units units={units} />}</Answer>
    </div>
  )
}

/** Each unit behind the one it belongs to. */
export function inTree(units: readonly UnitView[]): (UnitView & { depth: number })[] {
  const codes = new Set(units.map(({ code }) => code))
  const children = Map.groupBy(units, ({ parent, code }) => (codes.has(parent) && parent !== code ? parent : ''))
  const below = (parent: string, depth: number): (UnitView & { depth: number })[] =>
    (children.get(parent) ?? []).flatMap((unit) => [{ ...unit, depth }, ...below(unit.code, depth + 1)])
  return below('', 0)
}

function Units({ units }: { units: readonly UnitView[] }) {
  const { t } = useTranslation('organisation')
  const [find, setFind] = useState('')
  const columns = useUnitColumns()
  const rows = inTree(units).filter(({ name, code }) => find === '' || name.includes(find) || code.startsWith(find))
  return (
    <DataTable<UnitView & { depth: number }>
      id="organisation.units"
      label={t('units.title')}
      columns={columns}
      rows={rows}
      rowKey={({ code }) => code}
      tools={
        <div className="organisation-tools">
          <Input.Search
            allowClear
            role="searchbox"
            aria-label={t('units.find')}
            placeholder={t('units.find')}
            onChange={({ target }) => setFind(target.value.trim())}
          />
        </div>
      }
      empty={
        find === ''
          ? { title: t('units.empty'), next: t('units.emptyNext') }
          : { title: t('units.none'), next: t('units.noneNext') }
      }
    />
  )
}
