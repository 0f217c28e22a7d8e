/** Step 2: what the dry run found, all at once; what can be mended here is mended here. */
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import { FailedState } from '../../../platform/web/states.tsx'
import { StatTiles, type StatTile } from '../../../platform/web/stat-tiles.tsx'
import type { ImportView } from '../contract.ts'
import { ErrorTable } from './error-table.tsx'
import { useImportAddress } from './import-address.ts'
import { KeepDialog } from './keep-dialog.tsx'
import { useImportActs } from './queries.ts'
import { RecognisedColumns } from './recognised-columns.tsx'
import { SkippedRows, Warnings } from './passed-over.tsx'
import { UnknownUnits } from './unknown-units.tsx'

export function CheckResult({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const { summary } = view
  const isUnread = summary.headerRow === undefined
  return (
    <>
      <Notices view={view} />
      <StatTiles label={t('tiles.label')} tiles={useTiles(view)} />
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

function Notices({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const { sameFile, problem, summary } = view
  return (
    <>
      {problem !== null && <Alert type="error" showIcon title={problem} />}
      {sameFile !== null && (
        <Alert
          type="warning"
          showIcon
          title={t('import.same', { at: format.instant(sameFile.keptAt), version: sameFile.version })}
        />
      )}
      {summary.otherSheets.length > 0 && (
        <Alert type="warning" showIcon title={t('import.otherSheets', { sheets: summary.otherSheets.join('、') })} />
      )}
    </>
  )
}

function useTiles({ summary }: ImportView): StatTile[] {
  const { t } = useTranslation('registers')
  const { number } = useFormat()
  const counts = { added: number(summary.added), changed: number(summary.changed), same: number(summary.same) }
  const tiles: StatTile[] = [
    { key: 'good', value: number(summary.good), label: t('tiles.good'), note: t('tiles.goodNote', counts) },
    summary.errors > 0
      ? {
          key: 'wrong',
          value: number(Math.max(summary.wrong, 1)),
          label: t('tiles.wrong'),
          note: t('tiles.wrongNote', { errors: number(summary.errors) }),
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
    { key: 'skipped', value: number(summary.skipped.length), label: t('tiles.skipped'), note: t('tiles.skippedNote') },
  ]
  return tiles
}

function Actions({ view }: { view: ImportView }) {
  const { t } = useTranslation('registers')
  const campaign = useCampaign()
  const { open } = useImportAddress()
  const { discard, map } = useImportActs()
  const [isKeeping, setKeeping] = useState(false)
  const [error, setError] = useState<unknown>()
  const hasErrors = view.summary.errors > 0
  // What stood in the way of keeping makes the counts above untrue: they are made anew before anything is kept.
  const isStale = view.problem !== null
  return (
    <div className="import-actions">
      {hasErrors && (
        <Button href={campaignPath(campaign, `imports/${view.id}/marked.xlsx`)} download>
          {t('import.marked')}
        </Button>
      )}
      <Button onClick={() => open(undefined)}>{t('import.again')}</Button>
      <Button type={isStale ? 'primary' : 'default'} onClick={() => void map(view.id, {}).catch(setError)}>
        {t('import.recheck')}
      </Button>
      <Button type="text" onClick={() => void discard(view.id).catch(setError)}>
        {t('import.discard')}
      </Button>
      <span className="keep-act">
        {hasErrors && <span className="muted">{t('import.mustMend')}</span>}
        <Button
          type={isStale ? 'default' : 'primary'}
          disabled={hasErrors || isStale || view.summary.good === 0}
          onClick={() => setKeeping(true)}
        >
          {t('import.act')}
        </Button>
      </span>
      {error !== undefined && <FailedState error={error} />}
      {isKeeping && <KeepDialog view={view} onClose={() => setKeeping(false)} />}
    </div>
  )
}
