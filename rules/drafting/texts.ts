/**
 * The texts of a record by name, and how they are corrected: once a record has been printed, what it said stays beside what it
 * says now (n2.2a; 《环境行政处罚证据指南》: what is changed stays legible and is signed).
 */
import type { RecordContent } from './record.ts'
import { personFields } from './words.ts'

const partyFields = ['name', 'code', 'representative', 'address'] as const
const plainFields = ['place', 'start', 'end', 'others', 'certificates', 'recusal'] as const

/** name → text: 'place', 'party.name', 'person.idNumber', 'answers.kiln', 'asked.kiln', 'officers', 'recorder', 'reason.person.phone'. */
export function textsOf(content: RecordContent): Map<string, string> {
  const officers = content.officers.map(({ certificate, name }) => `${name}（${certificate}）`).join('、')
  return new Map([
    ...plainFields.map((field): [string, string] => [field, content[field]]),
    ...partyFields.map((field): [string, string] => [`party.${field}`, content.party[field]]),
    ...personFields.map((field): [string, string] => [`person.${field}`, content.person[field]]),
    ['officers', officers],
    ['recorder', recorderOf(content)],
    ...content.reasons.map(({ of, text }): [string, string] => [`reason.${of}`, text]),
    ...content.answers.flatMap(({ id, asked, text }): [string, string][] => [
      [`asked.${id}`, asked],
      [`answers.${id}`, text],
    ]),
  ])
}

/** A label as a heading: without the colon at its end. */
export const headingOf = (label: string): string => label.trim().replace(/[：:]$/u, '')

/** Name and certificate of the officer who writes; '' where none of the officers does. */
function recorderOf({ officers, recorder }: RecordContent): string {
  const found = officers.find(({ certificate }) => certificate === recorder)
  return found === undefined ? '' : `${found.name}（${found.certificate}）`
}

/** Words that say that nothing was said: losing them loses nothing. */
const isNothing = (text: string | undefined): boolean => text === undefined || text === '' || text === 'missing'

/** What replaced texts of a printed record become, at the moment `at`: the next content with all that it no longer says, struck. */
export function keepStruck(printed: RecordContent, next: RecordContent, at: string): RecordContent {
  const lost = textsLost(printed, next)
  const before = textsOf(printed)
  const added = lost.map((field) => ({ field, text: before.get(field) ?? '', at }))
  const kept = printed.struck.filter((one) => !next.struck.some((other) => isSame(one, other)))
  return { ...next, struck: [...kept, ...next.struck, ...added] }
}

/** Names of the texts that stood in the printed record and stand nowhere in the next one. */
export function textsLost(printed: RecordContent, next: RecordContent): string[] {
  const after = textsOf(next)
  const struck = new Set(next.struck.map(({ field, text }) => `${field}\0${text}`))
  const changed = [...textsOf(printed)].filter(
    ([field, text]) => !isNothing(text) && after.get(field) !== text && !struck.has(`${field}\0${text}`),
  )
  return changed.map(([field]) => field)
}

/** Are corrections or photographs of the printed record gone altogether? They may not be. */
export const isCut = (printed: RecordContent, next: RecordContent): boolean =>
  printed.struck.some((one) => !next.struck.some((other) => isSame(one, other))) ||
  printed.photos.some(({ sha256 }) => !next.photos.some((other) => other.sha256 === sha256))

type Struck = RecordContent['struck'][number]
const isSame = (a: Struck, b: Struck): boolean => a.field === b.field && a.text === b.text && a.at === b.at

/** The content with another text under a name. @throws RangeError where there is no such text */
export function withText(content: RecordContent, field: string, text: string): RecordContent {
  const [group = '', name = ''] = splitAtDot(field)
  if (group === 'party') return { ...content, party: { ...content.party, [name]: text } }
  if (group === 'person') return { ...content, person: { ...content.person, [name]: text } }
  if (group === 'reason') return withReason(content, name, text)
  const plain = plainFields.find((one) => one === field)
  if (plain !== undefined) return { ...content, [plain]: text }
  const part = group === 'answers' ? 'text' : group === 'asked' ? 'asked' : undefined
  if (part === undefined) throw new RangeError(`no text ${field}`)
  return { ...content, answers: content.answers.map((one) => (one.id === name ? { ...one, [part]: text } : one)) }
}

function withReason(content: RecordContent, of: string, text: string): RecordContent {
  const rest = content.reasons.filter((one) => one.of !== of)
  return { ...content, reasons: text === '' ? rest : [...rest, { of, text }] }
}

const splitAtDot = (field: string): string[] => {
  const dot = field.indexOf('.')
  return dot < 0 ? [field] : [field.slice(0, dot), field.slice(dot + 1)]
}
