/** What the verification found, for people. */
import type { Finding, FindingKind } from './finding.ts'

type Words = Readonly<Record<'zh-CN' | 'en', string>>

/** {chain}, {place}, {entry}, {day} stand for the finding's own. */
const words: Readonly<Record<FindingKind, Words>> = {
  'entry-changed': {
    'zh-CN': '链 {chain} 第 {place} 条：记录 {entry} 被修改，或被换成了另一条记录',
    en: 'Chain {chain}, link {place}: entry {entry} was changed, or exchanged for another',
  },
  'entry-missing': {
    'zh-CN': '链 {chain} 第 {place} 条：记录 {entry} 被删除',
    en: 'Chain {chain}, link {place}: entry {entry} is missing',
  },
  'entry-unlinked': {
    'zh-CN': '记录 {entry} 不在任何链上：它的链接被删除，或在链接之前被动过',
    en: 'Entry {entry} stands in no chain: its link was removed, or it was tampered with before it was linked',
  },
  'entry-older': {
    'zh-CN': '链 {chain} 第 {place} 条：记录 {entry} 的时间早于前一条（被倒签，或服务器时钟被往回拨）',
    en: 'Chain {chain}, link {place}: entry {entry} is older than the one before it (backdated, or the clock was set back)',
  },
  'entry-gap': {
    'zh-CN': '从编号 {entry} 起的记录不见了：{day} 做审计根时它还在，不是撤销的写入',
    en: 'Numbers from {entry} are missing: they were there when the root of {day} was made, so no write was undone',
  },
  'link-missing': {
    'zh-CN': '链 {chain} 从第 {place} 条起缺失：{what}',
    en: 'Chain {chain}, missing from link {place}: {what}',
  },
  'link-changed': {
    'zh-CN': '链 {chain} 第 {place} 条：链接本身（哈希、前值或算法名）被修改',
    en: 'Chain {chain}, link {place}: the link itself (hash, hash before, or algorithm) was changed',
  },
  'link-misplaced': {
    'zh-CN': '链 {chain} 第 {place} 条：不接前一条（被调序、插入或移自别的链），记录 {entry}',
    en: 'Chain {chain}, link {place}: does not continue the one before (reordered, put between, or from another chain), entry {entry}',
  },
  'personal-changed': {
    'zh-CN': '记录 {entry} 的个人信息被修改',
    en: 'Personal content of entry {entry} was changed',
  },
  'personal-missing': {
    'zh-CN': '记录 {entry} 的个人信息未到期就没有了，也没有删除报告',
    en: 'Personal content of entry {entry} is gone before its day, without a deletion report',
  },
  'root-changed': {
    'zh-CN': '{day} 的审计根被修改，或签名不对：{what}',
    en: 'The root of {day} was changed, or its signature is wrong: {what}',
  },
  'root-missing': {
    'zh-CN': '{day} 之前的审计根缺失或被换：{what}',
    en: 'A root before {day} is missing or was exchanged: {what}',
  },
  'root-differs': {
    'zh-CN': '链 {chain} 与 {day} 的审计根不符：{what}',
    en: 'Chain {chain} does not fit the root of {day}: {what}',
  },
  'root-unknown': {
    'zh-CN': '在外留存的审计根不属于这份日志：{what}',
    en: 'The root noted outside is not of this log: {what}',
  },
  'log-cut': {
    'zh-CN': '链 {chain} 在第 {place} 条之后被截断：{what}',
    en: 'Chain {chain} was cut off after link {place}: {what}',
  },
  'deletion-changed': {
    'zh-CN': '删除报告被修改：{what}',
    en: 'A deletion report was changed: {what}',
  },
}

export function findingSentence(finding: Finding, language: 'zh-CN' | 'en'): string {
  const values = new Map(Object.entries(finding).map(([name, value]) => [name, String(value ?? '')]))
  return words[finding.kind][language].replace(/\{(\w+)\}/g, (_whole, name: string) => values.get(name) ?? '')
}
