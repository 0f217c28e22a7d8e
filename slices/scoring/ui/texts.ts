/** Texts of the result's screens (namespace `scoring`). */
import type { Catalogues } from '../../../platform/web/catalogue.ts'
import { en } from './texts.en.ts'
import { releaseTexts } from './texts-release.ts'
import { zhCN } from './texts.zh-CN.ts'

export const texts: Catalogues = {
  'zh-CN': { ...zhCN, ...releaseTexts['zh-CN'] },
  en: { ...en, ...releaseTexts.en },
}
