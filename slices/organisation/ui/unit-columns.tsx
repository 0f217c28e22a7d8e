/** The columns of tables of units. */
import { useTranslation } from 'react-i18next'
import type { Column } from '../../../platform/web/data-table.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import type { UnitView } from '../contract.ts'

type Row = UnitView & { depth: number }

export function useUnitColumns(): Column<Row>[] {
  const { t } = useTranslation('organisation')
  return [
    {
      key: 'unit',
      title: t('units.unit'),
      always: true,
      render: (_, { code, name, depth }) => (
        <span className={`unit-name-${Math.min(depth, 2)}`}>
          <PageLink page={`organisation/units/${code}`}>{name}</PageLink> <span className="muted small">{code}</span>
        </span>
      ),
    },
    { key: 'level', title: t('units.level'), render: (_, { level }) => t(`levels.${level}`, { defaultValue: level }) },
    { key: 'officers', title: t('units.officers'), number: true, render: (_, { officers }) => officers },
    { key: 'posts', title: t('units.posts'), number: true, render: (_, { posts }) => posts },
    {
      key: 'liaisons',
      title: t('units.liaisons'),
      number: true,
      render: (_, { liaisons: has, liaisonsNeeded: needed }) =>
        needed === 0 ? has : t('units.ofNeeded', { has, needed }),
    },
    {
      key: 'figures',
      title: t('units.figures'),
      number: true,
      render: (_, { keyMonitored, listYear }) =>
        listYear === '' ? '—' : `${keyMonitored ?? 0} (${t('units.listYear', { year: listYear })})`,
    },
    { key: 'missing', title: t('units.missing'), always: true, render: (_, unit) => <Missing unit={unit} /> },
  ]
}

function Missing({ unit }: { unit: Row }) {
  const { t } = useTranslation('organisation')
  const { inRegister, officers, liaisons: has, liaisonsNeeded: needed, listYear, depth } = unit
  const isRoot = depth === 0 && unit.parent === ''
  const lacks = [
    ...(inRegister ? [] : [t('units.needs.register')]),
    ...(officers > 0 || isRoot ? [] : [t('units.needs.officers')]),
    ...(has >= needed ? [] : [t('units.needs.liaisons', { has, needed })]),
    ...(listYear !== '' || isRoot ? [] : [t('units.needs.figures')]),
  ]
  if (lacks.length === 0) return <span className="muted">{t('units.whole')}</span>
  return <span className="attention">{lacks.join(t('between'))}</span>
}
