/**
 * What changed between two definitions: entries are matched by their id, never by their place in a list, so that a
 * moved entry is no change. Words come from `word-change.ts`.
 */
import { canonical } from './canonical.ts'
import type { Campaign } from './schema.ts'

export interface DefinitionChange {
  kind: 'added' | 'removed' | 'changed'
  /** Where, with ids: `indicators.caseVolume.parts.fines.points`. */
  path: string
  /** Titles from the outside in: 查处违法案件数量, 罚款金额. */
  subject: string[]
  /** The field's name in the schema; the list's where an entry came or went. */
  field: string
  before?: string
  after?: string
  /** Clauses of the nearest entry, of both sides. */
  clauses: string[]
}

/** Records whose keys are levels or ids: the key joins the trail, the field stays the record's. */
const keyedFields: Record<string, string> = {
  slots: 'slots',
  types: 'types',
  base: 'base',
  shareOf: 'shareOf',
  holdersOf: 'holdersOf',
  readings: 'readingEntry',
  readingPages: 'pageEntry',
  clauseTexts: 'clauseEntry',
}

type Parts = Omit<Campaign, 'hash'>
type Entry = Record<string, unknown>
type Place = Pick<DefinitionChange, 'path' | 'subject' | 'field' | 'clauses'>
interface Pair {
  before: unknown
  after: unknown
}

export function diffCampaigns(before: Parts, after: Parts): DefinitionChange[] {
  const top = (field: string): Place => ({ path: field, subject: [], field, clauses: [] })
  return [
    ...compareRecords(before.definition, after.definition, { path: '', subject: [], field: '', clauses: [] }).map(
      (change) => withPageClauses(change, { ...before.readings, ...after.readings }),
    ),
    ...compareRecords(before.clauses, after.clauses, top('clauseTexts')),
    ...compareRecords(before.readings, after.readings, top('readingPages')),
  ]
}

/** A reading's clauses stand on its page. */
function withPageClauses(change: DefinitionChange, pages: Campaign['readings']): DefinitionChange {
  const page = pages[/^readings\.([^.]+)/.exec(change.path)?.[1] ?? '']
  return page === undefined || change.clauses.length > 0 ? change : { ...change, clauses: [...page.clauses] }
}

function compare({ before, after }: Pair, place: Place): DefinitionChange[] {
  if (canonical(before ?? null) === canonical(after ?? null)) return []
  if (isEntryList(before) || isEntryList(after)) return compareLists(asList(before), asList(after), place)
  if (isRecord(before) && isRecord(after) && !isChoice(before) && !isChoice(after))
    return compareRecords(before, after, place)
  return [changed({ before, after }, place)]
}

function changed({ before, after }: Pair, place: Place): DefinitionChange {
  const kind = before === undefined ? 'added' : after === undefined ? 'removed' : 'changed'
  return {
    kind,
    ...place,
    ...(before === undefined ? {} : { before: valueText(before) }),
    ...(after === undefined ? {} : { after: valueText(after) }),
  }
}

function compareRecords(before: object, after: object, place: Place): DefinitionChange[] {
  const [left, right] = [
    new Map<string, unknown>(Object.entries(before)),
    new Map<string, unknown>(Object.entries(after)),
  ]
  const inside = entered(place, [Object.fromEntries(left), Object.fromEntries(right)])
  const named = keyedFields[place.field]
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((field) => {
    const at = { ...inside, path: joined(place.path, field) }
    const here = named === undefined ? { ...at, field } : { ...at, field: named, subject: [...inside.subject, field] }
    return compare({ before: left.get(field), after: right.get(field) }, here)
  })
}

/** Within an entry its title joins the trail and its clauses replace those of the entry around it. */
function entered(place: Place, entries: Entry[]): Place {
  const clauses = [...new Set(entries.flatMap((entry) => texts(entry['clauses'])))]
  const title = entries.map((entry) => entry['title']).find((text) => typeof text === 'string')
  return {
    ...place,
    subject: typeof title === 'string' && place.path !== '' ? [...place.subject, title] : place.subject,
    clauses: clauses.length > 0 ? clauses : place.clauses,
  }
}

function compareLists(before: unknown[], after: unknown[], place: Place): DefinitionChange[] {
  const [left, right] = [keyed(before), keyed(after)]
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) => {
    const pair = { before: left.get(key), after: right.get(key) }
    return compare(pair, entered({ ...place, path: joined(place.path, key) }, onlyClauses(pair)))
  })
}

/** An entry that came or went is told in the words of the list, with its own clauses. */
const onlyClauses = ({ before, after }: Pair): Entry[] =>
  [before, after].filter(isRecord).map((entry) => ({ clauses: entry['clauses'] }))

function keyed(list: unknown[]): Map<string, unknown> {
  const map = new Map<string, unknown>()
  for (const entry of list) {
    const name = entryKey(entry)
    let key = name
    for (let count = 2; map.has(key); count += 1) key = `${name}#${count}`
    map.set(key, entry)
  }
  return map
}

function entryKey(entry: unknown): string {
  if (!isRecord(entry)) return canonical(entry)
  const known = ['id', 'name', 'figure', 'choice', 'text']
    .map((field) => entry[field])
    .find((text) => typeof text === 'string')
  if (typeof known === 'string') return known
  return (
    ['type', 'source']
      .map((field) => entry[field])
      .filter((text) => typeof text === 'string')
      .join('·') || texts(entry['clauses']).join('·')
  )
}

/** A value in a few words: a title, a list, a choice. */
function valueText(value: unknown): string {
  if (Array.isArray(value)) return value.map(valueText).join('、')
  if (!isRecord(value)) return String(value)
  const known = ['reading', 'is', 'title', 'name', 'figure', 'choice', 'id']
    .map((field) => value[field])
    .find((text) => typeof text === 'string')
  if (typeof known === 'string') return known
  if (typeof value['from'] === 'string' && typeof value['to'] === 'string') return `${value['from']} – ${value['to']}`
  return Object.entries(value)
    .map(([field, item]) => `${field} ${valueText(item)}`)
    .join(', ')
}

const joined = (path: string, step: string): string => (path === '' ? step : `${path}.${step}`)
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const texts = (value: unknown): string[] => asList(value).filter((item) => typeof item === 'string')
const isEntryList = (value: unknown): boolean => Array.isArray(value) && value.some(isRecord)
const isRecord = (value: unknown): value is Entry =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isChoice = (value: Entry): boolean => Object.keys(value).length === 1 && ('reading' in value || 'is' in value)
