/** The sentence of every verb that writes (a test holds the list whole), and of reads. `{{name}}` are values of the entry. */
import type { Language } from '../../platform/http/problem.ts'
import { codeWords, goneWords, inLanguage, nothingWords, onBeijingClock, said, yesWords, type Words } from './words.ts'
import { coordinationSentences } from './sentences-coordination.ts'
import { valueNames } from './value-words.ts'

export const deedSentences: Readonly<Record<string, Words>> = {
  ...coordinationSentences,
  'campaigns.keep-files': said('把活动方案存为新版本', 'kept the definition as a new version'),
  'campaigns.decide-reading': said(
    '决定解读：取“{{choice}}”，原为“{{before}}”',
    'decided the reading: "{{choice}}", before "{{before}}"',
  ),
  'campaigns.move-stage': said('把活动从“{{from}}”转到“{{to}}”阶段', 'moved the campaign from "{{from}}" to "{{to}}"'),
  'campaigns.move-back': said(
    '经批准把活动从“{{from}}”退回“{{to}}”阶段',
    'moved the campaign back from "{{from}}" to "{{to}}", approved',
  ),
  'campaigns.move-ahead': said(
    '经批准把活动从“{{from}}”转到“{{to}}”阶段',
    'moved the campaign from "{{from}}" to "{{to}}", approved',
  ),
  'campaigns.open-demonstration': said('为演示打开活动', 'opened the campaign for the demonstration'),
  'approvals.ask': said('请求批准', 'asked for an approval'),
  'approvals.decide': said(
    '对 {{object}} 的请求作出决定（同意：{{approve}}）',
    'decided on the ask about {{object}} (approved: {{approve}})',
  ),
  'approvals.complete': said(
    '异议期内无人异议，{{object}} 的请求生效',
    'nobody objected in time: the ask about {{object}} took effect',
  ),
  'approvals.withdraw': said('撤回对 {{object}} 的请求', 'withdrew the ask about {{object}}'),
  'approvals.expire': said('请求过期', 'an ask expired'),
  'desk.read-notices': said('读了 {{count}} 条通知', 'read {{count}} notices'),
  'registers.import': said('上传文件 {{file}}', 'uploaded {{file}}'),
  'registers.map': said('确定列的对应', 'chose what the columns mean'),
  'registers.ask-keep': said('要求收入登记表 {{register}}', 'asked to keep the rows in register {{register}}'),
  'registers.keep': said(
    '收入登记表 {{register}}，成为第 {{version}} 版',
    'kept the rows in register {{register}} as version {{version}}',
  ),
  'registers.decide': said('改动或撤销对照“{{written}}”', 'changed or took back what {{written}} means'),
  'registers.discard': said('放弃导入 {{file}}', 'discarded the import of {{file}}'),
  'scoring.run': said('计算第 {{seq}} 次成绩', 'computed run {{seq}}'),
  'scoring.second': said(
    '用第二种方法核算，差异 {{differences}} 处',
    'computed again by the second method: {{differences}} differences',
  ),
  'scoring.freeze': said('冻结第 {{seq}} 次成绩，用途：{{purpose}}', 'froze run {{seq}} for {{purpose}}'),
  'scoring.ask-freeze': said('提请另一人同意冻结成绩', 'asked another person to agree to freezing a run'),
  'scoring.ask-release': said('提请另一人同意公布成绩', 'asked another person to agree to releasing a run'),
  'scoring.drop-broken-run': said('清除了中断的计算', 'removed a run that had broken off'),
  'scoring.release': said('公布成绩', 'released the scores'),
  'scoring.withdraw-release': said('撤回成绩公布', 'withdrew the release of the scores'),
  'scoring.assign-coverage': said('指定填报责任人', 'named who is responsible for the data'),
  'scoring.what-if': said('删除试算方案', 'removed a what-if scenario'),
  'scoring.keep-scenario': said('保存或删除试算方案“{{title}}”', 'kept or removed the what-if scenario "{{title}}"'),
  'people.sign-in': said('登录', 'signed in'),
  'people.sign-in-failed': said('登录失败', 'failed to sign in'),
  'people.sign-out': said('退出登录', 'signed out'),
  'people.choose-language': said('选择界面语言 {{language}}', 'chose the language {{language}}'),
  'people.keep-personas': said('准备演示人员', 'made the demonstration’s people'),
  'people.make-account': said('建立账号', 'made the account'),
  'people.change-account': said('修改账号', 'changed the account'),
  'people.move-account': said('把账号状态改为“{{to}}”', 'set the account to "{{to}}"'),
  'people.make-link': said('发出首次使用或找回链接', 'made a link for first use or recovery'),
  'people.show-link-code': said('取出链接的第二半口令', 'was shown the code of a link'),
  'people.try-link-code': said('在链接上输入口令（{{outcome}}）', 'typed the code of a link ({{outcome}})'),
  'people.stop-link': said('叫停了链接', 'stopped a link'),
  'people.vouch': said('担保此账号由本人掌握', 'vouched that the account is its holder’s own'),
  'people.check-accounts': said('核对账号表', 'checked a table of accounts'),
  'people.import-accounts': said('成批建立账号', 'made accounts from a table'),
  'people.make-slips': said('打印账号条', 'printed account slips'),
  'people.add-passkey': said('登记通行密钥', 'added a passkey'),
  'people.remove-passkey': said('移除通行密钥', 'removed a passkey'),
  'people.passkey-suspect': said('通行密钥疑似被复制', 'a passkey may have been copied'),
  'people.ask-account': said(
    '请求办理能决定或看到全部内容的账号',
    'asked to change an account that decides or sees everything',
  ),
  'people.ask-recovery': said('请求找回账号', 'asked for a recovery'),
  'people.show-recovery': said('出示找回链接', 'showed a recovery link'),
  'people.identity-invited': said(
    '按设置为统一登录的来人建立账号，没有岗位',
    'made an account without a post for who came by single sign-on, as the settings say',
  ),
  'people.identity-arrived': said(
    '记下没有关联账号的统一登录身份',
    'noted a single sign-on identity that belongs to no account',
  ),
  'people.signed-out-there': said(
    '统一登录方通知已退出，结束会话（{{sessionsEnded}} 个）',
    'the provider told of a sign-out there; sessions ended: {{sessionsEnded}}',
  ),
  'people.link-identity': said('关联统一登录身份', 'linked a single sign-on identity'),
  'people.unlink-identity': said('解除统一登录身份', 'unlinked a single sign-on identity'),
  'people.confirm-identity': said('确认统一登录身份属于此人', 'confirmed whose a single sign-on identity is'),
  'people.activate-identity': said('受邀请的人用统一登录启用了账号', 'who was invited began by single sign-on'),
  'people.dismiss-identity': said(
    '移出不属于本系统的统一登录身份',
    'took a single sign-on identity that is none of ours off the list',
  ),
  'people.set-up': said('用链接设置了密码', 'set the password by a link'),
  'people.begin': said('开始使用（方式：{{mode}}）', 'began to use the installation ({{mode}})'),
  'people.first-link': said('打印首个管理员的链接', 'printed the first administrator’s link'),
  'people.first-administrator': said('建立首个管理员', 'made the first administrator'),
  'people.change-password': said('修改密码', 'changed the password'),
  'people.set-second-factor': said('启用第二重验证', 'set up the second factor'),
  'people.remove-second-factor': said('关闭第二重验证', 'removed the second factor'),
  'people.renew-recovery-codes': said('更换恢复码', 'renewed the recovery codes'),
  'people.end-session': said('结束会话', 'ended a session'),
  'people.return-to-own-post': said('回到本人岗位', 'returned to their own post'),
  'people.switch-post': said('切换岗位', 'switched the post'),
  'people.unlock': said('解除账号锁定', 'unlocked the account'),
  'people.give-post': said('授予岗位 {{role}}（{{unit}}）', 'gave the post {{role}} ({{unit}})'),
  'people.end-post': said('结束岗位 {{role}}（{{unit}}）', 'ended the post {{role}} ({{unit}})'),
  'people.hand-over': said('移交岗位给 {{to}}', 'handed the post over to {{to}}'),
  'people.delegate': said('委托他人代行', 'let another stand in'),
  'people.end-delegation': said('结束代行', 'ended the standing-in'),
  'people.make-token': said('建立接口令牌', 'made an API token'),
  'people.end-token': said('废止接口令牌', 'revoked an API token'),
  'case-files.open': said('打开案卷“{{number}}”', 'opened the case file "{{number}}"'),
  'case-files.save': said(
    '写案卷：在第 {{base}} 版上，成为 {{became}}',
    'wrote the case file: on version {{base}}, became {{became}}',
  ),
  'case-files.attach': said(
    '附入 {{taken}} 份已签名的记录：在第 {{base}} 版上，成为 {{became}}',
    'took {{taken}} signed record(s) into the case file: on version {{base}}, became {{became}}',
  ),
  'case-files.detach': said(
    '从案卷取下 {{removed}} 份已签名的记录：在第 {{base}} 版上，成为 {{became}}',
    'took {{removed}} signed record(s) out of the case file: on version {{base}}, became {{became}}',
  ),
  'case-files.ask-import': said('上传案卷文件待导入', 'uploaded case files to be imported'),
  'case-files.import': said('导入 {{files}} 份案卷', 'imported {{files}} case files'),
  'case-files.capture': said('上传公开网页的存档', 'uploaded the captured page'),
  'case-files.judge': said(
    '认定规则“{{rule}}”的说明（接受：{{accepted}}）',
    'judged the explanation of “{{rule}}” (accepted: {{accepted}})',
  ),
  'case-files.put-forward': said('推荐案卷到“{{type}}”位置', 'put the case file forward into the slot {{type}}'),
  'case-files.withdraw': said('撤回“{{type}}”位置上的案卷', 'withdrew the case file from the slot {{type}}'),
  'case-files.decide': said('认定“{{type}}”位置上的案卷无效', 'declared the case file in the slot {{type}} ineligible'),
  'case-files.guide': said('写督导意见', 'wrote guidance'),
  'case-files.answer': said('答复督导意见', 'answered guidance'),
  'case-files.settle': said('了结或退回督导意见（{{kind}}）', 'settled or returned guidance ({{kind}})'),
  'case-files.ask-check-all': said('要求重新检查全部案卷', 'had all case files checked again'),
  'case-files.check-all': said('重新检查了 {{files}} 份案卷', 'checked {{files}} case files again'),
  'draw.set': said('设定第 {{round}} 轮抽取：{{day}}', 'set round {{round}} of the draw for {{day}}'),
  'draw.set-candidates': said('录入第 {{round}} 轮候选名单', 'entered the candidates of round {{round}}'),
  'draw.recuse': said('登记或取消回避：{{candidate}}', 'noted or took back a recusal: {{candidate}}'),
  'draw.look': said('看过本单位的抽取清单（{{unit}}）', 'looked at the lines of {{unit}}'),
  'draw.confirm': said('确认本单位的抽取清单（{{unit}}）', 'confirmed the lines of {{unit}}'),
  'draw.object': said('对抽取清单提出异议：{{number}}', 'objected to the lines: {{number}}'),
  'draw.decide-objection': said(
    '答复异议 {{number}}（采纳：{{upheld}}）',
    'answered the objection {{number}} (upheld: {{upheld}})',
  ),
  'draw.remind': said('催 {{units}} 个单位核对清单', 'reminded {{units}} units to check their lines'),
  'draw.freeze': said(
    '冻结第 {{round}} 轮底册，公布承诺 {{commitment}}',
    'froze the lines of round {{round}} and published the commitment {{commitment}}',
  ),
  'draw.hold': said('登记第 {{round}} 轮抽取的到场岗位', 'noted who is present at round {{round}}'),
  'draw.enter-digits': said('“{{post}}”录入骰子数字 {{digits}} 位', '"{{post}}" entered {{digits}} digits of the dice'),
  'draw.drawn': said('第 {{round}} 轮抽出，共 {{strata}} 层', 'round {{round}} was drawn: {{strata}} strata'),
  'draw.add-papers': said(
    '存入第 {{round}} 轮抽取的照片或签字件',
    'kept photographs or signed minutes of round {{round}}',
  ),
  'draw.sign': said('“{{post}}”签了第 {{round}} 轮会议记录', '"{{post}}" signed the minutes of round {{round}}'),
  'draw.record-signature': said(
    '据签字纸件登记“{{post}}”已签第 {{round}} 轮会议记录',
    'recorded from the signed paper that "{{post}}" signed the minutes of round {{round}}',
  ),
  'draw.replace': said('递补：{{gone}} 换为 {{taken}}', 'replaced {{gone}} by {{taken}}'),
  'draw.ask-void': said('请求作废第 {{round}} 轮抽取', 'asked to void round {{round}} of the draw'),
  'evidence.make-volume': said('立一册扫描件“{{title}}”', 'began the volume "{{title}}"'),
  'evidence.begin-upload': said('开始上传“{{file}}”', 'began to upload "{{file}}"'),
  'evidence.drop-upload': said('取消没有传完的文件', 'dropped an unfinished upload'),
  'evidence.finish-upload': said('传完“{{file}}”，交后台读取', 'finished the upload of "{{file}}"'),
  'evidence.take-file': said('收入扫描件“{{file}}”，{{count}} 页', 'took in the scan "{{file}}", {{count}} pages'),
  'evidence.order-pages': said('调整页的顺序', 'changed the order of the pages'),
  'evidence.turn-page': said('转动页 {{rows}}', 'turned page {{rows}}'),
  'evidence.take-out-page': said('移出页 {{rows}}', 'took out page {{rows}}'),
  'evidence.put-back-page': said('恢复页 {{rows}}', 'put back page {{rows}}'),
  'evidence.link-pages': said('把 {{count}} 页归入文书 {{to}}', 'laid {{count}} pages to document {{to}}'),
  'evidence.seal': said('封存第 {{version}} 版，{{count}} 页', 'sealed version {{version}}, {{count}} pages'),
  'evidence.break-seal': said('启封第 {{version}} 版', 'broke the seal of version {{version}}'),
  'evidence.record-item': said('登记证据“{{title}}”', 'recorded the piece of evidence "{{title}}"'),
  'evidence.record-event': said('记保管情况：{{kind}}', 'logged what happened to a piece of evidence: {{kind}}'),
  'evidence.sign': said('签收或拒收证据（签收：{{accept}}）', 'answered a hand-over of evidence (signed: {{accept}})'),
  'evidence.write-fact': said('写下待证事实', 'wrote a fact'),
  'evidence.change-fact': said('修改待证事实', 'changed a fact'),
  'evidence.remove-fact': said('删除待证事实', 'removed a fact'),
  'evidence.rest-fact': said('为事实指明 {{count}} 项证据', 'laid {{count}} pieces of evidence to a fact'),
  'organisation.confirm': said('确认仍是联络员', 'confirmed to be the liaison still'),
  'organisation.set': said('设定联络员人数与确认周期', 'set how many liaisons and how often they confirm'),
  'organisation.report-figures': said('上报重点监控企业数', 'reported key enterprises'),
  'organisation.decide-figures': said('核对重点监控企业数', 'decided about reported key enterprises'),
  'organisation.freeze-roster': said('固定名单“{{title}}”', 'froze the roster "{{title}}"'),
  'records.write': said(
    '收到现场笔录的改动、打印、签署或照片',
    'received a change, printing, signing or photograph of a record',
  ),
  'records.keep-device': said('登记离线设备“{{name}}”', 'registered the offline device "{{name}}"'),
  'records.keep-kit': said('保存一版笔录模板', 'kept a version of the drafting template'),
  'people.ask-correction': said('请求更正本人信息', 'asked for a correction of their own data'),
  'people.answer-correction': said('答复更正请求：{{answer}}', 'answered a correction request: {{answer}}'),
  'audit.check-data': said('核对了全部数据', 'checked all data'),
  'audit.check-data-by-itself': said('按期自动核对了全部数据', 'checked all data, by itself'),
  'audit.delete-due': said('删除到期的个人信息', 'deleted personal data that was due'),
  'audit.delete-due-by-itself': said('按期自动删除到期的个人信息', 'deleted personal data that was due, by itself'),
}

