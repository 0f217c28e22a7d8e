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
  'approvals.not-independent': {
    status: 409,
    zh: '对提请人来说，您不算另一个人：{why}。请由与双方都无关的人决定；不同意的，仍可以不同意。',
    en: 'You do not count as a second person for who asked: {why}. Somebody who has to do with neither must decide; you may still reject.',
  },
  'approvals.still-cooling': {
    status: 409,
    zh: '还在异议期内，到 {at} 没有人提出异议才能生效。请到时再办，或请另一人同意。',
    en: 'Others may object until {at}; only then can it take effect. Come back then, or have another person agree.',
  },
  'approvals.needs-second': {
    status: 409,
    zh: '这件事须另一人同意，提请人不能自己让它生效。',
    en: 'This takes another person: who asked cannot make it take effect.',
  },
  'approvals.decided': {
    status: 409,
    zh: '这件事已经有了结果，或已过期。请刷新列表。',
    en: 'This is decided already, or has expired. Load the list again.',
  },
} satisfies ProblemCatalogue
