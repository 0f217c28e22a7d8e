/**
 * The methods of the flags (capability 92), published with every flag: parameters, what is looked for, and why it may well
 * be in order. A flag asks a person to look; it takes no point. Changed here and nowhere else.
 */
import type { FlagKind } from './contract.ts'

/** Windows and distances in days, amounts in yuan, shares as exact text. */
export const flagParameters = {
  'split-cases': { leastCases: 3, withinDays: 3, fineSpread: '1/20' },
  'end-of-window': { lastDays: 7, leastCases: 5, timesMean: '3' },
  'round-fines': { round: 10_000, leastFines: 10, aboveRegion: '3/10' },
} as const

const { 'split-cases': split, 'end-of-window': rush, 'round-fines': round } = flagParameters

export interface Words {
  title: string
  method: string
  caution: string
  /** Parameter → its words with the value put in. */
  parameters: Record<string, string>
}

export const flagWords: Record<'zh-CN' | 'en', Record<FlagKind, Words>> = {
  'zh-CN': {
    'split-cases': {
      title: '疑似拆分案件',
      method: `同一单位、同一案件类型，案号前缀相同、序号连续的案件不少于 ${split.leastCases} 件，首末决定日期相差不超过 ${split.withinDays} 天，且罚款金额（均大于 0）最高与最低相差不超过最高额的 ${split.fineSpread}。`,
      caution: '一次检查多家同类企业、集中下达决定，也会出现连号和相近金额；请核对当事人和违法事实。',
      parameters: {
        leastCases: `最少件数：${split.leastCases} 件`,
        withinDays: `首末决定日期之差：不超过 ${split.withinDays} 天`,
        fineSpread: `罚款差幅：不超过最高额的 ${split.fineSpread}`,
      },
    },
    'end-of-window': {
      title: '统计期末突增',
      method: `统计期最后 ${rush.lastDays} 天决定的案件不少于 ${rush.leastCases} 件，且达到统计期其余时间每 ${rush.lastDays} 天平均件数的 ${rush.timesMean} 倍以上（含本数）。`,
      caution: '专项行动收尾、年度任务到期也会集中结案；请核对决定日期与送达日期。',
      parameters: {
        lastDays: `期末天数：${rush.lastDays} 天`,
        leastCases: `期末最少件数：${rush.leastCases} 件`,
        timesMean: `倍数：其余时间每 ${rush.lastDays} 天平均件数的 ${rush.timesMean} 倍`,
      },
    },
    'round-fines': {
      title: '整数罚款偏多',
      method: `统计期内有罚款的案件不少于 ${round.leastFines} 件，罚款恰为 ${round.round} 元整数倍的比例比全区比例高出 ${round.aboveRegion} 以上（含本数）。`,
      caution: '裁量基准按档取整时整万元本就多见；请核对裁量表和决定书。',
      parameters: {
        round: `整数：${round.round} 元的倍数`,
        leastFines: `有罚款的案件最少：${round.leastFines} 件`,
        aboveRegion: `高出全区比例：${round.aboveRegion}`,
      },
    },
  },
  en: {
    'split-cases': {
      title: 'Perhaps one case split into several',
      method: `At least ${split.leastCases} cases of one unit and one type with the same prefix and consecutive numbers, decided within ${split.withinDays} days, whose fines (all above 0) differ by no more than ${split.fineSpread} of the highest.`,
      caution:
        'One inspection of several alike companies also gives consecutive numbers and near amounts: look at the parties and the facts.',
      parameters: {
        leastCases: `least number of cases: ${split.leastCases}`,
        withinDays: `first to last day of decision: at most ${split.withinDays} days`,
        fineSpread: `spread of the fines: at most ${split.fineSpread} of the highest`,
      },
    },
    'end-of-window': {
      title: 'A rush at the end of the window',
      method: `At least ${rush.leastCases} cases decided in the last ${rush.lastDays} days of the window, and ${rush.timesMean} times or more the mean number of ${rush.lastDays} days in the rest of the window.`,
      caution:
        'The end of a special action also closes many cases at once: look at the days of decision and of service.',
      parameters: {
        lastDays: `days at the end: ${rush.lastDays}`,
        leastCases: `least number of cases in them: ${rush.leastCases}`,
        timesMean: `times the mean of ${rush.lastDays} days before: ${rush.timesMean}`,
      },
    },
    'round-fines': {
      title: 'Many round fines',
      method: `At least ${round.leastFines} cases with a fine in the window, and a share of fines in whole multiples of ${round.round} yuan that is ${round.aboveRegion} or more above the share of the region.`,
      caution:
        'Where discretion goes by steps, round amounts are common: look at the table of discretion and the decisions.',
      parameters: {
        round: `round: multiples of ${round.round} yuan`,
        leastFines: `least number of cases with a fine: ${round.leastFines}`,
        aboveRegion: `above the share of the region: ${round.aboveRegion}`,
      },
    },
  },
}
