/** Step 2: what the dry run found, all at once; what can be mended here is mended here. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import { StatTiles, type StatTile } from '../../../platform/web/stat-tiles.tsx'
import type { ImportView } from '../contract.ts'
import { AppliedDecisions } from './applied-decisions.tsx'
import { CheckNotices } from './check-notices.tsx'
import { DiscardDialog } from './discard-dialog.tsx'
import { ErrorTable } from './error-table.tsx'
import { useImportAddress } from './import-address.ts'
import { KeepDialog } from './keep-dialog.tsx'
import { useImportActs } from './queries.ts'
import { RecognisedColumns } from './recognised-columns.tsx'
import { SkippedRows, Warnings } from './passed-over.tsx'
import { UnknownUnits } from './unknown-units.tsx'
import { useBusy } from './use-busy.ts'

export function CheckResult({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const { summary } = view
  const isUnread = summary.headerRow === undefined
  return (
    <>
      <CheckNotices view={view} />
      <div>
        <StatTiles label={t('tiles.label')} tiles={useTiles(view)} />
        {!isUnread && <RowsAddUp view={view} />}
      </div>
      <AppliedDecisions view={view} />
      {summary.errors > 0 && <ErrorTable view={view} />}
      <Actions view={view} />
      {isUnread && <RecognisedColumns view={view} />}
      <UnknownUnits key={JSON.stringify(summary.unknownUnits)} view={view} />
      <Warnings view={view} />
      {!isUnread && <RecognisedColumns view={view} />}
      <SkippedRows view={view} />
    </>
  )
}

const passedRows = ({ summary }: ImportView): number => Math.max(summary.passed, summary.skipped.length)

function useTiles(view: ImportView): StatTile[] {
  const { t } = useTranslation('registers')
  const { number } = useFormat()
  const { summary } = view
  const counts = { added: number(summary.added), changed: number(summary.changed), same: number(summary.same) }
  const hasErrors = summary.errors > 0
  const wrong = Math.max(summary.wrong, 1)
  return [
    {
      key: 'good',
      value: number(summary.good),
      label: t(hasErrors ? 'tiles.right' : 'tiles.good'),
      note: t('tiles.goodNote', counts),
    },
    hasErrors
      ? {
          key: 'wrong',
          value: number(wrong),
          label: t('tiles.wrong', { count: wrong }),
          note: t('tiles.wrongNote', { count: summary.errors, replace: { count: number(summary.errors) } }),
          tone: 'error',
        }
      : { key: 'wrong', value: '0', label: t('tiles.noneWrong') },
    {
      key: 'warned',
      value: number(summary.warned),
      label: t('tiles.warned'),
      note: t('tiles.warnedNote'),
      ...(summary.warned > 0 ? { tone: 'attention' as const } : {}),
    },
    { key: 'skipped', value: number(passedRows(view)), label: t('tiles.skipped'), note: t('tiles.skippedNote') },
  ]
}

/** Every row that was read is in one of these parts. */
function RowsAddUp({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const { number } = useFormat()
  const { good, wrong } = view.summary
  const passed = passedRows(view)
  const other = view.rowsRead - good - wrong - passed
  if (other < 0) return null
  const rows = { read: view.rowsRead, good, wrong, passed, other }
  const words = Object.fromEntries(Object.entries(rows).map(([name, count]) => [name, number(count)]))
  return <p className="muted small figures rows-add-up">{t('tiles.addUp', words)}</p>
}

function Actions({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const campaign = useCampaign()
  const { open } = useImportAddress()
  const { map } = useImportActs()
  const [dialog, setDialog] = useState<'keep' | 'discard'>()
  const { busy, error, run } = useBusy(() => map(view.id, {}))
  const close = () => setDialog(undefined)
  const hasErrors = view.summary.errors > 0
  // What stood in the way of keeping makes the counts above untrue: they are made anew before anything is kept.
  const isStale = view.problem !== null
  return (
    <div className="import-actions">
      {error !== undefined && <FailedState error={error} />}
      {hasErrors && (
        <Button href={campaignPath(campaign, `imports/${view.id}/marked.xlsx`)} download>
          {t('import.marked')}
        </Button>
      )}
      <Button onClick={() => open(undefined)}>{t('import.again')}</Button>
      <Button type={isStale ? 'primary' : 'default'} loading={busy} onClick={() => void run()}>
        {t('import.recheck')}
      </Button>
      <Button type="text" onClick={() => setDialog('discard')}>
        {t('import.discard')}
      </Button>
      <span className="keep-act">
        {hasErrors && <span className="muted">{t('import.mustMend')}</span>}
        <Button
          type={isStale ? 'default' : 'primary'}
          disabled={hasErrors || isStale || busy || view.summary.good === 0}
          onClick={() => setDialog('keep')}
        >
          {t('import.act')}
        </Button>
      </span>
      {dialog === 'keep' && <KeepDialog view={view} onClose={close} />}
      {dialog === 'discard' && <DiscardDialog imports={[view]} onClose={close} />}
    </div>
  )
}
