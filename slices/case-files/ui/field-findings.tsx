/** What the checker says of one field, in a line each: the rule, what was expected. */
import { useTranslation } from 'react-i18next'
import { ruleCatalogue } from '../../../rules/case-check/catalogue.ts'
import type { Finding } from '../../../rules/case-check/finding.ts'

export function FieldFindings({ findings }: { findings: readonly Finding[] }) {
  const title = useRuleTitle()
  const { t } = useTranslation('case-files')
  return (
    <>
      {findings.map((finding, at) => (
        <div key={at} className={`field-finding ${finding.certainty === 'ask' ? 'attention' : 'fault'}`}>
          {title(finding.rule)}
          {finding.expected !== '' && ` · ${t('findings.expected')} ${finding.expected}`}
        </div>
      ))}
    </>
  )
}

export function useRuleTitle(): (rule: string) => string {
  const { i18n } = useTranslation()
  const language = i18n.language === 'en' ? 'en' : 'zh-CN'
  return (rule) => {
    const found = Object.entries(ruleCatalogue).find(([id]) => id === rule)
    return found === undefined ? rule : found[1][language]
  }
}
