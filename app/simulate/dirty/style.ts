/** How one office keeps its register: turns by the number of the file, so that every habit occurs whatever the seed. */

export interface Style {
  format: 'xlsx' | 'csv' | 'gb18030'
  titles: readonly string[]
  noteSheet: boolean
  header: 'one-row' | 'two-rows'
  unitBy: 'name' | 'code'
  mergedUnits: boolean
  amountUnit: '元' | '万元'
  /** Header texts by column. */
  names: Record<Column, string>
}
export type Column = '序号' | '单位' | '当事人' | '案号' | '案件类型' | '决定日期' | '罚款金额' | '备注'

const formats: Style['format'][] = ['xlsx', 'gb18030', 'xlsx', 'csv', 'xlsx']
const numbers = ['决定书文号', '处罚决定书文号', '行政处罚决定书文号', '文号', '案号']
const units = ['单位名称', '单位', '处罚机关', '实施机关', '填报 单位']
const types = ['案件类型', '案件类别', '类型']
const dates = ['处罚决定日期', '作出决定日期', '处罚日期', '日期', '决定日期']
const amounts = ['罚款', '处罚金额', '金额', '罚款金额']
const amountUnits = ['（万元）', '(元)', '', '(万元)', '（元）', '（ 万元 ）', '']

const turn = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length]
  if (found === undefined) throw new RangeError('an empty list has no turns')
  return found
}

function titlesOf(index: number): string[] {
  if (index % 3 === 2) return []
  return index % 3 === 0
    ? ['2017年环境行政处罚案件登记表', '', '填报时间：2017年11月']
    : ['附件2：环境行政处罚案件登记表（合成）']
}

export function styleOf(index: number): Style {
  const format = turn(formats, index)
  const spreadsheet = format === 'xlsx'
  const unitBy = index % 4 === 1 ? 'code' : 'name'
  const amountUnit = turn(amountUnits, index)
  const broken = (text: string): string => (spreadsheet ? `${text.slice(0, 2)}\n${text.slice(2)}` : text)
  return {
    format,
    titles: titlesOf(index),
    noteSheet: spreadsheet && index % 2 === 0,
    header: spreadsheet && index % 5 === 0 ? 'two-rows' : 'one-row',
    unitBy,
    mergedUnits: spreadsheet && unitBy === 'name' && index % 2 === 0,
    amountUnit: amountUnit.includes('万') ? '万元' : '元',
    names: {
      序号: '序号',
      单位: unitBy === 'code' ? turn(['单位代码', '行政区划代码'], index >> 2) : turn(units, index),
      当事人: '当事人',
      案号: turn(numbers, index),
      案件类型: index % 2 === 0 ? broken(turn(types, index)) : turn(types, index),
      决定日期: turn(dates, index),
      罚款金额: turn(amounts, index) + amountUnit,
      备注: '备注',
    },
  }
}
