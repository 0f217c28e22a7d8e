/** One record: its sheets, what the checker finds, signatures, photographs, versions; two texts wait for a decision here. */
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { ruleCatalogue } from '../../../rules/case-check/catalogue.ts'
import { campaignPath, getJson, keys } from '../../../platform/web/api.ts'
import { useFormat } from '../../../platform/web/format.ts'
import { PageHeader } from '../../../platform/web/page-header.tsx'
import { PageLink } from '../../../platform/web/page-link.tsx'
import { useCampaign, useMay } from '../../../platform/web/session.tsx'
import { Answer } from '../../../platform/web/states.tsx'
import type { RecordDetail, RecordLine } from '../contract.ts'
import { ChooseText } from './choose-text.tsx'
import { RecordSheets } from './sheets.tsx'
import './records.css'

export default function RecordPage() {
  const { t } = useTranslation('records')
  const campaign = useCampaign()
  const { record = '' } = useParams({ strict: false })
  const asked = useQuery({
    queryKey: keys.campaign(campaign, 'records', record),
    queryFn: () => getJson<RecordDetail>(campaignPath(campaign, `records/${encodeURIComponent(record)}`)),
  })
  const line = asked.data?.line
  return (
    <div className="page record-page">
      <PageHeader
        title={line === undefined ? t('title') : line.party === '' ? t('unnamed') : line.party}
        about={
          line === undefined
            ? undefined
            : `${t(`kinds.${line.kind}`)} · ${t(`states.${line.state}`)} · ${line.unitName}`
        }
        actions={
          <Actions
            at={campaignPath(campaign, `records/${encodeURIComponent(record)}`)}
            isSplit={line !== undefined && isUndecided(line)}
          />
        }
      />
      <Answer of={asked}>{(detail) => <Whole detail={detail} />}</Answer>
    </div>
  )
}

const isInWork = ({ state }: RecordLine): boolean => state === 'draft' || state === 'printed'

/** Two texts, and nobody has said which one goes on: none of them is printed. */
const isUndecided = (line: RecordLine): boolean => line.heads > 1 && isInWork(line)

function Actions({ at, isSplit }: { at: string; isSplit: boolean }) {
  const { t } = useTranslation('records')
  return (
    <div className="record-actions">
      {isSplit ? (
        <span className="records-two">{t('both.first')}</span>
      ) : (
        <>
          <Button onClick={() => window.print()}>{t('one.print')}</Button>
          <Button href={`${at}/form.docx`}>{t('one.docx')}</Button>
          <Button href={`${at}/form.pdf`}>{t('one.pdf')}</Button>
        </>
      )}
      <PageLink page="records" className="page-action">
        {t('back')}
      </PageLink>
    </div>
  )
}

function Whole({ detail }: { detail: RecordDetail }) {
  const { t } = useTranslation('records')
  const mayChoose = useMay('records.write')
  const { heads, sheets, isPrinted, line, supplementedBy } = detail
  return (
    <>
      {isUndecided(line) && <ChooseText record={line.id} heads={heads} mayChoose={mayChoose} />}
      <div className="record-columns">
        <section aria-label={t('one.sheets')} className={isUndecided(line) ? 'record-undecided' : undefined}>
          <p className="muted record-hash">{isPrinted ? `${t('one.hash')} ${sheets.hash}` : t('one.draft')}</p>
          <RecordSheets laid={sheets} isPrinted={isPrinted} />
        </section>
        <aside className="record-side">
          <Findings detail={detail} />
          <Signing detail={detail} />
          <Photos detail={detail} />
          <Versions detail={detail} />
          {supplementedBy.length > 0 && (
            <section>
              <h2>{t('one.supplementedBy')}</h2>
              {supplementedBy.map((id) => (
                <PageLink key={id} page={`records/${id}`}>
                  {id}
                </PageLink>
              ))}
            </section>
          )}
        </aside>
      </div>
    </>
  )
}

function Findings({ detail: { findings } }: { detail: RecordDetail }) {
  const { t, i18n } = useTranslation('records')
  const language = i18n.language === 'zh-CN' ? 'zh-CN' : 'en'
  return (
    <section>
      <h2>{t('one.findings')}</h2>
      {findings.length === 0 && <p className="muted">{t('one.noFindings')}</p>}
      <ul>
        {findings.map(({ rule, basis, clause }) => (
          <li key={rule}>
            <strong>{ruleCatalogue[rule][language]}</strong>
            <br />
            <span className="muted">{t('one.basis', { basis, clause })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useFile(record: string): (sha256: string) => string {
  const campaign = useCampaign()
  return (sha256) => campaignPath(campaign, `records/${encodeURIComponent(record)}/photos/${sha256}`)
}

function Signing({ detail: { signing, line } }: { detail: RecordDetail }) {
  const { t } = useTranslation('records')
  const { instant } = useFormat()
  const fileOf = useFile(line.id)
  if (signing === null) return null
  const { pages, outcome, reason, witness, by, claimedAt, receivedAt } = signing
  return (
    <section>
      <h2>{t('one.signing')}</h2>
      <p>
        {t(`states.${outcome}`)} · {by}
      </p>
      <p className="muted">
        {t('one.claimed', { at: instant(claimedAt) })} · {t('one.received', { at: instant(receivedAt) })}
      </p>
      {reason !== '' && (
        <p>
          {t('one.reason')}：{reason} {t('one.witness')}：{witness}
        </p>
      )}
      <ul className="record-photos">
        {pages.map(({ number, sha256 }) => (
          <li key={number}>
            <a href={fileOf(sha256)} target="_blank" rel="noreferrer">
              <img src={fileOf(sha256)} alt={t('one.page', { number })} loading="lazy" />
            </a>
            <span className="muted">{t('one.page', { number })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Photos({ detail: { heads, line } }: { detail: RecordDetail }) {
  const { t } = useTranslation('records')
  const { instant } = useFormat()
  const fileOf = useFile(line.id)
  const photos = heads.at(-1)?.content.photos ?? []
  if (photos.length === 0) return null
  return (
    <section>
      <h2>{t('one.photos')}</h2>
      <ul className="record-photos">
        {photos.map(({ id, sha256, caption, takenAt }) => (
          <li key={id}>
            <a href={fileOf(sha256)} target="_blank" rel="noreferrer">
              <img src={fileOf(sha256)} alt={caption === '' ? t('one.photos') : caption} loading="lazy" />
            </a>
            <span className="muted">
              {caption} {instant(takenAt)}
              <br />
              <code className="record-hash">{sha256}</code>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Versions({ detail: { versions, printings } }: { detail: RecordDetail }) {
  const { t } = useTranslation('records')
  const { instant } = useFormat()
  return (
    <section>
      <h2>{t('one.versions')}</h2>
      <ul>
        {versions.map(({ version, place, by, parents, reason, claimedAt, receivedAt }) => (
          <li key={version}>
            {t('one.version', { place, by })}
            {parents.length > 1 && ` · ${t('one.merged')}`} {reason}
            <br />
            <span className="muted">
              {t('one.claimed', { at: instant(claimedAt) })} · {t('one.received', { at: instant(receivedAt) })}
            </span>
          </li>
        ))}
      </ul>
      {printings.length > 0 && <h2>{t('one.printings')}</h2>}
      <ul>
        {printings.map(({ hash, by, claimedAt }) => (
          <li key={hash}>
            <code>{hash.slice(0, 12)}</code> {by}{' '}
            <span className="muted">{t('one.claimed', { at: instant(claimedAt) })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
