/** The workbook's register sheets (a1.2c, a1.4d, n4.3a): the rows as imported, and helper columns that say where each belongs and whether it counts. */
import { ordinalOf, rowOf } from '../../rules/reasons/row-id.ts'
import { nth } from '../../rules/scoring/basis.ts'
import type { ExamScoreFact, NominationFact, OfficerFact, UnitFact } from '../../rules/scoring/facts.ts'
import { stepsBelow, type Book, type Level } from './workbook-book.ts'
import { registerTitle } from './workbook-cite.ts'
import { FIRST_ROW, letterOf, literal, rangeOf, type Column, type Table } from './workbook-table.ts'

/** File and row of the source, first in every register sheet. */
export const sourceColumns = <T extends { row: number }>(book: Book): Column<T>[] => [
  ...(book.fileName === undefined
    ? []
    : [text<T>('file', ['文件', 28], ({ row }) => book.fileName?.(ordinalOf(row)) ?? '')]),
  { key: 'row', title: '行号', how: '原文件的行号', width: 8, value: ({ row }) => rowOf(row) },
]

/** A column of words; an empty one is an empty cell. `title`, or the title and the column's width. */
export function text<T>(key: string, title: string | [string, number], value: (item: T) => string): Column<T> {
  const [words, width] = typeof title === 'string' ? [title, 14] : title
  return { key, title: words, width, align: 'left', value: (item) => value(item) || null }
}

/** Position of a unit in the 单位 sheet (first data row: 1), 0 where there is none. */
const positionOf = (unit: number): number => unit + 1

export function unitAbove(book: Book, unit: number, level: Level): number {
  const { units } = book.facts
  let at = unit
  for (let steps = 0; at >= 0 && steps <= book.definition.levels.length; steps += 1) {
    const fact = nth(units, at)
    if (fact.level === level.id) return positionOf(at)
    at = fact.parent
  }
  return 0
}

export function unitsTable(book: Book): Table<UnitFact> {
  const { facts, definition } = book
  const register = (id: string) =>
    definition.levels.find((level) => level.id === id)?.register ?? definition.rootRegister
  const columns: Column<UnitFact>[] = [
    ...sourceColumns<UnitFact>(book),
    text('code', '单位代码', ({ code }) => code),
    text('name', ['单位名称', 24], ({ name }) => name),
    text('level', ['层级', 10], ({ level }) => register(level)),
    text('parent', '上级代码', ({ parent }) => facts.units[parent]?.code ?? ''),
    {
      key: 'stateControlled',
      title: '国控企业数',
      width: 12,
      value: ({ stateControlled }) => stateControlled.valueOf(),
    },
    { key: 'keyMonitored', title: '重点监控企业数', width: 14, value: ({ keyMonitored }) => keyMonitored.valueOf() },
    text('listYear', ['名单年份', 10], ({ listYear }) => listYear),
  ]
  const table = {
    name: book.name('单位'),
    title: registerTitle(definition, 'units', '单位登记表'),
    columns,
    items: facts.units,
    length: facts.units.length,
  }
  for (const level of definition.levels)
    columns.push({
      ...{ key: `at:${level.id}`, title: `所属${level.register}`, how: '在本表中的序号；0：不属于任何一个', width: 11 },
      live: (row) => aboveFormula(book, { table, level, row }),
      value: (_, index) => unitAbove(book, index, level),
    })
  return { ...table, kind: 'register' }
}

/** The unit itself, its parent, or the parent's parent …, by how far its level lies below. */
function aboveFormula(
  book: Book,
  { table, level, row }: { table: Omit<Table<UnitFact>, 'kind'>; level: Level; row: number },
): string {
  const codes = rangeOf(table, 'code')
  const up = (steps: number): string => {
    if (steps === 0) return `ROW()-${FIRST_ROW - 1}`
    if (steps === 1) return `MATCH(${letterOf(table, 'parent')}${row},${codes},0)`
    return `MATCH(INDEX(${rangeOf(table, 'parent')},${up(steps - 1)}),${codes},0)`
  }
  const cases = book.definition.levels.flatMap((below) => {
    const steps = stepsBelow(book.definition, below, level)
    return steps === undefined ? [] : [`IF(${letterOf(table, 'level')}${row}=${literal(below.register)},${up(steps)},`]
  })
  return `${cases.join('')}0${')'.repeat(cases.length)}`
}

/** Position of the unit of a row, and of the units above it: integers, because COUNTIFS compares codes as numbers. */
export function placeColumns<T>(
  book: Book,
  units: Table<UnitFact>,
  at: { live: (row: number) => string; unit: (item: T) => number },
): Column<T>[] {
  const unitAt = { key: 'unitAt', title: '单位序号', how: '在单位表中的序号', width: 10 }
  return [
    { ...unitAt, live: at.live, value: (item) => positionOf(at.unit(item)) },
    ...book.definition.levels.map((level): Column<T> => ({
      ...{ key: `at:${level.id}`, title: `所属${level.register}`, how: '在单位表中的序号', width: 11 },
      live: indexedBy(units, `at:${level.id}`),
      value: (item) => unitAbove(book, at.unit(item), level),
    })),
  ]
}

/** INDEX into the 单位 sheet by this row's 单位序号; the letter is known once the table stands. */
const indexedBy =
  (units: Table<UnitFact>, key: string) =>
  (row: number): string =>
    `INDEX(${rangeOf(units, key)},@unitAt@${row})`

