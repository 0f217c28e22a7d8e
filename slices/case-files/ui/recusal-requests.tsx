/** Each request that an officer step aside: what was decided, and when. */
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { recusalWords } from '../../../rules/case-check/case-file.ts'
import { FieldFindings } from './field-findings.tsx'
import { DayInput } from './field-input.tsx'
import { idOf, type SectionProps } from './file-sections.tsx'

type Request = Readonly<Record<string, unknown>>

const isRequest = (value: unknown): value is Request =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export function RecusalRequests({ file, disabled, change, at }: SectionProps) {
  const { t } = useTranslation('case-files')
  const written: unknown = file['recusalRequests']
  const all = Array.isArray(written) ? written.filter(isRequest) : []
  const put = (next: readonly Request[]) =>
    change((before) => ({ ...before, recusalRequests: next.length === 0 ? undefined : next }))
  const replace = (index: number, name: string, value: unknown) =>
    put(all.map((one, place) => (place === index ? { ...one, [name]: value } : one)))
  return (
    <div className="case-field wide" id={idOf('recusalRequests')}>
      <span className="case-label">{t('places.recusalRequests')}</span>
      <FieldFindings findings={at('recusalRequests')} documents={file.documents} />
      {all.map((request, index) => (
        <div key={index} className="case-fields case-person">
          <label className="case-field">
            <span className="case-label">{t('recusal.outcome')}</span>
            <Select
              allowClear
              aria-label={t('recusal.outcomeOf', { n: index + 1 })}
              disabled={disabled}
              placeholder={t('editor.unset')}
              value={text(request['outcome']) || undefined}
              options={recusalWords.map((value) => ({ value, label: t(`recusal.${value}`) }))}
              onChange={(value?: string) => replace(index, 'outcome', value)}
            />
          </label>
          <label className="case-field">
            <span className="case-label">{t('recusal.decided')}</span>
            <DayInput
              id={`recusal-${index}`}
              value={text(request['decided'])}
              disabled={disabled}
              onChange={(value) => replace(index, 'decided', value)}
            />
          </label>
          {!disabled && (
            <Button type="text" size="small" onClick={() => put(all.filter((_, place) => place !== index))}>
              {t('editor.remove')}
            </Button>
          )}
        </div>
      ))}
      {!disabled && (
        <Button className="case-add" onClick={() => put([...all, {}])}>
          {t('recusal.add')}
        </Button>
      )}
    </div>
  )
}
