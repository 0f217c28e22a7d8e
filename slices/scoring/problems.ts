import type { ProblemCatalogue } from '../../platform/http/problem.ts'

export const problems = {
  'scoring.no-data': {
    status: 409,
    zh: '还没有可计算的数据：先导入单位登记表（至少一份）。',
    en: 'There is nothing to score yet: import the register of units first.',
    clause: 'n4.4a',
  },
  'scoring.no-run': {
    status: 404,
    zh: '没有这次计算。请在“计算记录”中选一次。',
    en: 'There is no such run. Choose one from the list of runs.',
  },
  'scoring.no-reason': {
    status: 404,
    zh: '这次计算中没有“{subject}”的“{path}”。',
    en: 'This run has no “{path}” of “{subject}”.',
  },
  'scoring.second-differs': {
    status: 409,
    zh: '第二套独立计算与本次结果有 {count} 处不同，不能冻结。请先查明差异。',
    en: 'The second, independent computation differs in {count} places: the result cannot be frozen until they are explained.',
    clause: 'a1.4c',
  },
  'scoring.newer-data': {
    status: 409,
    zh: '这次计算之后又导入了数据（计算用第 {run} 版，现为第 {data} 版）。请重新计算后再冻结。',
    en: 'Data was imported after this run (it rests on version {run}, now {data}). Score again, then freeze.',
    clause: 'n4.4a',
  },
  'scoring.unknown-unit': { status: 404, zh: '没有这个单位：{unit}。', en: 'There is no such unit: {unit}.' },
} satisfies ProblemCatalogue
