/** What is wrong with one field of a request and how to mend it, in words; a schema's own sentence stands where it has one. */
import type { z } from 'zod'
import type { Language } from './problem.ts'

type Issue = z.core.$ZodIssue

export interface InputWords {
  message: string
  cure: string
}

export function inputWords(issue: Issue, found: unknown, language: Language): InputWords {
  const words = catalogue[language]
  if (issue.code === 'invalid_type') {
    const expected = words.types[issue.expected] ?? issue.expected
    return found === undefined || found === null ? words.missing(expected) : words.type(expected)
  }
  if (issue.code === 'invalid_value') return words.value(issue.values.map(String))
  if (issue.code === 'too_small')
    return words.small(boundOf(issue.minimum, issue.inclusive), words.origins[issue.origin] ?? '')
  if (issue.code === 'too_big')
    return words.big(boundOf(issue.maximum, issue.inclusive), words.origins[issue.origin] ?? '')
  if (issue.code === 'invalid_format') return words.format(issue.format, String(issue.path.at(-1) ?? ''))
  if (issue.code === 'unrecognized_keys') return words.extra(issue.keys)
  if (issue.code === 'not_multiple_of') return words.multiple(String(issue.divisor))
  return words.other
}

interface Bound {
  limit: string
  /** The limit itself is allowed. */
  reached: boolean
}

const boundOf = (limit: number | bigint, inclusive = true): Bound => ({ limit: String(limit), reached: inclusive })

/** A character that the database cannot keep; things in things without end. */
export const shapeWords = (language: Language, fault: 'nul' | 'deep'): InputWords => catalogue[language][fault]

interface Words {
  types: Readonly<Record<string, string>>
  /** What a bound counts: characters, entries; nothing for a number. */
  origins: Readonly<Record<string, string>>
  missing: (expected: string) => InputWords
  type: (expected: string) => InputWords
  value: (known: string[]) => InputWords
  small: (bound: Bound, of: string) => InputWords
  big: (bound: Bound, of: string) => InputWords
  /** @param field its last name: a pattern is told by what the field is, never as a pattern */
  format: (format: string, field: string) => InputWords
  extra: (keys: string[]) => InputWords
  multiple: (divisor: string) => InputWords
  other: InputWords
  nul: InputWords
  deep: InputWords
}

const chinese: Words = {
  types: { string: '文字', number: '数字', int: '整数', boolean: '是或否', array: '列表', object: '一组内容' },
  origins: { string: '个字', array: '项', set: '项', map: '项', file: '字节' },
  missing: (expected) => ({ message: '没有填', cure: `请填写${expected}` }),
  type: (expected) => ({ message: '填的不是所要的类型', cure: `请改为${expected}` }),
  value: (known) => ({ message: '不是可选的值', cure: `请从这些中选一个：${known.join('、')}` }),
  small: ({ limit, reached }, of) => ({
    message: of === '' ? '数太小' : '太短',
    cure: `${reached ? '至少' : '大于'} ${limit}${of && ` ${of}`}`,
  }),
  big: ({ limit, reached }, of) => ({
    message: of === '' ? '数太大' : '太长',
    cure: `${reached ? '至多' : '小于'} ${limit}${of && ` ${of}`}`,
  }),
  format: (format, field) => ({
    message: '格式不对',
    cure: chineseFormats[format] ?? chineseFields[field] ?? '请核对这一项的写法，或从列表中选择',
  }),
  extra: (keys) => ({ message: `多出了不认识的项：${keys.join('、')}`, cure: `请去掉 ${keys.join('、')}` }),
  multiple: (divisor) => ({ message: '数不合要求', cure: `请填 ${divisor} 的倍数` }),
  other: { message: '填写有误', cure: '请对照本接口的说明修改' },
  nul: { message: '含有不能保存的字符 U+0000', cure: '请删去这个字符' },
  deep: { message: '层次太深', cure: '请减少内容的嵌套层数' },
}

const english: Words = {
  types: {
    string: 'text',
    number: 'a number',
    int: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    object: 'a group of fields',
  },
  origins: { string: 'characters', array: 'entries', set: 'entries', map: 'entries', file: 'bytes' },
  missing: (expected) => ({ message: 'is missing', cure: `give ${expected}` }),
  type: (expected) => ({ message: 'is of the wrong kind', cure: `give ${expected}` }),
  value: (known) => ({ message: 'is none of the values offered', cure: `one of: ${known.join(', ')}` }),
  small: ({ limit, reached }, of) => ({
    message: of === '' ? 'is too small' : 'is too short',
    cure: `${reached ? 'at least' : 'more than'} ${limit}${of && ` ${of}`}`,
  }),
  big: ({ limit, reached }, of) => ({
    message: of === '' ? 'is too large' : 'is too long',
    cure: `${reached ? 'at most' : 'less than'} ${limit}${of && ` ${of}`}`,
  }),
  format: (format, field) => ({
    message: 'is not in the right form',
    cure: englishFormats[format] ?? englishFields[field] ?? 'look how this field is written, or choose from the list',
  }),
  extra: (keys) => ({ message: `has fields nobody knows: ${keys.join(', ')}`, cure: `leave out: ${keys.join(', ')}` }),
  multiple: (divisor) => ({ message: 'is not allowed', cure: `give a multiple of ${divisor}` }),
  other: { message: 'is wrong', cure: 'see the description of this request' },
  nul: { message: 'has the character U+0000, which cannot be kept', cure: 'leave it out' },
  deep: { message: 'is nested too deeply', cure: 'nest it less' },
}

const chineseFormats: Readonly<Record<string, string>> = {
  date: '请写成 2017-09-28 这样的日期',
  datetime: '请写成 2017-09-28T08:00:00Z 这样的时间',
  uuid: '请给出完整的编号（UUID）',
  email: '请写成 name@example.org 这样的邮箱',
  url: '请写完整网址',
}

const englishFormats: Readonly<Record<string, string>> = {
  date: 'write a day like 2017-09-28',
  datetime: 'write an instant like 2017-09-28T08:00:00Z',
  uuid: 'give the whole id (UUID)',
  email: 'write an address like name@example.org',
  url: 'write the whole address',
}

/** Fields with a pattern of their own. */
const chineseFields: Readonly<Record<string, string>> = {
  login: '3–40 个字母、数字、点、横线或下划线，以字母或数字开头',
  unit: '请写单位代码，如 652300',
  listYear: '请写四位年份，如 2017',
  campaign: '请从列表中选择活动',
}

const englishFields: Readonly<Record<string, string>> = {
  login: '3–40 letters, digits, dots, hyphens or underscores, beginning with a letter or digit',
  unit: 'write the code of a unit, like 652300',
  listYear: 'write a year of four digits, like 2017',
  campaign: 'choose a campaign from the list',
}

const catalogue: Readonly<Record<Language, Words>> = { 'zh-CN': chinese, en: english }
