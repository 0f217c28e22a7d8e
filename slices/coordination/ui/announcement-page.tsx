/** One announcement: the frozen text, what a correction changed, the own unit's receipt, and who has not confirmed. */
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath, sendJson } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer, FailedState } from '../../../platform/web/states.tsx'
import type { AnnouncementVersion, AnnouncementView } from '../contract.ts'
import { ClauseLinks } from './clause-choice.tsx'
import { useCoordination, useId, useSend } from './queries.ts'
import { Receipts } from './receipts.tsx'
import './coordination.css'

export default function AnnouncementPage() {
  const { t } = useTranslation('coordination')
  const id = useId()
  const asked = useCoordination<AnnouncementView>(`announcements/${id}`)
  return (
    <div className="page">
      {asked.data === undefined && <PageHeader title={t('announcements.one')} />}
      <Answer of={asked}>{(view) => <Announcement view={view} />}</Answer>
    </div>
  )
}

function Announcement({ view }: { view: AnnouncementView }) {
  const { t } = useTranslation('coordination')
  const { newest, earlier, may } = view
  useNoteReading(view)
  return (
    <>
      <PageHeader
        title={newest.title}
        about={t('announcement.about', { from: newest.groupTitle ?? view.unitName, version: newest.version })}
        actions={
          <>
            {may.write && (
              <PageLink page={`announcements/${view.id}/draft`} className="page-action">
                {t(view.hasDraft ? 'announcement.goOn' : 'announcement.correct')}
              </PageLink>
            )}
            <Button onClick={() => window.print()}>{t('announcement.print')}</Button>
          </>
        }
      />
      <OwnReceipt view={view} />
      <Version of={newest} id={view.id} />
      {may.overview && view.counts.units > 0 && <Receipts view={view} />}
      {earlier.length > 0 && <h2>{t('announcement.earlier')}</h2>}
      {earlier.map((version) => (
        <details key={version.version} className="earlier-version">
          <summary>{t('announcement.earlierOne', { version: version.version, title: version.title })}</summary>
          <Version of={version} id={view.id} />
        </details>
      ))}
    </>
  )
}

/** Opened by one of the unit: the server keeps when, once. */
function useNoteReading({ id, own, may, newest: { version } }: AnnouncementView): void {
  const campaign = useCampaign()
  const isOpen = useMay('coordination.receive')
  const notes = isOpen && may.receive && own !== null && own.state === 'untouched'
  useEffect(() => {
    if (!notes) return
    // Not told on the page: whoever reads owes nothing, and the next look notes it.
    const path = campaignPath(campaign, `coordination/announcements/${id}/reading`)
    sendJson('POST', path, { version }).catch(() => undefined)
  }, [notes, campaign, id, version])
}

function OwnReceipt({ view: { id, own, may, newest, today } }: { view: AnnouncementView }) {
  const { t } = useTranslation('coordination')
  const { instant, day } = useFormat()
  const send = useSend()
  const confirm = useMutation({
    mutationFn: () =>
      send('POST', `announcements/${id}/confirmation`, { version: newest.version, units: [own?.unit ?? ''] }),
  })
  if (own === null) return null
  if (own.state === 'confirmed')
    return (
      <Alert type="info" className="done-note" title={t('own.confirmed', { at: instant(own.confirmedAt ?? '') })} />
    )
  const late = newest.due !== null && newest.due < today
  const asks = newest.due === null ? t('own.asks') : t('own.asksBy', { due: day(newest.due) })
  return (
    <>
      <Alert
        type={late ? 'error' : 'warning'}
        title={late ? t('own.late', { due: day(newest.due ?? '') }) : asks}
        description={may.confirm ? t('own.will') : t('own.byLiaison')}
        action={
          may.confirm && (
            <Button type="primary" loading={confirm.isPending} onClick={() => confirm.mutate()}>
              {t('own.confirm')}
            </Button>
          )
        }
      />
      {confirm.isError && <FailedState error={confirm.error} />}
    </>
  )
}

export function Version({ of, id, from = 'announcements' }: { of: Shown; id: string; from?: string }) {
  const { t } = useTranslation('coordination')
  const { instant, day } = useFormat()
  const campaign = useCampaign()
  return (
    <article className="announcement">
      {of.changed !== null && (
        <p className="changed">
          <strong>{t('announcement.changed')}</strong> {of.changed}
        </p>
      )}
      <div className="announcement-body">{of.body}</div>
      {of.files.length > 0 && (
        <ul className="attached">
          {of.files.map(({ sha256, name, size }) => (
            <li key={sha256}>
              <a href={campaignPath(campaign, `coordination/${from}/${id}/files/${sha256}`)} download={name}>
                {name}
              </a>{' '}
              <span className="muted small figures">{t('announcement.size', { kb: Math.ceil(size / 1024) })}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="muted small figures">
        {of.publishedBy === undefined
          ? t('announcement.publishedAt', { at: instant(of.publishedAt) })
          : t('announcement.published', { by: of.publishedBy, at: instant(of.publishedAt) })}
        {of.due !== null && ` · ${t('announcement.due', { due: day(of.due) })}`}
        {of.clauses.length > 0 && ' · '}
        <ClauseLinks ids={of.clauses} />
      </p>
      <p className="muted small hash-line">
        {t('announcement.hash')} <code>{of.hash}</code>
      </p>
    </article>
  )
}

type Shown = Omit<AnnouncementVersion, 'audience' | 'publishedBy'> & { publishedBy?: string }
