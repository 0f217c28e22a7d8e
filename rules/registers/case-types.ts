/** Closed lists of the registers and how offices write their entries. a1.2a and a1.1d name the case types. */
import { comparable } from './cells.ts'

/** The value a campaign uses → what offices write for it. */
export type ChoiceList = Readonly<Record<string, readonly string[]>>

export const caseTypes: ChoiceList = {
  一般行政处罚: ['行政处罚', '一般处罚', '普通行政处罚'],
  按日连续处罚: ['按日计罚', '按日连续计罚'],
  查封扣押: ['查封、扣押', '查封/扣押', '查封 扣押'],
  限产停产: ['限制生产、停产整治', '限产、停产', '限制生产停产整治'],
  移送行政拘留: ['移送拘留', '移送公安机关行政拘留', '行政拘留'],
  涉嫌犯罪移送: ['移送涉嫌环境污染犯罪', '涉嫌犯罪', '移送涉嫌犯罪'],
  申请法院强制执行: ['申请强制执行', '申请人民法院强制执行'],
  稽查: ['稽查案卷'],
}

const { 一般行政处罚: _general, 查封扣押: _seizure, 限产停产: _stop, ...sharedTypes } = caseTypes

export const choiceLists = {
  caseTypes,
  /** Case files: the recommended ones are 行政处罚 and 稽查, the drawn ones of the four types (a1.1c, a1.1d). */
  fileTypes: { 行政处罚: ['一般行政处罚', '一般处罚', '普通行政处罚'], ...sharedTypes },
  fileSources: { 推荐: ['推荐案卷', '自荐'], 抽取: ['抽取案卷', '随机抽取', '抽查'] },
  industries: { 钢铁: ['钢铁行业'], 火电: ['火电行业'], 水泥: ['水泥行业'], 造纸: ['造纸行业'] },
  levels: { 自治区级: ['自治区', '省级'], 市级: ['地级', '地州级', '地州市级'], 县级: ['县', '区县级', '县区级'] },
  awards: { 集体: ['先进集体', '表现突出集体'], 案件调查: ['案件调查能手'], 行业能手: ['行业执法能手'] },
  yesNo: { 是: ['有', '√', '✓', 'Y', 'yes', '1'], 否: ['无', '×', '✗', 'N', 'no', '0'] },
} satisfies Record<string, ChoiceList>

export type ChoiceListName = keyof typeof choiceLists

/** Enumeration marks between words do not tell types apart: 查封、扣押 = 查封/扣押 = 查封扣押. */
const bare = (text: string): string =>
  comparable(text)
    .replace(/[、/,;·&+和与]/g, '')
    .toLowerCase()

/** Finds the list's entry for what was written; `entries` narrows or widens the list to a campaign's own. */
export function createChoiceFinder(
  list: ChoiceList,
  entries: readonly string[] = Object.keys(list),
): (written: string) => string | undefined {
  const entryOf = new Map<string, string>()
  for (const entry of entries) for (const alias of list[entry] ?? []) entryOf.set(bare(alias), entry)
  for (const entry of entries) entryOf.set(bare(entry), entry)
  return (written) => entryOf.get(bare(written))
}
