/** Where two texts of a case file differ, place by place, and one made of both (capability 26). Pure. */
import type { DraftFile } from '../contract.ts'

export interface Difference {
  /** ['documents', 'd1', 'date']; documents by id, officers by certificate, explanations by rule. */
  path: readonly string[]
  /** Undefined: not there. */
  first: unknown
  second: unknown
}

type Fields = Record<string, unknown>

const keyed: Readonly<Record<string, string>> = { documents: 'id', officers: 'certificate', explanations: 'rule' }
const nested: readonly string[] = ['party', 'published']

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {})
const listOf = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isFields) : [])

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

export function differencesOf(first: DraftFile, second: DraftFile): Difference[] {
  const names = new Set([...Object.keys(first), ...Object.keys(second)])
  return [...names].flatMap((name): Difference[] => {
    const [a, b] = [Reflect.get(first, name), Reflect.get(second, name)]
    if (keyed[name] !== undefined) return inList(name, listOf(a), listOf(b))
    if (nested.includes(name)) return inFields([name], fieldsOf(a), fieldsOf(b))
    return same(a, b) ? [] : [{ path: [name], first: a, second: b }]
  })
}

function inList(name: string, first: readonly Fields[], second: readonly Fields[]): Difference[] {
  const key = keyed[name] ?? 'id'
  const idsOf = (list: readonly Fields[]): string[] => list.map((one) => String(one[key]))
  const ids = new Set([...idsOf(first), ...idsOf(second)])
  return [...ids].flatMap((id): Difference[] => {
    const [a, b] = [first, second].map((list) => list.find((one) => String(one[key]) === id))
    if (a === undefined || b === undefined) return [{ path: [name, id], first: a, second: b }]
    return inFields([name, id], a, b)
  })
}

function inFields(path: readonly string[], first: Fields, second: Fields): Difference[] {
  const names = new Set([...Object.keys(first), ...Object.keys(second)])
  return [...names]
    .filter((name) => !same(first[name], second[name]))
    .map((name) => ({ path: [...path, name], first: first[name], second: second[name] }))
}

/** The first text, with what the second says at the chosen places. */
export function joined(first: DraftFile, chosen: readonly Difference[]): DraftFile {
  return chosen.reduce(place, first)
}

function place(file: DraftFile, { path: [name = '', id, field], second }: Difference): DraftFile {
  const key = keyed[name]
  if (key === undefined)
    return { ...file, [name]: id === undefined ? second : set(fieldsOf(Reflect.get(file, name)), id, second) }
  const list = listOf(Reflect.get(file, name))
  const at = list.findIndex((one) => String(one[key]) === id)
  if (field !== undefined)
    return { ...file, [name]: list.map((one, index) => (index === at ? set(one, field, second) : one)) }
  const without = list.filter((_, index) => index !== at)
  return { ...file, [name]: isFields(second) ? (at < 0 ? [...list, second] : list.with(at, second)) : without }
}

function set(fields: Fields, name: string, value: unknown): Fields {
  const { [name]: _old, ...rest } = fields
  return value === undefined ? rest : { ...rest, [name]: value }
}
