/** The workbook's league sheets: one a level; points, total, eligibility, rank with its tie-break, award (a1.0a–c). */
import type { Definition } from '../../rules/definition/schema.ts'
import { zero } from '../../rules/quantity/exact.ts'
import { isNotApplicable } from '../../rules/indicators/outcome.ts'
import { nth } from '../../rules/scoring/basis.ts'
import { allLeaves, leavesOf, type Book, type Level } from './workbook-book.ts'
import { cited, inBrackets } from './workbook-cite.ts'
import { unitColumns, unitRows } from './workbook-indicators.ts'
import { leafOf, pointsKey, pointsValue, type Registers, type UnitRow } from './workbook-leaf.ts'
import { asNumber } from './workbook-parameters.ts'
import { withOwnLetters } from './workbook-registers.ts'
import { cellOf, FIRST_ROW, fixed, lastRow, literal, rangeOf, type Column, type Table } from './workbook-table.ts'

/** Above the last digit of a spreadsheet's binary numbers, far below any place that is published: halves round up. */
export const NUDGE = '1E-9'
/** Two exact values that differ do so before this place; two that are equal agree up to it. */
const KEY_PLACES = 9

export const reasonWords: Readonly<Record<string, string>> = {
  'no-field-exercise': '未参加现场实战练兵',
  'not-nominated': '未被推选',
  'no-integrity-proof': '无廉洁证明',
  vetoed: '举报查实',
  'material-missing': '材料缺失或未评分',
  'report-used-twice': '报告重复使用',
  'nominated-twice': '同一人重复推选',
}
export const awardWords = { won: '入选', tied: '并列待定' }

interface Sheet {
  book: Book
  registers: Registers
  level: Level
  /** Indicator id → its working sheet of this level. */
  working: ReadonlyMap<string, Table<UnitRow>>
}

export function leagueTable(sheet: Sheet): Table<UnitRow> {
  const { book, level, registers } = sheet
  const rows = unitRows(book, level)
  const [code, name, unitAt] = unitColumns(registers.units)
  return withOwnLetters({
    ...{ name: book.name(level.register), title: `${book.definition.title} · ${level.title}排名`, kind: 'result' },
    ...{ items: rows, length: rows.length },
    columns: [
      rankColumn(sheet, rows.length),
      ...[code, name].flatMap((column) => column ?? []),
      ...pointColumns(sheet),
      totalColumn(book),
      ...standingColumns(sheet, rows.length),
      ...publishedColumns(book),
      ...(unitAt === undefined ? [] : [unitAt]),
      ...helperColumns(sheet),
    ],
  })
}

const conditionsOf = ({ book, level }: Sheet): Definition['eligibility'] =>
  book.definition.eligibility.filter(
    ({ levels, reading }) =>
      levels.includes(level.id) &&
      (reading === undefined || book.definition.readings[reading]?.choice === 'applies-to-all'),
  )

function pointColumns({ book, working }: Sheet): Column<UnitRow>[] {
  return book.definition.indicators.flatMap((indicator) => {
    const table = working.get(indicator.id)
    if (table === undefined) return []
    const keys = indicator.kind === 'sum' ? [indicator.id, ...leavesOf(indicator).map(([key]) => key)] : [indicator.id]
    return keys.map((key): Column<UnitRow> => ({
      ...{
        key: pointsKey(key),
        title: titleOf(book, key),
        format: fixed(book.definition.rounding.pointPlaces),
        width: key.includes('.') ? 11 : 13,
      },
      how: key.includes('.') ? '其中' : `满分 ${indicator.points}（${indicator.clauses.join('、')}）`,
      live: (row) => cellOf(table, pointsKey(key), row),
      value: ({ score }) => pointsValue(key.includes('.') ? leafOf(score, key) : score.points[key]),
    }))
  })
}

const titleOf = ({ definition }: Book, key: string): string =>
  definition.indicators.find(({ id }) => id === key)?.title ??
  allLeaves(definition).find(([leaf]) => leaf === key)?.[1].title ??
  key

