/** Names for the ids and codes that entries carry: one question for a page and a kind of object, not one for a line. */
import type { LogEntry } from '../../platform/audit/log-store.ts'
import type { ObjectKind } from '../../platform/audit/object-kind.ts'
import type { Context } from '../../platform/http/context.ts'
import { personNames } from '../people/facts.ts'
import { inLanguage, objectKindOf, objectWords } from './words.ts'

/** Kinds by name; several verbs may open the history of one. */
export type Kinds = ReadonlyMap<string, readonly ObjectKind[]>

export interface Naming {
  /** Of people, posts, units and objects, by internal id, code, and 'kind:id'. */
  names: ReadonlyMap<string, string>
  /** 'import:…' → '导入 9 月案件.xlsx（2017-09-28）'. */
  ofObject: (object: string, campaign: string | null) => string
}

type Parts = Pick<LogEntry, 'who' | 'acting_for' | 'campaign' | 'object'> & {
  values: Readonly<Record<string, unknown>>
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
/** Values that name a person, a post or a unit. */
const valueKinds: Readonly<Record<string, readonly string[]>> = {
  person: ['to', 'from', 'askedBy', 'personas', 'before'],
  post: ['post', 'begun', 'ended', 'before'],
  unit: ['unit', 'units', 'orphans', 'scope'],
  token: ['token'],
}

/** What is asked for: kind → campaign → ids. */
type Asked = Map<string, Map<string, Set<string>>>

export async function namesFor(ctx: Context, kinds: Kinds, entries: readonly Parts[]): Promise<Naming> {
  const people = new Set(entries.flatMap(({ who, acting_for: standsFor }) => [who, standsFor].filter(isText)))
  const asked: Asked = new Map()
  for (const entry of entries) askFor(asked, entry)
  const names = new Map<string, string>()
  for (const [kind, campaigns] of asked)
    for (const [campaign, ids] of campaigns) {
      const namesOf = kinds.get(kind)?.find(({ names: own }) => own !== undefined)?.names
      const found = await namesOf?.(ctx.db, { campaign, ids: [...ids], language: ctx.language })
      for (const [id, name] of found ?? []) {
        names.set(`${campaign} ${kind}:${id}`, name)
        if (kind in valueKinds) names.set(id, name)
      }
    }
  for (const id of asked.get('person')?.values() ?? []) for (const one of id) people.add(one)
  for (const [id, name] of await personNames(ctx.db, [...people])) names.set(id, name).set(` person:${id}`, name)
  return {
    names: withObjects(names),
    ofObject: (object, campaign) => said(ctx, names, { object, campaign: campaign ?? '' }),
  }
}

const isText = (value: string | null): value is string => value !== null

function askFor(asked: Asked, { campaign, object, values }: Parts): void {
  const add = (kind: string, id: string): void => {
    const at = isOfNone(kind) ? '' : (campaign ?? '')
    const campaigns = asked.get(kind) ?? new Map<string, Set<string>>()
    asked.set(kind, campaigns)
    campaigns.set(at, (campaigns.get(at) ?? new Set()).add(id))
  }
  for (const one of [object, values['object'], values['subject']])
    if (typeof one === 'string') add(objectKindOf(one), idOf(one))
  for (const [kind, names] of Object.entries(valueKinds))
    for (const id of names.flatMap((name) => textsIn(values[name])))
      if (kind === 'unit' || UUID.test(id) || kind === 'person') add(kind, id)
}

/** People, posts, units and tokens are of no campaign. */
const isOfNone = (kind: string): boolean => kind in valueKinds

const idOf = (object: string): string => object.slice(objectKindOf(object).length + 1)

function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap(textsIn)
  return typeof value === 'object' && value !== null && 'unit' in value ? textsIn(value.unit) : []
}

/** 'person:…' as a value is told by its name too. */
const withObjects = (names: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...names, ...[...names].map(([key, name]): [string, string] => [key.split(' ').at(-1) ?? key, name])])

function said(
  ctx: Context,
  names: ReadonlyMap<string, string>,
  { object, campaign }: { object: string; campaign: string },
): string {
  const kind = objectKindOf(object)
  const words = objectWords[kind]
  const word = words === undefined ? kind : inLanguage(words, ctx.language)
  const id = idOf(object)
  const name = names.get(`${isOfNone(kind) ? '' : campaign} ${kind}:${id}`)
  if (name !== undefined) return `${word} ${name}`
  if (id === '' || id === campaign || id === 'unknown') return word
  return UUID.test(id) ? `${word} ${id.slice(0, 8)}…` : `${word} ${id}`
}
