/** Texts of the pages about people (namespace `people`); each part has its own two files. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'
import { linksEn, linksZh } from './texts-links.ts'
import { myDataEn, myDataZh } from './texts-my-data.ts'
import { organisationEn } from './texts-organisation.en.ts'
import { organisationZh } from './texts-organisation.zh-CN.ts'
import { rightsTexts } from './texts-rights.ts'
import { signInEn } from './texts-sign-in.en.ts'
import { signInZh } from './texts-sign-in.zh-CN.ts'
import { waysEn } from './texts-ways.en.ts'
import { waysZh } from './texts-ways.zh-CN.ts'

export const texts: Catalogues = {
  'zh-CN': { ...organisationZh, ...myDataZh, ...signInZh, ...waysZh, ...linksZh, ...rightsTexts['zh-CN'] },
  en: { ...organisationEn, ...myDataEn, ...signInEn, ...waysEn, ...linksEn, ...rightsTexts.en },
}
