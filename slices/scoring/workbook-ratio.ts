/** a1.2d–e in formulas: actual, base, share, baseline, ratio, points (R1, R3, R4). */
import { decide } from '../../rules/definition/choices.ts'
import type { RatioToBaseline } from '../../rules/definition/schema.ts'
import { exact } from '../../rules/quantity/exact.ts'
import { actuals } from '../../rules/indicators/actuals.ts'
import { nth } from '../../rules/scoring/basis.ts'
import { cited, inBrackets } from './workbook-cite.ts'
import { asNumber } from './workbook-parameters.ts'
import { NOT_APPLICABLE, type LeafColumns, type LeafSheet, type UnitRow } from './workbook-leaf.ts'
import { FIRST_ROW, lastRow, rangeOf, type Column } from './workbook-table.ts'

type Sheet = LeafSheet<RatioToBaseline>

export function ratioColumns(sheet: Sheet): LeafColumns {
  const { rule, level } = sheet
  if (rule.base[level.id] === undefined) return { columns: [], how: '此层级没有基数' }
  const values = valuesOf(sheet)
  const inPrefecture = sharesPrefecture(sheet)
  return {
    columns: [...measured(sheet, values), ...compared(sheet, { values, inPrefecture })],
    how: curveWords(sheet),
    points: (row) => pointsFormula(sheet, row),
  }
}

/** R3: the share is of the prefecture's units, not of the region's. */
function sharesPrefecture({ book, rule, level }: Sheet): boolean {
  const share = rule.shareOf?.[level.id]
  return share !== undefined && decide(book.definition, share).value === 'prefecture'
}

interface Values {
  actual: number
  base: number
  amounts: number
  bases: number
}

/** Per unit: what is measured, its base, and the sums of its group (all units of the level, or the prefecture's by R3). */
function valuesOf({ book, rule, level, rows, ...rest }: Sheet): (row: UnitRow) => Values {
  const measure = actuals(book.basis, rule)
  const { units } = book.facts
  const figure = rule.base[level.id] ?? 'keyMonitored'
  const group = sharesPrefecture({ book, rule, level, rows, ...rest })
  const own = ({ unit }: UnitRow) => ({
    actual: exact(measure.amount(unit), measure.scale).valueOf(),
    base: nth(units, unit)[figure].valueOf(),
    parent: group ? nth(units, unit).parent : -1,
  })
  const sums = new Map<number, { amounts: number; bases: number }>()
  for (const row of rows) {
    const { actual, base, parent } = own(row)
    const before = sums.get(parent) ?? { amounts: 0, bases: 0 }
    sums.set(parent, { amounts: before.amounts + actual, bases: before.bases + base })
  }
  return (row) => {
    const { actual, base, parent } = own(row)
    return { actual, base, ...(sums.get(parent) ?? { amounts: 0, bases: 0 }) }
  }
}

const measureFormat = (rule: RatioToBaseline) => (rule.measure === 'fines' ? '#,##0.00' : '#,##0')

function measured({ rule, level, key, registers }: Sheet, values: (row: UnitRow) => Values): Column<UnitRow>[] {
  const { cases, units } = registers
  const figure = rule.base[level.id] ?? 'keyMonitored'
  return [
    {
      ...{
        key: `${key}:actual`,
        title: `${rule.title}：实际`,
        how: '辖区内计入的案件',
        width: 18,
        format: measureFormat(rule),
      },
      live: (row) => `SUMIFS(${rangeOf(cases, `add:${key}`)},${rangeOf(cases, `at:${level.id}`)},@unitAt@${row})`,
      value: (row) => values(row).actual,
    },
    {
      ...{
        key: `${key}:base`,
        title: '基数',
        how: `${figure === 'stateControlled' ? '国控企业数' : '重点监控企业数'}${inBrackets(rule.clauses)}`,
        width: 9,
      },
      live: (row) => `INDEX(${rangeOf(units, figure)},@unitAt@${row})`,
      value: (row) => values(row).base,
    },
  ]
}

interface Compared {
  values: (row: UnitRow) => Values
  inPrefecture: boolean
}

function compared(sheet: Sheet, { values, inPrefecture }: Compared): Column<UnitRow>[] {
  return [
    ...(inPrefecture ? [parentColumn(sheet)] : []),
    ...sumColumns(sheet, { values, inPrefecture }),
    ...ratioToBase(sheet, values),
  ]
}

