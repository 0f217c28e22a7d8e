/** A file of accounts, row by row: what each cell must be, and every fault with its cure. Pure. */
import { isDay } from '../../rules/calendar/days.ts'
import type { Cell, Sheet, SheetRow } from '../../rules/registers/table.ts'
import { normalLogin } from './account-key.ts'
import type { AccountFault, AccountFaultCode } from './account-faults.ts'
import { roles, type Role } from './contract.ts'
import { Login } from './contract-accounts.ts'

export interface AccountColumn {
  key: 'login' | 'name' | 'unit' | 'role' | 'group' | 'title' | 'from' | 'until' | 'certificate' | 'contact'
  name: string
  aliases: readonly string[]
  required: boolean
  note: string
  example: string
}

/** In the order of the template. */
export const accountColumns: readonly AccountColumn[] = [
  column('login', '登录名', {
    required: true,
    note: '3–40 个字母、数字、点、横线或下划线，不分大小写',
    example: 'changji.lly1',
  }),
  column('name', '姓名', { required: true, note: '显示用的姓名', example: '联络员652300甲', aliases: ['人员姓名'] }),
  column('unit', '单位代码', {
    required: true,
    note: '6 位代码',
    example: '652300',
    aliases: ['行政区划代码', '单位编码'],
  }),
  column('role', '角色', { required: true, note: '从列表中选择', example: '联络员' }),
  column('group', '组别', { note: '方案中组的编号，如 reviewGroup；没有就空着', example: '' }),
  column('title', '职务', { note: '如“副支队长”', example: '科员' }),
  column('from', '任职日期', { note: '日期，如 2017-04-20；空着为导入当天', example: '2017-04-20' }),
  column('until', '任职截止', { note: '日期；没有期限就空着', example: '' }),
  column('certificate', '证件号', { note: '执法证号，与执法人员表一致；没有就空着', example: '6523000001' }),
  column('contact', '联系方式', { note: '工作电话或邮箱', example: '办公电话或邮箱' }),
]

function column(
  key: AccountColumn['key'],
  name: string,
  { aliases = [], required = false, note, example }: Partial<AccountColumn> & Pick<AccountColumn, 'note' | 'example'>,
): AccountColumn {
  return { key, name, aliases, required, note, example }
}

/** Role → its word: the console's own (`role.*`), so that list, template, export and import say the same. */
export const roleWords: Readonly<Record<Role, string>> = {
  administrator: '系统管理员',
  'unit-administrator': '单位管理员',
  'office-clerk': '自治区办公室',
  liaison: '联络员',
  'county-officer': '执法人员',
  'review-secretary': '评审组秘书',
  expert: '评审专家',
  supervisor: '督导组',
  'publicity-clerk': '宣传组',
  discipline: '纪检',
  leadership: '领导小组',
  auditor: '审计',
}

/** What else people write for a role. */
const otherWords: Readonly<Partial<Record<Role, readonly string[]>>> = {
  'office-clerk': ['办公室干事', '办公室'],
  expert: ['专家'],
  supervisor: ['督查组成员', '督查组', '督导组成员'],
  'publicity-clerk': ['宣传组干事'],
  discipline: ['纪检人员'],
  leadership: ['领导小组成员'],
  auditor: ['审计人员'],
}

export interface AccountRow {
  row: number
  login: string
  name: string
  unit: string
  role: Role
  group: string | null
  title: string | null
  from: string | null
  until: string | null
  certificate: string | null
  contact: string | null
}

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
  mayGive: (place: { role: string; unit: string }) => boolean
}

type Cells = Readonly<Partial<Record<AccountColumn['key'], string>>>
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
  /** Login → its first row, and the posts that its rows give. */
  seen: Map<string, { row: number; name: string; posts: Set<string> }>
}

type Key = AccountColumn['key']
type Fail = (key: Key, code: AccountFaultCode, values?: Readonly<Record<string, string>>) => void

function faultsOf({ row, cells }: ReadRow, checking: Checking): AccountFault[] {
  const faults: AccountFault[] = []
  const fail: Fail = (key, code, values = {}) => {
    const column = accountColumns.find((one) => one.key === key)?.name ?? key
    faults.push({ row, column, value: cells[key] ?? '', code, values })
  }
  for (const { key, required } of accountColumns) {
    if (required && (cells[key] ?? '') === '') fail(key, 'empty')
    if ((cells[key] ?? '').length > 100) fail(key, 'long')
  }
  loginFault({ row, cells }, { ...checking, fail })
  placeFaults(cells, { ...checking, fail })
  groupFault(cells, { ...checking, fail })
  termFaults(cells, fail)
  return faults
}

function loginFault({ row, cells }: ReadRow, { known, seen, fail }: Checking & { fail: Fail }): void {
  const login = normalLogin(cells.login ?? '')
  if (login === '') return
  if (!Login.safeParse(login).success) return fail('login', 'login')
  // The same person on several rows has several posts.
  const post = JSON.stringify([roleOf(cells.role ?? '') ?? cells.role, cells.unit])
  const { name = '' } = cells
  const earlier = seen.get(login)
  if (earlier !== undefined && (earlier.name !== name || earlier.posts.has(post)))
    return fail('login', 'twice', { row: String(earlier.row) })
  earlier?.posts.add(post)
  if (earlier !== undefined) return
  seen.set(login, { row, name, posts: new Set([post]) })
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

function termFaults({ from = '', until = '' }: Cells, fail: Fail): void {
  if (from !== '' && !isDayText(from)) fail('from', 'day')
  if (until !== '' && !isDayText(until)) fail('until', 'day')
  else if (until !== '' && until < from) fail('until', 'term')
}

const isDayText = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && isDay(text)

const orNull = (text = ''): string | null => (text === '' ? null : text)

const rowOf = ({ row, cells }: ReadRow, role: Role): AccountRow => ({
  ...{ row, role, login: normalLogin(cells.login ?? ''), name: cells.name ?? '', unit: cells.unit ?? '' },
  ...{ group: orNull(cells.group), title: orNull(cells.title), from: orNull(cells.from), until: orNull(cells.until) },
  ...{ certificate: orNull(cells.certificate), contact: orNull(cells.contact) },
})

const roleOf = (text: string): Role | undefined =>
  roles.find((role) => role === text || roleWords[role] === text || otherWords[role]?.includes(text) === true)
