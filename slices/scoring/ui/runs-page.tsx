/** 计算记录: every run as it was made; compared with the one before; checked by the second computation. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, keys, sendJson } from '../../../platform/web/api.ts'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { HistoryButton } from '../../../platform/web/history-drawer.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import type { RunView } from '../contract.ts'
import { PageLink } from './page-link.tsx'
import { shortHash, useRuns } from './queries.ts'
import './scoring.css'

export default function RunsPage() {
  const { t } = useTranslation('scoring')
  const runs = useRuns()
  return (
    <div className="page">
      <PageHeader title={t('runs.title')} about={t('runs.about')} />
      <Answer of={runs}>{({ runs: list }) => <Runs runs={list} />}</Answer>
    </div>
  )
}

function Runs({ runs }: { runs: readonly RunView[] }) {
  const { t } = useTranslation('scoring')
  const { error, busy, check } = useSecond()
  return (
    <>
      {error !== undefined && <FailedState error={error} />}
      <DataTable
        id="scoring.runs"
        label={t('runs.title')}
        columns={useRunColumns(runs, { busy, check })}
        rows={runs}
        rowKey={({ id }) => id}
        empty={{ title: t('runs.none'), next: t('runs.noneNext') }}
      />
    </>
  )
}

interface Second {
  busy: string | undefined
  check: (run: string) => Promise<void>
}

function useSecond(): Second & { error: unknown } {
  const campaign = useCampaign()
  const queries = useQueryClient()
  const [busy, setBusy] = useState<string>()
  const [error, setError] = useState<unknown>()
  const check = async (run: string) => {
    setBusy(run)
    setError(undefined)
    try {
      await sendJson('POST', campaignPath(campaign, `runs/${run}/second`), {})
      await queries.invalidateQueries({ queryKey: keys.campaign(campaign, 'scoring') })
    } catch (refusal) {
      setError(refusal)
    } finally {
      setBusy(undefined)
    }
  }
  return { busy, error, check }
}

function useRunColumns(runs: readonly RunView[], second: Second): Column<RunView>[] {
  const { t } = useTranslation('scoring')
  const format = useFormat()
  const files = (run: RunView) => run.inputs.reduce((sum, input) => sum + input.files.length, 0)
  return [
    {
      key: 'seq',
      title: t('runs.seq'),
      always: true,
      render: (_, run) => (
        <PageLink page="scoring/league" address={{ run: run.id }}>
          {t('runs.seqOf', { seq: run.seq })}
        </PageLink>
      ),
    },
    { key: 'at', title: t('runs.at'), render: (_, run) => format.instant(run.madeAt) },
    { key: 'by', title: t('runs.by'), render: (_, run) => run.madeBy || t('runs.byItself') },
    {
      key: 'data',
      title: t('runs.data'),
      render: (_, run) => t('runs.dataOf', { version: run.dataVersion, count: files(run) }),
    },
    {
      key: 'definition',
      title: t('runs.definition'),
      render: (_, run) => (
        <>
          {run.definitionVersion !== null && t('runs.definitionOf', { version: run.definitionVersion })}{' '}
          <code title={run.definitionHash}>{shortHash(run.definitionHash)}</code>
        </>
      ),
    },
    { key: 'second', title: t('runs.second'), render: (_, run) => <SecondState run={run} second={second} /> },
    {
      key: 'frozen',
      title: t('runs.frozen'),
      render: (_, run) =>
        [
          ...run.frozen.map(({ purpose }) => t(`freeze.done.${purpose}`)),
          ...run.asked.map(({ kind, by }) =>
            t(kind === 'scoring.freeze-run' ? 'asked.shortFreeze' : 'asked.shortRelease', { by }),
          ),
        ].join('、') || t('runs.notFrozen'),
    },
    {
      key: 'history',
      title: t('history.open', { ns: 'web' }),
      render: (_, run) => (
        <>
          <HistoryButton object={`run:${run.id}`} name={t('runs.seqOf', { seq: run.seq })} />{' '}
          {run.frozen.map(({ id, purpose }) => (
            <HistoryButton key={id} object={`frozen:${id}`} name={t(`freeze.done.${purpose}`)} />
          ))}
        </>
      ),
    },
    {
      key: 'compare',
      title: t('compare.moves'),
      always: true,
      render: (_, run) => {
        const before = runs.find(({ seq }) => seq < run.seq)
        return before === undefined ? null : (
          <PageLink page={`scoring/runs/${run.id}/compare/${before.id}`}>{t('runs.compare')}</PageLink>
        )
      },
    },
  ]
}

function SecondState({ run, second }: { run: RunView; second: Second }) {
  const { t } = useTranslation('scoring')
  const may = useMay('scoring.freeze')
  if (run.second !== null && run.second.length > 0)
    return <strong className="move-down">{t('runs.differs', { count: run.second.length })}</strong>
  if (run.second !== null) return <span className="move-up">{t('runs.agrees')}</span>
  return (
    <>
      <span className="muted">{t('runs.notSecond')}</span>{' '}
      {may && (
        <Button size="small" loading={second.busy === run.id} onClick={() => void second.check(run.id)}>
          {t('runs.check')}
        </Button>
      )}
    </>
  )
}
