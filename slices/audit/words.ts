/** Words for the codes that entries carry: kinds of objects, values by the name they stand under, classes of data. */
import type { Language } from '../../platform/http/problem.ts'
import { ruleCatalogue } from '../../rules/case-check/catalogue.ts'

export interface Words {
  zh: string
  en: string
}

export const said = (zh: string, en: string): Words => ({ zh, en })
export const inLanguage = ({ zh, en }: Words, language: Language): string => (language === 'en' ? en : zh)

/** The kind of an object; where it has no name of its own this is all that is said of it. */
export const objectWords: Readonly<Record<string, Words>> = {
  person: said('人员', 'person'),
  post: said('岗位', 'post'),
  unit: said('单位', 'unit'),
  import: said('导入', 'import'),
  register: said('登记表', 'register'),
  registers: said('登记表', 'registers'),
  run: said('成绩计算', 'run'),
  frozen: said('冻结的成绩', 'frozen result'),
  scenario: said('试算方案', 'what-if scenario'),
  roster: said('固定名单', 'roster'),
  figures: said('重点监控企业数', 'key-enterprise figures'),
  organisation: said('组织设置', 'organisation settings'),
  definition: said('活动方案', 'definition'),
  reading: said('条款解读', 'reading'),
  stage: said('活动阶段', 'stage of the campaign'),
  approval: said('批准请求', 'ask for approval'),
  token: said('接口令牌', 'API token'),
  'account-import': said('账号表', 'table of accounts'),
  installation: said('本系统', 'the installation'),
  search: said('搜索', 'search'),
  'audit-log': said('操作记录', 'audit log'),
  account: said('账号', 'account'),
  accounts: said('账号', 'accounts'),
  arrivals: said('待确认的统一登录身份', 'single sign-on identities to confirm'),
  approvals: said('批准请求', 'asks for approval'),
  corrections: said('更正请求', 'correction requests'),
  groups: said('工作组', 'groups'),
  'liaison-directory': said('联络员名录', 'liaison directory'),
  'officer-page': said('执法人员个人页', 'an officer’s page'),
  recoveries: said('找回账号', 'recoveries'),
  'stand-ins': said('代行人选', 'who may stand in'),
  certificate: said('执法证', 'certificate'),
  announcement: said('通知', 'announcement'),
  question: said('问题', 'question'),
  problem: said('问题台账', 'problem'),
  meeting: said('会议', 'meeting'),
}

const roleWords: Readonly<Record<string, Words>> = {
  'office-clerk': said('自治区办公室', 'office clerk'),
  liaison: said('联络员', 'liaison'),
  administrator: said('系统管理员', 'administrator'),
  'unit-administrator': said('单位管理员', 'unit administrator'),
  'county-officer': said('执法人员', 'county officer'),
  'review-secretary': said('评审组秘书', 'review secretary'),
  expert: said('评审专家', 'expert'),
  supervisor: said('督导组', 'supervisor'),
  'publicity-clerk': said('宣传组', 'publicity clerk'),
  discipline: said('纪检', 'discipline inspection'),
  leadership: said('领导小组', 'leadership'),
  auditor: said('审计', 'auditor'),
}

const registerWords: Readonly<Record<string, Words>> = {
  cases: said('案件', 'cases'),
  units: said('单位', 'units'),
  officers: said('执法人员', 'officers'),
  'file-scores': said('案卷评分', 'case-file scores'),
  'report-scores': said('报告评分', 'report scores'),
  'exam-scores': said('考试成绩', 'exam scores'),
  nominations: said('推选名单', 'nominations'),
  figures: said('上报数据', 'reported figures'),
}

const stageWords: Readonly<Record<string, Words>> = {
  preparing: said('筹备', 'preparing'),
  open: said('开展', 'open'),
  review: said('评审', 'review'),
  closed: said('结束', 'closed'),
}

const stateWords: Readonly<Record<string, Words>> = {
  invited: said('已邀请', 'invited'),
  active: said('使用中', 'active'),
  suspended: said('已停用', 'suspended'),
  left: said('已离任', 'left'),
  expired: said('已过期', 'expired'),
}

const languageWords: Readonly<Record<string, Words>> = { 'zh-CN': said('中文', 'Chinese'), en: said('英文', 'English') }

const stepWords: Readonly<Record<string, Words>> = {
  password: said('密码', 'password'),
  second: said('第二重验证', 'second factor'),
  passkey: said('通行密钥', 'passkey'),
  'single-sign-on': said('统一登录', 'single sign-on'),
  link: said('链接', 'link'),
  oidc: said('统一登录', 'single sign-on'),
  provider: said('对方的第二重验证', 'the provider’s second factor'),
  code: said('验证码', 'code'),
  recovery: said('恢复码', 'recovery code'),
}

const kindWords: Readonly<Record<string, Words>> = {
  column: said('列名', 'column'),
  unit: said('单位名称', 'unit'),
  officer: said('执法人员', 'officer'),
  case: said('案件', 'case'),
  'campaigns.move-back': said('退回上一阶段', 'move back a stage'),
  'people.recover': said('找回账号', 'recover an account'),
}

const whyWords: Readonly<Record<string, Words>> = {
  download: said('下载', 'download'),
  export: said('导出', 'export'),
  'first-use': said('首次使用', 'first use'),
  recovery: said('找回', 'recovery'),
  administrator: said('首个管理员', 'first administrator'),
}

const fieldWords: Readonly<Record<string, Words>> = {
  name: said('姓名', 'name'),
  certificate: said('执法证号', 'certificate'),
  contact: said('联系方式', 'contact'),
}

const places = said('登录时', 'at sign-in')
const ruleWords = Object.fromEntries(Object.entries(ruleCatalogue).map(([id, one]) => [id, said(one['zh-CN'], one.en)]))
/** What a code means under a value's name. */
export const codeWords: Readonly<Record<string, Readonly<Record<string, Words>>>> = {
  role: roleWords,
  register: registerWords,
  rule: ruleWords,
  ...{ from: stageWords, to: { ...stageWords, ...stateWords }, state: stateWords },
  language: languageWords,
  ...{ step: stepWords, method: stepWords },
  kind: kindWords,
  why: whyWords,
  changed: fieldWords,
  purpose: { exam: said('考试', 'exam') },
  at: { 'sign-in': places, 'my-account': said('我的账号', 'my account') },
  mode: {
    amend: said('增补', 'amend'),
    replace: said('替换', 'replace'),
    demonstration: said('演示', 'demonstration'),
    real: said('正式', 'real'),
  },
  class: { people: said('个人信息', 'people'), 'raw-file': said('原始文件', 'raw file') },
}

export const yesWords = { true: said('是', 'yes'), false: said('否', 'no') } as const
export const nothingWords = said('—', '—')
/** Stands where the text stood that has been deleted. */
export const goneWords = said('（已按期删除）', '(deleted)')
export const objectKindOf = (object: string): string => object.split(':')[0] ?? ''
export { registerWords, roleWords, stageWords }

const beijing = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' })
const instant = /\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g

/** An instant as a clock in Beijing shows it: 2017-09-02 08:30; all else stays as it is. */
export const onBeijingClock = (text: string): string =>
  text.replace(instant, (iso) => (Number.isNaN(Date.parse(iso)) ? iso : beijing.format(new Date(iso))))
