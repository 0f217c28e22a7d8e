/** Signed records of the unit: whose each is, when, where and by whom; taken in as they are, and locked (n2.2b). */
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmWithReason } from '../../../platform/web/confirm-with-reason.tsx'
import { attachRecord, isOfAnotherParty, SHORTEST_REASON, type Attached } from '../contract-attached.ts'
import type { DraftFile, RecordChoice } from '../contract.ts'
import { useCaseFiles } from './queries.ts'

interface Props {
  file: DraftFile
  /** `reason`: why a record of another party is taken in. */
  onTake: (attached: Attached, reason?: string) => void
}

export function SignedRecords({ file, onTake }: Props) {
  const { t } = useTranslation('case-files')
  const { data } = useCaseFiles<{ records: RecordChoice[] }>('records')
  const [asked, ask] = useState<RecordChoice>()
  const taken = new Set(file.documents.flatMap(({ record }) => (record === undefined ? [] : [record.id])))
  const offered = (data?.records ?? []).filter(({ id }) => !taken.has(id))
  const others = offered.filter(({ document }) => isOfAnotherParty(file, document))
  const own = offered.filter((one) => !others.includes(one))
  if (offered.length === 0) return null
  return (
    <section className="case-records" aria-label={t('records.title')}>
      <p className="muted">{t(own.length === 0 ? 'records.noneOwn' : 'records.own', { count: own.length })}</p>
      <Offers records={own} onTake={(one) => onTake(attachRecord(file, one))} />
      {others.length > 0 && (
        <details>
          <summary>{t('records.others', { count: others.length })}</summary>
          <Offers records={others} other onTake={ask} />
        </details>
      )}
      {asked !== undefined && (
        <OfAnother
          file={file}
          record={asked}
          onTake={(reason) => onTake(attachRecord(file, asked, reason), reason)}
          onClose={() => ask(undefined)}
        />
      )}
    </section>
  )
}

interface OffersProps {
  records: readonly RecordChoice[]
  other?: boolean
  onTake: (record: RecordChoice) => void
}

function Offers({ records, other = false, onTake }: OffersProps) {
  const { t } = useTranslation('case-files')
  return (
    <ul>
      {records.map((one) => (
        <li key={one.id} className="case-record">
          <div>
            <strong>{t(`words.${one.document.kind}`, one.document.kind)}</strong> <When {...one} />
            <div>
              {t('records.party')} {one.document.party ?? t('records.noParty')}
              {other && <span className="attention"> · {t('records.another')}</span>}
            </div>
            <div className="muted small">
              <Officers {...one} />
            </div>
          </div>
          <Button size="small" onClick={() => onTake(one)}>
            {t(other ? 'records.takeOther' : 'records.take')}
          </Button>
        </li>
      ))}
    </ul>
  )
}

function When({ document: { start, end, date, place } }: Pick<RecordChoice, 'document'>) {
  const { t } = useTranslation('case-files')
  const begun = start === undefined ? (date ?? t('editor.noDate')) : start.replace('T', ' ')
  const ended =
    end === undefined ? '' : `–${end.slice(0, 10) === start?.slice(0, 10) ? end.slice(11) : end.replace('T', ' ')}`
  return (
    <span>
      <span className="figures">
        {begun}
        {ended}
      </span>
      {place !== undefined && ` · ${place}`}
    </span>
  )
}

function Officers({ officers }: Pick<RecordChoice, 'officers'>) {
  const { t } = useTranslation('case-files')
  return (
    <>
      {t('fields.officers')}{' '}
      {officers.map(({ name, certificate }) => `${name} ${certificate}`).join(t('records.comma'))}
    </>
  )
}

interface OtherProps {
  file: DraftFile
  record: RecordChoice
  onTake: (reason: string) => void
  onClose: () => void
}

/** Most often the wrong one was picked: both parties are named, and the reason stays with the record and in the log. */
function OfAnother({ file, record, onTake, onClose }: OtherProps) {
  const { t } = useTranslation('case-files')
  const { document } = record
  return (
    <ConfirmWithReason
      open
      danger
      title={t('records.otherTitle')}
      consequence={
        <>
          <p>
            {t('records.otherWill', {
              kind: t(`words.${document.kind}`, document.kind),
              record: document.party ?? '',
              file: file.party.name ?? '',
            })}
          </p>
          <p>
            <When {...record} />
          </p>
        </>
      }
      act={t('records.otherAct')}
      minimum={SHORTEST_REASON}
      onConfirm={async (reason) => onTake(reason)}
      onClose={onClose}
    />
  )
}
