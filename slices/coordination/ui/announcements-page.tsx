/** Announcements that the reader sees, each with how its units answered; drafts of the own unit first. */
import { useNavigate } from '@tanstack/react-router'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import { firstView, useTableView, viewQuery } from '../../../platform/web/table-view.ts'
import type { AnnouncementPage, AnnouncementRow } from '../contract.ts'
import { newId, useCoordination } from './queries.ts'
import './coordination.css'

export default function AnnouncementsPage() {
  const { t } = useTranslation('coordination')
  const campaign = useCampaign()
  const navigate = useNavigate()
  const [view, onView] = useTableView(firstView)
  const [find, setFind] = useState('')
  const asked = useCoordination<AnnouncementPage>('announcements', { ...viewQuery(view), find })
  const columns = useColumns()
  const write = (): void => void navigate({ to: `/c/${encodeURIComponent(campaign)}/announcements/${newId()}/draft` })
  return (
    <div className="page">
      <PageHeader
        title={t('announcements.title')}
        about={t('announcements.about')}
        actions={
          asked.data?.may.write === true && (
            <Button type="primary" onClick={write}>
              {t('announcements.write')}
            </Button>
          )
        }
      />
      <Answer of={asked}>
        {({ rows, total }) => (
          <DataTable<AnnouncementRow>
            id="coordination.announcements"
            label={t('announcements.title')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            served={{ view, onView, total }}
            tools={
              <Input.Search
                allowClear
                role="searchbox"
                aria-label={t('announcements.find')}
                placeholder={t('announcements.find')}
                onSearch={(text) => {
                  setFind(text.trim())
                  onView({ ...view, page: 1 })
                }}
              />
            }
            empty={{
              title: t(find === '' ? 'announcements.empty' : 'announcements.noneFound'),
              next: t(find === '' ? 'announcements.emptyNext' : 'announcements.noneFoundNext'),
            }}
          />
        )}
      </Answer>
    </div>
  )
}

function useColumns(): Column<AnnouncementRow>[] {
  const { t } = useTranslation('coordination')
  const { instant, day } = useFormat()
  return [
    {
      key: 'title',
      title: t('announcements.name'),
      always: true,
      render: (_, row) => <Title row={row} />,
    },
    {
      key: 'unit',
      title: t('announcements.from'),
      className: 'nowrap',
      render: (_, { unitName }) => unitName,
    },
    {
      key: 'published',
      title: t('announcements.published'),
      className: 'nowrap figures',
      render: (_, { publishedAt }) => (publishedAt === null ? null : instant(publishedAt)),
    },
    {
      key: 'due',
      title: t('announcements.due'),
      className: 'nowrap figures',
      render: (_, { due }) => (due === null ? null : day(due)),
    },
    {
      key: 'own',
      title: t('announcements.own'),
      render: (_, { own }) => own !== null && <ReceiptStateTag state={own} />,
    },
    { key: 'units', title: t('announcements.units'), number: true, render: (_, { units }) => units || null },
    {
      key: 'confirmed',
      title: t('receipt.confirmed'),
      number: true,
      render: (_, { units, confirmed }) => (units === 0 ? null : confirmed),
    },
    {
      key: 'read',
      title: t('receipt.read'),
      number: true,
      render: (_, { units, read }) => (units === 0 ? null : read),
    },
    {
      key: 'untouched',
      title: t('receipt.untouched'),
      number: true,
      render: (_, { units, untouched }) => (units === 0 ? null : untouched),
    },
    {
      key: 'late',
      title: t('receipt.late'),
      number: true,
      render: (_, { units, late }) => (units === 0 ? null : <span className={late > 0 ? 'fault' : ''}>{late}</span>),
    },
  ]
}

function Title({ row: { id, version, title, hasDraft } }: { row: AnnouncementRow }) {
  const { t } = useTranslation('coordination')
  const page = version === 0 ? `announcements/${id}/draft` : `announcements/${id}`
  return (
    <>
      <PageLink page={page}>{title === '' ? t('announcements.untitled') : title}</PageLink>
      {version === 0 && <span className="attention small"> {t('announcements.draft')}</span>}
      {version > 1 && <span className="muted small"> {t('announcements.version', { version })}</span>}
      {version > 0 && hasDraft && <span className="attention small"> {t('announcements.correcting')}</span>}
    </>
  )
}

export function ReceiptStateTag({
  state,
  late = false,
}: {
  state: 'untouched' | 'read' | 'confirmed'
  late?: boolean
}) {
  const { t } = useTranslation('coordination')
  return (
    <span className={`receipt-state ${state}`}>
      {t(`receipt.${state}`)}
      {late && <span className="fault"> · {t('receipt.late')}</span>}
    </span>
  )
}
