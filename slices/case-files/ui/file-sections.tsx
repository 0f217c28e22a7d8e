/** The parts of a case file that are not documents: the case, its officers, suspensions, publication. */
import { Button, Input, Select } from 'antd'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../../rules/case-check/finding.ts'
import type { DraftDocument, DraftFile, OfficerChoice, RegisterOrigin } from '../contract.ts'
import { DayInput, orAbsent, TextInput } from './field-input.tsx'
import type { TitledDocument } from '../../../rules/case-check/finding-words.ts'
import { FieldFindings } from './field-findings.tsx'
import { placeId } from './finding-places.ts'
import { useCaseFiles } from './queries.ts'

export interface SectionProps {
  file: DraftFile
  disabled: boolean
  change: (next: (before: DraftFile) => DraftFile) => void
  /** Findings that stand beside a field of the file itself. */
  at: (field: string) => readonly Finding[]
}

export const idOf = (field: string): string => placeId({ document: null, field })

interface FieldProps {
  name: string
  label: string
  note?: string
  findings?: readonly Finding[]
  documents?: readonly TitledDocument[]
  children: ReactNode
}

export function Field({ name, label, note, findings = [], documents = [], children }: FieldProps) {
  return (
    <div className={`case-field${findings.length > 0 ? ' found' : ''}`}>
      <label className="case-label" htmlFor={idOf(name)}>
        {label}
        {note !== undefined && <span className="case-note">{note}</span>}
      </label>
      {children}
      <FieldFindings findings={findings} documents={documents} />
    </div>
  )
}

