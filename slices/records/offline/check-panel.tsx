/** The checker's own rules over the draft, and words that spoil it; the same as in the console, here without a network. */
import { useTranslation } from 'react-i18next'
import { basisInEnglish } from '../../../rules/case-check/basis-words.ts'
import { ruleCatalogue } from '../../../rules/case-check/catalogue.ts'
import type { Finding } from '../../../rules/case-check/finding.ts'
import type { LegalLimits } from '../../../rules/case-check/limits.ts'
import type { Warning } from '../../../rules/drafting/warnings.ts'

interface Props {
  limits: LegalLimits
  findings: readonly Finding[]
  warnings: readonly Warning[]
}

export function CheckPanel({ limits, findings, warnings }: Props) {
  const { t, i18n } = useTranslation('field')
  const language = i18n.language === 'zh-CN' ? 'zh-CN' : 'en'
  return (
    <section className="check" aria-live="polite">
      <h2>{t('check.title')}</h2>
      {findings.length + warnings.length === 0 && <p className="muted">{t('check.none')}</p>}
      <ul>
        {warnings.map(({ code, field, found, why, cure, en }) => (
          <li key={`${field} ${found}`}>
            <strong>{t(`check.${code}`)}</strong>{' '}
            {t('check.found', { found, ...(language === 'en' && en !== undefined ? en : { why, cure }) })}
          </li>
        ))}
        {findings.map((finding) => (
          <li key={finding.rule}>
            <strong>{ruleCatalogue[finding.rule][language]}</strong>
            <span className="muted">
              {t('check.basis', {
                basis: language === 'en' ? basisInEnglish(limits, finding) : finding.basis,
                clause: finding.clause,
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
