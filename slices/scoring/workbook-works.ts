/** The workbook's sheets of expert scores: case files (a1.1g) and reports (a1.3c). One score a work, in its first row. */
import { decide } from '../../rules/definition/choices.ts'
import { combineExperts, type ExpertsChoice } from '../../rules/indicators/expert-scores.ts'
import { byKey, nth } from '../../rules/scoring/basis.ts'
import type { FileScoreFact, OfficerFact, ReportScoreFact, UnitFact } from '../../rules/scoring/facts.ts'
import { allLeaves, type Book } from './workbook-book.ts'
import { cited, registerTitle } from './workbook-cite.ts'
import { placeColumns, sourceColumns, text, withOwnLetters } from './workbook-registers.ts'
import { FIRST_ROW, lastRow, rangeOf, type Column, type Table } from './workbook-table.ts'

type Work = FileScoreFact | ReportScoreFact

export function filesTable(book: Book, units: Table<UnitFact>): Table<FileScoreFact> {
  const { facts } = book
  const id = (fact: FileScoreFact) => fact.file
  const register = (unit: number) =>
    book.definition.levels.find(({ id: level }) => level === nth(facts.units, unit).level)?.register
  return withOwnLetters({
    ...{ name: book.name('案卷评分'), kind: 'register' },
    title: registerTitle(book.definition, 'files', '案卷评分，每份案卷的得分在其首行'),
    ...{ items: facts.fileScores, length: facts.fileScores.length },
    columns: [
      ...sourceColumns<FileScoreFact>(book),
      text('id', ['案号', 26], id),
      text('unit', '单位代码', ({ unit }) => nth(facts.units, unit).code),
      text('type', ['案卷类型', 18], ({ type }) => type),
      text('source', ['来源', 8], ({ source }) => source),
      text('expert', ['专家', 12], ({ expert }) => expert),
      { key: 'score', title: '得分', width: 8, value: ({ score }) => score.valueOf() },
      ...placeColumns<FileScoreFact>(book, units, {
        live: (row) => `MATCH(@unit@${row},${rangeOf(units, 'code')},0)`,
        unit: ({ unit }) => unit,
      }),
      {
        ...{ key: 'level', title: '层级', width: 8 },
        live: (row) => `INDEX(${rangeOf(units, 'level')},@unitAt@${row})`,
        value: ({ unit }) => register(unit) ?? book.definition.rootRegister,
      },
      ...scoreColumns<FileScoreFact>(facts.fileScores, { id, choices: choicesOf(book, 'reviewed-work') }),
    ],
  })
}

export function reportsTable(book: Book, units: Table<UnitFact>, officers: Table<OfficerFact>): Table<ReportScoreFact> {
  const { facts } = book
  const id = (fact: ReportScoreFact) => fact.report
  return withOwnLetters({
    ...{ name: book.name('报告评分'), kind: 'register' },
    title: registerTitle(book.definition, 'reports', '检查报告评分，每份报告的得分在其首行'),
    ...{ items: facts.reportScores, length: facts.reportScores.length },
    columns: [
      ...sourceColumns<ReportScoreFact>(book),
      text('id', ['报告编号', 16], id),
      text('certificate', ['证件号', 16], ({ officer }) => nth(facts.officers, officer).certificate),
      text('industry', ['行业', 8], ({ industry }) => industry),
      text('expert', ['专家', 12], ({ expert }) => expert),
      { key: 'score', title: '得分', width: 8, value: ({ score }) => score.valueOf() },
      ...placeColumns<ReportScoreFact>(book, units, {
        live: (row) =>
          `INDEX(${rangeOf(officers, 'unitAt')},MATCH(@certificate@${row},${rangeOf(officers, 'certificate')},0))`,
        unit: ({ officer }) => nth(facts.officers, officer).unit,
      }),
      ...scoreColumns<ReportScoreFact>(facts.reportScores, { id, choices: choicesOf(book, 'report-mix') }),
    ],
  })
}

/** A way to combine experts' scores, and the reading that takes it. */
interface Combined {
  choice: ExpertsChoice
  by: string | undefined
}

/** The ways in which experts' scores are combined (R7), each once. */
function choicesOf({ definition }: Book, kind: 'reviewed-work' | 'report-mix'): Combined[] {
  const rules = [
    ...allLeaves(definition).flatMap(([, rule]) => (rule.kind === kind && 'experts' in rule ? [rule.experts] : [])),
    ...definition.individuals
      .filter((list) => list.kind === (kind === 'reviewed-work' ? 'case-files' : 'report'))
      .map(({ experts }) => experts),
  ]
  const decided = rules.map((rule) => decide(definition, rule))
  return [...new Set(decided.map(({ value }) => value))].map((choice) => ({
    choice,
    by: decided.find(({ value, reading }) => value === choice && reading !== undefined)?.reading,
  }))
}

