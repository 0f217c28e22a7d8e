/** The rows of a league as shown: units and people in one form; filter, order, and where the cut line stands. Pure. */
import type { LeagueView } from '../contract.ts'

export interface LeagueRow {
  key: string
  /** `unit:650100` or `person:<certificate>:<row>`. */
  subject: string
  code: string
  name: string
  unit: string
  unitName: string
  rank: number | null
  /** Total or score as published; null while a material has no score. */
  total: string | null
  points: Readonly<Record<string, string>>
  /** Indicator → why it does not apply. */
  notApplicable: LeagueView['collectives'][string][number]['notApplicable']
  industry: string
  report: string
  reasons: readonly string[]
  awarded: boolean
  /** May the reader open the pages of the unit and the person? */
  opens: boolean
}

export interface League {
  id: string
  kind: 'units' | 'people'
  award: string
  places: number
  rows: LeagueRow[]
}

/** @param id a level or a category; undefined: the first level */
export function leagueOf(view: LeagueView, id: string | undefined): League | undefined {
  const lists = [...view.levels, ...view.categories]
  const list = lists.find((one) => one.id === id) ?? lists[0]
  if (list === undefined) return undefined
  const { award, places } = list
  const winners = new Set(view.awards[award] ?? [])
  const units = view.collectives[list.id]
  if (units !== undefined) return { id: list.id, kind: 'units', award, places, rows: unitRows(units, winners) }
  const rows = personRows(view.individuals[list.id] ?? [], winners)
  return { id: list.id, kind: 'people', award, places, rows }
}

function unitRows(units: LeagueView['collectives'][string], winners: ReadonlySet<string>): LeagueRow[] {
  return units.map((one) => ({
    ...{ key: one.unit, subject: `unit:${one.unit}`, code: one.unit, name: one.name },
    ...{ unit: one.unit, unitName: one.name, rank: one.rank, total: one.total, points: one.points },
    ...{ notApplicable: one.notApplicable, industry: '', report: '', reasons: one.reasons },
    awarded: one.rank !== null && winners.has(one.unit),
    opens: one.opens,
  }))
}

function personRows(people: LeagueView['individuals'][string], winners: ReadonlySet<string>): LeagueRow[] {
  return people.map((one) => ({
    ...{ key: `${one.person}:${one.row}`, subject: `person:${one.person}:${one.row}`, code: one.person },
    ...{ name: one.name, unit: one.unit, unitName: one.unitName, rank: one.rank, total: one.score, points: {} },
    notApplicable: {},
    ...{ industry: one.industry ?? '', report: one.report ?? '', reasons: one.reasons },
    awarded: one.rank !== null && winners.has(one.person),
    opens: one.opens,
  }))
}

export interface Narrowing {
  find: string
  /** Codes of units whose rows stay; undefined: all. */
  units?: ReadonlySet<string> | undefined
}

export function narrowed(rows: readonly LeagueRow[], { find, units }: Narrowing): LeagueRow[] {
  const wanted = find.trim().toLowerCase()
  return rows.filter(
    (row) =>
      (units === undefined || units.has(row.unit)) &&
      (wanted === '' || `${row.name} ${row.code} ${row.unitName} ${row.report}`.toLowerCase().includes(wanted)),
  )
}

export interface Order {
  /** `rank`, `name`, `total` or an indicator's id. */
  by: string
  descending: boolean
}

/** Without an order as the server ranked them. Numbers are compared for order only. */
export function ordered(rows: readonly LeagueRow[], order: Order | undefined): LeagueRow[] {
  if (order === undefined) return [...rows]
  const words = new Intl.Collator('zh-CN')
  const compare = (a: LeagueRow, b: LeagueRow): number =>
    order.by === 'name' || order.by === 'unitName' || order.by === 'industry'
      ? words.compare(a[order.by], b[order.by])
      : amount(a, order.by) - amount(b, order.by)
  const sign = order.descending ? -1 : 1
  return [...rows].sort((a, b) => sign * compare(a, b))
}

function amount(row: LeagueRow, by: string): number {
  if (by === 'rank') return row.rank ?? Number.MAX_SAFE_INTEGER
  if (row.notApplicable[by] !== undefined) return -1
  return Number((by === 'total' ? row.total : row.points[by]) ?? -1)
}

/** `-total`: an order as an address or a query has it; undefined: as ranked. */
export const orderText = (order: Order | undefined): string =>
  order === undefined ? '' : `${order.descending ? '-' : ''}${order.by}`

export const orderFrom = (text: string): Order | undefined =>
  text === '' ? undefined : { by: text.replace(/^-/, ''), descending: text.startsWith('-') }

/** The line stands after this many rows of the whole list: behind the last who is awarded; 0: there is none. */
export const cutAfter = (rows: readonly LeagueRow[]): number => rows.findLastIndex((row) => row.awarded) + 1
