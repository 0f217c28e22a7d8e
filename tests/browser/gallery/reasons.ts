/** The tree of the design's drawer: 19.98 of 20 points for case volume. All figures are made up. */
import type { ReasonNode } from '../../../platform/web/contract.ts'

const leaf = { clauses: [], inputs: [] }

const share: ReasonNode[] = [
  {
    ...leaf,
    label: '应达金额（基准值）',
    value: '1,416.80 万元',
    unit: 'text',
    formula: '占比 23/312 × 全区 19,219.2 万元',
    clauses: ['a1.2d'],
    inputs: [
      {
        ...leaf,
        label: '国控企业',
        value: '23 家',
        unit: 'text',
        formula: '2017年名单，不含畜禽养殖、重金属',
        rows: [{ file: '单位表', count: 1, rows: [15] }],
        inputs: Array.from({ length: 30 }, (_, index) => ({
          ...leaf,
          label: `合成企业 ${index + 1}`,
          value: '1 家',
          unit: 'text',
          formula: '',
        })),
      },
    ],
  },
]

export const caseVolume: ReasonNode = {
  ...leaf,
  label: '案件数量',
  value: '19.98',
  of: '20',
  unit: 'points',
  formula: '三项相加',
  clauses: ['a1.2a'],
  inputs: [
    {
      ...leaf,
      label: '案件数',
      value: '5.00',
      of: '5',
      unit: 'points',
      formula: '158 件 ÷ 应达 131.6 件 = 1.20，达到即满分',
      clauses: ['a1.2a'],
      reading: { id: 'R1', choice: 'capped-ratio' },
      rows: [{ file: '案件登记', count: 158, rows: [412, 413, 430] }],
    },
    {
      ...leaf,
      label: '罚款金额',
      value: '4.98',
      of: '5',
      unit: 'points',
      formula: '1,412.35 万元 ÷ 应达 1,416.80 万元 = 0.9969',
      clauses: ['a1.2a'],
      inputs: share,
    },
    {
      ...leaf,
      label: '重大案件',
      value: '10.00',
      of: '10',
      unit: 'points',
      formula: '31 件 ÷ 应达 22.4 件 = 1.38',
      clauses: ['a1.2a'],
      reading: { id: 'R5', choice: 'yes' },
    },
  ],
}