/** What the register says is shown as such; number and type stay as they were opened. */
export function HeadSection({ file, disabled, change, at, origin }: SectionProps & { origin: RegisterOrigin | null }) {
  const { t } = useTranslation('case-files')
  const note = origin === null ? {} : { note: t('editor.fromRegister') }
  return (
    <div className="case-fields">
      <Field name="number" label={t('fields.number')} {...note}>
        <Input
          id={idOf('number')}
          value={file.number}
          disabled={disabled || origin !== null}
          maxLength={120}
          onChange={(event) => change((before) => ({ ...before, number: event.target.value }))}
        />
      </Field>
      <Field name="type" label={t('fields.type')} {...note}>
        <Input id={idOf('type')} value={t(`words.${file.type}`, file.type)} disabled />
      </Field>
      <Field name="discovered" label={t('editor.discovered')} findings={at('discovered')}>
        <DayInput
          id={idOf('discovered')}
          value={file.discovered ?? ''}
          disabled={disabled}
          onChange={(value) => change((before) => ({ ...before, discovered: text(value) }))}
        />
        <InRecords file={file} states={({ kind, date }) => kind === '现场检查笔录' && date === file.discovered} />
      </Field>
      <Field name="party" label={t('editor.party')} findings={at('party')}>
        <TextInput
          id={idOf('party')}
          value={file.party.name ?? ''}
          disabled={disabled}
          onChange={(value) => change((before) => ({ ...before, party: { ...before.party, name: text(value) } }))}
        />
        <InRecords file={file} states={({ party }) => party !== undefined && party === file.party.name} />
      </Field>
      <Field name="code" label={t('editor.partyCode')}>
        <TextInput
          id={idOf('code')}
          value={file.party.code ?? ''}
          disabled={disabled}
          onChange={(value) => change((before) => ({ ...before, party: { ...before.party, code: text(value) } }))}
        />
      </Field>
    </div>
  )
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

export function OfficersSection({ file, disabled, change }: SectionProps) {
  const { t } = useTranslation('case-files')
  const replace = (at: number, field: string, value: unknown) =>
    change((before) => ({
      ...before,
      officers: before.officers.map((one, index) => (index === at ? { ...one, [field]: value } : one)),
    }))
  const drop = (at: number) =>
    change((before) => ({ ...before, officers: before.officers.filter((_, index) => index !== at) }))
  return (
    <div id={idOf('officers')}>
      {file.officers.length === 0 && <p className="muted">{t('editor.noOfficers')}</p>}
      {file.officers.map(({ certificate = '', name, validFrom = '', validTo = '' }, at) => (
        <div key={certificate} className="case-fields case-person">
          <div className="case-field">
            <span className="case-label">{t('editor.certificate')}</span>
            <span className="case-value figures">
              {certificate} {text(name)}
            </span>
            <InRecords file={file} states={({ officers = [] }) => officers.includes(certificate)} />
          </div>
          <label className="case-field">
            <span className="case-label">{t('editor.validFrom')}</span>
            <DayInput
              id={`from-${at}`}
              value={validFrom}
              disabled={disabled}
              onChange={(value) => replace(at, 'validFrom', value)}
            />
          </label>
          <label className="case-field">
            <span className="case-label">{t('editor.validTo')}</span>
            <DayInput
              id={`to-${at}`}
              value={validTo}
              disabled={disabled}
              onChange={(value) => replace(at, 'validTo', value)}
            />
          </label>
          {!disabled && (
            <Button type="text" size="small" onClick={() => drop(at)}>
              {t('editor.remove')}
            </Button>
          )}
        </div>
      ))}
      {!disabled && <AddOfficer file={file} change={change} />}
    </div>
  )
}

function AddOfficer({ file, change }: Pick<SectionProps, 'file' | 'change'>) {
  const { t } = useTranslation('case-files')
  const { data } = useCaseFiles<{ officers: OfficerChoice[] }>('officers')
  const [typed, type] = useState('')
  const present = new Set(file.officers.map(({ certificate }) => certificate))
  const choices = (data?.officers ?? []).filter(({ certificate }) => !present.has(certificate))
  const add = (certificate: string) => {
    const known = choices.find((one) => one.certificate === certificate)
    const days = { validFrom: known?.validFrom ?? undefined, validTo: known?.validTo ?? undefined }
    const named = known === undefined ? {} : { name: known.name }
    change((before) => ({ ...before, officers: [...before.officers, { certificate, ...named, ...days }] }))
  }
  return (
    <div className="case-tools">
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        aria-label={t('editor.addOfficer')}
        placeholder={t('editor.addOfficer')}
        className="case-choice"
        value={null}
        options={choices.map(({ certificate, name, validTo }) => ({
          value: certificate,
          label: `${name} ${certificate}${validTo === null ? '' : ` – ${validTo}`}`,
        }))}
        onChange={(certificate: string | null) => certificate !== null && add(certificate)}
      />
      <Input
        aria-label={t('editor.officerByHand')}
        placeholder={t('editor.officerByHand')}
        className="case-choice"
        value={typed}
        maxLength={60}
        onChange={(event) => type(event.target.value.trim())}
      />
      <Button
        disabled={typed === '' || present.has(typed)}
        onClick={() => {
          add(typed)
          type('')
        }}
      >
        {t('editor.addByHand')}
      </Button>
    </div>
  )
}

/** In which signed records of the file the same stands. */
function InRecords({ file, states }: { file: DraftFile; states: (document: DraftDocument) => boolean }) {
  const { t } = useTranslation('case-files')
  const found = file.documents.filter((document) => document.record !== undefined && states(document))
  if (found.length === 0) return null
  const titles = found.map(({ kind, date = '' }) => `${t(`words.${kind}`, kind)} ${date}`.trim())
  return <span className="case-note">{t('records.inRecord', { records: titles.join(t('records.comma')) })}</span>
}

export function SuspensionsSection({ file, disabled, change }: SectionProps) {
  const { t } = useTranslation('case-files')
  const all = file.suspensions ?? []
  const put = (next: typeof all) =>
    change((before) => ({ ...before, suspensions: next.length === 0 ? undefined : next }))
  const replace = (at: number, field: string, value: unknown) =>
    put(all.map((one, index) => (index === at ? { ...one, [field]: value } : one)))
  return (
    <div id={idOf('suspensions')}>
      <p className="muted small">{t('editor.suspensionKinds')}</p>
      {all.map(({ from = '', to = '', reason = '' }, at) => (
        <div key={at} className="case-fields case-person">
          <label className="case-field">
            <span className="case-label">{t('editor.from')}</span>
            <DayInput
              id={`pause-from-${at}`}
              value={from}
              disabled={disabled}
              onChange={(value) => replace(at, 'from', value)}
            />
          </label>
          <label className="case-field">
            <span className="case-label">{t('editor.to')}</span>
            <DayInput
              id={`pause-to-${at}`}
              value={to}
              disabled={disabled}
              onChange={(value) => replace(at, 'to', value)}
            />
          </label>
          <label className="case-field">
            <span className="case-label">{t('editor.why')}</span>
            <TextInput
              id={`pause-why-${at}`}
              value={reason}
              disabled={disabled}
              onChange={(value) => replace(at, 'reason', value)}
            />
          </label>
          {!disabled && (
            <Button type="text" size="small" onClick={() => put(all.filter((_, index) => index !== at))}>
              {t('editor.remove')}
            </Button>
          )}
        </div>
      ))}
      {!disabled && <Button onClick={() => put([...all, {}])}>{t('editor.addSuspension')}</Button>}
    </div>
  )
}

export function PublishedSection({ file, disabled, change, at }: SectionProps) {
  const { t } = useTranslation('case-files')
  const { url = '', date = '' } = file.published ?? {}
  const put = (part: { url?: string | undefined; date?: string | undefined }) =>
    change((before) => {
      const next = { ...before.published, ...part }
      const isEmpty = orAbsent(next.url ?? '') === undefined && orAbsent(next.date ?? '') === undefined
      return { ...before, published: isEmpty ? undefined : next }
    })
  return (
    <div className="case-fields">
      <Field name="url" label={t('editor.url')}>
        <Input
          id={idOf('url')}
          type="url"
          inputMode="url"
          value={url}
          disabled={disabled}
          maxLength={2000}
          onChange={(event) => put({ url: orAbsent(event.target.value) })}
        />
      </Field>
      <Field name="published" label={t('editor.publishedOn')} findings={at('published')}>
        <DayInput
          id={idOf('published')}
          value={date}
          disabled={disabled}
          onChange={(value) => put({ date: text(value) })}
        />
      </Field>
    </div>
  )
}
