/** Reads the fields of a JSON document and tells every problem of form at once: path, value, what to do. */
import { isDay } from '../calendar/days.ts'
import { endOfTime } from './limits.ts'

export interface FormProblem {
  /** `documents[2].date`; empty: the whole document. */
  path: string
  /** As written; empty where nothing was. */
  value: string
  message: string
}

export type Fields = Readonly<Record<string, unknown>>

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const shown = (value: unknown): string => {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** One object of the document; a field that is null is not there. */
export class FormReader {
  readonly path: string
  readonly #fields: Fields
  readonly #problems: FormProblem[]

  constructor(fields: Fields, path: string, problems: FormProblem[]) {
    this.#fields = fields
    this.path = path
    this.#problems = problems
  }

  /** Undefined with a problem where the value is no object. */
  static of(value: unknown, path: string, problems: FormProblem[]): FormReader | undefined {
    if (isObject(value)) return new FormReader(value, path, problems)
    problems.push({
      path,
      value: shown(value),
      message: path === '' ? '不是案卷：应是一个 JSON 对象' : '应是一个对象 { … }',
    })
    return undefined
  }

  at(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`
  }

  fail(name: string, message: string): void {
    this.#problems.push({ path: this.at(name), value: shown(this.#fields[name]), message })
  }

  #given(name: string): unknown {
    return Object.hasOwn(this.#fields, name) ? (this.#fields[name] ?? undefined) : undefined
  }

  /** A blank text says nothing. */
  text(name: string): string | undefined {
    const value = this.#given(name)
    if (value === undefined) return undefined
    if (typeof value === 'string') return value.trim() || undefined
    this.fail(name, '应是文字（加引号）')
    return undefined
  }

  /** Tells what is needed and not there. */
  #need(name: string, message = '必填，没有填写'): void {
    const value = this.#given(name)
    if (value === undefined || (typeof value === 'string' && value.trim() === '')) this.fail(name, message)
  }

  neededText(name: string): string {
    this.#need(name)
    return this.text(name) ?? ''
  }

  /** A day on which something may have happened: one so far off that no period after it can be counted is none. */
  day(name: string): string | undefined {
    const value = this.anyDay(name)
    if (value === undefined || value < endOfTime) return value
    this.fail(name, '不是日期；请写成 2017-05-28')
    return undefined
  }

  /** Also 9999-12-31, as people write "without end". */
  anyDay(name: string): string | undefined {
    const value = this.text(name)
    if (value === undefined || isDay(value)) return value
    this.fail(name, '不是日期；请写成 2017-05-28')
    return undefined
  }

  neededDay(name: string): string {
    this.#need(name)
    return this.day(name) ?? ''
  }

  /** A moment is left to rule start-end, unless its day exists in no calendar. */
  moment(name: string): string | undefined {
    const value = this.text(name)
    const day = value === undefined ? undefined : /^\d{4}-\d{2}-\d{2}/.exec(value)?.[0]
    if (day === undefined || (isDay(day) && day < endOfTime)) return value
    this.fail(name, `没有“${day}”这一天；请写成 2017-05-28T10:05`)
    return undefined
  }

  clock(name: string): string | undefined {
    const value = this.text(name)
    if (value === undefined || /^(?:[01]\d|2[0-3]):[0-5]\d$/.test(value)) return value
    this.fail(name, '不是时刻；请写成 09:30')
    return undefined
  }

  flag(name: string): boolean | undefined {
    const value = this.#given(name)
    if (value === undefined || typeof value === 'boolean') return value
    this.fail(name, '应是 true 或 false')
    return undefined
  }

  number(name: string): number | undefined {
    const value = this.#given(name)
    if (value === undefined) return undefined
    if (typeof value === 'number' && Math.abs(value) < 1e15) return value
    this.fail(name, '应是数字（不加引号）')
    return undefined
  }

  word<T extends string>(name: string, words: readonly T[]): T | undefined {
    const value = this.text(name)
    if (value === undefined) return undefined
    const found = words.find((word) => word === value)
    if (found === undefined) this.fail(name, `不在可用的值之内；请改为：${words.join('、')}`)
    return found
  }

  neededWord<T extends string>(name: string, words: readonly T[]): T | undefined {
    this.#need(name, `必填，没有填写；可用：${words.join('、')}`)
    return this.word(name, words)
  }

  object(name: string): FormReader | undefined {
    const value = this.#given(name)
    return value === undefined ? undefined : FormReader.of(value, this.at(name), this.#problems)
  }

  neededObject(name: string): FormReader | undefined {
    if (this.#given(name) === undefined) this.fail(name, '必填，没有填写')
    return this.object(name)
  }

  #array(name: string): readonly unknown[] | undefined {
    const value = this.#given(name)
    if (value === undefined || Array.isArray(value)) return value
    this.fail(name, '应是列表 [ … ]')
    return undefined
  }

  texts(name: string): string[] | undefined {
    return this.#array(name)?.flatMap((value, index) => {
      if (typeof value === 'string') return [value.trim()]
      this.#problems.push({ path: `${this.at(name)}[${index}]`, value: shown(value), message: '应是文字（加引号）' })
      return []
    })
  }

  objects(name: string): FormReader[] | undefined {
    return this.#array(name)?.flatMap((value, index) => {
      const one = FormReader.of(value, `${this.at(name)}[${index}]`, this.#problems)
      return one === undefined ? [] : [one]
    })
  }

  neededObjects(name: string): FormReader[] {
    if (this.#given(name) === undefined) this.fail(name, '必填，没有填写')
    return this.objects(name) ?? []
  }
}
