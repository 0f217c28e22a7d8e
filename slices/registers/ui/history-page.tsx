/** Every import: file, hash, who, when, what it changed. The raw file is kept. */
import { useTranslation } from 'react-i18next'
import { campaignPath } from '../../../platform/web/api.ts'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { ImportView } from '../contract.ts'
import { PageLink } from './page-link.tsx'
import { useImports } from './queries.ts'
import './registers.css'

export default function HistoryPage() {
  const { t } = useTranslation('registers')
  const mayImport = useMay('registers.import')
  const asked = useImports()
  const columns = useColumns()
  return (
    <div className="page">
      <PageHeader
        title={t('history.title')}
        actions={
          mayImport && (
            <PageLink page="import" className="page-action">
              {t('list.import')}
            </PageLink>
          )
        }
      />
      <Answer of={asked}>
        {({ imports }) => (
          <DataTable
            id="registers.imports"
            label={t('history.title')}
            columns={columns}
            rows={imports}
            rowKey={({ id }) => id}
            empty={{ title: t('history.empty'), next: t('history.emptyNext') }}
          />
        )}
      </Answer>
    </div>
  )
}

function useColumns(): Column<ImportView>[] {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const campaign = useCampaign()
  const mayImport = useMay('registers.import')
  const counts = ({ summary, mode }: ImportView) => ({
    added: format.number(summary.added),
    changed: format.number(summary.changed),
    removed: format.number(mode === 'replace' ? summary.removed : 0),
  })
  return [
    {
      key: 'when',
      title: t('history.when'),
      always: true,
      sorter: (a, b) => (a.uploadedAt < b.uploadedAt ? -1 : 1),
      render: (_, { uploadedAt }) => format.instant(uploadedAt),
    },
    { key: 'register', title: t('history.register'), render: (_, { register }) => t(`name.${register}`) },
    {
      key: 'file',
      title: t('history.file'),
      always: true,
      render: (_, one) => (
        <>
          {mayImport ? (
            <PageLink page="import" search={{ import: one.id }}>
              {one.fileName}
            </PageLink>
          ) : (
            one.fileName
          )}{' '}
          <a className="small" href={campaignPath(campaign, `imports/${one.id}/file`)} download>
            {t('history.raw')}
          </a>
        </>
      ),
    },
    {
      key: 'status',
      title: t('history.status'),
      render: (_, { status }) => <span className={`import-status ${status}`}>{t(`status.${status}`)}</span>,
    },
    { key: 'version', title: t('history.version'), number: true, render: (_, { version }) => version ?? '' },
    { key: 'counts', title: t('history.counts'), render: (_, one) => t('history.countsWords', counts(one)) },
    { key: 'who', title: t('history.who'), dataIndex: 'uploadedBy' },
    {
      key: 'hash',
      title: t('history.hash'),
      render: (_, { fileHash }) => <code title={fileHash}>{fileHash.slice(0, 12)}</code>,
    },
    { key: 'reason', title: t('history.reason'), hidden: true, render: (_, { reason }) => reason ?? '' },
  ]
}
