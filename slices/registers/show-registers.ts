/** Registers as they are looked at: how many rows, page by page, the history of a row. */
import { z } from 'zod'
import type { Context } from '../../platform/http/context.ts'
import { problem } from '../../platform/http/problem.ts'
import { campaignOf } from '../campaigns/facts.ts'
import { personNames } from '../people/facts.ts'
import {
  registerNames,
  type HistoryView,
  type ImportView,
  type RegisterListView,
  type RegisterName,
  type RowsQuery,
  type RowsView,
  trusted,
} from './contract.ts'
import { columnTypes, flags, unitColumn } from './model.ts'
import { namedColumns, shownRow } from './named-columns.ts'
import { maySee, reachedUnits, readerOf, scopeOf } from './reach.ts'
import { lastKept, type ImportRow } from './store.ts'
import { livingUnits, newestVersion } from './store-facts.ts'
import {
  countRows,
  distinctValues,
  pageRows,
  rowVersions,
  versionMarks,
  type Condition,
  type FoundRow,
  type RowsAsk,
} from './store-rows.ts'
import { importViews } from './view.ts'

/** @throws house.not-found where the person does not see this register. */
function seen(ctx: Context, register: RegisterName): void {
  if (!maySee(ctx, register)) throw problem('house.not-found')
}

export async function listRegisters(ctx: Context, campaign: string): Promise<RegisterListView> {
  await campaignOf(ctx.db, campaign)
  const version = await newestVersion(ctx.db, campaign)
  const list: RegisterListView['registers'] = []
  for (const register of registerNames) {
    if (!maySee(ctx, register)) continue
    const rows = await countRows(ctx.db, { ...everything(ctx, { campaign, register }), version })
    const last = await lastKept(ctx.db, campaign, register)
    list.push({ register, rows, version, lastImport: last === undefined ? null : await lastView(ctx, last) })
  }
  return { registers: list }
}

/** Of an import beyond the person's own, who and when; what was read and found in it stays with those who see its rows. */
async function lastView(ctx: Context, row: ImportRow): Promise<ImportView | null> {
  const scope = scopeOf(ctx)
  const isOwn = scope === '' || row.scope === scope
  const [view] = await importViews(ctx.db, [isOwn ? row : { ...row, summary: {}, reason: null }], readerOf(ctx))
  return view ?? null
}

export interface Of {
  campaign: string
  register: RegisterName
}

const everything = (ctx: Context, { campaign, register }: Of): RowsAsk => ({
  campaign,
  register,
  version: 0,
  territory: reachedUnits(ctx),
  conditions: [],
  find: '',
  sort: undefined,
})

/** What a query asks for, in columns of the table. @throws registers.filter-wrong */
export async function askOf(ctx: Context, of: Of, query: RowsQuery): Promise<RowsAsk> {
  seen(ctx, of.register)
  const columns = namedColumns(of.register)
  const columnOf = (name: string): string => {
    const found = columns.find((one) => one.name === name)
    if (found === undefined) throw problem('registers.filter-wrong', { detail: name })
    return found.column
  }
  const sorted = query.sort?.replace(/^-/, '')
  return {
    ...everything(ctx, of),
    version: query.version ?? (await newestVersion(ctx.db, of.campaign)),
    find: query.find?.trim() ?? '',
    conditions: conditionsOf(query.filter, columnOf),
    sort:
      sorted === undefined || sorted === ''
        ? undefined
        : { column: columnOf(sorted), descending: query.sort?.startsWith('-') === true },
  }
}

function conditionsOf(filter: string | undefined, columnOf: (name: string) => string): Condition[] {
  if (filter === undefined || filter === '') return []
  const parsed = parseJson(filter)
  if (typeof parsed !== 'object' || parsed === null) throw problem('registers.filter-wrong', { detail: filter })
  return Object.entries(parsed).map(([name, value]: [string, unknown]) => {
    const column = columnOf(name)
    if (Array.isArray(value)) return { column, in: value.map((one) => fitting(column, cellText(column, String(one)))) }
    if (typeof value !== 'object' || value === null) throw problem('registers.filter-wrong', { detail: name })
    const { from, to } = trusted<{ from?: unknown; to?: unknown }>(value)
    return { column, from: boundOf(column, from), to: boundOf(column, to) }
  })
}

