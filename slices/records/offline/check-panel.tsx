/** The checker's own rules over the draft, and words that spoil it; the same as in the console, here without a network. */
import { useTranslation } from 'react-i18next'
import { ruleCatalogue } from '../../../rules/case-check/catalogue.ts'
import type { Finding } from '../../../rules/case-check/finding.ts'
import type { Warning } from '../../../rules/drafting/warnings.ts'

export function CheckPanel({ findings, warnings }: { findings: readonly Finding[]; warnings: readonly Warning[] }) {
  const { t, i18n } = useTranslation('field')
  const language = i18n.language === 'zh-CN' ? 'zh-CN' : 'en'
  return (
    <section className="check" aria-live="polite">
      <h2>{t('check.title')}</h2>
      {findings.length + warnings.length === 0 && <p className="muted">{t('check.none')}</p>}
      <ul>
        {warnings.map(({ code, field, found, why, cure }) => (
          <li key={`${field} ${found}`}>
            <strong>{t(`check.${code}`)}</strong> {t('check.found', { found, why, cure })}
          </li>
        ))}
        {findings.map(({ rule, basis, clause }) => (
          <li key={rule}>
            <strong>{ruleCatalogue[rule][language]}</strong>
            <span className="muted">{t('check.basis', { basis, clause })}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