/** Puts the letters of the table's own columns in place of `@key@`. */
export function withOwnLetters<T>(table: Table<T>): Table<T> {
  const columns = table.columns.map((column): Column<T> => {
    const { live } = column
    if (live === undefined) return column
    const own = (formula: string) => formula.replaceAll(/@([^@]+)@/g, (_, key: string) => letterOf(table, key))
    return { ...column, live: (row, item, index) => own(live(row, item, index)) }
  })
  return { ...table, columns }
}

export function officersTable(book: Book, units: Table<UnitFact>): Table<OfficerFact> {
  const { facts } = book
  return withOwnLetters({
    ...{
      name: book.name('人员'),
      title: registerTitle(book.definition, 'officers', '执法证件持有人'),
      items: facts.officers,
      length: facts.officers.length,
    },
    kind: 'register',
    columns: [
      ...sourceColumns<OfficerFact>(book),
      text('certificate', ['证件号', 16], ({ certificate }) => certificate),
      text('name', ['姓名', 22], ({ name }) => name),
      text('unit', '单位代码', ({ unit }) => nth(facts.units, unit).code),
      ...placeColumns<OfficerFact>(book, units, {
        live: (row) => `MATCH(@unit@${row},${rangeOf(units, 'code')},0)`,
        unit: ({ unit }) => unit,
      }),
    ],
  })
}

export function examsTable(book: Book, units: Table<UnitFact>, officers: Table<OfficerFact>): Table<ExamScoreFact> {
  const { facts, basis } = book
  return withOwnLetters({
    ...{ name: book.name('考试成绩'), kind: 'register' },
    title: registerTitle(book.definition, 'exams', '在线考试成绩，一人多次取最高'),
    ...{ items: facts.examScores, length: facts.examScores.length },
    columns: [
      ...sourceColumns<ExamScoreFact>(book),
      text('certificate', ['证件号', 16], ({ officer }) => nth(facts.officers, officer).certificate),
      { key: 'score', title: '得分', width: 8, value: ({ score }) => score.valueOf() },
      {
        ...{ key: 'officerAt', title: '人员序号', how: '在人员表中的序号', width: 10 },
        live: (row) => `MATCH(@certificate@${row},${rangeOf(officers, 'certificate')},0)`,
        value: ({ officer }) => officer + 1,
      },
      {
        ...{ key: 'best', title: '取用', how: '1：此人最高分（同分取先）', width: 8 },
        live: (row) => bestFormula(row, FIRST_ROW + Math.max(1, facts.examScores.length) - 1),
        value: (fact) => (basis.bestExam[fact.officer] === fact ? 1 : 0),
      },
      ...placeColumns<ExamScoreFact>(book, units, {
        live: (row) => `INDEX(${rangeOf(officers, 'unitAt')},@officerAt@${row})`,
        unit: ({ officer }) => nth(facts.officers, officer).unit,
      }),
    ],
  })
}

/** No higher score of the person, and none equal in a row before. */
function bestFormula(row: number, last: number): string {
  const whole = (key: string, to: number) => `$@${key}@$${FIRST_ROW}:$@${key}@$${to}`
  const higher = `COUNTIFS(${whole('officerAt', last)},@officerAt@${row},${whole('score', last)},">"&@score@${row})`
  const sofar = `COUNTIFS(${whole('officerAt', row)},@officerAt@${row},${whole('score', row)},@score@${row})`
  return `IF(AND(${higher}=0,${sofar}=1),1,0)`
}

export function nominationsTable(book: Book, units: Table<UnitFact>): Table<NominationFact> {
  const { facts } = book
  const people = book.definition.individuals.map(({ category }) => category)
  const yes = (value: boolean) => (value ? '是' : '否')
  return withOwnLetters({
    ...{ name: book.name('提名'), title: registerTitle(book.definition, 'nominations', '推选名单'), kind: 'register' },
    ...{ items: facts.nominations, length: facts.nominations.length },
    columns: [
      ...sourceColumns<NominationFact>(book),
      text('category', ['类别', 12], ({ category }) => category),
      text('unit', '单位代码', ({ unit }) => nth(facts.units, unit).code),
      text('certificate', ['证件号', 16], ({ certificate }) => certificate),
      text('industry', ['行业', 8], ({ industry }) => industry),
      text('material1', ['材料1', 24], ({ material1 }) => material1),
      text('material2', ['材料2', 24], ({ material2 }) => material2),
      text('integrityProof', ['廉洁证明', 10], ({ integrityProof }) => yes(integrityProof)),
      text('verifiedReport', ['核实举报', 10], ({ verifiedReport }) => yes(verifiedReport)),
      {
        ...{ key: 'unitAt', title: '单位序号', how: '在单位表中的序号', width: 10 },
        live: (row) => `MATCH(@unit@${row},${rangeOf(units, 'code')},0)`,
        value: ({ unit }) => positionOf(unit),
      },
      {
        ...{ key: 'collective', title: '推选集体', how: '1：不是个人类别', width: 10 },
        live: (row) =>
          `IF(OR(${['FALSE', ...people.map((category) => `@category@${row}=${literal(category)}`)].join()}),0,1)`,
        value: ({ category }) => (people.includes(category) ? 0 : 1),
      },
    ],
  })
}
