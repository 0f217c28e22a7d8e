/** Progress meetings with what is open of their actions. */
import { useNavigate } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { DataTable, type Column } from '../../../platform/web/data-table.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { MeetingRow } from '../contract-problems.ts'
import { newId, useCoordination } from './queries.ts'
import './coordination.css'

export default function MeetingsPage() {
  const { t } = useTranslation('coordination')
  const campaign = useCampaign()
  const navigate = useNavigate()
  const asked = useCoordination<{ meetings: MeetingRow[]; may: { write: boolean } }>('meetings')
  const columns = useColumns()
  return (
    <div className="page">
      <PageHeader
        title={t('meetings.title')}
        about={t('meetings.about')}
        actions={
          asked.data?.may.write === true && (
            <Button
              type="primary"
              onClick={() => void navigate({ to: `/c/${encodeURIComponent(campaign)}/meetings/${newId()}` })}
            >
              {t('meetings.record')}
            </Button>
          )
        }
      />
      <Answer of={asked}>
        {({ meetings }) => (
          <DataTable<MeetingRow>
            id="coordination.meetings"
            label={t('meetings.title')}
            columns={columns}
            rows={meetings}
            rowKey={({ id }) => id}
            empty={{ title: t('meetings.empty'), next: t('meetings.emptyNext') }}
          />
        )}
      </Answer>
    </div>
  )
}

function useColumns(): Column<MeetingRow>[] {
  const { t } = useTranslation('coordination')
  const { day, instant } = useFormat()
  return [
    {
      key: 'title',
      title: t('meetings.one'),
      always: true,
      render: (_, { id, title, number }) => (
        <>
          <PageLink page={`meetings/${id}`}>{title === '' ? t('announcements.untitled') : title}</PageLink>{' '}
          {number === null && <span className="attention small">{t('meetings.draft')}</span>}
        </>
      ),
    },
    { key: 'day', title: t('meeting.day'), className: 'nowrap figures', render: (_, row) => row.day && day(row.day) },
    {
      key: 'signed',
      title: t('meetings.signed'),
      className: 'nowrap figures',
      render: (_, { signedAt }) => (signedAt === null ? null : instant(signedAt)),
    },
    { key: 'actions', title: t('meetings.actions'), number: true, render: (_, { actions }) => actions },
    {
      key: 'open',
      title: t('meetings.open'),
      number: true,
      render: (_, { openActions, number }) => (number === null ? null : openActions),
    },
  ]
}
