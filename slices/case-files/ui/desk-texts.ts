/** What waits for who writes, puts forward, supervises; and what they are told. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const deskTexts: Catalogues = {
  'zh-CN': {
    notice: {
      'explanation-judged': '案卷 {{number}} 中“{{rule}}”的说明已有认定，请看结果',
      'guidance-written': '督导组对案卷 {{number}} 提了意见，请答复',
      'guidance-answered': '案卷 {{number}} 的督导意见已有答复',
      'guidance-settled': '案卷 {{number}} 的督导意见已了结或退回',
      'put-forward': '案卷 {{number}} 已推荐到“{{type}}”位置',
      'declared-ineligible': '案卷 {{number}} 在“{{type}}”位置被认定无效，可另推荐',
    },
    waiting: {
      'mend-file': '案卷 {{number}} 还有 {{count}} 处问题',
      'begin-file': '案卷 {{number}} 打开后还没有办理',
      'join-texts': '案卷 {{number}} 有两稿等着合并',
      'fill-slots': '本单位还有 {{count}} 个推荐位置空缺',
      'answer-guidance': '案卷 {{number}} 有 {{count}} 条督导意见等您答复',
      'resolve-guidance': '{{count}} 条督导意见已有答复，等您了结',
      'judge-explanations': '{{count}} 份案卷有说明等待认定',
    },
  },
  en: {
    notice: {
      'explanation-judged': 'The explanation of “{{rule}}” in case file {{number}} was judged: see the result',
      'guidance-written': 'Supervisors wrote guidance on case file {{number}}: answer it',
      'guidance-answered': 'The guidance on case file {{number}} was answered',
      'guidance-settled': 'The guidance on case file {{number}} was resolved or returned',
      'put-forward': 'Case file {{number}} was put forward into the slot {{type}}',
      'declared-ineligible':
        'Case file {{number}} in the slot {{type}} was declared ineligible; put another one forward',
    },
    waiting: {
      'mend-file': 'Case file {{number}} has {{count}} defects',
      'mend-file_one': 'Case file {{number}} has {{count}} defect',
      'begin-file': 'Case file {{number}} was opened and not begun',
      'join-texts': 'Case file {{number}} has two texts to join',
      'fill-slots': '{{count}} slots of your unit are empty',
      'fill-slots_one': '{{count}} slot of your unit is empty',
      'answer-guidance': '{{count}} remarks of supervisors on case file {{number}} wait for your answer',
      'answer-guidance_one': '{{count}} remark of a supervisor on case file {{number}} waits for your answer',
      'resolve-guidance': '{{count}} of your remarks were answered and wait for you',
      'resolve-guidance_one': '{{count}} of your remarks was answered and waits for you',
      'judge-explanations': '{{count}} case files have explanations to judge',
      'judge-explanations_one': '{{count}} case file has an explanation to judge',
    },
  },
}