const boundOf = (column: string, value: unknown): string | undefined =>
  value === undefined || value === null || value === '' ? undefined : fitting(column, String(value))

const forms = {
  numeric: z.string().regex(/^-?\d{1,30}(\.\d{1,30})?$/),
  date: z.iso.date(),
  boolean: z.enum(['true', 'false']),
}

/** A value as the column's type takes it. @throws registers.filter-wrong */
function fitting(column: string, value: string): string {
  const type = columnTypes[column]
  if (type !== undefined && !forms[type].safeParse(value).success)
    throw problem('registers.filter-wrong', { detail: value.slice(0, 80) })
  return value
}

const cellText = (column: string, value: string): string => (flags.includes(column) ? String(value === '是') : value)

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw problem('registers.filter-wrong', { detail: text.slice(0, 80) })
  }
}

const withMarks = (register: RegisterName, row: FoundRow): Record<string, unknown> => ({
  ...shownRow(register, row),
  _key: row._key,
  _row: row._row,
  _import: row._import,
  _fileName: row._fileName,
  ...(unitColumn[register] === undefined ? {} : { _unitName: row._unitName ?? '' }),
})

export async function viewRows(ctx: Context, of: Of, query: RowsQuery): Promise<RowsView> {
  const ask = await askOf(ctx, of, query)
  const total = await countRows(ctx.db, ask)
  const rows = await pageRows(ctx.db, ask, query)
  return {
    total,
    rows: rows.map((row) => withMarks(of.register, row)),
    columns: await viewColumns(ctx, of, ask),
  }
}

/** Columns with what they can be filtered by, over all rows the person sees. */
async function viewColumns(ctx: Context, of: Of, ask: RowsAsk): Promise<RowsView['columns']> {
  const all = { ...ask, conditions: [], find: '' }
  return Promise.all(
    namedColumns(of.register).map(async ({ column, name, kind }) => ({
      name,
      kind,
      values:
        kind === 'choice' ? (await distinctValues(ctx.db, all, column)).map((value) => shownValue(column, value)) : [],
    })),
  )
}

const shownValue = (column: string, value: string): string =>
  flags.includes(column) ? (value === 'true' ? '是' : '否') : value

/** Every version of a row with who made it, when, from which file, and why. */
export async function viewHistory(ctx: Context, of: Of, key: string): Promise<HistoryView> {
  seen(ctx, of.register)
  const versions = await rowVersions(ctx.db, { ...of, key, territory: reachedUnits(ctx) })
  if (versions.length === 0) throw problem('house.not-found')
  const numbers = versions.flatMap(({ since, until }) => [since, ...(until === null ? [] : [until])])
  const marks = await versionMarks(ctx.db, of.campaign, [...new Set(numbers)])
  const names = await personNames(ctx.db, [...new Set(marks.flatMap(({ keptBy }) => keptBy ?? []))])
  const markOf = (version: number) => {
    const mark = marks.find((one) => one.version === version)
    return {
      version,
      who: names.get(mark?.keptBy ?? '') ?? mark?.keptBy ?? '',
      at: mark?.keptAt ?? '',
      reason: mark?.reason ?? null,
      fileName: mark?.fileName ?? '',
      importId: mark?.importId ?? '',
    }
  }
  return {
    key,
    versions: versions.map((one) => ({
      values: shownRow(of.register, one),
      row: one.row,
      since: markOf(one.since),
      until: one.until === null ? null : markOf(one.until),
    })),
  }
}

/** Units that the person may choose among, for the unit picker. */
export async function viewUnits(ctx: Context, campaign: string) {
  const units = await livingUnits(ctx.db, campaign)
  return { units: units.filter(({ code }) => ctx.covers(code)).map(({ code, name }) => ({ code, name })) }
}