const totalColumn = ({ parameters, definition: { rounding } }: Book): Column<UnitRow> => ({
  ...{ key: 'total', title: '总分', format: fixed(rounding.totalPlaces), width: 10 },
  how: cited(rounding, '只舍入一次，四舍五入'),
  live: (row) => `ROUND(@exact@${row}+${NUDGE},${parameters.ref('totalPlaces')})`,
  value: ({ score }) => Number(score.published),
})

/** R18: rank among the eligible: by total, then the indicators that break ties; equal still: shared. */
function rankColumn({ book }: Sheet, length: number): Column<UnitRow> {
  const whole = (key: string) => `$@${key}@$${FIRST_ROW}:$@${key}@$${lastRow({ length })}`
  const keys = ['total', ...book.definition.ranking.tieBreak.map((id) => `key:${id}`)]
  const better = (row: number) =>
    keys.reduceRight((rest, key) => {
      const more = `(${whole(key)}>@${key}@${row})`
      return rest === '' ? more : `(${more}+(${whole(key)}=@${key}@${row})*${rest})`
    }, '')
  return {
    ...{ key: 'rank', title: '名次', width: 7 },
    how: cited(
      book.definition.ranking,
      book.definition.ranking.tieBreak.length === 0 ? '按总分' : '按总分，同分依次比排序键',
    ),
    live: (row) => `IF(@eligible@${row}=1,1+SUMPRODUCT((${whole('eligible')}=1)*${better(row)}),"")`,
    value: ({ score }) => score.rank ?? '',
  }
}

function standingColumns(sheet: Sheet, length: number): Column<UnitRow>[] {
  const { book, level } = sheet
  const conditions = [...new Set(conditionsOf(sheet).map(({ id }) => id))]
  const met = (row: number) => `IF(AND(${conditions.map((id) => `@has:${id}@${row}>0`).join()}),1,0)`
  const words = (id: string) => reasonWords[id] ?? id
  const award = book.definition.awards.find(({ of }) => of === level.id)
  return [
    {
      ...{ key: 'eligible', title: '可参评', width: 9 },
      how: `1 是，0 否${inBrackets(conditionsOf(sheet).flatMap(({ clauses }) => clauses))}`,
      live: (row) => (conditions.length === 0 ? '1' : met(row)),
      value: ({ score }) => (score.eligible ? 1 : 0),
    },
    {
      ...{ key: 'reasons', title: '不参评原因', width: 30, align: 'left' },
      live: (row) =>
        ['""', ...conditions.map((id) => `IF(@has:${id}@${row}>0,"",${literal(`${words(id)} `)})`)].join('&'),
      value: ({ score }) => score.reasons.map((id) => `${words(id)} `).join(''),
    },
    ...(award === undefined
      ? []
      : [
          awardColumn({
            key: 'rank',
            length,
            places: () => book.parameters.ref(`places:${award.id}`),
            state: ({ score }: UnitRow) => stateOf(book, award.id, score.unit),
            how: award.clauses.join('、'),
          }),
        ]),
  ]
}

/** Won, tied across the line, or nothing; as the result says it. */
export function stateOf({ result }: Book, award: string, name: string): string {
  if (result.awards[award]?.includes(name) === true) return awardWords.won
  const tie = result.issues.find(
    (issue) => issue.code === 'tie-at-quota' && issue.award.split(':')[0] === award && issue.tied.includes(name),
  )
  return tie === undefined ? '' : awardWords.tied
}

interface AwardSheet<T> {
  key: string
  length: number
  places: (row: number) => string
  state: (item: T) => string
  how: string
  /** Criteria beside the rank, for lists that are ranked apart. */
  within?: (row: number) => string
}

/** The first places by rank; who is tied across the line is left to the office. */
export function awardColumn<T>({ key, length, places, state, how, within }: AwardSheet<T>): Column<T> {
  const ranks = `$@${key}@$${FIRST_ROW}:$@${key}@$${lastRow({ length })}`
  return {
    ...{ key: 'award', title: '表彰', how, width: 10 },
    live: (row) => {
      const rank = `@${key}@${row}`
      const same = `COUNTIFS(${ranks},${rank}${within?.(row) ?? ''})`
      const tied = `IF(${rank}<=${places(row)},"${awardWords.tied}","")`
      return `IF(${rank}="","",IF(${rank}+${same}-1<=${places(row)},"${awardWords.won}",${tied}))`
    },
    value: state,
  }
}

