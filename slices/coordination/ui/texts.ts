import type { Catalogues } from '../../../platform/web/catalogue.ts'
import { announcementTexts } from './texts-announcements.ts'
import { problemTexts } from './texts-problems.ts'
import { questionTexts } from './texts-questions.ts'

export const texts: Catalogues = {
  'zh-CN': { ...announcementTexts['zh-CN'], ...questionTexts['zh-CN'], ...problemTexts['zh-CN'] },
  en: { ...announcementTexts.en, ...questionTexts.en, ...problemTexts.en },
}
