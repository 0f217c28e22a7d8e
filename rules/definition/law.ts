/** What the law forbids a campaign to score, from which day on. The law binds every definition, so it stands beside the checks and not in a campaign. */
export interface Prohibition {
  id: string
  law: string
  article: string
  from: string
  /** A measure of `ratio-to-baseline`, or a word in the name of a reported figure. */
  measures: readonly string[]
  figures: RegExp
}

/** 行政处罚法 (2021年修订) 第七十四条第三款: fines and confiscations must not be tied to the appraisal of the authority or its staff, directly or in disguise. */
export const prohibitions: readonly Prohibition[] = [
  {
    id: 'fines',
    law: '中华人民共和国行政处罚法（2021年修订）',
    article: '第七十四条第三款',
    from: '2021-07-15',
    measures: ['fines'],
    figures: /罚款|罚没|没收/,
  },
]
