/** The workbook's 参数 sheet: points, weights, windows, places and readings of the definition; formulas point here. */
import type { Definition } from '../../rules/definition/schema.ts'
import { exact } from '../../rules/quantity/exact.ts'
import { clausesOfKinds } from './workbook-cite.ts'
import { cellOf, FIRST_ROW, type Column, type Table } from './workbook-table.ts'

export interface Parameter {
  key: string
  title: string
  value: string | number | Date
  clauses: readonly string[]
  reading?: string
}

export interface Parameters {
  table: Table<Parameter>
  /** Absolute cell of a parameter's value. @throws Error for a key that no parameter has. */
  ref: (key: string) => string
}

const columns: Column<Parameter>[] = [
  { key: 'title', title: '参数', width: 44, align: 'left', value: ({ title }) => title },
  {
    key: 'value',
    title: '数值',
    how: '公式引用此列；改动后重算，即见影响',
    width: 18,
    align: 'right',
    value: ({ value }) => value,
  },
  { key: 'clauses', title: '条款', width: 26, align: 'left', value: ({ clauses }) => clauses.join('、') },
  {
    key: 'reading',
    title: '读法',
    how: '通知未明确之处，见“读法”表',
    width: 14,
    align: 'left',
    value: ({ reading }) => reading ?? null,
  },
]

export function makeParameters(definition: Definition, name: string): Parameters {
  const items = listed(definition)
  const table: Table<Parameter> = {
    ...{
      name,
      title: '参数：分值、权重、时段、名额，均出自活动定义',
      columns,
      items,
      length: items.length,
      kind: 'working',
    },
  }
  const rows = new Map(items.map(({ key }, index) => [key, FIRST_ROW + index]))
  return {
    table,
    ref: (key) => {
      const row = rows.get(key)
      if (row === undefined) throw new Error(`no parameter ${key}`)
      return cellOf(table, 'value', row)
    },
  }
}

/** "0.8" or "1/3" as a spreadsheet's number. */
export const asNumber = (text: string): number => exact(text).valueOf()
export const asDate = (day: string): Date => new Date(`${day}T00:00:00Z`)

function listed(definition: Definition): Parameter[] {
  const { rounding, totalPoints } = definition
  return [
    { key: 'totalPoints', title: '总分满分', value: asNumber(totalPoints), clauses: rounding.clauses },
    { key: 'totalPlaces', title: '总分保留小数位', value: rounding.totalPlaces, ...read(rounding) },
    ...shared(definition),
    ...definition.indicators.flatMap((indicator) => [
      points(indicator, indicator.id),
      ...(indicator.kind === 'sum'
        ? indicator.parts.flatMap((part) => ofLeaf(definition, part, `${indicator.id}.${part.id}`))
        : ofLeaf(definition, indicator, indicator.id)),
    ]),
    ...definition.awards.map(({ id, title, places, clauses }) => ({
      ...{ key: `places:${id}`, title: `名额：${title}`, value: places, clauses },
    })),
  ]
}

/** What several indicators share, where the definition has such indicators. */
function shared(definition: Definition): Parameter[] {
  const [reviewed, mixed] = [
    clausesOfKinds(definition, ['reviewed-work', 'report-mix']),
    clausesOfKinds(definition, ['report-mix']),
  ]
  return [
    { key: 'fullScore', title: '专家评分满分', value: 100, clauses: reviewed },
    { key: 'industries', title: '行业类型总数', value: definition.industries.length, clauses: mixed },
  ].filter(({ clauses }) => clauses.length > 0)
}

const read = ({ clauses, reading }: { clauses: readonly string[]; reading?: string | undefined }) => ({
  clauses,
  ...(reading === undefined ? {} : { reading }),
})

type Named = { title: string; points: string; clauses: readonly string[] }
const points = ({ title, points, clauses }: Named, key: string): Parameter => ({
  ...{ key: `points:${key}`, title: `满分：${title}`, value: asNumber(points), clauses },
})

type Indicator = Definition['indicators'][number]
type Leaf = Exclude<Indicator, { kind: 'sum' }>

function ofLeaf(definition: Definition, rule: Leaf, key: string): Parameter[] {
  const own = key.includes('.') ? [points(rule, key)] : []
  const { title, clauses } = rule
  if (rule.kind === 'ratio-to-baseline')
    return [
      ...own,
      { key: `from:${key}`, title: `${title}：统计起日`, value: asDate(rule.window.from), clauses },
      { key: `to:${key}`, title: `${title}：统计止日`, value: asDate(rule.window.to), clauses },
    ]
  if (rule.kind === 'report-mix')
    return [
      ...own,
      ...['mean', 'number', 'types', 'target'].map((name) => ({
        ...{ key: `${name}:${key}`, title: `${title}：${mixTitles[name] ?? name}`, clauses, reading: rule.mix.reading },
        value: asNumber(definition.readings[rule.mix.reading]?.values?.[name] ?? '0'),
      })),
    ]
  if (rule.kind === 'participation-and-score')
    return [
      ...own,
      { key: `fullMark:${key}`, title: `${title}：卷面满分`, value: asNumber(rule.fullMark), clauses },
      {
        key: `turnout:${key}`,
        title: `${title}：参考率权重（仅加权时用）`,
        value: asNumber(rule.weights?.turnout ?? '0'),
        clauses,
      },
      {
        key: `mean:${key}`,
        title: `${title}：平均分权重（仅加权时用）`,
        value: asNumber(rule.weights?.mean ?? '1'),
        clauses,
      },
    ]
  return [...own, ...ofFigures(rule, key)]
}

/** Of the kinds that rest on reported figures. */
function ofFigures(rule: Leaf, key: string): Parameter[] {
  const { title, clauses } = rule
  if (rule.kind === 'threshold')
    return [{ key: `atLeast:${key}`, title: `${title}：达标线`, value: asNumber(rule.atLeast), clauses }]
  if (rule.kind === 'year-on-year')
    return [{ key: `fullAt:${key}`, title: `${title}：满分改善率`, value: asNumber(rule.fullAt), clauses }]
  if (rule.kind !== 'bonus-deduction') return []
  return [
    { key: `start:${key}`, title: `${title}：起评分`, value: asNumber(rule.start), clauses },
    ...rule.items.flatMap((item, index) => [
      {
        ...{ key: `each${index}:${key}`, value: asNumber(item.each), clauses: item.clauses },
        title: `${title}：${item.figure}每件`,
      },
      {
        ...{ key: `atMost${index}:${key}`, value: asNumber(item.atMost), clauses: item.clauses },
        title: `${title}：${item.figure}至多`,
      },
    ]),
  ]
}

const mixTitles: Readonly<Record<string, string>> = {
  ...{ mean: '平均分权重', number: '篇数权重', types: '行业类型权重', target: '篇数目标' },
}
