/** What waits for receivers, and what they hear. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const deskTexts: Catalogues = {
  'zh-CN': {
    waiting: { 'sign-hand-over': '{{giver}} 移交的证据等您签收（案号 {{number}}）' },
    notice: {
      'handed-over': '有证据移交给您，请签收（案号 {{number}}）',
      'hand-over-signed': '您移交的证据已被签收',
      'hand-over-refused': '您移交的证据被拒收，请看理由',
    },
  },
  en: {
    waiting: { 'sign-hand-over': 'Evidence handed over by {{giver}} waits for your signature (case {{number}})' },
    notice: {
      'handed-over': 'Evidence was handed over to you: sign for it (case {{number}})',
      'hand-over-signed': 'The evidence you handed over was signed for',
      'hand-over-refused': 'The evidence you handed over was refused: see why',
    },
  },
}
