/** 数据自检: what always holds of the kept data, whether it did in the newest round, and the rounds. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import { getJson, sendJson } from '../../../platform/web/api.ts'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useMay } from '../../../platform/web/session.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import type { InvariantsView } from '../contract.ts'
import './audit.css'

const key = ['audit', 'invariants']
const path = '/api/audit/invariants'

type Line = InvariantsView['invariants'][number]

export default function InvariantsPage() {
  const { t } = useTranslation('audit')
  const view = useQuery({ queryKey: key, queryFn: () => getJson<InvariantsView>(path) })
  return (
    <div className="page">
      <PageHeader title={t('invariants.title')} about={t('invariants.about')} />
      {useMay('audit.check-data') && <CheckNow />}
      <Answer of={view}>
        {(told) => (
          <>
            <Newest view={told} />
            <Invariants view={told} />
            <h2>{t('invariants.rounds')}</h2>
            <Rounds view={told} />
          </>
        )}
      </Answer>
    </div>
  )
}

function CheckNow() {
  const { t } = useTranslation('audit')
  const queries = useQueryClient()
  const check = useMutation({
    mutationFn: () => sendJson<InvariantsView>('POST', path),
    onSuccess: (told) => queries.setQueryData(key, told),
  })
  return (
    <div className="audit-check">
      {check.error !== null && <FailedState error={check.error} />}
      <Button type="primary" loading={check.isPending} onClick={() => check.mutate()}>
        {t('invariants.check')}
      </Button>
    </div>
  )
}

function Newest({ view: { rounds } }: { view: InvariantsView }) {
  const { t } = useTranslation('audit')
  const { instant } = useFormat()
  const [newest] = rounds
  if (newest === undefined) return <p className="muted">{t('invariants.never')}</p>
  const at = instant(newest.at)
  return newest.broken === 0 ? (
    <p role="status" className="audit-whole">
      {t('invariants.whole', { at, count: newest.checked })}
    </p>
  ) : (
    <p role="status" className="audit-broken">
      <strong>{t('invariants.broken', { at, count: newest.broken, of: newest.checked })}</strong>{' '}
      {t('invariants.brokenNext')}
    </p>
  )
}

function Invariants({ view: { invariants, rounds } }: { view: InvariantsView }) {
  const { t } = useTranslation('audit')
  return (
    <DataTable
      id="audit.invariants"
      label={t('invariants.title')}
      columns={useColumns(rounds.length > 0)}
      rows={invariants}
      rowKey={({ name }) => name}
      empty={{ title: t('invariants.none'), next: '' }}
    />
  )
}

function useColumns(asked: boolean): Column<Line>[] {
  const { t } = useTranslation('audit')
  return [
    {
      key: 'says',
      title: t('invariants.says'),
      always: true,
      render: (_, { says, name, first, broken }) => (
        <>
          {says}
          <div className="audit-code muted">{name}</div>
          {broken > 0 && <div className="audit-broken">{first.join(' · ')}</div>}
        </>
      ),
    },
    {
      key: 'state',
      title: t('invariants.state'),
      width: 130,
      always: true,
      render: (_, { broken }) => <State asked={asked} broken={broken} />,
    },
  ]
}

function State({ asked, broken }: { asked: boolean; broken: number }) {
  const { t } = useTranslation('audit')
  if (!asked) return <span className="muted">{t('invariants.notAsked')}</span>
  if (broken === 0) return <span className="audit-whole">{t('invariants.holds')}</span>
  return <Tag color="error">{t('invariants.breaks', { count: broken })}</Tag>
}

function Rounds({ view: { rounds } }: { view: InvariantsView }) {
  const { t } = useTranslation('audit')
  const { instant, number } = useFormat()
  return (
    <DataTable
      id="audit.rounds"
      label={t('invariants.rounds')}
      columns={[
        { key: 'at', title: t('invariants.at'), width: 190, always: true, render: (_, { at }) => instant(at) },
        { key: 'by', title: t('invariants.by'), render: (_, { by }) => by ?? t('invariants.byItself') },
        { key: 'checked', title: t('invariants.checked'), width: 110, number: true, render: (_, one) => one.checked },
        { key: 'broken', title: t('invariants.brokenCount'), width: 110, number: true, render: (_, one) => one.broken },
        {
          key: 'took',
          title: t('invariants.took'),
          width: 120,
          number: true,
          render: (_, { tookMs }) => number(tookMs),
        },
      ]}
      rows={rounds}
      rowKey={({ at }) => at}
      empty={{ title: t('invariants.noRounds'), next: t('invariants.noRoundsNext') }}
    />
  )
}
