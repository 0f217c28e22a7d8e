/** The same fact as different hands write it (contract `import`): units, types, dates, amounts. */
import type { CaseType, UnitRow } from '../province.ts'
import type { Random } from '../random.ts'

/** A cell as a spreadsheet stores it; `day` is YYYY-MM-DD, `formula` carries its stored value. */
export type DirtyCell = null | string | number | { day: string } | { formula: string; value: number }

const shortForms: Record<string, string> = {
  昌吉回族自治州: '昌吉州',
  博尔塔拉蒙古自治州: '博州',
  巴音郭楞蒙古自治州: '巴州',
  克孜勒苏柯尔克孜自治州: '克州',
  伊犁哈萨克自治州: '伊犁州',
}
const authorities = ['', '环境保护局', '环保局', '生态环境局']

export function unitName(random: Random, { name, level }: UnitRow): string {
  const squad = level === '市级' ? '环境监察支队' : '环境监察大队'
  const authority = random.pick([...authorities, squad])
  const short = shortForms[name]
  if (short !== undefined && random.chance(50)) return short + authority
  const area = name.endsWith('地区') && level === '市级' && authority !== '' && random.chance(50)
  return (area ? name.slice(0, -2) : name) + authority
}

const typeForms: Record<CaseType, string[]> = {
  一般行政处罚: ['一般行政处罚', '行政处罚', '一般处罚', '普通行政处罚'],
  按日连续处罚: ['按日连续处罚', '按日计罚', '按日连续计罚'],
  查封扣押: ['查封扣押', '查封、扣押', '查封/扣押', '查封 扣押'],
  限产停产: ['限产停产', '限制生产、停产整治', '限产、停产', '限制生产停产整治'],
  移送行政拘留: ['移送行政拘留', '移送拘留', '移送公安机关行政拘留', '行政拘留'],
  涉嫌犯罪移送: ['涉嫌犯罪移送', '移送涉嫌环境污染犯罪', '涉嫌犯罪', '移送涉嫌犯罪'],
  申请法院强制执行: ['申请法院强制执行', '申请强制执行', '申请人民法院强制执行'],
  稽查: ['稽查', '稽查案卷'],
}
export const typeName = (random: Random, type: CaseType): string => random.pick(typeForms[type])

export const fullWidth = (text: string): string =>
  text.replace(/[0-9,.]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))

/** Excel's number of a day. */
const serial = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86400000 + 25569

export function dateCell(random: Random, iso: string, spreadsheet: boolean): DirtyCell {
  const [year = '', month = '', day = ''] = iso.split('-')
  const [m, d] = [Number(month), Number(day)]
  const texts = [iso, `${year}/${m}/${d}`, `${year}.${m}.${d}`, `${year}年${m}月${d}日`, year + month + day]
  const text = random.pick([...texts, fullWidth(`${year}/${m}/${d}`)])
  if (!spreadsheet || random.chance(50)) return text
  return random.chance(60) ? { day: iso } : serial(iso)
}

const grouped = (yuan: number): string => `${String(yuan).replace(/\B(?=(\d{3})+$)/g, ',')}.00`
const tenThousands = (yuan: number): string => String(yuan / 10000)

/** `unit` is what the header of the column says; a plain number is in it, a text that names its own unit is not. */
export function amountCell(random: Random, yuan: number | undefined, column: AmountColumn): DirtyCell {
  if (yuan === undefined || yuan === 0) return random.pick([null, '-', '—', '无', '/', 0])
  const own = [`${yuan}元`, `${tenThousands(yuan)}万元`, `${tenThousands(yuan)}万`]
  if (random.chance(25)) return random.pick(own)
  if (column.unit === '万元') return random.chance(50) ? yuan / 10000 : tenThousands(yuan)
  if (column.spreadsheet && random.chance(5)) return { formula: `${yuan}*1`, value: yuan }
  return random.pick<DirtyCell>([yuan, grouped(yuan), fullWidth(grouped(yuan))])
}

export interface AmountColumn {
  unit: '元' | '万元'
  spreadsheet: boolean
}