interface Scored<T> {
  id: (fact: T) => string
  choices: Combined[]
}

function scoreColumns<T extends Work>(facts: readonly T[], { id, choices }: Scored<T>): Column<T>[] {
  const groups = byKey(facts, id)
  const places = new Map<string, number>()
  facts.forEach((fact, index) => places.set(id(fact), places.get(id(fact)) ?? index))
  const last = lastRow({ length: facts.length })
  const all = (key: string, to = last) => `$@${key}@$${FIRST_ROW}:$@${key}@$${to}`
  const isFirst = (fact: T, index: number) => places.get(id(fact)) === index
  return [
    {
      ...{ key: 'firstAt', title: '首行序号', how: '同一编号首次出现处', width: 10 },
      live: (row) => `MATCH(@id@${row},${all('id')},0)`,
      value: (fact) => (places.get(id(fact)) ?? 0) + 1,
    },
    {
      ...{ key: 'isFirst', title: '首行', how: '1：计为一份', width: 8 },
      live: (row) => `IF(@firstAt@${row}=ROW()-${FIRST_ROW - 1},1,0)`,
      value: (fact, index) => (isFirst(fact, index) ? 1 : 0),
    },
    ...(choices.some(({ choice }) => choice !== 'mean') ? [orderColumn(facts, groups, { id, all })] : []),
    ...choices.map(({ choice, by }): Column<T> => ({
      ...{
        key: `score:${choice}`,
        title: titles[choice],
        how: cited({ reading: by }, '专家评分合成'),
        width: 12,
        format: '0.0000',
      },
      live: (row) => `IF(@isFirst@${row}=1,${combined[choice](row, all)},"")`,
      value: (fact, index) =>
        isFirst(fact, index)
          ? combineExperts(
              choice,
              (groups.get(id(fact)) ?? []).map(({ score }) => score),
            ).valueOf()
          : '',
    })),
  ]
}

const titles: Record<ExpertsChoice, string> = { mean: '平均得分', 'trimmed-mean': '去高低平均', median: '中位得分' }

type All = (key: string, to?: number) => string

/** Sum of the scores of this row's work at an order; without one: of all. */
const sumAt = (row: number, all: All, order?: string): string =>
  `SUMIFS(${all('score')},${all('firstAt')},@firstAt@${row}${order === undefined ? '' : `,${all('order')},${order}`})`
const countOf = (row: number, all: All): string => `COUNTIFS(${all('firstAt')},@firstAt@${row})`

const combined: Record<ExpertsChoice, (row: number, all: All) => string> = {
  mean: (row, all) => `${sumAt(row, all)}/${countOf(row, all)}`,
  median: (row, all) => {
    const n = countOf(row, all)
    return `(${sumAt(row, all, `INT((${n}+1)/2)`)}+${sumAt(row, all, `INT(${n}/2)+1`)})/2`
  },
  'trimmed-mean': (row, all) => {
    const n = countOf(row, all)
    const ends = `${sumAt(row, all, '1')}-${sumAt(row, all, n)}`
    return `IF(${n}>=4,(${sumAt(row, all)}-${ends})/(${n}-2),${sumAt(row, all)}/${n})`
  },
}

/** Place of a score among those of its work, from the lowest; equal ones in the order of the rows. */
function orderColumn<T extends Work>(
  facts: readonly T[],
  groups: ReadonlyMap<string, readonly T[]>,
  { id, all }: { id: (fact: T) => string; all: All },
): Column<T> {
  const indexes = new Map(facts.map((fact, index) => [fact, index]))
  const before = (a: T, b: T) => a.score.compare(b.score) || (indexes.get(a) ?? 0) - (indexes.get(b) ?? 0)
  return {
    ...{ key: 'order', title: '由低到高', how: '在同一份中的次序', width: 10 },
    live: (row) => {
      const lower = `COUNTIFS(${all('firstAt')},@firstAt@${row},${all('score')},"<"&@score@${row})`
      return `${lower}+COUNTIFS(${all('firstAt', row)},@firstAt@${row},${all('score', row)},@score@${row})`
    },
    value: (fact) => (groups.get(id(fact)) ?? []).filter((other) => before(other, fact) <= 0).length,
  }
}
