/** What an import is made of: natural keys, cells in the order of their table, what is worth a look. Pure. */
import type { Definition } from '../../rules/definition/schema.ts'
import type { ChoiceListName } from '../../rules/registers/case-types.ts'
import { type RegisterRow, uniqueForm } from '../../rules/registers/read-register.ts'
import { registers } from '../../rules/registers/registers.ts'
import type { RegisterName } from './contract.ts'

export type Values = Readonly<Record<string, string>>

/** Rows of a dry run on their way to the database: an array literal of their numbers in the file, of their natural keys, and of
 * each column of the register's table. A text a column passes between threads at the price of a copy. */
export interface DraftPart {
  size: number
  arrays: readonly string[]
}

/** Column of the table that holds the unit; undefined: the rows name persons or reports only. */
export const unitColumn: Readonly<Partial<Record<RegisterName, string>>> = {
  units: 'code',
  officers: 'unit',
  cases: 'unit',
  'file-scores': 'unit',
  nominations: 'unit',
  figures: 'unit',
}

/** Keys of values that make a row's natural key; the rest of a row may be corrected by a later import. */
const keyParts: Readonly<Record<RegisterName, readonly string[]>> = {
  units: ['code'],
  officers: ['certificate'],
  cases: ['number'],
  'file-scores': ['number', 'expert'],
  'report-scores': ['report', 'expert'],
  // An attempt is its person and its score: another score is another attempt, never a correction of the first.
  'exam-scores': ['certificate', 'score'],
  nominations: [
    'category',
    'unit',
    'certificate',
    'industry',
    'material1',
    'material2',
    'integrityProof',
    'verifiedReport',
  ],
  figures: ['unit', 'figure', 'period'],
}

/** What tells a row apart to a person. */
export const keyColumns: Readonly<Record<RegisterName, readonly string[]>> = {
  ...keyParts,
  'exam-scores': ['certificate'],
  nominations: ['category', 'unit', 'certificate'],
}

/** Rows of these may repeat: the n-th of the same is another entry. Elsewhere the same key twice is an error. */
const repeatable: readonly RegisterName[] = ['exam-scores', 'nominations']

/** Answers the natural key; undefined where an earlier row of the file has it, whose number `twice` gets. */
export function createKeyMaker(register: RegisterName): (entry: RegisterRow) => { key: string } | { twice: number } {
  const seen = new Map<string, { row: number; times: number }>()
  const parts = keyParts[register]
  const isChecked = parts.join() === registers[register].unique?.join() && parts.length === 1
  return ({ row, values, uniqueKey }) => {
    // The reading has held it against all rows before.
    if (isChecked && uniqueKey !== undefined) return { key: uniqueKey }
    const key = parts.map((part) => uniqueForm(values[part] ?? '')).join('|')
    const earlier = seen.get(key)
    if (earlier === undefined) {
      seen.set(key, { row, times: 1 })
      return { key }
    }
    if (!repeatable.includes(register)) return { twice: earlier.row }
    earlier.times += 1
    return { key: `${key}#${earlier.times}` }
  }
}

/** `state_controlled` → `stateControlled`, as the rules of the registers name it. */
export const valueKey = (column: string): string =>
  column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

const booleans: Readonly<Record<string, string>> = { 是: 'true', 否: 'false' }

/** Cells in the order of the columns; yes and no as the database has them. */
export function createCellMaker(columns: readonly string[]): (values: Values) => string[] {
  const plan = columns.map((column) => ({ key: valueKey(column), isFlag: flags.includes(column) }))
  return (values) =>
    plan.map(({ key, isFlag }) => (isFlag ? (booleans[values[key] ?? ''] ?? 'false') : (values[key] ?? '')))
}

export const flags: readonly string[] = ['integrity_proof', 'verified_report']

/** Type of a table's column where it is no text. */
export const columnTypes: Readonly<Record<string, 'numeric' | 'date' | 'boolean'>> = {
  state_controlled: 'numeric',
  key_monitored: 'numeric',
  fine: 'numeric',
  score: 'numeric',
  value: 'numeric',
  decided: 'date',
  integrity_proof: 'boolean',
  verified_report: 'boolean',
}

/** The campaign's own entries of the closed lists. */
export function listsOf(definition: Definition): Partial<Record<ChoiceListName, readonly string[]>> {
  const slots = definition.indicators
    .flatMap((indicator) => (indicator.kind === 'sum' ? indicator.parts : [indicator]))
    .flatMap((leaf) => (leaf.kind === 'reviewed-work' ? Object.values(leaf.slots).flat() : []))
  const distinct = (words: readonly string[]): string[] => [...new Set(words)]
  const filled = (words: readonly string[]): string[] | undefined => (words.length === 0 ? undefined : [...words])
  const lists = {
    caseTypes: filled(definition.caseTypes.map(({ name }) => name)),
    fileTypes: filled(distinct(slots.map(({ type }) => type))),
    fileSources: filled(distinct(slots.map(({ source }) => source))),
    industries: filled(definition.industries),
    levels: [definition.rootRegister, ...definition.levels.map(({ register }) => register)],
    awards: ['集体', ...definition.individuals.map(({ category }) => category)],
  }
  return Object.fromEntries(Object.entries(lists).filter(([, words]) => words !== undefined))
}

export type WarningCode = 'round-million' | 'same-day-same-fine'

/** Worth a look, never refused: fines of whole millions; the same unit, day and fine twice. `cases` only. */
export function createCaseWatch(): (row: number, values: Values) => { code: WarningCode; known: Values } | undefined {
  const seen = new Map<string, Map<string, Map<string, number>>>()
  return (row, { unit = '', decided = '', fine = '' }) => {
    if (/^0*(\.0*)?$/.test(fine)) return undefined
    const ofDay = branch(branch(seen, unit), decided)
    const earlier = ofDay.get(fine)
    if (earlier === undefined) ofDay.set(fine, row)
    else return { code: 'same-day-same-fine', known: { row: String(earlier), fine, day: decided } }
    return /^[1-9]\d*000000(\.0*)?$/.test(fine) ? { code: 'round-million', known: { fine } } : undefined
  }
}

/** The map at a key, made where there is none. */
function branch<K, V>(of: Map<string, Map<K, V>>, key: string): Map<K, V> {
  const known = of.get(key)
  if (known !== undefined) return known
  const made = new Map<K, V>()
  of.set(key, made)
  return made
}