const parentColumn = ({ key, level, rule, registers: { units } }: Sheet): Column<UnitRow> => ({
  ...{ key: `${key}:parent`, title: '上级序号', width: 10 },
  how: cited(rule.shareOf?.[level.id] ?? {}, '份额按上级分组'),
  live: (row) => `MATCH(INDEX(${rangeOf(units, 'parent')},@unitAt@${row}),${rangeOf(units, 'code')},0)`,
  value: ({ parent }) => parent + 1,
})

function sumColumns({ key, rows, rule }: Sheet, { values, inPrefecture }: Compared): Column<UnitRow>[] {
  const last = lastRow({ length: rows.length })
  const whole = (name: string) => `$@${key}:${name}@$${FIRST_ROW}:$@${key}:${name}@$${last}`
  const total = (name: string) => (row: number) =>
    inPrefecture ? `SUMIFS(${whole(name)},${whole('parent')},@${key}:parent@${row})` : `SUM(${whole(name)})`
  const how = inPrefecture ? '同一上级各单位之和' : '本级各单位之和'
  return [
    {
      ...{ key: `${key}:amounts`, title: '实际合计', how, width: 18, format: measureFormat(rule) },
      live: total('actual'),
      value: (row) => values(row).amounts,
    },
    {
      ...{ key: `${key}:bases`, title: '基数合计', how, width: 10 },
      live: total('base'),
      value: (row) => values(row).bases,
    },
  ]
}

function ratioToBase({ key, rule }: Sheet, values: (row: UnitRow) => Values): Column<UnitRow>[] {
  const at = (name: string, row: number) => `@${key}:${name}@${row}`
  const baseline = ({ base, amounts, bases }: Values) => (bases === 0 ? 0 : (base * amounts) / bases)
  return [
    {
      ...{
        key: `${key}:baseline`,
        title: '基准值',
        how: '基数 ÷ 基数合计 × 实际合计',
        width: rule.measure === 'fines' ? 21 : 14,
        format: '#,##0.0000',
      },
      live: (row) => `IF(${at('bases', row)}=0,0,${at('base', row)}*${at('amounts', row)}/${at('bases', row)})`,
      value: (row) => baseline(values(row)),
    },
    {
      ...{ key: `${key}:ratio`, title: '比值', how: '实际 ÷ 基准值；基准值为 0 时空', width: 11, format: '0.000000' },
      live: (row) => `IF(${at('baseline', row)}=0,"",${at('actual', row)}/${at('baseline', row)})`,
      value: (row) => (baseline(values(row)) === 0 ? '' : values(row).actual / baseline(values(row))),
    },
  ]
}

const zeroWords = { 'full-if-any': '有案即满分，无案 0', zero: '0', 'not-applicable': '不适用' }

function curveWords({ book, rule }: Sheet): string {
  const curve = decide(book.definition, rule.curve).value
  const words = {
    'capped-ratio': 'min(1, 比值) × 满分',
    'best-ratio': '比值 ÷ 本级最高比值 × 满分',
    piecewise: '按定义的折线 × 满分',
  }
  const zero = `基准值 0 时${zeroWords[decide(book.definition, rule.zeroBaseline).value]}`
  return `${cited(rule.curve, words[curve])}；${cited(rule.zeroBaseline, zero)}`
}

function pointsFormula({ book, rule, key, rows }: Sheet, row: number): string {
  const full = book.parameters.ref(`points:${key}`)
  const ratio = `@${key}:ratio@${row}`
  const zero = {
    'full-if-any': `IF(@${key}:actual@${row}>0,${full},0)`,
    zero: '0',
    'not-applicable': `"${NOT_APPLICABLE}"`,
  }
  const best = `MAX($@${key}:ratio@$${FIRST_ROW}:$@${key}:ratio@$${lastRow({ length: rows.length })})`
  const curve = {
    'capped-ratio': () => `MIN(1,${ratio})`,
    'best-ratio': () => `IF(${best}=0,0,${ratio}/${best})`,
    piecewise: () => piecewise(rule.curvePoints ?? [], ratio),
  }
  const share = curve[decide(book.definition, rule.curve).value]()
  return `IF(${ratio}="",${zero[decide(book.definition, rule.zeroBaseline).value]},${full}*${share})`
}

/** Linear between the declared points, flat before the first and after the last. */
function piecewise(points: readonly (readonly [string, string])[], ratio: string): string {
  const list = points.map(([x, y]) => [asNumber(x), asNumber(y)] as const)
  const parts = list.map(([x, y], index) => {
    const [x0, y0] = list[index - 1] ?? [x, y]
    return `IF(${ratio}<=${x},${index === 0 ? y : `${y0}+(${ratio}-${x0})*${y - y0}/${x - x0}`},`
  })
  return `${parts.join('')}${list.at(-1)?.[1] ?? 0}${')'.repeat(parts.length)}`
}
