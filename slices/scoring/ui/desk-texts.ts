/** What is told of runs, what waits. */
import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const deskTexts: Catalogues = {
  'zh-CN': {
    notice: {
      'run-frozen': '第 {{seq}} 次计算已冻结：{{purpose}}',
      'run-released': '第 {{seq}} 次计算的成绩已向各单位公布',
    },
    waiting: {
      'first-run': '数据已入库（第 {{version}} 版），还没有计算过成绩',
      'run-again': '第 {{seq}} 次计算用的是第 {{scored}} 版数据，现在已是第 {{version}} 版：请重新计算',
      'run-by-definition': '方案已改为第 {{definition}} 版，第 {{seq}} 次计算用的还是原来的：请重新计算',
      'run-current': '第 {{seq}} 次计算用的就是最新的第 {{version}} 版数据',
    },
  },
  en: {
    notice: {
      'run-frozen': 'Run {{seq}} was frozen: {{purpose}}',
      'run-released': 'The scores of run {{seq}} were released to the units',
    },
    waiting: {
      'first-run': 'Data is in (version {{version}}), and nothing has been scored yet',
      'run-again': 'Run {{seq}} rests on data version {{scored}}, and version {{version}} is in: score again',
      'run-by-definition':
        'The definition is now version {{definition}}, and run {{seq}} used an older one: score again',
      'run-current': 'Run {{seq}} rests on the newest data, version {{version}}',
    },
  },
}
