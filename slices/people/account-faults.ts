/** What can be wrong in a row of accounts, with the cure, in both languages. Pure. */
import type { Language } from '../../platform/http/problem.ts'

type Words = readonly [message: string, cure: string]

export const accountFaults = {
  empty: { zh: ['必填，这里是空的', '请填写'], en: ['is needed but empty', 'fill it in'] },
  login: {
    zh: ['不合登录名的规则', '3–40 个字母、数字、点、横线或下划线，以字母或数字开头'],
    en: ['is no login name', '3–40 letters, digits, dots, hyphens or underscores, beginning with a letter or digit'],
  },
  twice: {
    zh: ['与第 {row} 行的人和岗位都相同', '请删去一行；是另一个人的，请换一个登录名'],
    en: [
      'is the same person in the same post as in row {row}',
      'delete one of them; another person needs another login',
    ],
  },
  differs: {
    zh: [
      '与第 {row} 行同一登录名的“{other}”不一致',
      '同一个人的各行请写得一样，或只在一行填写；是另一个人的，请换一个登录名',
    ],
    en: [
      'differs from “{other}” in row {row}, which has the same login name',
      'write the same in each row of a person, or fill it in once; another person needs another login',
    ],
  },
  name: { zh: ['姓名太短', '请写全姓名，至少 2 个字'], en: ['is too short for a name', 'write at least 2 characters'] },
  control: {
    zh: ['有换行或看不见的字符', '请在一行内重新填写这一格'],
    en: ['has a line break or an invisible character', 'type the cell again, in one line'],
  },
  taken: {
    zh: ['已有人用这个登录名', '请换一个；这个人已有账号的，请在账号页加岗位'],
    en: ['is taken', 'choose another; a person who has an account gets a further post on its page'],
  },
  role: { zh: ['没有这个角色', '请从这些里选：{roles}'], en: ['is no role', 'choose one of: {roles}'] },
  unit: {
    zh: ['不认识的单位代码', '请核对单位表；新单位先导入单位表'],
    en: ['is no known unit', 'look it up in the register of units; import a new unit there first'],
  },
  place: {
    zh: ['您不能在这个单位给出这个角色', '只能给本单位及下级的联络员、执法人员、单位管理员；其余请系统管理员办理'],
    en: [
      'you cannot give this role in this unit',
      'only liaisons, officers and administrators of your own units; ask the administrator of the system for others',
    ],
  },
  group: {
    zh: ['方案里没有这个组', '请填组的编号：{groups}；没有就空着'],
    en: ['is no group of the definition', 'write the id of one of these, or nothing: {groups}'],
  },
  day: { zh: ['不是日期', '请写成 2017-04-20 的样子'], en: ['is no day', 'write it like 2017-04-20'] },
  term: {
    zh: ['早于任职日期（{day}）', '请改正其中一个日期；任职日期空着就是导入当天'],
    en: ['is before the first day ({day})', 'mend one of the days; a first day left empty is the day of the import'],
  },
  long: { zh: ['超过 100 个字', '请缩短'], en: ['has more than 100 characters', 'shorten it'] },
} as const satisfies Readonly<Record<string, { zh: Words; en: Words }>>

export type AccountFaultCode = keyof typeof accountFaults

export interface AccountFault {
  row: number
  column: string
  value: string
  code: AccountFaultCode
  values: Readonly<Record<string, string>>
}

export function faultWords({ code, values }: AccountFault, language: Language): { message: string; cure: string } {
  const [message, cure] = language === 'en' ? accountFaults[code].en : accountFaults[code].zh
  const filled = (text: string): string => text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)
  return { message: filled(message), cure: filled(cure) }
}
