/** What the checker says of one field, in a line each: the rule, what was expected. */
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../../rules/case-check/finding.ts'
import type { TitledDocument } from '../../../rules/case-check/finding-words.ts'
import { useFindingWords, useRuleTitle } from './check-words.ts'

interface Props {
  findings: readonly Finding[]
  documents: readonly TitledDocument[]
}

export function FieldFindings({ findings, documents }: Props) {
  const title = useRuleTitle()
  const words = useFindingWords(documents)
  const { t } = useTranslation('case-files')
  return (
    <>
      {findings.map((finding, at) => (
        <div key={at} className={`field-finding ${finding.certainty === 'ask' ? 'attention' : 'fault'}`}>
          {title(finding.rule)}
          {finding.expected !== '' && ` · ${t('findings.expected')} ${words(finding).expected}`}
        </div>
      ))}
    </>
  )
}
