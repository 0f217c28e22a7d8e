/** What waits for officers. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const deskTexts: Catalogues = {
  'zh-CN': {
    waiting: {
      'decide-texts': '{{count}} 份笔录有两份文字，等您决定',
      'sign-printed': '{{count}} 份笔录已打印，等签字页',
      'finish-drafts': '{{count}} 份笔录草稿没有写完',
    },
  },
  en: {
    waiting: {
      'decide-texts': '{{count}} records have two texts and wait for a decision',
      'decide-texts_one': '{{count}} record has two texts and waits for a decision',
      'sign-printed': '{{count}} printed records wait for their signed pages',
      'sign-printed_one': '{{count}} printed record waits for its signed pages',
      'finish-drafts': '{{count}} drafts of records are not finished',
      'finish-drafts_one': '{{count}} draft of a record is not finished',
    },
  },
}