function publishedColumns({ parameters, definition }: Book): Column<UnitRow>[] {
  const places = parameters.ref('totalPlaces')
  return [
    {
      key: 'publishedTotal',
      title: '系统总分',
      how: '系统以精确分数算出，供核对',
      format: fixed(definition.rounding.totalPlaces),
      width: 10,
      published: true,
      value: ({ score }) => Number(score.published),
    },
    { key: 'publishedRank', title: '系统名次', width: 9, published: true, value: ({ score }) => score.rank ?? '' },
    {
      ...{ key: 'check', title: '核对', how: '本簿与系统', width: 8 },
      live: (row) =>
        `IF(AND(ROUND(@total@${row}-@publishedTotal@${row},${places})=0,@rank@${row}&""=@publishedRank@${row}&""),"一致","不一致")`,
      value: () => '一致',
    },
  ]
}

function helperColumns(sheet: Sheet): Column<UnitRow>[] {
  const { book, registers } = sheet
  const { definition, basis, facts } = book
  const nominated = new Set(facts.nominations.filter(isCollective(definition)).map(({ unit }) => unit))
  const counts = {
    'no-field-exercise': {
      title: '本单位报告数',
      live: (row: number) =>
        `COUNTIFS(${rangeOf(registers.reports, 'unitAt')},@unitAt@${row},${rangeOf(registers.reports, 'isFirst')},1)`,
      value: ({ unit }: UnitRow) => nth(basis.reportsOf, unit).length,
    },
    'not-nominated': {
      title: '被推选',
      live: (row: number) =>
        `MIN(1,COUNTIFS(${rangeOf(registers.nominations, 'collective')},1,${rangeOf(registers.nominations, 'unitAt')},@unitAt@${row}))`,
      value: ({ unit }: UnitRow) => (nominated.has(unit) ? 1 : 0),
    },
  }
  return [
    ...exactColumns(sheet),
    ...[...new Set(conditionsOf(sheet).map(({ id }) => id))].map((id): Column<UnitRow> => ({
      key: `has:${id}`,
      width: 12,
      ...counts[id],
    })),
    ...definition.ranking.tieBreak.map((id): Column<UnitRow> => ({
      ...{
        key: `key:${id}`,
        title: `排序键 ${titleOf(book, id)}`,
        how: '同分时依次比较',
        width: 14,
        format: '0.000000000',
      },
      live: (row) => `ROUND(N(@${pointsKey(id)}@${row}),${KEY_PLACES})`,
      value: ({ score }) => Number((score.points[id]?.value ?? zero).valueOf().toFixed(KEY_PLACES)),
    })),
  ]
}

export const isCollective =
  ({ individuals }: Definition) =>
  ({ category }: { category: string }): boolean =>
    individuals.every((list) => list.category !== category)

/** The total before it is rounded; where a part does not apply (R4, R9), the rest is scaled up to the full total. */
function exactColumns({ book }: Sheet): Column<UnitRow>[] {
  const { definition, parameters } = book
  const leaves = allLeaves(definition)
  const fulls = (row: number) =>
    leaves.map(([key]) => `IF(ISNUMBER(@${pointsKey(key)}@${row}),${parameters.ref(`points:${key}`)},0)`).join('+')
  const declared = definition.indicators.map(({ id }) => parameters.ref(`points:${id}`)).join('+')
  const sum = (row: number) => `SUM(${definition.indicators.map(({ id }) => `@${pointsKey(id)}@${row}`).join()})`
  const full = ({ score }: UnitRow) =>
    leaves.reduce((total, [key, rule]) => {
      const points = leafOf(score, key)
      return points === undefined || isNotApplicable(points) ? total : total + asNumber(rule.points)
    }, 0)
  return [
    { key: 'full', title: '适用满分', how: '不适用的分项不计', width: 10, live: fulls, value: full },
    {
      ...{ key: 'exact', title: '总分（未舍入）', width: 16, format: '0.00000000' },
      live: (row) =>
        `IF(OR(@full@${row}=0,@full@${row}=${declared}),${sum(row)},${sum(row)}*${parameters.ref('totalPoints')}/@full@${row})`,
      value: ({ score }) => score.total.value.valueOf(),
    },
  ]
}
