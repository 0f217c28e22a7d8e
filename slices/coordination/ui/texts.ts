import type { Catalogues } from '../../../platform/web/catalogue.ts'
import { announcementTexts } from './texts-announcements.ts'
import { questionTexts } from './texts-questions.ts'

export const texts: Catalogues = {
  'zh-CN': { ...announcementTexts['zh-CN'], ...questionTexts['zh-CN'] },
  en: { ...announcementTexts.en, ...questionTexts.en },
}
