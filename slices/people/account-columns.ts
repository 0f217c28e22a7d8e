/** What a file of accounts has columns for, and its words for a role. Pure. */
import type { AccountFaultCode } from './account-faults.ts'
import { roles, type Role } from './contract.ts'

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

/** Of one row: what stands in its cells, '' where nothing does. */
export type Cells = Readonly<Partial<Record<AccountColumn['key'], string>>>

/** Notes a fault of one cell. */
export type Fail = (
  key: AccountColumn['key'],
  code: AccountFaultCode,
  values?: Readonly<Record<string, string>>,
) => void

export const roleOf = (text: string): Role | undefined =>
  roles.find((role) => role === text || roleWords[role] === text || otherWords[role]?.includes(text) === true)
