/** How a certificate stands today, in words; colour only underlines them. */
import { Tag } from 'antd'
import { useTranslation } from 'react-i18next'
import type { TermState } from '../contract.ts'

const colours = { ending: 'warning', expired: 'error', 'not-yet-valid': 'warning' } as const

export function TermTag({ state }: { state: TermState }) {
  const { t } = useTranslation('organisation')
  if (state === 'valid' || state === 'unknown') return <span className="muted">{t(`units.states.${state}`)}</span>
  return <Tag color={colours[state]}>{t(`units.states.${state}`)}</Tag>
}
