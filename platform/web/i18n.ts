/** Language: the catalogues of all slices, one namespace each. zh-CN first, English complete, `ar-XB` tests the mirrored layout. */
import i18next, { type i18n } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Catalogue, Catalogues, Language } from './catalogue.ts'
import { pseudo } from './pseudo-locale.ts'

/** `ar-XB` is English between marks, laid out right to left; for tests, never offered in the switch. */
export type ShownLanguage = Language | 'ar-XB'

const storageKey = 'lianbing.language'

export function isShownLanguage(value: unknown): value is ShownLanguage {
  return value === 'zh-CN' || value === 'en' || value === 'ar-XB'
}

/** `?lang=` wins, then what the user chose here, then zh-CN. */
export function firstLanguage(search: string, stored: string | null): ShownLanguage {
  const asked = new URLSearchParams(search).get('lang')
  if (isShownLanguage(asked)) return asked
  return isShownLanguage(stored) ? stored : 'zh-CN'
}

export function startTexts(namespaces: Record<string, Catalogues>): i18n {
  const resources: Record<ShownLanguage, Record<string, Catalogue>> = { 'zh-CN': {}, en: {}, 'ar-XB': {} }
  for (const [namespace, catalogues] of Object.entries(namespaces)) {
    resources['zh-CN'][namespace] = catalogues['zh-CN']
    resources.en[namespace] = catalogues.en
    resources['ar-XB'][namespace] = pseudo(catalogues.en)
  }
  const language = firstLanguage(window.location.search, window.localStorage.getItem(storageKey))
  void i18next.use(initReactI18next).init({
    resources,
    lng: language,
    fallbackLng: ['zh-CN'],
    ns: Object.keys(namespaces),
    defaultNS: 'web',
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  markDocument(language)
  return i18next
}

/** Texts that come later, with the part of the console that shows them. */
export function addTexts(namespaces: Readonly<Record<string, Catalogues>>): void {
  for (const [namespace, catalogues] of Object.entries(namespaces)) {
    i18next.addResourceBundle('zh-CN', namespace, catalogues['zh-CN'], true)
    i18next.addResourceBundle('en', namespace, catalogues.en, true)
    i18next.addResourceBundle('ar-XB', namespace, pseudo(catalogues.en), true)
  }
}

export function changeLanguage(language: ShownLanguage): void {
  window.localStorage.setItem(storageKey, language)
  markDocument(language)
  void i18next.changeLanguage(language)
}

export const directionOf = (language: string): 'ltr' | 'rtl' => (language === 'ar-XB' ? 'rtl' : 'ltr')

function markDocument(language: ShownLanguage): void {
  document.documentElement.lang = language === 'ar-XB' ? 'en' : language
  document.documentElement.dir = directionOf(language)
}
