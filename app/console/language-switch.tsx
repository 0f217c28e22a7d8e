import { useTranslation } from 'react-i18next'
import { useChangeLanguage } from '../../platform/web/use-change-language.ts'

/** Names the other language in its own words. */
export function LanguageSwitch() {
  const { i18n } = useTranslation('console')
  const changeLanguage = useChangeLanguage()
  const other = i18n.language === 'zh-CN' ? 'en' : 'zh-CN'
  return (
    <button type="button" className="plain-button header-button" lang={other} onClick={() => changeLanguage(other)}>
      {other === 'en' ? 'English' : '中文'}
    </button>
  )
}
