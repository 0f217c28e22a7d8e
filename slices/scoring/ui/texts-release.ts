import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const releaseTexts: Catalogues = {
  'zh-CN': {
    release: {
      release: '向各单位公布…',
      withdrawal: '收回公布…',
      releaseTitle: '公布第 {{seq}} 次计算的成绩',
      withdrawalTitle: '收回第 {{seq}} 次计算的公布',
      releaseConsequence:
        '公布后，各单位能看到所有单位的名次和得分；来源行仍只有本单位能看。公布之前各单位只看到自己的。',
      withdrawalConsequence: '收回后，各单位又只能看到自己的得分；已经看过的收不回来。',
      releaseAct: '公布',
      withdrawalAct: '收回',
      done: '已向各单位公布',
      onlyOwn: '办公室还没有公布这次计算：这里只有您所管单位的名次和得分。',
    },
  },
  en: {
    release: {
      release: 'Release to the units…',
      withdrawal: 'Withdraw the release…',
      releaseTitle: 'Release the scores of run {{seq}}',
      withdrawalTitle: 'Withdraw the release of run {{seq}}',
      releaseConsequence:
        'Every unit will see the ranks and scores of all; source rows stay with the unit they are of. Until then each sees its own only.',
      withdrawalConsequence: 'Each unit will again see its own scores only; what was seen stays seen.',
      releaseAct: 'Release',
      withdrawalAct: 'Withdraw',
      done: 'released to the units',
      onlyOwn: 'The office has not released this run: only your units’ ranks and scores stand here.',
    },
  },
}
