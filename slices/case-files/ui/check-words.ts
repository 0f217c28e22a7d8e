/** Findings, documents and places of a case file in the reader's language: what the pages say in place of keys and ids. */
import { useTranslation } from 'react-i18next'
import { basisInEnglish } from '../../../rules/case-check/basis-words.ts'
import { ruleCatalogue } from '../../../rules/case-check/catalogue.ts'
import { formInEnglish } from '../../../rules/case-check/form-words.ts'
import type { CheckLanguage } from '../../../rules/case-check/finding-terms.ts'
import type { Finding } from '../../../rules/case-check/finding.ts'
import {
  documentTitle,
  findingWords,
  type FindingWords,
  type TitledDocument,
} from '../../../rules/case-check/finding-words.ts'
import { useSetting } from './queries.ts'

export function useCheckLanguage(): CheckLanguage {
  const { i18n } = useTranslation()
  return i18n.language === 'en' ? 'en' : 'zh-CN'
}

export function useRuleTitle(): (rule: string) => string {
  const language = useCheckLanguage()
  const { t } = useTranslation('case-files')
  return (rule) => {
    const found = Object.entries(ruleCatalogue).find(([id]) => id === rule)
    return found === undefined ? t('findings.unknownRule') : found[1][language]
  }
}

interface SaidFinding extends FindingWords {
  basis: string
}

export function useFindingWords(documents: readonly TitledDocument[]): (finding: Finding) => SaidFinding {
  const language = useCheckLanguage()
  const { data } = useSetting()
  return (finding) => {
    const basis = language === 'en' && data !== undefined ? basisInEnglish(data.limits, finding) : finding.basis
    return { ...findingWords(finding, { documents, language }), basis }
  }
}

export function useDocumentTitle(documents: readonly TitledDocument[]): (id: string) => string {
  const language = useCheckLanguage()
  return (id) => documentTitle(id, documents, language)
}

/** Form problems are worded in Chinese by the rules. */
export function useFormMessage(): (message: string) => string {
  const language = useCheckLanguage()
  return language === 'en' ? formInEnglish : (message) => message
}

/** `documents[2].interviewees[0].idNumber` → 第 3 份文书 调查询问笔录 2017-06-12 · 第 1 名被询问人 · 身份证件号 */
export function usePlaceWords(): (path: string, documents?: readonly TitledDocument[]) => string {
  const { t } = useTranslation('case-files')
  const language = useCheckLanguage()
  const labelOf = (name: string): string =>
    t(`places.${name}`, t(`fields.${name}`, t(`editor.${name}`, t('places.other'))))
  return (path, documents = []) =>
    path === ''
      ? t('findings.ofFile')
      : path
          .split('.')
          .map((part) => {
            const [, name = '', index] = /^([^[]*)(?:\[(\d+)\])?/.exec(part) ?? []
            if (index === undefined) return labelOf(name)
            const place = t(`places.nth.${name}`, t('places.nth.other'), { n: Number(index) + 1 })
            const id = name === 'documents' ? documents[Number(index)]?.id : undefined
            return typeof id === 'string' ? `${place} ${documentTitle(id, documents, language)}` : place
          })
          .join(' · ')
}
