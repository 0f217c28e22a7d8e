/** Can the file be put forward, and where does it stand: conditions with their sources, captured pages, the slot (a1.1b). */
import { useMutation } from '@tanstack/react-query'
import { Alert, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { campaignPath } from '../../../platform/web/api.ts'
import { ClauseLink } from '../../../platform/web/clause-link.tsx'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { useFormat } from '../../../platform/web/format.ts'
import { useCampaign } from '../../../platform/web/session.tsx'
import { Answer, EmptyState } from '../../../platform/web/states.tsx'
import type { FileView } from '../contract.ts'
import type { Condition, EligibilityView, Entry } from '../contract-slots.ts'
import { CaptureUpload } from './capture-upload.tsx'
import { FilePage } from './file-page.tsx'
import { newId, useCaseFiles, useSend } from './queries.ts'

export default function EligibilityPage() {
  const { t } = useTranslation('case-files')
  return <FilePage about={t('eligibility.about')}>{(view) => <Eligibility view={view} />}</FilePage>
}

function Eligibility({ view }: { view: FileView }) {
  const { t } = useTranslation('case-files')
  const asked = useCaseFiles<EligibilityView>(`${view.file.id}/eligibility`)
  return (
    <Answer of={asked}>
      {(found) => (
        <>
          <h2>{t('eligibility.conditions')}</h2>
          <ul className="case-conditions">
            {found.conditions.map((condition) => (
              <OneCondition key={condition.id} condition={condition} />
            ))}
          </ul>
          <h2>{t('eligibility.slot')}</h2>
          <SlotPart found={found} file={view.file.id} />
          <h2>{t('eligibility.captures')}</h2>
          <p className="muted">{t('eligibility.capturesAbout')}</p>
          {found.may.capture && <CaptureUpload file={view.file.id} url={view.document.published?.url ?? ''} />}
          <Captures found={found} file={view.file.id} />
          {found.entries.length > 0 && <h2>{t('eligibility.history')}</h2>}
          {found.entries.length > 0 && <Entries entries={found.entries} />}
        </>
      )}
    </Answer>
  )
}

function OneCondition({ condition }: { condition: Condition }) {
  const { t } = useTranslation('case-files')
  const { id, met, clauses, values, others } = condition
  const word = met === null ? 'unknown' : met ? 'ok' : 'notOk'
  const isStated = Object.values(values).some((value) => value !== '')
  const source = isStated || id === 'once' ? t(`eligibility.${id}Source`, values) : t('eligibility.nothing')
  const twins = others.map(({ number, unitName, why }) =>
    [unitName, number, `（${t(`eligibility.twice-${why}`, why)}）`].filter((part) => part !== '').join(' '),
  )
  return (
    <li className={met === true ? 'met' : met === null ? 'open' : 'unmet'}>
      <span className={met === true ? 'fine' : met === null ? 'muted' : 'fault'}>
        {met === true ? '●' : '○'} {t(`eligibility.${word}`)}
      </span>
      <span>
        <strong>{t(`eligibility.${id}`)}</strong>{' '}
        {clauses.map((clause) => (
          <span key={clause}>
            <ClauseLink id={clause} />{' '}
          </span>
        ))}
        <span className="muted small case-source">
          {twins.length > 0 ? t('eligibility.twice', { others: twins.join('；') }) : source}
        </span>
      </span>
    </li>
  )
}

function SlotPart({ found, file }: { found: EligibilityView; file: string }) {
  const { t } = useTranslation('case-files')
  const { instant } = useFormat()
  const standing = found.entries.find(({ state }) => state === 'standing')
  const [receipt, note] = useState<Entry>()
  if (standing !== undefined)
    return (
      <>
        {receipt !== undefined && <Alert type="success" title={t('eligibility.receipt', { receipt: receipt.id })} />}
        <p>
          {t('eligibility.standing', {
            ...{ type: t(`words.${standing.type}`, standing.type), by: standing.by },
            ...{ at: instant(standing.at), version: standing.version },
          })}
        </p>
        {found.version > standing.version && (
          <p className="attention">{t('eligibility.newer', { version: found.version, entry: standing.version })}</p>
        )}
        {found.may.putForward && <Withdraw entry={standing} />}
      </>
    )
  if (found.slots.length === 0) return <p className="muted">{t('eligibility.noSlot')}</p>
  return (
    <>
      <p className="muted">{t('eligibility.slotAbout')}</p>
      {found.may.putForward && (
        <div className="case-tools">
          {found.slots.map((type) => (
            <PutForward key={type} {...{ found, file, type }} onDone={note} />
          ))}
        </div>
      )}
    </>
  )
}

interface PutProps {
  found: EligibilityView
  file: string
  type: string
  onDone: (entry: Entry) => void
}

function PutForward({ found, file, type, onDone }: PutProps) {
  const { t } = useTranslation('case-files')
  const send = useSend()
  const [open, setOpen] = useState(false)
  const word = t(`words.${type}`, type)
  const put = useMutation({
    mutationFn: (reason: string) => send<Entry>('POST', `/${file}/entries`, { id: newId(), type, reason }),
    onSuccess: onDone,
  })
  return (
    <>
      <Button type="primary" disabled={!found.eligible} onClick={() => setOpen(true)}>
        {t('eligibility.put', { type: word })}
      </Button>
      <ConfirmWithReason
        open={open}
        title={t('eligibility.putTitle', { number: found.number })}
        consequence={t('eligibility.putWill', { version: found.version, hash: found.hash.slice(0, 12), type: word })}
        act={t('eligibility.putAct')}
        onConfirm={put.mutateAsync}
        onClose={() => setOpen(false)}
      />
    </>
  )
}

function Withdraw({ entry }: { entry: Entry }) {
  const { t } = useTranslation('case-files')
  const send = useSend()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        {t('eligibility.withdraw')}
      </Button>
      <ConfirmWithReason
        open={open}
        danger
        title={t('eligibility.withdrawTitle', { number: entry.number })}
        consequence={t('eligibility.withdrawWill')}
        act={t('eligibility.withdraw')}
        onConfirm={(reason) => send('POST', `/entries/${entry.id}/withdrawal`, { reason })}
        onClose={() => setOpen(false)}
      />
    </>
  )
}

