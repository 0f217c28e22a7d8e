import type { ProblemCatalogue } from '../../platform/http/problem.ts'

export const problems = {
  'approvals.asked-already': {
    status: 409,
    zh: '同一件事已经有人提请复核，还没有决定。请先等那一次的结果，或请提请人撤回。',
    en: 'The same has been asked for already and is not decided. Wait for that decision, or ask for it to be withdrawn.',
  },
  'approvals.own': {
    status: 409,
    zh: '提请人不能自己复核，代理也不行。请由另一人决定。',
    en: 'Who asked cannot approve, nor can a stand-in of either. Another person must decide.',
  },
  'approvals.decided': {
    status: 409,
    zh: '这件事已经有了结果，或已过期。请刷新列表。',
    en: 'This is decided already, or has expired. Load the list again.',
  },
} satisfies ProblemCatalogue
