/** The chain of custody of one piece, as it is printed: taken, every change of hands with both signatures, what does not fit. */
import { PrinterOutlined } from '@ant-design/icons'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../platform/web/format.ts'
import { HistoryButton } from '../../../platform/web/history-drawer.tsx'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useMay, useSession } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { CustodyEvent, ItemView, OneItem, Signature } from '../contract-custody.ts'
import { LogEvent } from './log-event.tsx'
import { StateWord } from './items-page.tsx'
import { useEvidence } from './queries.ts'
import './evidence.css'

export default function ItemPage() {
  const { t } = useTranslation('evidence')
  const { item = '', caseFile = '' } = useParams({ strict: false })
  const asked = useEvidence<OneItem>(`items/${encodeURIComponent(item)}`)
  return (
    <div className="page">
      <PageHeader
        title={asked.data?.item.title ?? t('items.one')}
        about={asked.data && `${asked.data.caseFile.number} · ${t('custody.sheet')}`}
        actions={
          <>
            <Button size="small" icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t('custody.print')}
            </Button>
            <HistoryButton object={`evidence:${item}`} name={asked.data?.item.title ?? ''} />
            <PageLink
              page={caseFile === '' ? 'evidence/hand-overs' : `case-files/${caseFile}/evidence`}
              className="page-action"
            >
              {t('items.back')}
            </PageLink>
          </>
        }
      />
      <Answer of={asked}>{(one) => <Item one={one} />}</Answer>
    </div>
  )
}

function Item({ one: { caseFile, item } }: { one: OneItem }) {
  const { t } = useTranslation('evidence')
  const { person } = useSession()
  const logs = useMay('evidence.log')
  const isHolder = item.holder?.person === person.id
  const may = logs && (isHolder || person.unit === caseFile.unit || item.state === 'outside')
  const isOver = item.state === 'returned' || item.state === 'destroyed'
  return (
    <>
      <dl className="item-facts">
        <Line name={t('items.state')} value={<StateWord item={item} />} />
        <Line name={t('items.kind')} value={t(`items.kinds.${item.kind}`)} />
        <Line name={t('items.label')} value={item.label} />
        <Line name={t('items.takenWhere')} value={item.takenWhere} />
        <Line name={t('items.witnesses')} value={item.witnesses} />
        <Line name={t('items.description')} value={item.description} />
      </dl>
      <Findings item={item} />
      <ol className="custody" aria-label={t('custody.sheet')}>
        {item.events.map((event) => (
          <Event key={event.id} event={event} />
        ))}
      </ol>
      {may && !isOver && item.state !== 'pending' && <LogEvent item={item} isHolder={isHolder} />}
      {item.state === 'pending' && <p className="attention">{t('custody.pending')}</p>}
    </>
  )
}

function Line({ name, value }: { name: string; value: ReactNode }) {
  if (value === '') return null
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

function Findings({ item: { findings } }: { item: ItemView }) {
  const { t } = useTranslation('evidence')
  const { instant } = useFormat()
  if (findings.length === 0) return <p className="fine">{t('custody.whole')}</p>
  return (
    <section className="volume-notes" aria-label={t('custody.findings')}>
      <h2>{t('custody.findings')}</h2>
      <ul>
        {findings.map(({ kind, event, from, to, holder, other }) => (
          <li key={`${event} ${kind}`}>
            {t(`custody.finding.${kind}`, { from: instant(from), to: instant(to), holder, other })}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Event({ event }: { event: CustodyEvent }) {
  const { t } = useTranslation('evidence')
  const { kind, where, giver, to, receiver, refused, body, receipt, reason, note } = event
  return (
    <li className={refused === null ? '' : 'refused'}>
      <strong>{t(`custody.kinds.${kind}`)}</strong> <span>{where}</span>
      <Signed signature={giver} role={kind === 'handed-over' ? t('custody.giver') : t('custody.actor')} />
      {receiver !== null && <Signed signature={receiver} role={t('custody.receiver')} />}
      {to !== null && receiver === null && refused === null && (
        <p className="attention">{t('custody.waits', { who: to.name })}</p>
      )}
      {refused !== null && <p className="fault">{t('custody.refused', { who: to?.name, reason: refused.reason })}</p>}
      {body !== null && <p>{t('custody.body', { body, receipt })}</p>}
      {reason !== null && <p>{t('custody.reason', { reason })}</p>}
      {note !== null && note !== '' && <p>{note}</p>}
    </li>
  )
}

function Signed({ signature: { name, at, signedAt }, role }: { signature: Signature; role: string }) {
  const { t } = useTranslation('evidence')
  const { instant } = useFormat()
  return <p>{t('custody.signed', { role, name, at: instant(at), signedAt: instant(signedAt) })}</p>
}
