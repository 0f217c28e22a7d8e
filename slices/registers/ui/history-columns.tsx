import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { campaignPath } from '../../../platform/web/api.ts'
import type { Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import type { ImportView } from '../contract.ts'
import { PageLink } from './page-link.tsx'
import { useCounts } from './receipt-lines.tsx'

interface Choosing {
  chosen: readonly string[]
  choose: (id: string, isChosen: boolean) => void
}

/** `choosing`: drafts can be chosen to be given up. */
export function useHistoryColumns(choosing: Choosing | undefined): Column<ImportView>[] {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const columns: Column<ImportView>[] = [
    {
      key: 'when',
      title: t('history.when'),
      always: true,
      className: 'no-wrap',
      sorter: (a, b) => (a.uploadedAt < b.uploadedAt ? -1 : 1),
      render: (_, { uploadedAt }) => format.instant(uploadedAt),
    },
    { key: 'register', title: t('history.register'), render: (_, { register }) => t(`name.${register}`) },
    { key: 'file', title: t('history.file'), always: true, render: (_, one) => <File one={one} /> },
    { key: 'status', title: t('history.status'), render: (_, one) => <Status one={one} /> },
    { key: 'version', title: t('history.version'), number: true, render: (_, { version }) => version ?? '' },
    { key: 'counts', title: t('history.counts'), render: (_, one) => <Counts one={one} /> },
    { key: 'who', title: t('history.who'), dataIndex: 'uploadedBy' },
    { key: 'kept', title: t('history.keptBy'), render: (_, { keptBy }) => keptBy ?? '' },
    {
      key: 'hash',
      title: t('history.hash'),
      hidden: true,
      render: (_, { fileHash }) => <code title={fileHash}>{fileHash.slice(0, 12)}</code>,
    },
    { key: 'reason', title: t('history.reason'), hidden: true, render: (_, { reason }) => reason ?? '' },
  ]
  return choosing === undefined ? columns : [...columns, choiceColumn(t('history.choose'), choosing)]
}

const choiceColumn = (title: string, { chosen, choose }: Choosing): Column<ImportView> => ({
  key: 'choose',
  title,
  always: true,
  render: (_, { id, status, fileName }) =>
    (status === 'checked' || status === 'failed') && (
      <Checkbox
        aria-label={`${title} ${fileName}`}
        checked={chosen.includes(id)}
        onChange={(event) => choose(id, event.target.checked)}
      />
    ),
})

/** A draft leads to its check, what is done to its record. */
function File({ one }: { one: ImportView }) {
  const { t } = useTranslation('registers')
  const campaign = useCampaign()
  const isDraft = useMay('registers.import') && one.status !== 'kept' && one.status !== 'discarded'
  return (
    <>
      <PageLink
        page={isDraft ? 'import' : `imports/${one.id}`}
        search={isDraft ? { import: one.id } : {}}
        className="touch-link"
      >
        {one.fileName}
      </PageLink>{' '}
      <a className="small touch-link" href={campaignPath(campaign, `imports/${one.id}/file`)} download>
        {t('history.raw')}
      </a>
    </>
  )
}

function Status({ one }: { one: ImportView }) {
  const { t } = useTranslation('registers')
  return (
    <>
      <span className={`import-status ${one.status}`}>{t(`status.${one.status}`)}</span>
      {one.overtakenBy !== null && (
        <span className="muted small"> {t('history.overtaken', { version: one.overtakenBy })}</span>
      )}
    </>
  )
}

/** Leads to the rows one by one. */
function Counts({ one }: { one: ImportView }) {
  const { t } = useTranslation('registers')
  const words = t('history.countsWords', useCounts(one))
  return one.status === 'kept' ? (
    <PageLink page={`imports/${one.id}`} className="touch-link">
      {words}
    </PageLink>
  ) : (
    words
  )
}
