/** What the scoring command says besides its result. */
import type { Sentence } from '../../rules/registers/messages.ts'

export type Language = 'zh-CN' | 'en'

const words = {
  'no-folder': {
    zh: '没有文件夹“{folder}”，或者无权读取；请核对路径',
    en: 'There is no folder {folder}, or it may not be read; check the path',
  },
  'nothing-there': {
    zh: '提示：文件夹“{folder}”里没有登记表，结果是空的；登记表是 {names}（.csv 或 .xlsx）\n',
    en: 'Note: the folder {folder} holds no register, so the result is empty; registers are {names} (.csv or .xlsx)\n',
  },
  'two-files': {
    zh: '文件夹里同时有 {file} 和 {second}，不知以哪一个为准；请只留一个',
    en: 'The folder holds {file} and {second}: which one counts? Keep one of them',
  },
  unreadable: { zh: '文件读不出来（{cause}）', en: 'The file cannot be read ({cause})' },
  'no-argument': { zh: '请给出一个文件夹（且只给一个）', en: 'Give one folder, and only one' },
  'no-language': { zh: '没有语言“{value}”；可用 zh-CN 或 en', en: 'There is no language {value}; use zh-CN or en' },
  'root-explained': {
    zh: '“{code}”是{level}单位，不参加计分；请给出市级、县级单位代码或证件号',
    en: '{code} is the unit of the level {level}, which is not scored; give the code of a unit below it or a certificate',
  },
  'nobody-explained': {
    zh: '“{code}”既不是单位代码，也不是证件号；请核对 units 和 officers',
    en: '{code} is neither a unit nor a certificate; check units and officers',
  },
  row: { zh: '第 {row} 行', en: 'row {row}' },
  refused: { zh: '共 {count} 处错误，未计分\n', en: '{count} errors; nothing was scored\n' },
} satisfies Record<string, Sentence>

export const key = (language: Language): keyof Sentence => (language === 'en' ? 'en' : 'zh')

export const say = (
  language: Language,
  code: keyof typeof words,
  values: Readonly<Record<string, string | number>> = {},
): string => words[code][key(language)].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
