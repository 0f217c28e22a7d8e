/** What waits for the office before the rules stand. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const deskTexts: Catalogues = {
  'zh-CN': {
    waiting: {
      'decide-readings': '对通知未写明之处的解读，由办公室决定',
      'mend-definition': '定义里有 {{errors}} 处错误，改正后才能计分',
    },
  },
  en: {
    waiting: {
      'decide-readings': 'Readings of what the notice leaves open, to be decided by the office',
      'mend-definition': 'The definition has {{errors}} errors; nothing can be scored before they are mended',
    },
  },
}
