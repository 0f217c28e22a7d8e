/** A finding in words, with the words of every clause it rests on; from catalogues keyed by code. */
import { findingTextsEn, findingWordsEn } from './finding-texts.en.ts'
import { findingTextsZh, findingWordsZh } from './finding-texts.zh-CN.ts'
import type { Finding, FindingValues } from './finding.ts'
import type { Campaign } from './schema.ts'

export type Locale = 'zh-CN' | 'en'
export type CampaignWords = Pick<Campaign, 'clauses' | 'readings'>

const catalogues = {
  'zh-CN': { texts: findingTextsZh, words: findingWordsZh },
  en: { texts: findingTextsEn, words: findingWordsEn },
}

/** The sentence alone. Throws where the catalogue has no text for it: a test proves that it always has. */
export function findingSentence(finding: Finding, campaign: CampaignWords, locale: Locale): string {
  const { texts, words } = catalogues[locale]
  const variant = finding.values['variant']
  const text = texts[variant === undefined ? finding.code : `${finding.code}.${variant}`]
  if (text === undefined) throw new Error(`no ${locale} text for ${finding.code}.${variant}`)
  return fill(text, {
    ...finding.values,
    ...readingWords(finding.values, campaign, locale),
    ...asRead(finding.values, words),
  })
}

/** The sentence, then each clause with its words: `n4.3a“…”`. The document is quoted in its own language. */
export function findingMessage(finding: Finding, campaign: CampaignWords, locale: Locale): string {
  const quotes = finding.clauses.map((id) => {
    const clause = campaign.clauses[id]
    return clause === undefined ? id : `${id}「${clause.quote}」`
  })
  return [findingSentence(finding, campaign, locale), ...quotes].join(' ')
}

function readingWords(values: FindingValues, campaign: CampaignWords, locale: Locale): FindingValues {
  const page = campaign.readings[String(values['reading'])]
  if (page === undefined) return { choiceText: String(values['choice'] ?? ''), question: '' }
  const option = page.options.find((entry) => entry.choice === values['choice'])
  return { choiceText: option?.text[locale] ?? String(values['choice']), question: page.question[locale] }
}

function asRead(values: FindingValues, words: typeof findingWordsEn): FindingValues {
  if (values['takenCapacity'] === undefined) return { asRead: words.unbounded }
  return { asRead: fill(values['feasibleAsRead'] === true ? words.feasible : words.infeasible, values) }
}

const fill = (text: string, values: FindingValues): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
