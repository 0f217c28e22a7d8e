/** The workbook's sheets of cases (a1.2a, a1.2b): the rows as imported, and which types count for which part. */
import { decide } from '../../rules/definition/choices.ts'
import type { Definition } from '../../rules/definition/schema.ts'
import { countsFor } from '../../rules/indicators/actuals.ts'
import { nth } from '../../rules/scoring/basis.ts'
import type { UnitFact } from '../../rules/scoring/facts.ts'
import { dayNumber, leaves } from '../../rules/scoring/tally.ts'
import { allLeaves, type Book } from './workbook-book.ts'
import { inBrackets, registerTitle } from './workbook-cite.ts'
import { placeColumns, sourceColumns, text, withOwnLetters } from './workbook-registers.ts'
import { rangeOf, type Column, type Table } from './workbook-table.ts'

type CaseType = Definition['caseTypes'][number]

/** Which case types count for which part of a1.2: 1 or 0, may be changed by hand. */
export function typesTable(book: Book): Table<CaseType> {
  const { definition } = book
  return {
    ...{ name: book.name('案件类型'), title: typesTitle(definition), kind: 'working' },
    ...{ items: definition.caseTypes, length: definition.caseTypes.length },
    columns: [
      text('name', ['案件类型', 20], ({ name }) => name),
      {
        key: 'major',
        title: '重大案件',
        width: 10,
        value: ({ major }) => (decide(definition, major).value === 'yes' ? '是' : '否'),
      },
      { key: 'followUp', title: '后续程序', width: 10, value: ({ followUp }) => (followUp ? '是' : '否') },
      ...allLeaves(definition).flatMap(([key, rule]): Column<CaseType>[] => {
        if (rule.kind !== 'ratio-to-baseline') return []
        const counts = countsFor(definition, rule)
        return [
          {
            key: `counts:${key}`,
            title: `计入：${rule.title}`,
            how: '1 计入，0 不计',
            width: 16,
            value: (_, index) => (counts[index] === true ? 1 : 0),
          },
        ]
      }),
    ],
  }
}

/** With the readings that decide which types are major and which are counted. */
function typesTitle(definition: Definition): string {
  const choices = [
    ...definition.caseTypes.map(({ major }) => major),
    ...leaves(definition).flatMap((rule) => (rule.kind === 'ratio-to-baseline' ? [rule.countedTypes] : [])),
  ]
  const readings = choices.flatMap((choice) => ('reading' in choice ? [choice.reading] : []))
  return `案件类型是否计入各分项${inBrackets([...definition.caseTypes.flatMap(({ clauses }) => clauses), ...readings])}`
}

interface CaseRow {
  row: number
  at: number
}

export function casesTable(book: Book, units: Table<UnitFact>, types: Table<CaseType>): Table<CaseRow> {
  const { cases, definition } = book
  const fineOf = (at: number) => Number(cases.fine[at] ?? 0) / 10 ** cases.fineScale
  return withOwnLetters({
    ...{ name: book.name('案件'), title: registerTitle(definition, 'cases', '案件登记表'), kind: 'register' },
    length: cases.length,
    items: caseRows(book),
    columns: [
      ...sourceColumns<CaseRow>(book),
      text('number', ['案号', 26], ({ at }) => cases.number(at)),
      text('unit', '单位代码', ({ at }) => nth(book.facts.units, cases.unit[at] ?? -1).code),
      text('type', ['案件类型', 18], ({ at }) => nth(definition.caseTypes, cases.type[at] ?? -1).name),
      {
        key: 'day',
        title: '决定日期',
        width: 12,
        format: 'yyyy-mm-dd',
        value: ({ at }) => new Date((cases.day[at] ?? 0) * 86_400_000),
      },
      { key: 'fine', title: '罚款金额（元）', width: 16, format: '#,##0.00', value: ({ at }) => fineOf(at) },
      ...placeColumns<CaseRow>(book, units, {
        live: (row) => `MATCH(@unit@${row},${rangeOf(units, 'code')},0)`,
        unit: ({ at }) => cases.unit[at] ?? -1,
      }),
      {
        ...{ key: 'typeAt', title: '类型序号', how: '在案件类型表中的序号', width: 10 },
        live: (row) => `MATCH(@type@${row},${rangeOf(types, 'name')},0)`,
        value: ({ at }) => (cases.type[at] ?? 0) + 1,
      },
      ...allLeaves(definition).flatMap(([key]) => countedColumn(book, { key, types, fineOf })),
    ],
  })
}

function* caseRows({ cases }: Book): Generator<CaseRow> {
  for (let at = 0; at < cases.length; at += 1) yield { row: cases.row[at] ?? 0, at }
}

interface Counted {
  key: string
  types: Table<CaseType>
  fineOf: (at: number) => number
}

/** What a case adds to a part of a1.2: 1 or its fine inside the window and of a counted type, else 0. */
function countedColumn(book: Book, { key, types, fineOf }: Counted): Column<CaseRow>[] {
  const { cases, definition, parameters } = book
  const rule = allLeaves(definition).find(([leaf]) => leaf === key)?.[1]
  if (rule?.kind !== 'ratio-to-baseline') return []
  const counts = countsFor(definition, rule)
  const [from, to] = [dayNumber(rule.window.from), dayNumber(rule.window.to)]
  const size = (at: number) => (rule.measure === 'fines' ? fineOf(at) : 1)
  const within = (day: number) => day >= from && day <= to
  const counted = (row: number) =>
    `INDEX(${rangeOf(types, `counts:${key}`)},@typeAt@${row})${rule.measure === 'fines' ? `*@fine@${row}` : ''}`
  return [
    {
      ...{ key: `add:${key}`, title: `计：${rule.title}`, how: '在时段内且类型计入', width: 14 },
      ...(rule.measure === 'fines' ? { format: '#,##0.00' } : {}),
      live: (row) =>
        `IF(AND(@day@${row}>=${parameters.ref(`from:${key}`)},@day@${row}<=${parameters.ref(`to:${key}`)}),${counted(row)},0)`,
      value: ({ at }) => (within(cases.day[at] ?? 0) && counts[cases.type[at] ?? -1] === true ? size(at) : 0),
    },
  ]
}
