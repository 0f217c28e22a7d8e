/** What waits, and what people are told. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const deskTexts: Catalogues = {
  'zh-CN': {
    notice: {
      published: '通知“{{title}}”（第 {{version}} 版）请确认收到，期限：{{due}}',
      'published-to-experts': '给专家的通知“{{title}}”',
      'problem-owned': '问题“{{title}}”由您的岗位负责，期限 {{due}}',
      'problem-closed': '您提出的问题“{{title}}”有了结果，请看',
      asked: '{{unit}}提了一个问题，等办公室答复',
      answered: '您的提问已有答复（条款：{{clause}}）',
      'answer-published': '答疑有新的公开答复（条款：{{clause}}）',
      reminded: '{{unit}}还没有确认通知“{{title}}”（期限 {{due}}），请督促确认',
    },
    waiting: {
      'confirm-announcement': '请确认收到通知“{{title}}”',
      'remind-late': '通知“{{title}}”有 {{count}} 个单位逾期未确认',
      'answer-questions': '{{count}} 个问题等待答复',
      'work-on-problems': '您的岗位负责 {{count}} 个问题，其中 {{overdue}} 个逾期',
      'confirm-problems': '{{count}} 个问题已办结，等您确认',
    },
  },
  en: {
    notice: {
      published: 'Confirm that your unit received “{{title}}” (version {{version}}); by: {{due}}',
      'published-to-experts': 'Announcement to experts: “{{title}}”',
      'problem-owned': 'Your post owns the problem “{{title}}”, due {{due}}',
      'problem-closed': 'There is a result on the problem “{{title}}” that you raised',
      asked: '{{unit}} asked a question that waits for the office',
      answered: 'Your question was answered (clause: {{clause}})',
      'answer-published': 'An answer was published (clause: {{clause}})',
      reminded: '{{unit}} has not confirmed “{{title}}” (due {{due}}): see that it does',
    },
    waiting: {
      'confirm-announcement': 'Confirm the announcement “{{title}}”',
      'remind-late': '{{count}} units are late in confirming “{{title}}”',
      'answer-questions_one': '{{count}} question waits for an answer',
      'answer-questions': '{{count}} questions wait for an answer',
      'work-on-problems_one': 'Your post owns {{count}} problem, {{overdue}} overdue',
      'work-on-problems': 'Your post owns {{count}} problems, {{overdue}} of them overdue',
      'confirm-problems_one': '{{count}} problem was closed and waits for you',
      'confirm-problems': '{{count}} problems were closed and wait for you',
    },
  },
}
