import type { ProblemCatalogue } from '../../platform/http/problem.ts'

export const problems = {
  'campaigns.unknown': {
    status: 404,
    zh: '没有“{campaign}”这个活动或这个版本。',
    en: 'There is no campaign or version "{campaign}".',
  },
  'campaigns.reading-unknown': {
    status: 404,
    zh: '这个活动没有读法 {reading}。',
    en: 'This campaign has no reading {reading}.',
  },
  'campaigns.choice-not-offered': {
    status: 409,
    zh: '读法 {reading} 没有“{choice}”这个选择；可选：{offered}。',
    en: 'Reading {reading} does not offer "{choice}"; it offers: {offered}.',
  },
  'campaigns.choice-breaks': {
    status: 409,
    zh: '按“{choice}”，定义就不能用了：{finding}',
    en: 'With "{choice}" the definition could not be used: {finding}',
  },
  'campaigns.readings-open': {
    status: 409,
    zh: '影响分数的读法还没有人决定：{readings}。请先在“解读”里逐条决定，或在开展时逐条勾选接受默认读法并写明理由。',
    en: 'Readings that move a score are undecided: {readings}. Decide them under “Readings”, or accept each as it ships, with a reason, when opening.',
  },
  'campaigns.stage-same': {
    status: 409,
    zh: '活动已经处于这个阶段。',
    en: 'The campaign is in that stage already.',
  },
  'campaigns.stage-moved': {
    status: 409,
    zh: '活动的阶段刚被别人调整过。请看清现在的阶段再决定。',
    en: 'Somebody else has moved the campaign in the meantime. Look at the present stage, then decide.',
  },
} satisfies ProblemCatalogue