function Captures({ found, file }: { found: EligibilityView; file: string }) {
  const { t } = useTranslation('case-files')
  const campaign = useCampaign()
  if (found.captures.length === 0)
    return <EmptyState title={t('eligibility.noCaptures')} next={t('eligibility.noCapturesNext')} />
  return (
    <div className="case-scroll" tabIndex={0} role="region" aria-label={t('eligibility.captures')}>
      <table className="case-table">
        <thead>
          <tr>
            {['file', 'capturedOn', 'url', 'hash', 'by'].map((head) => (
              <th key={head} scope="col">
                {t(`eligibility.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {found.captures.map(({ id, fileName, capturedOn, url, sha256, by }) => (
            <tr key={id}>
              <td>
                <a href={campaignPath(campaign, `case-files/${file}/captures/${id}`)} download>
                  {fileName}
                </a>
              </td>
              <td className="figures">{capturedOn}</td>
              <td>{url}</td>
              <td>
                <code className="case-hash">{sha256}</code>
              </td>
              <td>{by}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Entries({ entries }: { entries: readonly Entry[] }) {
  const { t } = useTranslation('case-files')
  const { instant } = useFormat()
  return (
    <ul className="case-steps">
      {entries.map(({ id, state, by, at, reason, endedBy, endedAt, endReason, version }) => (
        <li key={id}>
          <span className="muted small">
            {instant(at)} · {by} · v{version}
          </span>{' '}
          {reason}
          {state !== 'standing' && (
            <div className="attention small">
              {t(`eligibility.states.${state}`)} · {endedBy} · {endedAt === null ? '' : instant(endedAt)} · {endReason}
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}
