/** Who has looked through the own lines, who has not; objections and their answers. */
import { useMutation } from '@tanstack/react-query'
import { App, Button, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { StatTiles } from '../../../platform/web/stat-tiles.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import { checkStates, type CheckList, type CheckState, type RoundView, type UnitCheck } from '../contract.ts'
import { ObjectionTable } from './objections.tsx'
import { useDraw, useSendDraw } from './queries.ts'

export function Checks({ round }: { round: RoundView }) {
  const { t } = useTranslation('draw')
  const asked = useDraw<CheckList>(`${round.round}/checks`)
  return (
    <div className="page">
      <h2>{t('checks.title')}</h2>
      <Answer of={asked}>{({ units }) => <CheckTable round={round} units={units} />}</Answer>
      <ObjectionTable round={round} />
    </div>
  )
}

function CheckTable({ round, units }: { round: RoundView; units: readonly UnitCheck[] }) {
  const { t } = useTranslation('draw')
  const [which, choose] = useState<CheckState | 'all'>('all')
  const shown = which === 'all' ? units : units.filter(({ state }) => state === which)
  const count = (state: CheckState): number => units.filter((one) => one.state === state).length
  const tiles = checkStates.map((state) => ({
    key: state,
    value: String(count(state)),
    label: t(`check.${state}`),
    ...(count(state) > 0 && (state === 'nobody' || state === 'objected') ? { tone: 'attention' as const } : {}),
    onOpen: () => choose(state),
  }))
  const options = (['all', ...checkStates] as const).map((value) => ({
    value,
    label: value === 'all' ? t('checks.all') : t(`check.${value}`),
  }))
  return (
    <>
      {units.length > 3 && <StatTiles tiles={tiles} label={t('checks.title')} />}
      <DataTable<UnitCheck>
        id="draw.checks"
        label={t('checks.title')}
        columns={useCheckColumns(round)}
        rows={shown}
        rowKey={({ unit }) => unit}
        tools={
          <div className="draw-tools">
            {units.length > 3 && (
              <Select
                value={which}
                onChange={choose}
                options={options}
                className="draw-search"
                aria-label={t('checks.which')}
              />
            )}
            <Remind round={round} units={units} />
          </div>
        }
        empty={{ title: t('checks.empty'), next: t('checks.emptyNext') }}
      />
    </>
  )
}

function Remind({ round, units }: { round: RoundView; units: readonly UnitCheck[] }) {
  const { t } = useTranslation('draw')
  const { message } = App.useApp()
  const { send } = useSendDraw()
  const may = useMay('draw.set')
  const late = units.filter(({ state }) => state !== 'confirmed').length
  const remind = useMutation({
    mutationFn: () => send<{ units: number }>('POST', `${round.round}/reminders`),
    onSuccess: (answer) => void message.success(t('checks.reminded', { count: answer.units })),
    onError: (error) => void message.error(error.message),
  })
  if (!may || round.state !== 'checking' || late === 0) return null
  return (
    <Button loading={remind.isPending} onClick={() => remind.mutate()}>
      {t('checks.remind', { count: late })}
    </Button>
  )
}

function useCheckColumns(round: RoundView): Column<UnitCheck>[] {
  const { t } = useTranslation('draw')
  const format = useFormat()
  return [
    {
      key: 'unit',
      title: t('checks.unit'),
      always: true,
      render: (_, { unit, unitName }) => (
        <PageLink page={`draw/${round.round}/lines/${unit}`}>{`${unitName} ${unit}`}</PageLink>
      ),
    },
    {
      key: 'lines',
      title: t('checks.lines'),
      number: true,
      always: true,
      render: (_, { lines }) => format.number(lines),
    },
    {
      key: 'state',
      title: t('checks.state'),
      always: true,
      render: (_, { state, openObjections }) => (
        <span className={`check-state ${state}`}>
          {t(`check.${state}`)}
          {openObjections > 0 && ` (${openObjections})`}
        </span>
      ),
    },
    {
      key: 'when',
      title: t('checks.when'),
      render: (_, { lookedAt, confirmedAt, confirmedBy }) =>
        confirmedAt !== null
          ? `${format.instant(confirmedAt)} · ${confirmedBy ?? ''}`
          : lookedAt === null
            ? '—'
            : format.instant(lookedAt),
    },
  ]
}
