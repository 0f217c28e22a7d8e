/** What the standard of 2024 asks beyond the contract, where the officer can state it; an empty field is asked about, no defect. */
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { reviewWords } from '../../../rules/case-check/case-file.ts'
import type { DraftFile } from '../contract.ts'
import { DayInput, orAbsent } from './field-input.tsx'
import { Field, idOf, type SectionProps } from './file-sections.tsx'
import { RecusalRequests } from './recusal-requests.tsx'

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

const withFact = (file: DraftFile, name: string, value: unknown): DraftFile => ({ ...file, [name]: value })

export function FactsSection({ file, disabled, change, at }: SectionProps) {
  const { t } = useTranslation('case-files')
  const put = (name: string, value: unknown) => change((before) => withFact(before, name, value))
  const review = isFields(file['legalReview']) ? file['legalReview'] : {}
  const putReview = (name: string, value: unknown) => {
    const next = Object.fromEntries(Object.entries({ ...review, [name]: value }).filter(([, one]) => one !== undefined))
    put('legalReview', Object.keys(next).length === 0 ? undefined : next)
  }
  const reviewers: unknown[] = Array.isArray(file['reviewers']) ? file['reviewers'] : []
  return (
    <div className="case-fields">
      <Field name="violationEnded" label={t('fields.violationEnded')} findings={at('violationEnded')}>
        <DayInput
          id={idOf('violationEnded')}
          value={text(file['violationEnded'])}
          disabled={disabled}
          onChange={(value) => put('violationEnded', value)}
        />
      </Field>
      {(['harm', 'complex'] as const).map((name) => (
        <Field key={name} name={name} label={t(`fields.${name}`)} findings={at(name)}>
          <Select
            id={idOf(name)}
            allowClear
            disabled={disabled}
            placeholder={t('editor.unset')}
            value={typeof file[name] === 'boolean' ? String(file[name]) : undefined}
            options={[
              { value: 'true', label: t('editor.yes') },
              { value: 'false', label: t('editor.no') },
            ]}
            onChange={(value?: string) => put(name, value === undefined ? undefined : value === 'true')}
          />
        </Field>
      ))}
      <Field name="reviewers" label={t('fields.reviewers')} findings={at('reviewers')}>
        <Select
          id={idOf('reviewers')}
          mode="tags"
          disabled={disabled}
          value={reviewers.filter((one): one is string => typeof one === 'string')}
          onChange={(value: string[]) => put('reviewers', value.length === 0 ? undefined : value)}
        />
      </Field>
      <Field name="legalReview" label={t('fields.legalReview')} findings={at('legalReview')}>
        <Select
          id={idOf('legalReview')}
          allowClear
          disabled={disabled}
          placeholder={t('editor.unset')}
          value={text(review['outcome']) || undefined}
          options={reviewWords.map((value) => ({ value, label: t(`review.${value}`) }))}
          onChange={(value?: string) => putReview('outcome', value)}
        />
      </Field>
      <Field name="reviewDate" label={t('fields.reviewDate')}>
        <DayInput
          id={idOf('reviewDate')}
          value={text(review['date'])}
          disabled={disabled}
          onChange={(value) => putReview('date', value)}
        />
      </Field>
      <Field name="reviewer" label={t('fields.reviewer')}>
        <Input
          id={idOf('reviewer')}
          value={text(review['reviewer'])}
          disabled={disabled}
          maxLength={100}
          onChange={(event) => putReview('reviewer', orAbsent(event.target.value))}
        />
      </Field>
      <RecusalRequests {...{ file, disabled, change, at }} />
    </div>
  )
}
