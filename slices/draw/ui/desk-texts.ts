/** What is told of the draw, what waits. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const deskTexts: Catalogues = {
  'zh-CN': {
    notice: {
      'round-set': '第 {{round}} 轮案卷抽取定在 {{day}}：请核对本单位的清单',
      'check-asked': '请核对并确认{{unit}}的抽取清单（第 {{round}} 轮，{{day}} 抽取）',
      objected: '单位 {{unit}} 对第 {{round}} 轮清单提出异议：{{number}}',
      'objection-answered': '对第 {{round}} 轮清单的异议 {{number}} 已答复（采纳：{{upheld}}）',
      committed: '第 {{round}} 轮抽取的承诺已公布：{{commitment}}',
      drawn: '第 {{round}} 轮已经抽出',
      replaced: '第 {{round}} 轮“{{type}}”改用递补案卷 {{taken}}',
      voided: '第 {{round}} 轮抽取已作废',
    },
    waiting: {
      'check-lines': '第 {{round}} 轮抽取：请核对本单位的清单',
      'answer-objections': '第 {{round}} 轮抽取：{{count}} 条异议等答复',
      'freeze-round': '第 {{round}} 轮抽取：核对完后冻结并公布承诺',
      'second-entry': '第 {{round}} 轮抽取：录入骰子数字（“{{post}}”已录入，等第二个人）',
      'hold-round': '第 {{round}} 轮抽取：承诺已公布，到日子当众掷骰',
    },
  },
  en: {
    notice: {
      'round-set': 'Round {{round}} of the draw is set for {{day}}: check the lines of your unit',
      'check-asked': 'Check and confirm the lines of {{unit}} (round {{round}}, drawn on {{day}})',
      objected: 'Unit {{unit}} objects to a line of round {{round}}: {{number}}',
      'objection-answered': 'The objection to round {{round}}, {{number}}, was answered (upheld: {{upheld}})',
      committed: 'The commitment of round {{round}} is published: {{commitment}}',
      drawn: 'Round {{round}} was drawn',
      replaced: 'Round {{round}}, “{{type}}”: {{taken}} steps in',
      voided: 'Round {{round}} of the draw is void',
    },
    waiting: {
      'check-lines': 'Draw, round {{round}}: check the lines of your unit',
      'answer-objections': 'Draw, round {{round}}: {{count}} objections wait for an answer',
      'freeze-round': 'Draw, round {{round}}: freeze and publish the commitment when the lines are checked',
      'second-entry': 'Draw, round {{round}}: enter the digits of the dice (“{{post}}” has, a second person is needed)',
      'hold-round': 'Draw, round {{round}}: committed; throw the dice on its day',
    },
  },
}
