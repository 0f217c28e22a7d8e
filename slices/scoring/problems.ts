import type { ProblemCatalogue } from '../../platform/http/problem.ts'

export const problems = {
  'scoring.no-data': {
    status: 409,
    zh: '还没有可计算的数据：先导入单位登记表（至少一份）。',
    en: 'There is nothing to score yet: import the register of units first.',
  },
  'scoring.no-run': {
    status: 404,
    zh: '没有这次计算。请在“计算记录”中选一次。',
    en: 'There is no such run. Choose one from the list of runs.',
  },
  'scoring.no-subject': {
    status: 404,
    zh: '这次计算中没有代码或证件号为“{code}”的单位或人员，或者不在您可看的范围内。请在成绩排名里选。',
    en: 'This run has no unit or person “{code}”, or none that you may see. Choose one on the league table.',
  },
  'scoring.no-reason': {
    status: 404,
    zh: '这次计算中“{code}”没有这一项（{path}），或者不在您可看的范围内。请从成绩排名里的数字点开。',
    en: 'This run has no such number ({path}) of “{code}”, or none that you may see. Open it from a number of the league table.',
  },
  'scoring.second-differs': {
    status: 409,
    zh: '第二套独立计算与本次结果有 {count} 处不同，不能冻结。请先查明差异。',
    en: 'The second, independent computation differs in {count} places: the result cannot be frozen until they are explained.',
  },
  'scoring.newer-data': {
    status: 409,
    zh: '这次计算之后又导入了数据（计算用第 {run} 版，现为第 {data} 版）。请重新计算后再冻结。',
    en: 'Data was imported after this run (it rests on version {run}, now {data}). Score again, then freeze.',
  },
  'scoring.newer-definition': {
    status: 409,
    zh: '这次计算之后方案改了（计算用 {run}，现为 {now}）。请重新计算后再冻结。',
    en: 'The definition changed after this run (it was made by {run}, now {now}). Score again, then freeze.',
  },
  'scoring.damaged': {
    status: 409,
    zh: '保存的结果与它的校验值不符，不能冻结。请重新计算，并告知管理员。',
    en: 'The kept result does not match its hash: it cannot be frozen. Score again and tell the administrator.',
  },
  'scoring.ground-moved': {
    status: 409,
    zh: '提请之后，数据或方案变了（提请时数据第 {asked} 版，现为第 {data} 版）。请提请人撤回，重新计算后再提请。',
    en: 'Data or definition changed after this was asked for (data version {asked} then, now {data}). It should be withdrawn, scored again and asked for anew.',
  },
  'scoring.released-already': {
    status: 409,
    zh: '这次计算已经公布。',
    en: 'This run is released already.',
  },
  'scoring.not-released': {
    status: 409,
    zh: '这次计算没有公布，不用收回。',
    en: 'This run is not released: there is nothing to withdraw.',
  },
  'scoring.no-frozen': {
    status: 404,
    zh: '没有这份冻结结果。请在“计算记录”中选一份。',
    en: 'There is no such frozen result. Choose one from the list of runs.',
  },
  'scoring.no-scenario': {
    status: 404,
    zh: '没有这个推算方案，可能已被删除。',
    en: 'There is no such scenario; it may have been deleted.',
  },
  'scoring.not-your-scenario': {
    status: 403,
    zh: '只有保存者本人和办公室能删除这个方案。',
    en: 'Only the person who saved this scenario, or the office, may delete it.',
  },
  'scoring.scenario-taken': {
    status: 409,
    zh: '这个保存请求的编号已用于另一个方案。请刷新页面后再存。',
    en: 'The key of this request belongs to another scenario. Reload the page and save again.',
  },
  'scoring.variation-unknown': {
    status: 400,
    zh: '方案改动了规则中没有的内容：{what}。请从读法和指标的列表中选择。',
    en: 'The scenario changes what the definition does not have: {what}. Choose from the lists of readings and indicators.',
  },
  'scoring.unknown-list': {
    status: 404,
    zh: '没有这份名单：{list}。可选：{lists}。',
    en: 'There is no such list: {list}. Choose one of: {lists}.',
  },
  'scoring.no-coverage': {
    status: 404,
    zh: '本次活动的规则没有办案全覆盖要求。',
    en: 'The definition of this campaign has no rule on coverage.',
  },
  'scoring.unknown-person': {
    status: 404,
    zh: '持证人员表中没有证件号 {certificate}。',
    en: 'The register of certificate holders has no certificate {certificate}.',
  },
  'scoring.unknown-unit': { status: 404, zh: '没有这个单位：{unit}。', en: 'There is no such unit: {unit}.' },
} satisfies ProblemCatalogue
