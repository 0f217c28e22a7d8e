/** `--explain <unit-code | certificate-no>`: the tree of reasons of one unit or person, down to the source rows. */
import type { Campaign } from '../../rules/definition/schema.ts'
import type { Registers } from '../../rules/registers/score-input.ts'
import type { Reason } from '../../rules/reasons/reason.ts'
import { basisOf, reasonTexts, renderReason, type Wording } from '../../rules/reasons/render.ts'
import { reasonsFormat, toStored } from '../../rules/reasons/serialise.ts'
import { titlesOf } from '../../rules/reasons/titles.ts'
import type { Facts } from '../../rules/scoring/facts.ts'
import type { ScoreResult } from '../../rules/scoring/result.ts'
import { say, type Language } from './score-words.ts'

export interface Scored {
  campaign: Campaign
  registers: Registers
  facts: Facts
  result: ScoreResult
}

/** One line of the league, with the tree below it. */
interface Explanation {
  list: string
  title: string
  rank: number | null
  reasons: readonly string[]
  tree: Reason
}

export type Explained = { heading: string; explanations: Explanation[] } | { problem: string }

/** Everything that the result says of a code; a problem where no register knows it. */
export function explain({ campaign, facts, result }: Scored, code: string, language: Language = 'zh-CN'): Explained {
  const unit = Object.entries(result.collectives).flatMap(([list, scores]) =>
    scores
      .filter((score) => score.unit === code)
      .map((score) => ({ ...score, list, title: score.name, tree: score.total.reason })),
  )
  const people = Object.entries(result.individuals).flatMap(([list, scores]) =>
    scores
      .filter((score) => score.person === code)
      .map((score) => ({ ...score, list, title: titleOf(campaign, list), tree: score.reason })),
  )
  const [known] = unit
  if (known !== undefined) return { heading: `${code} ${known.name}`, explanations: unit }
  const holder = facts.officers.find((officer) => officer.certificate === code)
  if (holder !== undefined) return { heading: `${code} ${holder.name}`, explanations: people }
  if (facts.units.some((one) => one.code === code))
    return { problem: say(language, 'root-explained', { code, level: campaign.definition.rootRegister }) }
  return { problem: say(language, 'nobody-explained', { code }) }
}

const titleOf = (campaign: Campaign, id: string): string =>
  campaign.definition.individuals.find((entry) => entry.id === id)?.title ?? id

export function explanationText(scored: Scored, code: string, language: Language): string {
  const found = explain(scored, code, language)
  if ('problem' in found) return found.problem
  const texts = reasonTexts[language]
  const wording = wordingOf(scored, language)
  const { heading, explanations } = found
  if (explanations.length === 0) return `${heading}\n${texts.notNominated}\n`
  const parts = explanations.map((one) => {
    const why = one.reasons.map((reason) => `${texts.reasons[reason] ?? reason} (${reason})`).join('、')
    const place = one.rank === null ? texts.notRanked(why) : texts.rank(one.rank)
    return [
      `${one.title} · ${place}${placeBasis(scored.campaign, one, language)}`,
      ...renderReason(one.tree, wording),
    ].join('\n')
  })
  return `${[heading, ...parts, ...legend(scored.campaign, explanations, language)].join('\n\n')}\n`
}

/** a1.0b, n4.3a, a2.3: why it is not ranked; a1.0c and R18: how ranks are given. */
function placeBasis({ definition }: Campaign, { rank, reasons }: Explanation, language: Language): string {
  const texts = reasonTexts[language]
  const { clauses, reading } = definition.ranking
  const conditions = [...definition.eligibility, ...definition.vetoes].filter((one) => reasons.includes(one.id))
  const ids = rank === null ? [...new Set(conditions.flatMap((one) => one.clauses))] : clauses
  const choice = reading === undefined ? undefined : definition.readings[reading]?.choice
  const read = rank === null || reading === undefined ? '' : texts.reading(reading, choice ?? '')
  return `${ids.length === 0 ? '' : texts.clauses(ids.join(', '))}${read}`
}

function wordingOf({ campaign, registers, facts }: Scored, language: Language): Wording {
  const files = Object.fromEntries(Object.entries(registers).map(([name, source]) => [name, source.file]))
  return { language, titles: titlesOf(campaign.definition, facts.units), files }
}

/** The words of every clause and reading that the tree names. */
function legend(campaign: Campaign, explanations: readonly Explanation[], language: Language): string[] {
  const texts = reasonTexts[language]
  const bases = explanations.map((one) => basisOf(one.tree))
  const clauses = [...new Set(bases.flatMap((basis) => basis.clauses))].sort()
  const readings = new Map(bases.flatMap((basis) => basis.readings).map((reading) => [reading.id, reading.choice]))
  const clauseLines = clauses.map((id) => `  ${id} ${campaign.clauses[id]?.title ?? ''}`.trimEnd())
  const readingLines = [...readings].map(
    ([id, choice]) => `  ${id} ${readingWords(campaign, { id, choice }, language)}`,
  )
  return [
    [texts.usedClauses, ...clauseLines].join('\n'),
    ...(readingLines.length === 0 ? [] : [[texts.usedReadings, ...readingLines].join('\n')]),
  ]
}

function readingWords(campaign: Campaign, { id, choice }: { id: string; choice: string }, language: Language): string {
  const page = campaign.readings[id]
  const option = page?.options.find((one) => one.choice === choice)
  return page === undefined ? choice : `${page.question[language]} → ${option?.text[language] ?? choice} (${choice})`
}

/** `--explain --json`: the same trees in their stored form. */
export function explanationDocument(scored: Scored, code: string): object {
  const found = explain(scored, code)
  if ('problem' in found) return found
  return {
    format: reasonsFormat,
    campaign: scored.result.campaign,
    definition: scored.campaign.hash,
    subject: code,
    explanations: found.explanations.map(({ list, title, rank, reasons, tree }) => ({
      list,
      title,
      rank,
      reasons: [...reasons],
      reason: toStored(tree),
    })),
  }
}
