/** What the log tells people. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const deskTexts: Catalogues = {
  'zh-CN': {
    notice: { 'data-broken': '数据自检：{{checked}} 条规则中有 {{broken}} 条不成立，请看“数据自检”页' },
  },
  en: {
    notice: { 'data-broken': 'Data check: {{broken}} of {{checked}} invariants do not hold; see the page Data check' },
  },
}
