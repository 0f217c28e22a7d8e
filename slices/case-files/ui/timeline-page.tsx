/** Each step of the file against its limit: a picture, and the same as a table with the law (a1.1a). */
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { Answer, EmptyState } from '../../../platform/web/states.tsx'
import { timelineOf, type Timeline, type TimelineLimit } from '../../../rules/case-check/timeline.ts'
import type { DraftFile, SettingView } from '../contract.ts'
import { checkDraft, settingOf } from '../model.ts'
import { FilePage } from './file-page.tsx'
import { useSetting } from './queries.ts'
import { outcomeOf, toneOf } from './timeline-outcome.ts'
import { TimelinePicture } from './timeline-picture.tsx'

export default function TimelinePage() {
  const { t } = useTranslation('case-files')
  const setting = useSetting()
  return (
    <FilePage about={t('timeline.about')}>
      {({ document }) => <Answer of={setting}>{(rules) => <Steps document={document} rules={rules} />}</Answer>}
    </FilePage>
  )
}

function Steps({ document, rules }: { document: DraftFile; rules: SettingView }) {
  const { t } = useTranslation('case-files')
  const timeline = useMemo(() => {
    const setting = settingOf(rules)
    const { file } = checkDraft(document, setting)
    return file === undefined ? undefined : timelineOf(file, setting)
  }, [document, rules])
  if (timeline?.span === undefined) return <EmptyState title={t('timeline.empty')} next={t('timeline.emptyNext')} />
  return (
    <>
      <TimelinePicture timeline={timeline} span={timeline.span} />
      <h2>{t('timeline.limits')}</h2>
      <LimitTable limits={timeline.limits} documents={document.documents} />
      <h2>{t('timeline.events')}</h2>
      <EventTable timeline={timeline} />
    </>
  )
}

function LimitTable({ limits, documents }: { limits: readonly TimelineLimit[]; documents: DraftFile['documents'] }) {
  const { t } = useTranslation('case-files')
  const heads = ['step', 'from', 'until', 'done', 'result', 'basis']
  return (
    <div className="case-scroll" tabIndex={0} role="region" aria-label={t('timeline.limits')}>
      <table className="case-table">
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {t(`timeline.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {limits.map((limit, at) => {
            const kind = documents.find(({ id }) => id === limit.document)?.kind
            const outcome = outcomeOf(limit)
            return (
              <tr key={at}>
                <th scope="row">
                  {kind === undefined ? '' : `${t(`words.${kind}`, kind)} · `}
                  {t(`timeline.names.${limit.rule}`, limit.rule)}
                </th>
                <td className="figures">{limit.from}</td>
                <td className="figures">
                  {limit.until}
                  {limit.notBefore && <div className="muted small">{t('timeline.until_notBefore')}</div>}
                </td>
                <td className="figures">{limit.done ?? '—'}</td>
                <td className={toneOf(outcome)}>{t(`timeline.${outcome}`)}</td>
                <td className="small">{limit.basis}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

function useEventWords(): (kind: string) => string {
  const { t } = useTranslation('case-files')
  return (kind) => (kind === 'discovered' || kind === 'published' ? t(`timeline.${kind}`) : t(`words.${kind}`, kind))
}

function EventTable({ timeline }: { timeline: Timeline }) {
  const { t } = useTranslation('case-files')
  const words = useEventWords()
  return (
    <table className="case-table case-narrow">
      <thead>
        <tr>
          <th scope="col">{t('timeline.day')}</th>
          <th scope="col">{t('timeline.event')}</th>
        </tr>
      </thead>
      <tbody>
        {timeline.events.map(({ day, kind, document }, at) => (
          <tr key={at}>
            <td className="figures">{day}</td>
            <td>
              {words(kind)} {document !== null && <span className="muted small">{document}</span>}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
