/** The steps of an import: a line that fills, the step at hand named. */
import { useTranslation } from 'react-i18next'

interface Props {
  /** Titles in order: "选择文件", "检查 — 已读 1,284 行", "确认入库". */
  steps: readonly string[]
  /** Index of the step at hand. */
  current: number
}

export function UploadSteps({ steps, current }: Props) {
  const { t } = useTranslation('web')
  return (
    <ol className="upload-steps" aria-label={t('steps')}>
      {steps.map((step, index) => (
        <li
          key={index}
          className={index <= current ? 'reached' : ''}
          {...(index === current ? { 'aria-current': 'step' as const } : {})}
        >
          {index + 1} {step}
        </li>
      ))}
    </ol>
  )
}
