/** The versions of the definition: which came from files, which from a decision, by whom, when and why. */
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { HistoryButton } from '../../../platform/web/history-drawer.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import type { DefinitionView } from '../contract.ts'
import { shortHash } from './queries.ts'

type Version = DefinitionView['versions'][number]

/** A version without a person was made by the product itself: from files, or from the decisions that stood before them. */
export function useVersionWords(): (version: Version) => string {
  const { t } = useTranslation('campaigns')
  return ({ why, madeBy, madeByName }) => {
    if (madeBy !== null) return t('definition.from.person', { why, by: madeByName ?? madeBy })
    return why === 'decisions' ? t('definition.from.decisions') : t('definition.from.files')
  }
}

export function Versions({ versions }: { versions: readonly Version[] }) {
  const { t } = useTranslation('campaigns')
  const format = useFormat()
  const campaign = useCampaign()
  const words = useVersionWords()
  const mayCompare = useMay('campaigns.check')
  const columns: Column<Version>[] = [
    {
      key: 'version',
      title: t('definition.versions'),
      always: true,
      width: 220,
      render: (_, { version, hash }) => (
        <>
          {t('definition.version', { version })} <code className="muted">{shortHash(hash)}</code>
        </>
      ),
    },
    { key: 'why', title: t('definition.why'), render: (_, version) => words(version) },
    { key: 'at', title: t('definition.at'), width: 190, render: (_, { madeAt }) => format.instant(madeAt) },
    {
      key: 'diff',
      title: t('diff.title'),
      width: 150,
      render: (_, { version }) =>
        mayCompare && version > 1 ? (
          <Link
            to={`/c/${encodeURIComponent(campaign)}/campaigns/diff`}
            search={() => ({ from: `${campaign}@${version - 1}`, to: `${campaign}@${version}` })}
          >
            {t('definition.toDiff')}
          </Link>
        ) : null,
    },
    {
      key: 'history',
      title: t('definition.history'),
      width: 150,
      render: (_, { version }) => (
        <HistoryButton object={`definition:${campaign}@${version}`} name={t('definition.version', { version })} />
      ),
    },
  ]
  return (
    <section>
      <h2>{t('definition.versions')}</h2>
      <DataTable
        id="campaigns.versions"
        label={t('definition.versions')}
        columns={columns}
        rows={versions}
        rowKey={({ version }) => String(version)}
        empty={{ title: t('definition.none'), next: t('definition.noneNext') }}
      />
    </section>
  )
}
