/** A number of points that opens its reasons; where the indicator does not apply, that in words and why, never 0. */
import { useTranslation } from 'react-i18next'
import { NumberCell } from '../../../platform/web/number-cell.tsx'
import type { WhyNot } from '../../../rules/scoring/not-applicable.ts'

interface Props {
  value: string
  label: string
  full?: string | undefined
  whyNot?: WhyNot | undefined
  strong?: boolean
  selected: boolean
  /** The reason stands below the words, not only in their title. */
  spelled?: boolean
  onOpen: () => void
}

export function PointsCell({ whyNot, full, strong, spelled, ...cell }: Props) {
  const { t } = useTranslation('scoring')
  if (whyNot === undefined)
    return (
      <NumberCell {...cell} {...(full === undefined ? {} : { full })} {...(strong === undefined ? {} : { strong })} />
    )
  const why = t(`whyNot.${whyNot.why}`, { reading: 'reading' in whyNot ? whyNot.reading : '' })
  return (
    <button
      type="button"
      className="plain-button number-cell not-applicable"
      title={why}
      aria-label={t('whyNot.explain', { label: cell.label, why })}
      aria-pressed={cell.selected}
      onClick={cell.onOpen}
    >
      {t('whyNot.short')}
      {spelled === true && <span className="muted small">{why}</span>}
    </button>
  )
}
