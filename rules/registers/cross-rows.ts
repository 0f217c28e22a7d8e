/**
 * What rows must say of one another, on whatever they were read from: the scoring command refuses registers that break
 * it, the import refuses a file that would make them so (a1.1, a1.2c, a1.3, n4.3a).
 */
import type { Definition } from '../definition/schema.ts'

export interface Disagreement<Row> {
  column: string
  value: string
  /** The first row of the same file or report, and what it says. */
  first: Row
  before: string
}

export interface Agreeing<Row> {
  columns: readonly string[]
  textOf: (row: Row, column: string) => string
}

/** Rows of one file or report must say the same of it; the first row is the one that the others are held against. */
export function createAgreement<Row>({ columns, textOf }: Agreeing<Row>) {
  const firsts = new Map<string, Row>()
  return (id: string, row: Row): Disagreement<Row>[] => {
    if (id === '') return []
    const first = firsts.get(id)
    if (first === undefined) firsts.set(id, row)
    if (first === undefined) return []
    return columns.flatMap((column) => {
      const [before, value] = [textOf(first, column), textOf(row, column)]
      return before === value ? [] : [{ column, value, first, before }]
    })
  }
}

/** file-scores: rows of one 案号. */
export const fileAgrees = { key: '案号', columns: ['单位代码', '案卷类型', '来源'] } as const
/** report-scores: rows of one 报告编号. */
export const reportAgrees = { key: '报告编号', columns: ['证件号', '行业'] } as const

/** What a unit of a level (its id) stands below: that level's id and its word in the register; undefined: nothing. */
export function wantedParent(definition: Definition, level: string): { level: string; word: string } | undefined {
  const own = definition.levels.find(({ id }) => id === level)
  if (own === undefined) return undefined
  const wanted = own.within ?? 'root'
  return { level: wanted, word: definition.levels.find(({ id }) => id === wanted)?.register ?? definition.rootRegister }
}

/** Words of 层级 → ids of levels. */
export const levelIds = (definition: Definition): Map<string, string> =>
  new Map([
    [definition.rootRegister, 'root'],
    ...definition.levels.map(({ register, id }): [string, string] => [register, id]),
  ])

/** 类别 of a county put up by its prefecture. */
export const collectiveCategory = '集体'

/** What a nomination of a category must name: a county, or a person; of a report, its industry, too. */
export function nominationNeeds(definition: Definition, category: string | undefined) {
  const entry = definition.individuals.find((one) => one.category === category)
  return {
    county: category === collectiveCategory,
    person: category !== undefined && category !== collectiveCategory,
    industry: entry?.kind === 'report',
  }
}

/** A nomination names the industry of its report; a report that has none, or an unknown one, is held against nobody. */
export const isOtherIndustry = (named: string, reported: string | undefined): reported is string =>
  reported !== undefined && reported !== '' && named !== reported
