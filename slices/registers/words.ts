/** Sentences about rows, in both languages: those of the reader and those that only the server can know. Pure. */
import { choiceInEnglish, columnInEnglish } from '../../rules/registers/english-names.ts'
import { registerMessages, type Sentence } from '../../rules/registers/messages.ts'
import type { Language } from '../../platform/http/problem.ts'
import type { Values } from './model.ts'

/** What is wrong, then how to mend it: the first sentence and the rest. */
const ownMessages = {
  'officer-unknown': {
    zh: '执法人员登记里没有证件号“{value}”。请先导入执法人员，或改正证件号。',
    en: 'The register of officers has no certificate {value}. Import the officers first, or correct the number.',
  },
  'officer-not-own': {
    zh: '本单位及下级的执法人员登记里没有证件号“{value}”。请先导入本地执法人员，或改正证件号。',
    en: 'No officer of your own units has the certificate {value}. Import your officers first, or correct the number.',
  },
  'owned-elsewhere': {
    zh: '“{value}”不能由本单位登记。请核对编号；确属本地，请联系办公室办理。',
    en: '{value} cannot be registered by your unit. Check the number; if it is yours, ask the office.',
  },
  'industry-not-of-report': {
    zh: '报告“{report}”的行业与这里推荐的“{value}”不一致。请核对行业和报告编号；仍有疑问，请联系办公室。',
    en: 'The report {report} is not of the industry {value}. Check the industry and the number of the report; if in doubt, ask the office.',
  },
  'term-backwards': {
    zh: '证件有效期止“{value}”早于有效期起“{from}”。请核对证件后改正。',
    en: 'The certificate ends on {value}, before it begins on {from}. Look at the certificate and correct the days.',
  },
  'parent-unknown': {
    zh: '没有代码为“{value}”的上级单位。请在表中补上这个单位，或改正上级代码。',
    en: 'There is no unit with the code {value} to belong to. Add that unit, or correct the code above.',
  },
  'too-many': {
    zh: '错误超过 {count} 处，其余没有列出。请先改正已列出的，再上传重查。',
    en: 'More than {count} errors, the rest are not listed. Mend those listed and upload again.',
  },
  'round-million': {
    zh: '罚款 {fine} 元，是整百万。请看一眼单位是否写错。',
    en: 'A fine of {fine} yuan, whole millions. See whether the unit of measure is right.',
  },
  'same-day-same-fine': {
    zh: '与第 {row} 行同单位、同日（{day}）、同罚款（{fine} 元）。请看一眼是否重复登记。',
    en: 'Same unit, day ({day}) and fine ({fine} yuan) as row {row}. See whether it is entered twice.',
  },
  'read-again': {
    zh: '检查途中系统曾中断，这份文件已从头重新检查。以下结果完整，可以放心使用。',
    en: 'The system broke off during the check; the file was checked again from its first row. What follows is whole.',
  },
  'kept-again': {
    zh: '入库途中系统曾中断，重新启动后已从头入库：没有漏行，也没有重复。',
    en: 'The system broke off while this was being kept; it was kept after the restart: no row is missing and none stands twice.',
  },
  'still-named': {
    zh: '删去单位“{value}”后，其他登记中有 {rows} 行仍写着它，将不再计入。请看一眼是否应当如此。',
    en: 'Without the unit {value}, {rows} rows of other registers that name it will not count. See whether this is meant.',
  },
} satisfies Record<string, Sentence>

const catalogue: Readonly<Record<string, Sentence>> = { ...registerMessages, ...ownMessages }

const fill = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole)

/** What a sentence names of ours, in English: columns, entries of closed lists. What stands in the file stays as it is. */
function inEnglish(known: Values): Values {
  const said: Record<string, string> = { ...known }
  const each = (names: string, say: (name: string) => string): string => names.split('、').map(say).join(', ')
  for (const name of ['column', 'key']) if (known[name] !== undefined) said[name] = columnInEnglish(known[name])
  for (const name of ['wanted', 'missing'])
    if (known[name] !== undefined) said[name] = each(known[name], (one) => choiceInEnglish(alternatives(one)))
  if (known['choices'] !== undefined) said['choices'] = each(known['choices'], bothNames)
  const similar = /^（是不是：(.*)？）$/.exec(known['similar'] ?? '')?.[1]
  if (similar !== undefined) said['similar'] = ` (is it ${similar.replaceAll('、', ', ')}?)`
  return said
}

const alternatives = (names: string): string => names.split('或').map(columnInEnglish).join(' or ')

/** What is to be written stays in Chinese; its meaning stands behind. */
const bothNames = (word: string): string =>
  choiceInEnglish(word) === word ? word : `${word} (${choiceInEnglish(word)})`

export interface Told {
  message: string
  problem: string
  cure: string
}

/** The sentence of a code, whole and as problem and cure. A code unknown to this version shows `fallback`. */
export function tell(code: string, found: Values, { language, fallback = code }: Telling): Told {
  const sentence = catalogue[code]
  if (sentence === undefined) return { message: fallback, problem: fallback, cure: '' }
  const text = language === 'en' ? sentence.en : sentence.zh
  const values = language === 'en' ? inEnglish(found) : found
  const end = language === 'en' ? text.indexOf('. ') : text.indexOf('。')
  const cut = end < 0 ? text.length : end + 1
  return {
    message: fill(text, values),
    problem: fill(text.slice(0, cut), values),
    cure: fill(text.slice(cut).trim(), values),
  }
}

interface Telling {
  language: Language
  fallback?: string
}
