/** What waits for liaisons and the office. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const deskTexts: Catalogues = {
  'zh-CN': {
    waiting: {
      'confirm-liaison': '请确认您仍是联络员（单位 {{unit}}）',
      'liaison-confirmed': '您已确认仍是联络员（单位 {{unit}}）',
      'overdue-liaisons': '{{count}} 名联络员逾期没有确认',
      'certificates-ending': '执法证件：{{ended}} 人已过期，{{ending}} 人 {{days}} 天内到期',
      'decide-figures': '{{count}} 个单位上报的重点监控企业数等办公室核对',
    },
  },
  en: {
    waiting: {
      'confirm-liaison': 'Confirm that you still are the liaison (unit {{unit}})',
      'liaison-confirmed': 'You have confirmed that you are the liaison (unit {{unit}})',
      'overdue-liaisons': '{{count}} liaisons have not confirmed in time',
      'certificates-ending': 'Certificates: {{ended}} have expired, {{ending}} end within {{days}} days',
      'decide-figures': 'Figures of key enterprises of {{count}} units wait for the office',
    },
  },
}
