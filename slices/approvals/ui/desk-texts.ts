/** What is told of approvals, what waits. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const deskTexts: Catalogues = {
  'zh-CN': {
    notice: {
      asked: '有一件事等您复核：{{approval}}',
      approved: '您提请的“{{approval}}”已获同意，已生效',
      rejected: '您提请的“{{approval}}”没有同意。{{note}}',
    },
    waiting: {
      decide: '{{askedBy}} 提请：{{approval}}，等您决定',
    },
  },
  en: {
    notice: {
      asked: 'Something waits for your approval: {{approval}}',
      approved: 'What you asked for, “{{approval}}”, was approved and is in effect',
      rejected: 'What you asked for, “{{approval}}”, was not approved. {{note}}',
    },
    waiting: {
      decide: '{{askedBy}} asks: {{approval}}. Decide it',
    },
  },
}
