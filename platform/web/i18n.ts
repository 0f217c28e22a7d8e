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

/** Both languages at once, for a page that must not ask for the other one later: the field app, without a network. */
export function startTexts(namespaces: Record<string, Catalogues>): i18n {
  const language = languageAtStart()
  start(language)
  addTexts(namespaces)
  return i18next
}

/** All namespaces of one language. */
export type Words = Readonly<Record<string, Catalogue>>
export type WordsLoader = Readonly<Record<Language, () => Promise<Words>>>

let loader: WordsLoader | undefined
const brought = new Set<ShownLanguage>()

/** One language; another one when somebody changes to it. */
export async function startLoadedTexts(load: WordsLoader): Promise<void> {
  loader = load
  const language = languageAtStart()
  start(language)
  await bring(language)
}

const languageAtStart = (): ShownLanguage =>
  firstLanguage(window.location.search, window.localStorage.getItem(storageKey))

function start(language: ShownLanguage): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: ['zh-CN'],
    defaultNS: 'web',
    resources: {},
    interpolation: { escapeValue: false },
    initAsync: false,
  })
  markDocument(language)
}

/** @throws where the words can't be fetched */
async function bring(language: ShownLanguage): Promise<void> {
  if (loader === undefined || brought.has(language)) return
  const words = await loader[language === 'zh-CN' ? 'zh-CN' : 'en']()
  for (const [namespace, catalogue] of Object.entries(words))
    i18next.addResourceBundle(language, namespace, language === 'ar-XB' ? pseudo(catalogue) : catalogue, true)
  brought.add(language)
}

/** Texts that come later, with the part of the console that shows them. */
export function addTexts(namespaces: Readonly<Record<string, Catalogues>>): void {
  for (const [namespace, catalogues] of Object.entries(namespaces)) {
    i18next.addResourceBundle('zh-CN', namespace, catalogues['zh-CN'], true)
    i18next.addResourceBundle('en', namespace, catalogues.en, true)
    i18next.addResourceBundle('ar-XB', namespace, pseudo(catalogues.en), true)
  }
}

/** First its words, then the change, so that nobody sees a key. @throws where its words can't be fetched */
export async function changeLanguage(language: ShownLanguage): Promise<void> {
  await bring(language)
  window.localStorage.setItem(storageKey, language)
  markDocument(language)
  await i18next.changeLanguage(language)
}

export const directionOf = (language: string): 'ltr' | 'rtl' => (language === 'ar-XB' ? 'rtl' : 'ltr')

function markDocument(language: ShownLanguage): void {
  document.documentElement.lang = language === 'ar-XB' ? 'en' : language
  document.documentElement.dir = directionOf(language)
}
