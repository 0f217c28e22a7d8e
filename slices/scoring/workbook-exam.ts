/** a1.4b 在线考试 in formulas: best scores over holders × full mark; a prefecture with its counties (R15). */
import { decide } from '../../rules/definition/choices.ts'
import type { ParticipationAndScore } from '../../rules/definition/schema.ts'
import { sum } from '../../rules/quantity/exact.ts'
import { nth } from '../../rules/scoring/basis.ts'
import { cited } from './workbook-cite.ts'
import type { LeafColumns, LeafSheet, UnitRow } from './workbook-leaf.ts'
import { rangeOf, type Column } from './workbook-table.ts'

type Sheet = LeafSheet<ParticipationAndScore>

export function examColumns(sheet: Sheet): LeafColumns {
  const { book, key, rule } = sheet
  const weighted = decide(book.definition, rule.mix).value === 'weighted'
  const ref = (name: string) => book.parameters.ref(`${name}:${key}`)
  const at = (name: string, row: number) => `@${key}:${name}@${row}`
  return {
    columns: columnsOf(sheet),
    how: cited(rule.mix, weighted ? '参考率与平均分加权 × 满分' : '成绩之和 ÷（持证人数 × 卷面满分）× 满分；未考 0'),
    points: (row) => {
      const [holders, sat, scores] = [at('holders', row), at('sat', row), at('scores', row)]
      const sums = `${scores}/(${ref('fullMark')}*${holders})`
      const average = `IF(${sat}=0,0,${scores}/${sat}/${ref('fullMark')})`
      const all = `IF(${ref('turnout')}+${ref('mean')}=0,1,${ref('turnout')}+${ref('mean')})`
      const mixed = `(${ref('turnout')}*${sat}/${holders}+${ref('mean')}*${average})/${all}`
      return `IF(${holders}=0,0,${ref('points')}*${weighted ? mixed : sums})`
    },
  }
}

function columnsOf(sheet: Sheet): Column<UnitRow>[] {
  const { key, level, rule, registers } = sheet
  const { officers, exams } = registers
  const own = rule.holdersOf[level.id] === 'territory' ? `at:${level.id}` : 'unitAt'
  const best = (row: number) => `${rangeOf(exams, own)},@unitAt@${row},${rangeOf(exams, 'best')},1`
  const values = (row: UnitRow) => sittings(sheet, row)
  const whose = own === 'unitAt' ? '本单位' : '本单位及所辖各单位'
  return [
    {
      ...{ key: `${key}:holders`, title: '持证人数', how: whose, width: 11 },
      live: (row) => `COUNTIFS(${rangeOf(officers, own)},@unitAt@${row})`,
      value: (row) => values(row).holders,
    },
    {
      ...{ key: `${key}:sat`, title: '参考人数', how: whose, width: 11 },
      live: (row) => `COUNTIFS(${best(row)})`,
      value: (row) => values(row).sat,
    },
    {
      ...{ key: `${key}:scores`, title: '成绩之和', how: '每人取最高一次', width: 12, format: '#,##0.00' },
      live: (row) => `SUMIFS(${rangeOf(exams, 'score')},${best(row)})`,
      value: (row) => values(row).scores,
    },
  ]
}

function sittings({ book, rule, level }: Sheet, { unit }: UnitRow): { holders: number; sat: number; scores: number } {
  const units = rule.holdersOf[level.id] === 'territory' ? nth(book.basis.territory, unit) : [unit]
  const holders = units.flatMap((member) => [...nth(book.basis.officersOf, member)])
  const best = holders.flatMap((officer) => book.basis.bestExam[officer] ?? [])
  return { holders: holders.length, sat: best.length, scores: sum(best.map(({ score }) => score)).valueOf() }
}
