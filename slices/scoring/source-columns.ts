/** Source rows as people know them: columns under the names of contract `score`, yes and no as 是 and 否. */
import { registerColumns } from '../registers/facts.ts'
import type { RegisterName } from '../registers/contract.ts'

const shared = { unit: '单位代码', certificate: '证件号', expert: '专家', score: '得分', industry: '行业' }

const names: Record<RegisterName, Record<string, string>> = {
  units: {
    ...{ code: '单位代码', name: '单位名称', level: '层级', parent: '上级代码' },
    ...{ state_controlled: '国控企业数', key_monitored: '重点监控企业数', list_year: '名单年份' },
  },
  officers: { ...shared, name: '姓名', valid_from: '证件有效期起', valid_to: '证件有效期止' },
  cases: { ...shared, number: '案号', type: '案件类型', decided: '决定日期', fine: '罚款金额' },
  'file-scores': { ...shared, number: '案号', type: '案卷类型', source: '来源' },
  'report-scores': { ...shared, report: '报告编号' },
  'exam-scores': shared,
  nominations: {
    ...shared,
    ...{ category: '类别', material1: '材料1', material2: '材料2' },
    ...{ integrity_proof: '廉洁证明', verified_report: '核实举报' },
  },
  figures: { ...shared, figure: '指标', period: '期间', value: '数值' },
}

/** Database column → header, in the order of the register's sheet. */
export const headersOf = (register: RegisterName): [string, string][] =>
  registerColumns(register).map((column) => [column, names[register][column] ?? column])

export const cellOf = (value: unknown): string => {
  if (typeof value === 'boolean') return value ? '是' : '否'
  return value === null || value === undefined ? '' : String(value)
}

/** A row under the names that people know. */
export const namedRow = (register: RegisterName, row: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(headersOf(register).map(([column, header]) => [header, cellOf(row[column])]))
