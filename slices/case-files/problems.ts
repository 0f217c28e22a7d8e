import type { ProblemCatalogue } from '../../platform/http/problem.ts'

export const problems = {
  'case-files.row-unknown': {
    status: 422,
    zh: '案件登记表里没有这一行（可能刚被撤下），或它不是您单位的。请重新查找。',
    en: 'The register of cases has no such row (taken out meanwhile?), or it is of another unit. Search again.',
  },
  'case-files.row-differs': {
    status: 422,
    zh: '登记表里的案号是“{number}”，与所填不同。从登记表打开时案号不另填。',
    en: 'The register says number “{number}”. A file opened from a row takes its number from there.',
  },
  'case-files.already-there': {
    status: 409,
    zh: '本单位已有案号“{number}”的{type}案卷，请打开那一份。',
    en: 'The unit already has a file of type {type} with the number “{number}”: open that one.',
  },
  'case-files.other-unit': {
    status: 422,
    zh: '案卷属于单位 {unit}，不能改成别的单位。',
    en: 'The file is of unit {unit}; that does not change.',
  },
  'case-files.record-locked': {
    status: 409,
    zh: '文书 {documents} 来自已签名的记录，内容不能改；要更正，请另附说明或另作记录。',
    en: 'Document(s) {documents} come from signed records and can’t be changed; add a note or make another record.',
  },
  'case-files.other-party': {
    status: 422,
    zh: '笔录的当事人是“{record}”，本案的当事人是“{party}”。附入另一当事人的记录要写明原因；附错的请取下。',
    en: 'The record is of the party “{record}”, the case of “{party}”. Say why a record of another party is taken in, or leave it out.',
  },
  'case-files.detach-why': {
    status: 422,
    zh: '从案卷取下已签名的记录 {documents} 要写明原因。',
    en: 'Say why the signed record(s) {documents} are taken out of the file.',
  },
  'case-files.no-files': {
    status: 422,
    zh: '没有找到案卷文件（.json，或装着 .json 的 .zip）。',
    en: 'There is no case file here (.json, or a .zip that holds .json).',
  },
  'case-files.too-many': {
    status: 422,
    zh: '一次最多导入 {most} 份案卷。请分几次。',
    en: 'At most {most} case files at a time.',
  },
  'case-files.not-explained': {
    status: 409,
    zh: '这条规则现在没有说明可以认定（说明可能刚改过）。请刷新。',
    en: 'There is no explanation of this rule to judge now (it may just have been changed). Load the page again.',
  },
  'case-files.not-eligible': {
    status: 409,
    zh: '这份案卷不能推荐：有 {count} 项条件不符合，或还不能判断。逐项见“资格与公开”页。',
    en: 'The file cannot be put forward: {count} condition(s) are not met or cannot be told yet. See its page “Eligibility”.',
  },
  'case-files.no-such-slot': {
    status: 422,
    zh: '该单位没有“{type}”（{source}）的案卷位置，或案卷类型不合。',
    en: 'The unit has no slot for {type} ({source}), or the file is of another type.',
  },
  'case-files.slot-filled': {
    status: 409,
    zh: '这个位置已有案卷（{number}）。要更换，先撤回那一份。',
    en: 'The slot holds a file already ({number}). To change it, withdraw that one first.',
  },
  'case-files.already-forward': {
    status: 409,
    zh: '这份案卷已在推荐位置上，一份案卷只能用一次。',
    en: 'The file stands in a slot already; a file is used once.',
  },
  'case-files.entry-moved': {
    status: 409,
    zh: '这项推荐已经撤回或被认定无效。请刷新。',
    en: 'This entry was withdrawn or declared ineligible meanwhile. Load the page again.',
  },
  'case-files.guidance-moved': {
    status: 409,
    zh: '这条意见的状态已变。请刷新后再办。',
    en: 'This guidance has moved on meanwhile. Load the page again.',
  },
  'case-files.capture-no-url': {
    status: 422,
    zh: '网页存档要写明网址和截取日期（如 2017-08-20）。',
    en: 'Say the page’s address and the day on which it was captured (2017-08-20).',
  },
  'case-files.no-capture': {
    status: 422,
    zh: '没有收到网页存档，或文件是空的。请另存网页后再上传。',
    en: 'No captured page came, or it is empty. Save the page and upload it again.',
  },
  'case-files.interrupted': {
    status: 500,
    zh: '后台处理中断，已记录；请再试一次。',
    en: 'The work in the background broke off and was logged; try again.',
  },
} satisfies ProblemCatalogue
