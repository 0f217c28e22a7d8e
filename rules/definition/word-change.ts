/** A change of the definition in a sentence: what, old → new, by which clauses. */
import type { DefinitionChange } from './diff.ts'
import { fieldTexts } from './field-texts.ts'
import { valueTexts } from './value-texts.ts'
import type { Campaign } from './schema.ts'
import type { Locale } from './word-finding.ts'

type Pages = Campaign['readings']

/** `readings`: pages of either side, for the words of a choice. */
export function changeSentence(change: DefinitionChange, readings: Pages, locale: Locale): string {
  const words = wordsOf(change, readings, locale)
  const sentence = locale === 'zh-CN' ? chinese(change, words) : english(change, words)
  return change.clauses.length === 0 ? sentence : `${sentence} [${change.clauses.join(', ')}]`
}

interface Words {
  subject: string
  field: string
  before: string
  after: string
}

function wordsOf(change: DefinitionChange, readings: Pages, locale: Locale): Words {
  const names = fieldTexts[change.field]
  const reading = /^readings\.([^.]+)(\.choice)?$/.exec(change.path)
  const page = reading?.[1] === undefined ? undefined : readings[reading[1]]
  const value = (text = ''): string =>
    page?.options.find((option) => option.choice === text)?.text[locale] ?? choiceWords(change.field, text, locale)
  const subject = page === undefined ? change.subject.join(' › ') : `${page.id} ${page.question[locale]}`
  const field = names?.[locale === 'zh-CN' ? 0 : 1] ?? change.field
  return { subject, field, before: value(change.before), after: value(change.after) }
}

/** A choice handed to a reading is shown by its id. */
function choiceWords(field: string, text: string, locale: Locale): string {
  const words = valueTexts[text]
  if (words !== undefined) return words[locale === 'zh-CN' ? 0 : 1]
  if (field === 'reading' || !/^[A-Z]\d+$/.test(text)) return text
  return locale === 'zh-CN' ? `按读法 ${text}` : `by reading ${text}`
}

function chinese({ kind }: DefinitionChange, { subject, field, before, after }: Words): string {
  const of = subject === '' ? field : `“${subject}”的${field}`
  if (kind === 'added') return `${of}：新增“${after}”`
  if (kind === 'removed') return `${of}：取消“${before}”`
  return `${of}：${before} → ${after}`
}

function english({ kind }: DefinitionChange, { subject, field, before, after }: Words): string {
  const of = subject === '' ? field : `${field} of "${subject}"`
  if (kind === 'added') return `${of}: added "${after}"`
  if (kind === 'removed') return `${of}: removed "${before}"`
  return `${of}: ${before} → ${after}`
}
