/** The tree of reasons in words: each node its value, how it was computed, clause, reading and source rows. */
import { formulaKeys, labelKeys, type FormulaKey, type LabelKey } from './keys.ts'
import { spoken, spokenRows } from './numbers.ts'
import type { Reason, SourceRows } from './reason.ts'
import type { Speaker, Texts } from './speaker.ts'
import { en } from './texts.en.ts'
import { zhCN } from './texts.zh-CN.ts'

export type ReasonLanguage = 'zh-CN' | 'en'
export const reasonTexts: Record<ReasonLanguage, Texts> = { 'zh-CN': zhCN, en }

export interface Wording {
  language: ReasonLanguage
  /** Titles of `indicator:…` and `unit:…` labels. */
  titles?: Readonly<Record<string, string>>
  /** Names of the files that the registers were read from, where they are known. */
  files?: Readonly<Record<string, string>>
}

/** One node in words. */
export interface Described {
  title: string
  detail: string
  value: string
  how: string
  clauses: readonly string[]
  reading?: { id: string; choice: string }
  sources: string[]
}

const isOneOf = <T extends string>(keys: readonly T[], key: string): key is T => keys.some((one) => one === key)

export function describe(reason: Reason, wording: Wording): Described {
  const texts = reasonTexts[wording.language]
  const formula = isOneOf<FormulaKey>(formulaKeys, reason.formula) ? texts.formulas[reason.formula] : undefined
  return {
    title: title(reason.label, wording),
    detail: detailOf(reason),
    value: amount(reason, texts),
    how: formula?.(speaker(reason)) ?? '',
    clauses: reason.clauses,
    ...(reason.reading === undefined ? {} : { reading: reason.reading }),
    sources: (reason.rows ?? []).reduce(merged, []).map((rows) => source(rows, wording)),
  }
}

function title(label: string, { language, titles }: Wording): string {
  if (isOneOf<LabelKey>(labelKeys, label)) return reasonTexts[language].labels[label]
  const known = titles?.[label]
  const id = label.slice(label.indexOf(':') + 1)
  if (label.startsWith('unit:') || known === undefined || language === 'zh-CN') return known ?? id
  // A definition's titles are the notice's own words; in English an id is read as words.
  return id.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase())
}

function amount(reason: Reason, texts: Texts): string {
  const number = spoken(reason.value, reason.unit)
  const value = reason.of === undefined ? number : texts.outOf(number, reason.of)
  const unit = texts.units[reason.unit]
  return unit === '' || value === '' ? value : `${value} ${unit}`
}

function speaker(reason: Reason): Speaker {
  const valueOf = (input: Reason): string => spoken(input.value, input.unit)
  return {
    value: spoken(reason.value, reason.unit),
    of: reason.of ?? '',
    detail: reason.detail ?? '',
    count: reason.inputs.length,
    input: (label) => {
      const found = reason.inputs.find((input) => input.label === label)
      return found === undefined ? '–' : valueOf(found)
    },
    part: (index) => spokenPart(reason.detail?.split('|')[index] ?? ''),
    all: (separator) => listed(reason.inputs.map(valueOf), separator),
  }
}

const spokenPart = (part: string): string => (/^-?\d+\/\d+$/.test(part) ? spoken(part, 'score') : part)

const longest = 12

const listed = (values: readonly string[], separator: string): string =>
  values.length <= longest
    ? values.join(separator)
    : `${values.slice(0, longest).join(separator)}${separator}… (${values.length})`

/** Rows of one register together, so that they are told as one list. */
function merged(all: SourceRows[], next: SourceRows): SourceRows[] {
  const before = all.find((rows) => rows.file === next.file)
  if (before === undefined) return [...all, next]
  return all.map((rows) => (rows === before ? { file: rows.file, rows: [...rows.rows, ...next.rows] } : rows))
}

function source({ file, rows }: SourceRows, { language, files }: Wording): string {
  const texts = reasonTexts[language]
  const name = files?.[file] ?? file
  const known = texts.registers[file] ?? file
  const isSaid = name.startsWith(known)
  return texts.source(isSaid ? name : `${known} ${name} `, spokenRows(rows))
}

/** The whole tree as lines, indented by two spaces a level. */
export function renderReason(reason: Reason, wording: Wording, depth = 0): string[] {
  const texts = reasonTexts[wording.language]
  const said = describe(reason, wording)
  const name = `${said.title} ${said.detail}`.trimEnd()
  const how = said.how === '' ? '' : ` = ${said.how}`
  const clauses = said.clauses.length === 0 ? '' : texts.clauses(said.clauses.join(', '))
  const reading = said.reading === undefined ? '' : texts.reading(said.reading.id, said.reading.choice)
  const rows = said.sources.length === 0 ? '' : ` ← ${said.sources.join('; ')}`
  const line = `${'  '.repeat(depth)}${name}: ${said.value}${how}${clauses}${reading}${rows}`
  return [line, ...reason.inputs.flatMap((input) => renderReason(input, wording, depth + 1))]
}

const namedByDetail = ['slot', 'file', 'report', 'expert', 'meanOfType', 'figure', 'period', 'item', 'individual']

/** A name beside the title; numbers and keys in the detail are for the sentence alone. */
const detailOf = ({ label, detail = '' }: Reason): string =>
  namedByDetail.includes(label) || label.startsWith('unit:') ? (detail.split('|')[0] ?? '') : ''

/** Clause ids and readings of a tree, each once, in the order in which they are met. */
export function basisOf(reason: Reason): { clauses: string[]; readings: { id: string; choice: string }[] } {
  const clauses = new Set<string>()
  const readings = new Map<string, { id: string; choice: string }>()
  const visit = (node: Reason): void => {
    for (const id of node.clauses) clauses.add(id)
    if (node.reading !== undefined && !readings.has(node.reading.id)) readings.set(node.reading.id, node.reading)
    node.inputs.forEach(visit)
  }
  visit(reason)
  return { clauses: [...clauses], readings: [...readings.values()] }
}
