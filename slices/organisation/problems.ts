import type { ProblemCatalogue } from '../../platform/http/problem.ts'

export const problems = {
  'organisation.not-ready': {
    status: 409,
    zh: '活动还不能开展：{missing}。逐项办完后再来，清单见“开始之前”。',
    en: 'The campaign cannot open yet: {missing}. See “Before it opens” for who does what.',
  },
  'organisation.year-unknown': {
    status: 422,
    zh: '名单年份只能是 {years}。请改正。',
    en: 'The list may be of {years} only. Mend the year.',
  },
  'organisation.note-needed': {
    status: 422,
    zh: '用 {year} 年名单，请写明 {newest} 年名单为何还不能用（如尚未公布），至少 4 个字。',
    en: 'Say why the list of {newest} cannot be used yet (not published?) when you report that of {year}: at least 4 characters.',
  },
  'organisation.unit-not-listed': {
    status: 422,
    zh: '单位 {unit} 不在单位表里。请先由办公室导入单位表。',
    en: 'Unit {unit} is not in the register of units: the office imports it first.',
  },
  'organisation.reports-moved': {
    status: 409,
    zh: '其中有的上报已经有了结果，或被新的上报代替。请刷新后再办。',
    en: 'Some of these reports were decided already, or replaced by newer ones. Load the page again.',
  },
  'organisation.reason-needed': {
    status: 422,
    zh: '退回或改数要写明原因，至少 4 个字。',
    en: 'Say why you return or correct figures: at least 4 characters.',
  },
  'organisation.post-not-yours': {
    status: 409,
    zh: '这不是您现在的联络员岗位。请刷新后再看。',
    en: 'This is no liaison post of yours now. Load the page again.',
  },
  'organisation.roster-empty': {
    status: 409,
    zh: '执法人员表还是空的，没有名单可以固定。请先导入执法人员。',
    en: 'The register of officers is empty: there is no roster to freeze. Import the officers first.',
  },
  'organisation.level-unknown': {
    status: 422,
    zh: '方案里没有层级“{level}”。',
    en: 'The definition has no level “{level}”.',
  },
} satisfies ProblemCatalogue
