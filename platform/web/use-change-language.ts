import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { changeLanguage, type ShownLanguage } from './i18n.ts'

/** Changes the language, also of what the server says in words; where its words can't be fetched the page stays as it is and says so. */
export function useChangeLanguage(): (language: ShownLanguage) => void {
  const { message } = App.useApp()
  const { t } = useTranslation('web')
  const queries = useQueryClient()
  return (language) =>
    void changeLanguage(language).then(
      () => void queries.invalidateQueries(),
      () => void message.error(t('failed.offline')),
    )
}
