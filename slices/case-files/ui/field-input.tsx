/** One field of a document, as its kind wants it: what the officer sees is what stands in the JSON. */
import { Button, Input, InputNumber, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { TimeInput } from '../../../platform/web/time-input.tsx'
import { readTime, type TimeKind } from '../../../platform/web/written-time.ts'
import {
  contentFields,
  correctionWords,
  interviewFields,
  signatureWords,
  toldWords,
} from '../../../rules/case-check/case-file.ts'
import type { DocumentField } from '../../../rules/case-check/document-fields.ts'
import type { DraftDocument, DraftFile } from '../contract.ts'
import { useDocumentTitle } from './check-words.ts'

export interface FieldProps {
  id: string
  field: DocumentField
  document: DraftDocument
  file: DraftFile
  disabled: boolean
  onChange: (value: unknown) => void
}

export function FieldInput(props: FieldProps) {
  const { field } = props
  const value = props.document[field.name]
  switch (field.kind) {
    case 'day':
      return <TimeField {...props} as="day" />
    case 'moment':
      return <TimeField {...props} as="moment" />
    case 'clock':
      return <TimeField {...props} as="clock" />
    case 'text':
      return <TextInput {...props} value={asText(value)} />
    case 'yuan':
      return <NumberInput {...props} precision={2} />
    case 'count':
      return <NumberInput {...props} precision={0} />
    case 'flag':
      return <FlagInput {...props} />
    case 'told':
      return <WordInput {...props} words={toldWords} of="told" />
    case 'signature':
      return <WordInput {...props} words={signatureWords} of="signature" />
    case 'corrections':
      return <WordInput {...props} words={correctionWords} of="corrections" />
    case 'officers':
    case 'recorder':
    case 'document':
    case 'articles':
      return <Choice {...props} />
    case 'content':
      return <Content {...props} />
    case 'interviewees':
      return <Interviewees {...props} />
  }
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : '')
const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : []

/** An empty field is not there. */
export const orAbsent = (text: string): string | undefined => (text === '' ? undefined : text)

interface TextProps extends Pick<FieldProps, 'id' | 'disabled' | 'onChange'> {
  value: string
}

export const TextInput = ({ id, value, disabled, onChange }: TextProps) => (
  <Input
    id={id}
    value={value}
    disabled={disabled}
    maxLength={300}
    onChange={(event) => onChange(orAbsent(event.target.value))}
  />
)

/** A value that is no such time stands as text so that it can be seen and mended. */
function TimeField({ as, ...props }: FieldProps & { as: TimeKind }) {
  return <DayInput {...props} kind={as} value={asText(props.document[props.field.name])} />
}

interface DayProps extends TextProps {
  kind?: TimeKind
}

export function DayInput({ kind = 'day', ...props }: DayProps) {
  const { t } = useTranslation('case-files')
  const { id, value, disabled, onChange } = props
  if (value !== '' && readTime(kind, value) !== value)
    return (
      <>
        <TextInput {...props} />
        <span className="attention small">{t('editor.odd', { value })}</span>
      </>
    )
  return <TimeInput {...{ id, kind, value, disabled }} onChange={(next) => onChange(orAbsent(next))} />
}

function NumberInput({ id, field, document, disabled, onChange, precision }: FieldProps & { precision: number }) {
  const value = document[field.name]
  return (
    <InputNumber
      id={id}
      value={typeof value === 'number' ? value : null}
      disabled={disabled}
      min={0}
      max={1e12}
      precision={Number.isInteger(value) ? 0 : precision}
      onChange={(next) => onChange(next ?? undefined)}
    />
  )
}

function FlagInput({ id, field, document, disabled, onChange }: FieldProps) {
  const { t } = useTranslation('case-files')
  const value = document[field.name]
  return (
    <Select
      id={id}
      allowClear
      value={typeof value === 'boolean' ? String(value) : undefined}
      disabled={disabled}
      placeholder={t('editor.unset')}
      options={[
        { value: 'true', label: t('editor.yes') },
        { value: 'false', label: t('editor.no') },
      ]}
      onChange={(next) => onChange(next === undefined ? undefined : next === 'true')}
    />
  )
}

function WordInput(props: FieldProps & { words: readonly string[]; of: string }) {
  const { t } = useTranslation('case-files')
  const { id, field, document, disabled, onChange, words, of } = props
  const value = document[field.name]
  return (
    <Select
      id={id}
      allowClear
      value={typeof value === 'string' ? value : undefined}
      disabled={disabled}
      placeholder={t('editor.unset')}
      options={words.map((word) => ({ value: word, label: t(`${of}.${word}`) }))}
      onChange={(next) => onChange(next)}
    />
  )
}

/** Officers of the file, documents of the file, articles as tags. */
function Choice({ id, field, document, file, disabled, onChange }: FieldProps) {
  const { t } = useTranslation('case-files')
  const value = document[field.name]
  const titleOf = useDocumentTitle(file.documents)
  const many = field.kind === 'officers' || field.kind === 'articles'
  const options =
    field.kind === 'document'
      ? file.documents
          .filter(
            (one) => one.id !== document.id && (field.of === undefined || field.of.some((kind) => kind === one.kind)),
          )
          .map((one) => ({ value: one.id, label: titleOf(one.id) }))
      : field.kind === 'articles'
        ? []
        : file.officers.flatMap(({ certificate, name }) =>
            certificate === undefined
              ? []
              : [{ value: certificate, label: typeof name === 'string' ? `${name} ${certificate}` : certificate }],
          )
  const hint = field.kind === 'articles' ? t('fields.articlesHint') : t('editor.unset')
  if (many)
    return (
      <Select
        id={id}
        mode="tags"
        value={textsOf(value)}
        disabled={disabled}
        placeholder={hint}
        options={options}
        tokenSeparators={[',', '，', ';', '；']}
        onChange={(next: string[]) => onChange(next.length === 0 ? undefined : next)}
      />
    )
  return (
    <Select
      id={id}
      allowClear
      value={typeof value === 'string' ? value : undefined}
      disabled={disabled}
      placeholder={hint}
      options={options}
      onChange={(next?: string) => onChange(next)}
    />
  )
}

function Content({ id, document, disabled, onChange }: FieldProps) {
  const { t } = useTranslation('case-files')
  const content = isFields(document.content) ? document.content : {}
  return (
    <div className="case-fields" id={id}>
      {contentFields.map((name) => (
        <label key={name} className="case-field wide">
          <span className="case-label">{t(`fields.${name}`)}</span>
          <Input.TextArea
            rows={3}
            value={asText(content[name])}
            disabled={disabled}
            maxLength={10_000}
            onChange={(event) => onChange({ ...content, [name]: event.target.value })}
          />
        </label>
      ))}
    </div>
  )
}

function Interviewees({ id, document, disabled, onChange }: FieldProps) {
  const { t } = useTranslation('case-files')
  const people = document.interviewees ?? []
  const replace = (at: number, name: string, value: string) =>
    onChange(people.map((one, index) => (index === at ? { ...one, [name]: value } : one)))
  return (
    <div id={id}>
      {people.map((person, at) => (
        <fieldset key={at} className="case-fields case-person">
          {interviewFields.map((name) => (
            <label key={name} className="case-field">
              <span className="case-label">{t(`fields.${name}`)}</span>
              <Input
                value={asText(person[name])}
                disabled={disabled}
                maxLength={300}
                onChange={(event) => replace(at, name, event.target.value)}
              />
            </label>
          ))}
          {!disabled && (
            <Button type="text" size="small" onClick={() => onChange(people.filter((_, index) => index !== at))}>
              {t('editor.remove')}
            </Button>
          )}
        </fieldset>
      ))}
      {!disabled && <Button onClick={() => onChange([...people, {}])}>{t('fields.addInterviewee')}</Button>}
    </div>
  )
}
