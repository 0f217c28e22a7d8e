/**
 * The checker's rules with severity, clause and title (a1.1a: records complete, procedure regular, logic tight; a1.1b: what can be
 * put forward). The order is the contract's.
 */

export type Severity = 'fatal' | 'error' | 'warning'

interface Entry {
  severity: Severity
  clause: string
  'zh-CN': string
  en: string
}

const entry = (severity: Severity, zh: string, en: string): Entry => ({ severity, clause: 'a1.1a', 'zh-CN': zh, en })

/** What makes a file eligible, not what makes it good. */
const eligibility = (severity: Severity, zh: string, en: string): Entry => ({
  ...entry(severity, zh, en),
  clause: 'a1.1b',
})

export const ruleCatalogue = {
  'two-officers': entry('fatal', '执法人员少于两人', 'fewer than two officers'),
  'certificate-valid': entry(
    'fatal',
    '执法人员没有当日有效的执法证',
    'an officer without a certificate valid on that day',
  ),
  'start-end': entry(
    'error',
    '起止时间缺失、未精确到分或先后颠倒',
    'start or end missing, not to the minute, or reversed',
  ),
  'on-the-spot': entry('error', '现场检查笔录不是当日制作', 'the inspection record was not made on the spot'),
  'certificates-shown': entry('error', '未出示执法证件，或当事人未确认', 'certificates not shown, or not confirmed'),
  'recusal-told': entry(
    'error',
    '未告知申请回避的权利，或当事人未确认',
    'right to ask for recusal not told, or not confirmed',
  ),
  'party-signature': entry(
    'error',
    '当事人未签名，也未注明拒签或不在场',
    'no signature and no note of refusal or absence',
  ),
  'pages-signed': entry(
    'error',
    '未逐页签名，或末页没有阅后意见',
    'not every page signed, or no opinion on the last page',
  ),
  'blanks-struck': entry('warning', '空白处未划去', 'blanks not struck out'),
  'corrections-signed': entry('error', '修改处未签名', 'an unsigned correction'),
  'two-places': entry('error', '同一执法人员的两份记录时间重叠', 'one officer in two records whose times overlap'),
  'one-interviewee': entry(
    'error',
    '询问不是个别进行，或被询问人身份不全',
    'not one interviewee, or identity incomplete',
  ),
  'content-complete': entry('error', '现场检查笔录内容不全', 'the inspection record is incomplete'),
  'same-party': entry('fatal', '当事人名称前后不一致', 'the party’s name differs'),
  'filed-in-time': entry('error', '立案超过期限', 'filed too late'),
  'order-of-steps': entry('fatal', '程序步骤颠倒', 'steps in the wrong order'),
  'heard-before-decided': entry(
    'fatal',
    '未给足陈述申辩和听证期限即作决定',
    'decided before the time to be heard was over',
  ),
  'decided-in-time': entry('error', '作出决定超过期限', 'decided too late'),
  'served-in-time': entry('error', '送达超过期限，或没有送达回证', 'served too late, or no proof of service'),
  'fine-consistent': entry('error', '处罚决定的罚款高于告知', 'fined more than the notice said'),
  'articles-consistent': entry('error', '处罚决定与告知引用的条款不一致', 'articles of notice and decision differ'),
  'daily-days': entry('error', '按日计罚日数不符', 'days of the daily penalty do not agree'),
  'daily-amount': entry('error', '按日计罚金额不符', 'amount of the daily penalty does not agree'),
  'recheck-in-time': entry('error', '复查超过期限', 're-checked too late'),
  'seizure-term': entry('error', '查封扣押超期，或期满未解除', 'seizure too long, or not released at its end'),
  'seizure-approved': entry('error', '查封扣押未经批准', 'seizure not approved'),
  'detention-in-time': entry('error', '移送行政拘留超过期限', 'transferred for detention too late'),
  'crime-in-time': entry('error', '移送涉嫌犯罪案件超过期限', 'suspected crime transferred too late'),
  'documents-required': entry('error', '缺少必备文书', 'a required document is missing'),
  'sampling-inside': entry('warning', '采样不在现场检查时间之内', 'sampling outside every inspection'),
  disclosed: eligibility('error', '未公开，或公开超过期限', 'not published, or too late'),
  'in-campaign': eligibility('warning', '决定不在活动期间，不能推荐', 'decided outside the campaign'),
  // Beyond the contract's table: the vetoes of the 2024 rubric (rubric-vetoes.ts).
  'rights-told': entry('fatal', '未告知陈述申辩、听证的权利', 'rights to answer and to a hearing not told'),
  'results-told': entry('fatal', '未告知监测、鉴定结果', 'results of monitoring or appraisal not told'),
  'hearing-notified': entry('fatal', '听证通知未给足法定期限', 'too little time between notice and hearing'),
  'recusal-decided': entry('fatal', '未就回避申请作出决定', 'a request for recusal was not decided'),
  'statement-heard': entry('fatal', '拒绝听取陈述申辩，或未复核', 'an answer was not heard or not re-examined'),
  'hearing-held': entry('fatal', '应当听证而未听证', 'a hearing was due and not held'),
  'seizure-told': entry(
    'fatal',
    '查封扣押未当场告知理由、依据、权利、救济，或未听取陈述申辩',
    'seizure without telling reasons, basis, rights and remedies, or without hearing the party',
  ),
  'collectively-discussed': entry(
    'fatal',
    '复杂重大案件未经集体讨论',
    'a complex or major case was not discussed collectively',
  ),
  'investigators-no-vote': entry('fatal', '集体讨论时调查人员参与表决', 'an investigator voted on the case'),
  'legally-reviewed': entry(
    'fatal',
    '应当法制审核而未审核或未通过',
    'decided without legal review, or although it failed',
  ),
  'within-limitation': entry('fatal', '超过追责期限', 'punished after the limitation period'),
  'separate-reviewers': entry('fatal', '调查人员同时为审查人员', 'an investigator also reviewed the case'),
  'ordered-before-daily': entry('fatal', '按日计罚前没有责令改正', 'daily penalty without an earlier order to correct'),
  'daily-after-service': entry(
    'fatal',
    '按日计罚决定早于原处罚决定送达',
    'daily penalty before the penalty was served',
  ),
  'extension-approved': entry('fatal', '查封扣押未经批准延长', 'seizure extended without approval'),
} satisfies Record<string, Entry>

export type RuleId = keyof typeof ruleCatalogue

export const severities: readonly Severity[] = ['fatal', 'error', 'warning']
