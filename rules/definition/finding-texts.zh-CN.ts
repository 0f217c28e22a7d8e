/** Sentences of the findings in Chinese: code, or code.variant; {name} is a value. The clauses' words follow by themselves. */
export const findingTextsZh: Record<string, string> = {
  'bounds-contradict.settled':
    '“{title}”的人数两处规定互相矛盾：一处为 {first}，一处为 {second}；按读法 {reading} 取“{choiceText}”。',
  'bounds-contradict.open': '“{title}”的人数两处规定互相矛盾：一处为 {first}，一处为 {second}；没有读法说明取哪一个。',
  'quota-infeasible.never':
    '“{title}”填不满名额：{units} 个单位 × 最多 {perUnit} = {capacity}，少于 {places} 个名额（{bound}）。除非一人占多个名额，必有空缺。',
  'quota-infeasible.never-unless-read-otherwise':
    '“{title}”若按 {bound} 填不满名额：{units} 个单位 × 最多 {perUnit} = {capacity}，少于 {places} 个名额；按读法 {reading} 取“{choiceText}”，{asRead}。',
  'quota-infeasible.worst-case':
    '“{title}”最坏情况下填不满名额：{units} 个单位都只推最少的 {perUnit} 个，共 {capacity}，少于 {places} 个名额（{bound}）；按上限能否填满：{asRead}。',
  'data-after-deadline.settled':
    '“{title}”限 {due} 完成，所依据的“{needTitle}”最早 {completeOn} 才有；按读法 {reading}：{choiceText}。',
  'data-after-deadline.open': '“{title}”限 {due} 完成，所依据的“{needTitle}”最早 {completeOn} 才有。',
  'reading-open.default': '{reading} {question} 通知没有定死，缺省取“{choiceText}”，共 {options} 种选择，尚无人决定。',
  'reading-open.decided':
    '{reading} {question} 通知没有定死，取“{choiceText}”，由{decidedBy}决定，共 {options} 种选择。',
  'weights-sum.total': '各指标分值 {parts} = {sum}，不等于总分 {full}。',
  'weights-sum.parts': '“{title}”各分指标 {parts} = {sum}，不等于该指标的 {full} 分。',
  'weights-sum.mix': '“{title}”各权重 {parts} = {sum}，不等于 {full}。',
  'curve-undeclared.by-reading':
    '“{title}”从实际值与基准值之比换算成得分的曲线，文件没有给出；按读法 {reading} 取“{choiceText}”。',
  'curve-undeclared.no-points':
    '“{title}”取分段曲线，但没有列出各点（至少两点，比值递增，份额在 0 与 1 之间且不下降）。',
  'indicator-unlawful':
    '“{title}”（{points} 分）把罚没款作为考核指标；{law}{article}自 {from} 起禁止罚没款与考核、考评直接或变相挂钩，本活动到 {campaignTo}。',
  'clause-unknown': '{where}（{title}）引用的条款 {clause} 不在条款表中。',
  'window-outside-campaign.scored': '“{what}”的时间 {from} 至 {to} 超出活动期间 {campaignFrom} 至 {campaignTo}。',
  'window-outside-campaign.unscored':
    '“{what}”的时间 {from} 至 {to} 超出活动期间 {campaignFrom} 至 {campaignTo}（不计分，照文件保留）。',
  'window-outside-campaign.backwards': '“{what}”的时间自 {from} 起却到 {to} 止，先后颠倒。',
  'unreachable-award.twice': '“{title}”与前面一个名额评的是同一名单，永远评不到。',
  'unreachable-award.more-than-units': '“{title}”设 {places} 个名额，参评单位只有 {units} 个。',
  'unreachable-award.not-scored': '“{title}”所评的级别没有任何指标计分。',
  'unreachable-award.no-nomination': '“{title}”要求经推选，但没有任何一级可以推选。',
  'unreachable-award.no-industry': '“{title}”按行业报告评选，但没有列出任何行业。',
  'unreachable-award.no-files': '“{title}”按案卷评选，但报送份数为零。',
}

/** Small words that stand inside the sentences. */
export const findingWordsZh = {
  feasible: '可以填满（最多 {takenCapacity}）',
  infeasible: '仍填不满（最多 {takenCapacity}）',
  unbounded: '没有上限，可以填满',
}
