import { useTranslation } from 'react-i18next'
import { changeLanguage } from '../../platform/web/i18n.ts'

export function useLanguageSwitch(): () => void {
  const { i18n } = useTranslation()
  return () => void changeLanguage(i18n.language === 'zh-CN' ? 'en' : 'zh-CN')
}
