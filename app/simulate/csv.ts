/** Rows as the registers of contract `score` have them: UTF-8, header first, one line a row. */
import type { SyntheticProvince } from './province.ts'

type Value = string | number | undefined

const quoted = (value: Value): string => {
  const text = value === undefined ? '' : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

export function csv(header: readonly Value[], rows: Iterable<readonly Value[]>): string {
  const lines = [header.map(quoted).join(',')]
  for (const row of rows) lines.push(row.map(quoted).join(','))
  return `${lines.join('\n')}\n`
}

const tenths = (value: number): string =>
  value % 10 === 0 ? String(value / 10) : `${Math.floor(value / 10)}.${value % 10}`
const yesNo = (value: boolean | undefined): string => (value === undefined ? '' : value ? '是' : '否')

export const unitsCsv = ({ units }: SyntheticProvince): string =>
  csv(
    ['单位代码', '单位名称', '层级', '上级代码', '国控企业数', '重点监控企业数', '名单年份'],
    units.map((row) => [
      row.code,
      row.name,
      row.level,
      row.parent,
      row.stateControlled,
      row.keyMonitored,
      row.listYear,
    ]),
  )

export const casesCsv = ({ cases }: SyntheticProvince): string =>
  csv(
    ['案号', '单位代码', '案件类型', '决定日期', '罚款金额', '当事人'],
    cases.map((row) => [row.number, row.unit, row.type, row.decided, row.fine, row.party]),
  )

const people = (province: SyntheticProvince): Record<string, string> => ({
  'officers.csv': csv(
    ['证件号', '姓名', '单位代码'],
    province.officers.map((row) => [row.certificate, row.name, row.unit]),
  ),
  'exam-scores.csv': csv(
    ['证件号', '得分'],
    province.examScores.map((row) => [row.certificate, row.score]),
  ),
  'backbones.csv': csv(
    ['地州代码', '证件号', '行业'],
    province.backbones.map((row) => [row.prefecture, row.certificate, row.industry]),
  ),
  'nominations.csv': csv(
    ['类别', '单位代码', '证件号', '行业', '材料1', '材料2', '廉洁证明', '核实举报'],
    province.nominations.map((row) => [
      ...[row.category, row.unit, row.certificate, row.industry, row.material1, row.material2],
      ...[yesNo(row.integrityProof), yesNo(row.verifiedReport)],
    ]),
  ),
})

/** Every file of the province but the case register: name → text. */
export const registers = (province: SyntheticProvince): Record<string, string> => ({
  'units.csv': unitsCsv(province),
  ...people(province),
  'file-scores.csv': csv(
    ['案号', '单位代码', '案卷类型', '来源', '专家', '得分'],
    province.fileScores.map((row) => [row.file, row.unit, row.type, row.source, row.expert, tenths(row.tenths)]),
  ),
  'report-scores.csv': csv(
    ['报告编号', '证件号', '行业', '专家', '得分'],
    province.reportScores.map((row) => [row.report, row.certificate, row.industry, row.expert, tenths(row.tenths)]),
  ),
  'figures.csv': csv(
    ['单位代码', '指标', '期间', '数值'],
    province.figures.map((row) => [row.unit, row.figure, row.period, row.value]),
  ),
  'planted.json': `${JSON.stringify(province.planted, undefined, 2)}\n`,
})
