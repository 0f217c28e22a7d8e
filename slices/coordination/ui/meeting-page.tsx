/** One meeting: the draft that is saved as it is written, or the minutes as they were signed off. */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath } from '../../../platform/web/api.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { AsideView } from '../contract.ts'
import type { MeetingText, MeetingView, OpenAction } from '../contract-problems.ts'
import { minutesParts } from '../contract-minutes.ts'
import { MeetingEditor } from './meeting-editor.tsx'
import { useId, useOnce } from './queries.ts'
import './coordination.css'

export default function MeetingPage() {
  const { t } = useTranslation('coordination')
  const id = useId()
  const asked = useOnce<MeetingView>(`meetings/${id}`)
  const [taken, setTaken] = useState<AsideView<MeetingText>>()
  const reload = (): void => {
    setTaken(undefined)
    void asked.refetch()
  }
  const signed = asked.data?.signed ?? null
  return (
    <div className="page">
      <PageHeader
        title={signed?.title ?? (asked.data?.draft?.title || t('meetings.one'))}
        about={signed === null ? t('meeting.draftAbout') : t('meeting.signedAbout', { number: signed.number })}
        actions={signed !== null && <SignedActs id={id} />}
      />
      <Answer of={asked}>
        {(view) =>
          view.signed === null ? (
            <>
              <OpenActions open={view.open} />
              <MeetingEditor
                key={`${id} ${view.rev} ${taken?.id ?? ''}`}
                {...{ view, taken }}
                onTake={setTaken}
                onReload={reload}
              />
            </>
          ) : (
            <Paper signed={view.signed} />
          )
        }
      </Answer>
    </div>
  )
}

function SignedActs({ id }: { id: string }) {
  const { t } = useTranslation('coordination')
  const campaign = useCampaign()
  return (
    <>
      <Button href={campaignPath(campaign, `coordination/meetings/${id}/minutes.docx`)} download>
        {t('meeting.docx')}
      </Button>
      <Button onClick={() => window.print()}>{t('announcement.print')}</Button>
    </>
  )
}

/** The next meeting opens with what is open from the last. */
function OpenActions({ open }: { open: readonly OpenAction[] }) {
  const { t } = useTranslation('coordination')
  return (
    <section aria-labelledby="open-actions">
      <h2 id="open-actions">{t('meeting.open', { count: open.length })}</h2>
      {open.length === 0 && <p className="muted">{t('meeting.openNone')}</p>}
      <ul className="plain-list">
        {open.map(({ id, title, owner, due, overdue }) => (
          <li key={id}>
            <PageLink page={`problems/${id}`}>{title}</PageLink> <span className="muted">{owner}</span>{' '}
            <span className={overdue ? 'fault figures' : 'muted figures'}>{due}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** An official paper: Chinese whatever the language of the page. */
function Paper({ signed }: { signed: NonNullable<MeetingView['signed']> }) {
  return (
    <article className="paper" lang="zh-CN">
      {minutesParts(signed).map(({ head, lines = [], rows = [] }) => (
        <section key={head}>
          <h2>{head}</h2>
          {lines.map((line, at) => (
            <p key={at} className="said">
              {line}
            </p>
          ))}
          {rows.length > 0 && (
            <table>
              <thead>
                <tr>
                  {rows[0]?.map((cell) => (
                    <th key={cell} scope="col">
                      {cell}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {rows.slice(1).map((row, at) => (
                  <tr key={at}>
                    {row.map((cell, place) => (
                      <td key={place}>{cell}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      ))}
    </article>
  )
}
