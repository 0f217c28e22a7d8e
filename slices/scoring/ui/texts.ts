/** Texts of the result's screens (namespace `scoring`). */
import type { Catalogue, Catalogues } from '../../../platform/web/catalogue.ts'
import { en } from './texts.en.ts'
import { pluralEn } from './texts-plural.en.ts'
import { releaseTexts } from './texts-release.ts'
import { zhCN } from './texts.zh-CN.ts'

export const texts: Catalogues = {
  'zh-CN': { ...zhCN, ...releaseTexts['zh-CN'] },
  en: { ...joined(en, pluralEn), ...releaseTexts.en },
}

function joined(texts: Catalogue, more: Catalogue): Catalogue {
  const both = Object.entries(more).map(([key, value]) => {
    const known = texts[key]
    return [key, typeof value === 'string' || typeof known !== 'object' ? value : joined(known, value)] as const
  })
  return { ...texts, ...Object.fromEntries(both) }
}
