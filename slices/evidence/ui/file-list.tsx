/** The files as they were handed in, with what their cameras claim. */
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import type { PhotoClaims, VolumeFile, VolumeView } from '../contract.ts'
import { evidencePath } from './queries.ts'

export function FileList({ view }: { view: VolumeView }) {
  const { t } = useTranslation('evidence')
  const format = useFormat()
  const campaign = useCampaign()
  if (view.files.length === 0) return null
  const hrefOf = ({ place }: VolumeFile): string =>
    evidencePath(campaign, `volumes/${view.volume.id}/files/${place}/file`)
  const columns: Column<VolumeFile>[] = [
    {
      key: 'name',
      title: t('files.name'),
      always: true,
      render: (_, file) => (
        <a href={hrefOf(file)} download>
          {file.name}
        </a>
      ),
    },
    { key: 'pages', title: t('files.pages'), number: true, render: (_, { pages }) => format.number(pages) },
    { key: 'size', title: t('files.size'), number: true, render: (_, { size }) => format.bytes(size) },
    {
      key: 'by',
      title: t('files.by'),
      render: (_, { uploadedBy, uploadedAt }) => `${uploadedBy} · ${format.instant(uploadedAt)}`,
    },
    { key: 'claims', title: t('files.claims'), render: (_, { claims }) => <Claims claims={claims} /> },
    { key: 'hash', title: 'SHA-256', render: (_, { sha256 }) => <code className="hash">{sha256}</code> },
  ]
  return (
    <section>
      <h2>{t('files.title')}</h2>
      <DataTable<VolumeFile>
        id="evidence.files"
        label={t('files.title')}
        columns={columns}
        rows={view.files}
        rowKey={({ place }) => String(place)}
        empty={{ title: t('pages.empty'), next: t('pages.emptyNext') }}
      />
    </section>
  )
}

function Claims({ claims }: { claims: PhotoClaims | null }) {
  const { t } = useTranslation('evidence')
  if (claims === null) return <span className="muted">—</span>
  const { takenAt, latitude, longitude, device } = claims
  const place = latitude === undefined || longitude === undefined ? undefined : `${latitude}, ${longitude}`
  return (
    <span>
      {t('files.claimed', { what: [takenAt, place, device].filter((word) => word !== undefined).join(' · ') })}
    </span>
  )
}
