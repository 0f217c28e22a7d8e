/** Clauses, readings and the words of reasons, from the campaign's definition and the catalogues. */
import type { TFunction } from 'i18next'
import { exact, roundHalfUp } from '../../rules/quantity/exact.ts'
import { choiceInEnglish } from '../../rules/registers/english-names.ts'
import { units, type Reason } from '../../rules/reasons/reason.ts'
import { describe, type Wording } from '../../rules/reasons/render.ts'
import type { CampaignWords } from '../../platform/web/campaign-words.ts'
import type { ReasonNode } from '../../platform/web/contract.ts'
import { groupThousands } from '../../platform/web/format.ts'
import type { CampaignDefinition } from './definition.ts'

interface Source {
  answer: CampaignDefinition | undefined
  language: 'zh-CN' | 'en'
  t: TFunction<'console'>
}

export function wordsOf(source: Source): CampaignWords {
  const { answer, language, t } = source
  const wording: Wording = { language, titles: indicatorTitles(answer) }
  const said = (node: ReasonNode) => describe(asReason(node), wording)
  return {
    clause: (id) => answer?.clauses[id],
    reading: (id, choice) => readingWords(source, id, choice),
    label: (node) => said(node).title,
    detail: (node) => detailIn(language, said(node).detail),
    formula: (node) => said(node).how,
    value: (node) => valueOf(t, node),
    full: (node) => (node.of === undefined ? undefined : short(node.of)),
    register: (file) => t(`register.${file}`, { defaultValue: file }),
  }
}

/** A slot's source and type in English; numbers of works and names stay. */
function detailIn(language: Source['language'], detail: string): string {
  const words = detail.split(' ')
  const english = words.map(choiceInEnglish)
  return language === 'zh-CN' || english.every((word, at) => word === words[at]) ? detail : english.join(' · ')
}

/** What the rules word: the node and, one level below, the numbers its sentence names. */
function asReason(node: ReasonNode): Reason {
  return { ...bare(node), inputs: node.inputs.map(bare) }
}

function bare({ label, detail, value, unit, of, formula, clauses, reading }: ReasonNode): Reason {
  return {
    label,
    value,
    formula,
    clauses,
    unit: units.find((one) => one === unit) ?? 'text',
    inputs: [],
    ...(detail === undefined ? {} : { detail }),
    ...(of === undefined ? {} : { of }),
    ...(reading === undefined ? {} : { reading }),
  }
}

function readingWords({ answer, language }: Source, id: string, choice: string): ReturnType<CampaignWords['reading']> {
  const page = answer?.readings[id]
  if (page === undefined) return undefined
  const taken = page.options.find((option) => option.choice === choice)
  const words = taken?.text[language] ?? choice
  return { question: page.question[language], choice: words, short: words }
}

/** `indicator:<id>` → its title in the definition, parts of sums too. */
function indicatorTitles(answer: CampaignDefinition | undefined): Record<string, string> {
  const all = answer?.definition.indicators ?? []
  const parts = all.flatMap((indicator) => (indicator.kind === 'sum' ? indicator.parts : []))
  return Object.fromEntries([...all, ...parts].map(({ id, title }) => [`indicator:${id}`, title]))
}

/** How many decimals a unit is shown with; the exact value stays in the reason. */
const places: Readonly<Record<string, number>> = { points: 2, score: 2, ratio: 4 }

function valueOf(t: TFunction<'console'>, { unit, value }: ReasonNode): string {
  if (unit === 'text' || !/^-?\d+(\.\d+)?(\/\d+)?$/.test(value)) return value
  if (unit === 'points') return roundHalfUp(exact(value), 2)
  if (unit === 'share') return value.replace('/', ' / ')
  if (unit === 'yuan') return t('unit.yuan', { value: groupThousands(roundHalfUp(exact(value).div(10_000), 2)) })
  const shown = places[unit] === undefined ? short(value) : roundHalfUp(exact(value), places[unit])
  return t(`unit.${unit}`, { value: groupThousands(shown), defaultValue: shown })
}

/** As few decimals as say it, two at most. */
function short(value: string): string {
  return roundHalfUp(exact(value), 2)
    .replace(/(\.\d*?)0+$/, '$1')
    .replace(/\.$/, '')
}
