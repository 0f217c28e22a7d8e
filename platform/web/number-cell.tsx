/** A number that opens its explanation: a button, with the bar of its points below. */
import { useTranslation } from 'react-i18next'
import { BarPoints } from './bar-points.tsx'

interface Props {
  /** As published: "19.98". */
  value: string
  /** What it is, for those who hear it: "阿勒泰地区 案件数量". */
  label: string
  /** Full points; without them no bar. */
  full?: string
  strong?: boolean
  /** Its explanation is the one that is open. */
  selected?: boolean
  onOpen: () => void
}

export function NumberCell({ value, label, full, strong, selected, onOpen }: Props) {
  const { t } = useTranslation('web')
  return (
    <button
      type="button"
      className={`plain-button number-cell figures${strong === true ? ' strong' : ''}`}
      aria-label={t('number.explain', { label, value })}
      aria-pressed={selected ?? false}
      onClick={onOpen}
    >
      {value}
      {full !== undefined && <BarPoints points={value} full={full} />}
    </button>
  )
}
