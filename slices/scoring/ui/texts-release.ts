import type { Catalogues } from '../../../platform/web/catalogue.ts'

export const releaseTexts: Catalogues = {
  'zh-CN': {
    asked: {
      freeze: '{{by}} 于 {{at}} 提请冻结这次计算：{{reason}}。等另一人同意，{{until}} 前有效。',
      release: '{{by}} 于 {{at}} 提请公布这次计算：{{reason}}。等另一人同意，{{until}} 前有效。',
      shortFreeze: '等第二人同意冻结（{{by}} 提请）',
      shortRelease: '等第二人同意公布（{{by}} 提请）',
      decide: '看清内容并决定',
      withdraw: '撤回',
      act: '提请另一人同意',
      sent: '已提请，等另一人同意后生效',
    },
    approval: {
      'freeze-run': { title: '冻结成绩', about: '第 {{seq}} 次计算，{{purpose}}' },
      'release-run': { title: '再次公布成绩', about: '第 {{seq}} 次计算' },
    },
    approvalValue: { provisional: '初步结果', final: '最终结果' },
    approvalFact: {
      purpose: '用途',
      run: '计算',
      result: '结果指纹',
      definition: '方案',
      data: '数据',
      second: '第二套计算',
      since: '与此前冻结相比',
    },
    release: {
      release: '向各单位公布…',
      withdrawal: '收回公布…',
      releaseTitle: '公布第 {{seq}} 次计算的成绩',
      withdrawalTitle: '收回第 {{seq}} 次计算的公布',
      releaseConsequence:
        '公布后，各单位能看到所有单位的名次和得分；来源行仍只有本单位能看。公布之前各单位只看到自己的。首次公布由一人决定；公布过成绩以后，再公布（换成别的数）须另一人同意。',
      withdrawalConsequence: '收回后，各单位又只能看到自己的得分；已经看过的收不回来。',
      releaseAct: '公布',
      withdrawalAct: '收回',
      done: '已向各单位公布',
      onlyOwn: '办公室还没有公布这次计算：这里只有您所管单位的名次和得分。',
    },
  },
  en: {
    asked: {
      freeze: '{{by}} asked at {{at}} to freeze this run: {{reason}}. Another person must agree before {{until}}.',
      release: '{{by}} asked at {{at}} to release this run: {{reason}}. Another person must agree before {{until}}.',
      shortFreeze: 'freezing waits for a second person (asked by {{by}})',
      shortRelease: 'release waits for a second person (asked by {{by}})',
      decide: 'Look and decide',
      withdraw: 'Withdraw',
      act: 'Ask another person',
      sent: 'Asked; it takes effect when another person agrees',
    },
    approval: {
      'freeze-run': { title: 'Freeze a result', about: 'run {{seq}}, {{purpose}}' },
      'release-run': { title: 'Release scores again', about: 'run {{seq}}' },
    },
    approvalValue: { provisional: 'provisional', final: 'final' },
    approvalFact: {
      purpose: 'For',
      run: 'Run',
      result: 'Fingerprint of the result',
      definition: 'Definition',
      data: 'Data',
      second: 'Second computation',
      since: 'Against what was frozen before',
    },
    release: {
      release: 'Release to the units…',
      withdrawal: 'Withdraw the release…',
      releaseTitle: 'Release the scores of run {{seq}}',
      withdrawalTitle: 'Withdraw the release of run {{seq}}',
      releaseConsequence:
        'Every unit will see the ranks and scores of all; source rows stay with the unit they are of. Until then each sees its own only. The first release takes one person; once scores were released, another release (other numbers) takes two.',
      withdrawalConsequence: 'Each unit will again see its own scores only; what was seen stays seen.',
      releaseAct: 'Release',
      withdrawalAct: 'Withdraw',
      done: 'released to the units',
      onlyOwn: 'The office has not released this run: only your units’ ranks and scores stand here.',
    },
  },
}