/** Where a verb has no sentence of its own: its code, so that nothing is hidden. */
export const sentenceOf = (verb: string): Words => deedSentences[verb] ?? { zh: verb, en: verb }

/** How an entry is told: in which language, with whose names for ids, and whether some of its text has been deleted. */
export interface Telling {
  language: Language
  /** Internal id or code → name, of people, posts, units, objects. */
  names: ReadonlyMap<string, string>
  hasGone: boolean
}

type Values = Readonly<Record<string, unknown>>

export function sayDeed(verb: string, values: Values, telling: Telling): string {
  return inLanguage(sentenceOf(verb), telling.language).replace(/\{\{(\w+)\}\}/g, (_whole, name: string) =>
    wordOf(name, values[name], telling),
  )
}

/** The word of a value: a code in its own words, an id by its name. */
function wordOf(name: string, value: unknown, telling: Telling): string {
  const { language, names, hasGone } = telling
  if (value === undefined || value === null) return inLanguage(hasGone ? goneWords : nothingWords, language)
  if (typeof value === 'boolean') return inLanguage(yesWords[`${value}`], language)
  if (Array.isArray(value))
    return value.map((one: unknown) => wordOf(name, one, telling)).join(language === 'en' ? ', ' : '、')
  if (typeof value === 'string') return codeOr(name, value, { language, names })
  if (typeof value !== 'object') return JSON.stringify(value)
  const parts = Object.entries(value).map(
    ([part, one]) => `${nameOfValue(part, language)} ${wordOf(part, one, telling)}`,
  )
  return parts.join(language === 'en' ? ', ' : '，')
}

function codeOr(name: string, text: string, { language, names }: Pick<Telling, 'language' | 'names'>): string {
  // 'password+code': two codes, two words
  const words = text.split('+').map((part) => codeWords[name]?.[part])
  if (words.every((one) => one !== undefined)) return words.map((one) => inLanguage(one, language)).join(' + ')
  return names.get(text) ?? shortened(onBeijingClock(text))
}

export const nameOfValue = (name: string, language: Language): string => {
  const words = valueNames[name]
  return words === undefined ? name : inLanguage(words, language)
}

/** A hash, or an id that has no name, is known by its first digits; the whole one stands in the export. */
const shortened = (text: string): string =>
  text
    .replace(/\b([0-9a-f]{12})[0-9a-f]{52}\b/g, '$1…')
    .replace(/\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '$1…')

/** Values that are not in the sentence already, for the line below it; `reason` has a place of its own. */
export function otherValues(verb: string, values: Values, telling: Telling): [string, string][] {
  const { zh } = sentenceOf(verb)
  return Object.entries(values)
    .filter(([name, value]) => name !== 'reason' && value !== null && value !== '' && !zh.includes(`{{${name}}}`))
    .map(([name, value]) => [nameOfValue(name, telling.language), wordOf(name, value, telling)])
}
