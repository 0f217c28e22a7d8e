/** Columns and entries of the registers in the reader's language: the data stays Chinese. */
import { useTranslation } from 'react-i18next'
import { choiceInEnglish, columnInEnglish } from '../../../rules/registers/english-names.ts'

export interface RegisterWords {
  column: (name: string) => string
  /** An entry of a closed list: a case type, an industry, a category; anything else as it is. */
  choice: (word: string) => string
}

const asWritten = (word: string): string => word

export function useRegisterWords(): RegisterWords {
  const { i18n } = useTranslation()
  if (i18n.language === 'zh-CN') return { column: asWritten, choice: asWritten }
  return { column: columnInEnglish, choice: choiceInEnglish }
}
