/** Levels and categories as the registers call them (市级, 案件调查): shorter than their titles. */
import { useTranslation } from 'react-i18next'
import { useDefinition } from './queries.ts'
import { idAsWords } from './titles.ts'

export function useShortTitles(): (id: string, title: string) => string {
  const definition = useDefinition().data?.definition
  const { i18n } = useTranslation()
  if (i18n.language !== 'zh-CN') return idAsWords
  return (id, title) =>
    definition?.levels.find((level) => level.id === id)?.register ??
    definition?.individuals.find((one) => one.id === id)?.category ??
    title
}
