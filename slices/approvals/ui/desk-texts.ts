/** What is told of approvals, what waits. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const deskTexts: Catalogues = {
  'zh-CN': {
    notice: {
      asked: '有一件事等您复核：{{approval}}',
      cooling: '有一件事无人可复核，{{at}} 前没有异议就生效：{{approval}}。不同意的，请在“待复核”提出',
      approved: '您提请的“{{approval}}”已获同意，已生效',
      rejected: '您提请的“{{approval}}”没有同意。{{note}}',
    },
    waiting: {
      decide: '{{askedBy}} 提请：{{approval}}，等您决定',
      object: '{{askedBy}} 提请：{{approval}}，{{at}} 前可以提出异议',
      complete: '您提请的“{{approval}}”无人异议，可以生效了',
    },
  },
  en: {
    notice: {
      asked: 'Something waits for your approval: {{approval}}',
      cooling:
        'Nobody can give a second opinion on this; it may take effect from {{at}} unless somebody objects: {{approval}}. Object under Approvals',
      approved: 'What you asked for, “{{approval}}”, was approved and is in effect',
      rejected: 'What you asked for, “{{approval}}”, was not approved. {{note}}',
    },
    waiting: {
      decide: '{{askedBy}} asks: {{approval}}. Decide it',
      object: '{{askedBy}} asks: {{approval}}. You may object until {{at}}',
      complete: 'Nobody objected to what you asked, “{{approval}}”: it may take effect now',
    },
  },
}
