/** Every register as data: its columns, the headers offices write for them, what stands in them. */
import {
  caseNumber,
  certificate,
  count,
  expert,
  industry,
  score,
  text,
  unit,
  unitName,
  type RegisterColumn,
} from './register-columns.ts'

export type RegisterName =
  'units' | 'officers' | 'cases' | 'file-scores' | 'report-scores' | 'exam-scores' | 'nominations' | 'figures'

export interface Register {
  name: RegisterName
  title: string
  columns: readonly RegisterColumn[]
  /** Keys of the columns that together may stand only once. */
  unique?: readonly string[]
}

const cases: Register = {
  name: 'cases',
  title: '案件',
  unique: ['number'],
  columns: [
    caseNumber,
    unit,
    unitName,
    {
      key: 'type',
      name: '案件类型',
      aliases: ['案件类别', '类型'],
      kind: 'choice',
      list: 'caseTypes',
      needs: 'value',
      example: '查封扣押',
    },
    {
      key: 'decided',
      name: '决定日期',
      aliases: ['处罚决定日期', '作出决定日期', '处罚日期', '日期'],
      kind: 'day',
      needs: 'value',
      example: '2017-05-03',
    },
    {
      key: 'fine',
      name: '罚款金额',
      aliases: ['罚款', '处罚金额', '金额'],
      kind: 'amount',
      needs: 'column',
      example: '35000',
    },
  ],
}

const units: Register = {
  name: 'units',
  title: '单位',
  unique: ['code'],
  columns: [
    { ...unit, key: 'code', kind: 'identifier', needs: 'value' },
    { ...unitName, key: 'name', kind: 'text', needs: 'value' },
    {
      key: 'level',
      name: '层级',
      aliases: ['级别', '单位层级'],
      kind: 'choice',
      list: 'levels',
      needs: 'value',
      example: '县级',
    },
    {
      key: 'parent',
      name: '上级代码',
      aliases: ['上级单位代码', '上级'],
      kind: 'identifier',
      needs: 'column',
      example: '652300',
    },
    count('stateControlled', '国控企业数', ['国控企业', '国控企业数量']),
    count('keyMonitored', '重点监控企业数', ['重点监控企业', '重点监控企业数量']),
    text({ key: 'listYear', name: '名单年份', example: '2017', aliases: ['年份'] }),
  ],
}

/** The list of units that other registers are read against: codes and names suffice. */
export const unitList: Register = {
  ...units,
  columns: units.columns
    .filter((column) => ['code', 'name', 'parent'].includes(column.key))
    .map((column) => (column.key === 'parent' ? { ...column, needs: undefined } : column)),
}

const officers: Register = {
  name: 'officers',
  title: '执法人员',
  unique: ['certificate'],
  columns: [
    certificate,
    {
      ...text({ key: 'name', name: '姓名', example: '执法人员6501000001', aliases: ['执法人员', '人员姓名'] }),
      needs: 'value',
    },
    unit,
    { ...unitName, aliases: [...unitName.aliases, '所在单位', '工作单位'] },
    // The certificate's term, where the export has it (a1.4d): without these columns what is known stays.
    {
      key: 'validFrom',
      name: '证件有效期起',
      aliases: [
        '有效期起',
        '有效期自',
        '有效期始',
        '有效期开始日期',
        '有效期起始日期',
        '有效起始日期',
        '发证日期',
        '证件发证日期',
      ],
      kind: 'day',
      example: '2015-01-01',
    },
    {
      key: 'validTo',
      name: '证件有效期止',
      aliases: [
        ...['有效期止', '有效期至', '证件有效期至', '有效期截止日期', '有效期结束日期', '有效截止日期'],
        ...['有效期截止', '证件到期日期', '到期日期', '证件有效期'],
      ],
      kind: 'day',
      example: '2020-12-31',
    },
  ],
}

const fileScores: Register = {
  name: 'file-scores',
  title: '案卷评分',
  columns: [
    caseNumber,
    unit,
    unitName,
    {
      key: 'type',
      name: '案卷类型',
      aliases: ['案件类型', '案卷类别', '类型'],
      kind: 'choice',
      list: 'fileTypes',
      needs: 'value',
      example: '按日连续处罚',
    },
    {
      key: 'source',
      name: '来源',
      aliases: ['案卷来源'],
      kind: 'choice',
      list: 'fileSources',
      needs: 'value',
      example: '抽取',
    },
    expert,
    score,
  ],
}

const report: RegisterColumn = {
  key: 'report',
  name: '报告编号',
  aliases: ['检查报告编号', '编号'],
  kind: 'identifier',
  needs: 'value',
  example: 'BG-0001',
}

const nominations: Register = {
  name: 'nominations',
  title: '推选名单',
  columns: [
    {
      key: 'category',
      name: '类别',
      aliases: ['推选类别', '表彰类别'],
      kind: 'choice',
      list: 'awards',
      needs: 'value',
      example: '行业能手',
    },
    unit,
    unitName,
    { ...certificate, needs: 'column' },
    { ...industry, needs: 'column' },
    {
      ...text({ key: 'material1', name: '材料1', example: 'BG-0001', aliases: ['材料一'] }),
      kind: 'identifier',
      needs: 'column',
    },
    {
      ...text({ key: 'material2', name: '材料2', example: '', aliases: ['材料二'] }),
      kind: 'identifier',
      needs: 'column',
    },
    {
      key: 'integrityProof',
      name: '廉洁证明',
      aliases: [],
      kind: 'choice',
      list: 'yesNo',
      needs: 'column',
      empty: '否',
      example: '是',
    },
    {
      key: 'verifiedReport',
      name: '核实举报',
      aliases: [],
      kind: 'choice',
      list: 'yesNo',
      needs: 'column',
      empty: '否',
      example: '否',
    },
  ],
}

const figures: Register = {
  name: 'figures',
  title: '上报数据',
  unique: ['unit', 'figure', 'period'],
  columns: [
    unit,
    unitName,
    {
      ...text({ key: 'figure', name: '指标', example: '出动执法人次', aliases: ['指标名称', '数据项'] }),
      needs: 'value',
    },
    {
      ...text({ key: 'period', name: '期间', example: '2017-05', aliases: ['时期', '统计期间', '月份'] }),
      needs: 'value',
    },
    { key: 'value', name: '数值', aliases: ['数量', '数据'], kind: 'decimal', needs: 'value', example: '120' },
  ],
}

export const registers: Readonly<Record<RegisterName, Register>> = {
  units,
  officers,
  cases,
  'file-scores': fileScores,
  'report-scores': {
    name: 'report-scores',
    title: '检查报告评分',
    columns: [report, certificate, industry, expert, score],
  },
  'exam-scores': { name: 'exam-scores', title: '考试成绩', columns: [certificate, score] },
  nominations,
  figures,
}

export const isRegisterName = (name: string): name is RegisterName => Object.hasOwn(registers, name)
