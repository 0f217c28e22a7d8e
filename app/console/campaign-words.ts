/** Clauses, readings and the words of reasons, from the campaign's definition and the catalogues. */
import type { TFunction } from 'i18next'
import { exact, roundHalfUp } from '../../rules/quantity/exact.ts'
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
  const { answer, t } = source
  return {
    clause: (id) => answer?.clauses[id],
    reading: (id, choice) => readingWords(source, id, choice),
    label: (reason) => labelOf(source, reason),
    formula: (reason) => t(`formula.${reason.formula}`, { defaultValue: '' }),
    value: (reason) => valueOf(t, reason),
    full: (reason) => (reason.of === undefined ? undefined : short(reason.of)),
    register: (file) => t(`register.${file}`, { defaultValue: file }),
  }
}

function readingWords({ answer, language }: Source, id: string, choice: string): ReturnType<CampaignWords['reading']> {
  const page = answer?.readings[id]
  if (page === undefined) return undefined
  const taken = page.options.find((option) => option.choice === choice)
  return { question: page.question[language], choice: taken?.text[language] ?? choice }
}

/** `indicator:caseQuality` carries its own title in the definition; a plain label is a key of the texts. */
function labelOf({ answer, t }: Source, reason: ReasonNode): string {
  const [kind, id] = reason.label.split(':')
  if (id === undefined) return t(`label.${reason.label}`, { defaultValue: reason.label })
  return (kind === 'indicator' ? indicatorTitle(answer, id) : undefined) ?? id
}

function indicatorTitle(answer: CampaignDefinition | undefined, id: string): string | undefined {
  const all = answer?.definition.indicators ?? []
  const parts = all.flatMap((indicator) => (indicator.kind === 'sum' ? indicator.parts : []))
  return [...all, ...parts].find((indicator) => indicator.id === id)?.title
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
