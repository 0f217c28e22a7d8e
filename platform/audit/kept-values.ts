/**
 * Which values of an entry stand in the chain for ever, and which lie apart until their day. Closed by default: text under a
 * name that is not declared here lies apart, as does text under a name declared as clear that is no code; the tests of every
 * house that a test starts (`tests/clear-entries.ts`) name what was forgotten.
 */
import { personalClasses, type PersonalClass } from './personal-classes.ts'
import { dayOf } from './root.ts'
import type { PersonalContent } from './store.ts'

/** Codes, counts, days, hashes and internal ids: nothing of them is a person's, and nobody types them as text. */
const clearNames = [
  ...[
    'accept',
    'accounts',
    'added',
    'afterInterruption',
    'approval',
    'approve',
    'askedBy',
    'at',
    'before',
    'begun',
    'broken',
    'campaign',
  ],
  ...[
    'carried',
    'changed',
    'choice',
    'class',
    'codes',
    'cooledAt',
    'confirmEveryDays',
    'cools',
    'correction',
    'count',
    'counted',
    'counter',
  ],
  ...['dataVersion', 'day', 'definition', 'delegation', 'deleted', 'differences', 'ended', 'errors', 'expires'],
  ...['factorRemoved', 'files', 'from', 'group', 'hash', 'identitiesRemoved', 'importId', 'isOrphan', 'issuer'],
  ...[
    'kept',
    'kind',
    'language',
    'liaisonLevels',
    'liaisonsPerUnit',
    'listYear',
    'lost',
    'meaning',
    'method',
    'mode',
    'newestData',
  ],
  ...['newestDefinition', 'object', 'orphans', 'others', 'passkey', 'passkeysRemoved', 'personas', 'post', 'provider'],
  ...['register', 'removed', 'repeated', 'report', 'result', 'role', 'rows', 'run', 'same', 'scope', 'seq', 'session'],
  ...['sessionsEnded', 'size', 'state', 'step', 'synced', 'to', 'token', 'tokensEnded', 'unit', 'units', 'until'],
  ...['change', 'device', 'outcome', 'pages', 'photo', 'place', 'refused', 'texts'],
  ...['commitment', 'digits', 'gone', 'number', 'present', 'seed', 'taken', 'type', 'universeHash', 'witnesses'],
  ...['accepted', 'again', 'base', 'became', 'fromRow', 'guidance', 'job', 'receipt', 'rule'],
  ...['variation', 'verbs', 'version', 'write', 'why'],
] as const

const apartNames = {
  ...{ reason: 'reason', note: 'reason', purpose: 'reason', answer: 'reason' },
  ...{ file: 'file-text', columns: 'file-text', written: 'file-text' },
  ...{ title: 'account', name: 'account', values: 'other-text', candidate: 'other-text' },
} as const satisfies Record<string, PersonalClass>

/** By name; a new name of a text is declared above first. */
export type AuditValues = Readonly<Record<string, unknown>>

export const declaredNames: readonly string[] = [...clearNames, ...Object.keys(apartNames)]

export const isDeclared = (name: string): boolean => clear.has(name) || apart.has(name)

const clear = new Set<string>(clearNames)
const apart = new Map<string, PersonalClass>(Object.entries(apartNames))

/** 'open', '650000', 'run:17', '2017-09-28T04:00:00.000Z', 'https://sso.example.org/realm': no sentence, no name of a person. */
const isCode = (text: string): boolean => /^[\w.:@/+,=#-]{0,200}$/.test(text)

/** A count: no text at all but digits. */
const count = /^\d{1,20}$/
const hash = /^[0-9a-f]{32,128}$/
const moment = /^\d{4}-\d\d-\d\d(T[\d:.]+Z?)?$/
const place = /^\d{2,12}$/

/** A text under these names has the one shape that it can have; a login or a Latin name has it never, and lies apart. */
const shapes: Readonly<Record<string, RegExp>> = {
  ...{ accounts: count, codes: count, count, counter: count, dataVersion: count, digits: count },
  ...{ differences: count, errors: count, identitiesRemoved: count, newestData: count, others: count },
  ...{ pages: count, passkeysRemoved: count, seq: count, sessionsEnded: count },
  ...{ size: count, tokensEnded: count, seed: count, liaisonsPerUnit: count, confirmEveryDays: count, listYear: count },
  ...{ hash, universeHash: hash, commitment: hash, photo: hash },
  ...{ day: moment, expires: moment, cooledAt: moment },
  ...{ unit: place },
  language: /^(zh-CN|en)$/,
}

/** Is everything in it a code (of the name's shape), a number or a yes? Names of fields count too. */
function isClear(value: unknown, shape: RegExp | undefined): boolean {
  if (typeof value === 'string') return isCode(value) && (value === '' || shape === undefined || shape.test(value))
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every((one) => isClear(one, shape))
  return Object.entries(value).every(([name, part]) => isCode(name) && isClear(part, shape))
}

/** A code that lies apart only because its name says another shape: so a house that is tested finds a shape that is too narrow. */
export const isOfAnotherShape = (name: string, value: unknown): boolean =>
  clear.has(name) && isClear(value, undefined) && !isClear(value, shapes[name])

function classOf(name: string, value: unknown): PersonalClass | undefined {
  const declared = apart.get(name)
  if (value === undefined || value === null || value === '') return undefined
  if (declared !== undefined) return declared
  if (typeof value === 'number' || typeof value === 'boolean') return undefined
  return clear.has(name) && isClear(value, shapes[name]) ? undefined : 'other-text'
}

export interface Split {
  clear: Record<string, unknown>
  personal: PersonalContent[]
}

/** One item a class: `{reason: …, note: …}`. `subject`: whom it is about, where it is one person. */
export function splitValues(
  values: Readonly<Record<string, unknown>>,
  { at, subject }: { at: Date; subject: string | undefined },
): Split {
  const split: Split = { clear: {}, personal: [] }
  const contents = new Map<PersonalClass, Record<string, unknown>>()
  for (const [name, value] of Object.entries(values)) {
    const kind = classOf(name, value)
    if (kind === undefined) split.clear[name] = value
    else contents.set(kind, { ...contents.get(kind), [name]: value })
  }
  for (const [kind, content] of contents)
    split.personal.push({
      ...{ class: kind, keepUntil: keepUntil(kind, at), content },
      ...(subject === undefined ? {} : { subject }),
    })
  return split
}

/** The last day. */
export const keepUntil = (kind: PersonalClass, at: Date): string =>
  dayOf(new Date(at.getTime() + personalClasses[kind] * 86_400_000))
