/** A file of accounts, row by row: what each cell must be, and every fault with its cure. Pure. */
import { isDay } from '../../rules/calendar/days.ts'
import type { Cell, Sheet, SheetRow } from '../../rules/registers/table.ts'
import { normalLogin } from './account-key.ts'
import {
  accountColumns,
  roleOf,
  roleWords,
  type AccountColumn,
  type AccountRow,
  type Cells,
  type Fail,
} from './account-columns.ts'
import type { AccountFault } from './account-faults.ts'
import type { Role } from './contract.ts'
import { personFaults, type SeenPerson } from './account-people.ts'
import { Login } from './contract-accounts.ts'

export interface AccountRows {
  rows: AccountRow[]
  total: number
  /** Rows that say what stands already, as an export does: nothing is done with them. */
  same: number
  errors: AccountFault[]
}

/** What the rows must agree with. */
export interface Known {
  units: ReadonlySet<string>
  takenLogins: ReadonlySet<string>
  /** Lines (`lineOf`) of accounts that the asker sees. */
  standing: ReadonlySet<string>
  groups: ReadonlySet<string>
  /** The day of the import: the first day of a post that names none. */
  day: string
  mayGive: (place: { role: string; unit: string }) => boolean
}

export interface ReadRow {
  row: number
  cells: Cells
}

/** The rows below the header that the first sheet with one has; undefined: no sheet has it. */
export function rowsOfSheets(sheets: readonly Sheet[]): ReadRow[] | undefined {
  for (const sheet of sheets) {
    const rows = [...sheet.rows]
    const at = rows.findIndex((row) => columnsOf(row).has('login') && columnsOf(row).has('name'))
    const header = rows[at]
    if (header === undefined) continue
    const columns = columnsOf(header)
    return rows
      .slice(at + 1)
      .map((row) => ({ row: row.row, cells: cellsOf(row, columns) }))
      .filter(({ cells }) => Object.values(cells).some((text) => text !== ''))
  }
  return undefined
}

function columnsOf({ cells }: SheetRow): Map<AccountColumn['key'], number> {
  const written = cells.map((cell) => textOf(cell).replace(/[\s*＊]/g, ''))
  return new Map(
    accountColumns.flatMap(({ key, name, aliases }) => {
      const at = written.findIndex((text) => text === name || aliases.includes(text))
      return at < 0 ? [] : [[key, at] as const]
    }),
  )
}

const cellsOf = ({ cells }: SheetRow, columns: ReadonlyMap<AccountColumn['key'], number>): Cells =>
  Object.fromEntries(Array.from(columns, ([key, at]) => [key, textOf(cells[at] ?? null)]))

function textOf(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell.normalize('NFKC').trim()
  if (typeof cell === 'boolean') return String(cell)
  return 'day' in cell ? cell.day : cell.number
}

/** Every row checked, every fault told; nothing is made of a file with one fault. */
export function checkAccounts(read: readonly ReadRow[], known: Known): AccountRows {
  const errors: AccountFault[] = []
  const seen: Checking['seen'] = new Map()
  const rows: AccountRow[] = []
  let same = 0
  for (const one of read) {
    if (known.standing.has(lineOf({ ...one.cells, role: roleOf(one.cells.role ?? '') ?? one.cells.role ?? '' }))) {
      same += 1
      continue
    }
    const faults = faultsOf(one, { known, seen })
    errors.push(...faults)
    const role = roleOf(one.cells.role ?? '')
    if (faults.length === 0 && role !== undefined) rows.push(rowOf(one, role))
  }
  return { rows, total: read.length, same, errors }
}

/** A row as one text: equal where every column says the same. `role` is the role's id. */
export const lineOf = (cells: Readonly<Partial<Record<AccountColumn['key'], string | null>>>): string =>
  JSON.stringify(
    accountColumns.map(({ key }) => {
      const text = (cells[key] ?? '').normalize('NFKC').trim()
      return key === 'login' ? normalLogin(text) : text
    }),
  )

interface Checking {
  known: Known
  /** Login → what its rows say. */
  seen: Map<string, SeenPerson>
}

function faultsOf({ row, cells }: ReadRow, checking: Checking): AccountFault[] {
  const faults: AccountFault[] = []
  const fail: Fail = (key, code, values = {}) => {
    const column = accountColumns.find((one) => one.key === key)?.name ?? key
    faults.push({ row, column, value: cells[key] ?? '', code, values })
  }
  for (const { key, required } of accountColumns) {
    if (required && (cells[key] ?? '') === '') fail(key, 'empty')
    if ((cells[key] ?? '').length > 100) fail(key, 'long')
    // eslint-disable-next-line no-control-regex
    if (/[\u0000-\u001f\u007f]/.test(cells[key] ?? '')) fail(key, 'control')
  }
  loginFault({ row, cells }, { ...checking, fail })
  placeFaults(cells, { ...checking, fail })
  groupFault(cells, { ...checking, fail })
  termFaults(cells, { day: checking.known.day, fail })
  if ((cells.name ?? '').length === 1) fail('name', 'name')
  return faults
}

function loginFault({ row, cells }: ReadRow, { known, seen, fail }: Checking & { fail: Fail }): void {
  const login = normalLogin(cells.login ?? '')
  if (login === '') return
  if (!Login.safeParse(login).success) return fail('login', 'login')
  // The same person on several rows has several posts.
  const post = JSON.stringify([roleOf(cells.role ?? '') ?? cells.role, cells.unit])
  const person = seen.get(login) ?? { said: new Map(), posts: new Map() }
  const same = person.posts.get(post)
  if (same !== undefined) return fail('login', 'twice', { row: String(same) })
  person.posts.set(post, row)
  personFaults({ row, cells }, person, fail)
  if (seen.has(login)) return
  seen.set(login, person)
  if (known.takenLogins.has(login)) fail('login', 'taken')
}

function placeFaults({ unit = '', role: word = '' }: Cells, { known, fail }: { known: Known; fail: Fail }): void {
  const role = roleOf(word)
  if (word !== '' && role === undefined) fail('role', 'role', { roles: Object.values(roleWords).join('、') })
  if (unit === '') return
  if (!known.units.has(unit)) fail('unit', 'unit')
  else if (role !== undefined && !known.mayGive({ role, unit })) fail('unit', 'place')
}

function groupFault({ group = '' }: Cells, { known, fail }: { known: Known; fail: Fail }): void {
  if (group !== '' && !known.groups.has(group)) fail('group', 'group', { groups: [...known.groups].join('、') })
}

function termFaults({ from = '', until = '' }: Cells, { day, fail }: { day: string; fail: Fail }): void {
  if (from !== '' && !isDayText(from)) fail('from', 'day')
  if (until !== '' && !isDayText(until)) fail('until', 'day')
  else if (until !== '' && until < (from === '' ? day : from)) fail('until', 'term', { day: from === '' ? day : from })
}

const isDayText = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text)

const orNull = (text = ''): string | null => (text === '' ? null : text)

const rowOf = ({ row, cells }: ReadRow, role: Role): AccountRow => ({
  ...{ row, role, login: normalLogin(cells.login ?? ''), name: cells.name ?? '', unit: cells.unit ?? '' },
  ...{ group: orNull(cells.group), title: orNull(cells.title), from: orNull(cells.from), until: orNull(cells.until) },
  ...{ certificate: orNull(cells.certificate), contact: orNull(cells.contact) },
})
