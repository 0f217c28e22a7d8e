import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { changeLanguage, type ShownLanguage } from './i18n.ts'

/** Changes the language; where its words can't be fetched the page stays as it is and says so. */
export function useChangeLanguage(): (language: ShownLanguage) => void {
  const { message } = App.useApp()
  const { t } = useTranslation('web')
  return (language) => void changeLanguage(language).catch(() => void message.error(t('failed.offline')))
}
