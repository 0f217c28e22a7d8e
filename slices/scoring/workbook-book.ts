/** What every sheet of the score workbook is made from. */
import type { Campaign, Definition, Indicator, LeafIndicator } from '../../rules/definition/schema.ts'
import type { Basis } from '../../rules/scoring/basis.ts'
import type { CaseColumns, Facts } from '../../rules/scoring/facts.ts'
import type { ScoreResult } from '../../rules/scoring/result.ts'
import { leaves } from '../../rules/scoring/tally.ts'
import type { Parameters } from './workbook-parameters.ts'
import { quoted } from './workbook-table.ts'

export interface WorkbookInput {
  campaign: Campaign
  facts: Facts
  cases: CaseColumns
  result: ScoreResult
  /** Lines for the first sheet, e.g. ['测算', '第 3 次，2017-11-20 10:00']. */
  about?: readonly (readonly [string, string])[]
  /** Ordinal of an input file (`row-id.ts`) → its name. */
  fileName?: (ordinal: number) => string
}

export interface Book extends WorkbookInput {
  definition: Definition
  basis: Basis
  parameters: Parameters
  /** A free sheet name near the wanted one. */
  name: (wanted: string) => string
  /** False: no formulas at all, because a spreadsheet would confuse two keys that differ. */
  live: boolean
  /** What is not computed by formulas, and why; shown on the first sheet. */
  notes: Set<string>
}

export type Level = Definition['levels'][number]

/** Leaf indicators with the key under which parameters and columns know them: `onlineExam`, `caseVolume.fines`. */
export const leavesOf = (indicator: Indicator): [string, LeafIndicator][] =>
  indicator.kind === 'sum'
    ? indicator.parts.map((part): [string, LeafIndicator] => [`${indicator.id}.${part.id}`, part])
    : [[indicator.id, indicator]]

export const allLeaves = (definition: Definition): [string, LeafIndicator][] => definition.indicators.flatMap(leavesOf)

/** How many levels `level` lies below `above`; undefined where it does not. */
export function stepsBelow(definition: Definition, level: Level, above: Level): number | undefined {
  let at: Level | undefined = level
  for (let steps = 0; at !== undefined && steps <= definition.levels.length; steps += 1) {
    if (at.id === above.id) return steps
    const within: string | undefined = at.within
    at = definition.levels.find(({ id }) => id === within)
  }
  return undefined
}

/**
 * Why formulas could silently join what differs: MATCH takes * ? ~ for wildcards, sees no difference of case or width, and
 * gives up beyond 255 characters. None is likely in codes, certificates or numbers; then no formula is written at all.
 */
export function confusedKeys(definition: Definition, facts: Facts): string[] {
  const asked = askedFigures(definition)
  const sets: [string, Iterable<string>][] = [
    ['单位代码', facts.units.map(({ code }) => code)],
    ['证件号', facts.officers.map(({ certificate }) => certificate)],
    ['案号', new Set([...facts.fileScores.map(({ file }) => file), ...materialsOf(facts)])],
    ['报告编号', new Set([...facts.reportScores.map(({ report }) => report), ...materialsOf(facts)])],
    ['指标', new Set([...asked.figures, ...facts.figures.map(({ figure }) => figure)])],
    ['期间', new Set([...asked.periods, ...facts.figures.map(({ period }) => period)])],
  ]
  return sets.flatMap(([title, keys]) => {
    const seen = new Map<string, string>()
    for (const key of keys) {
      const folded = key.normalize('NFKC').toLowerCase()
      const other = seen.get(folded)
      if (/[*?~]/.test(key) || key.length > 255) return [`${title}“${key.slice(0, 60)}”含通配符或过长`]
      if (other !== undefined && other !== key) return [`${title}“${other}”与“${key}”在电子表格中无法区分`]
      seen.set(folded, key)
    }
    return []
  })
}

const materialsOf = (facts: Facts): string[] =>
  facts.nominations.flatMap(({ material1, material2 }) => [material1, material2].filter((text) => text !== ''))

/** Which figures and periods the definition asks for: beside those of the register they must stay distinct in a spreadsheet. */
function askedFigures(definition: Definition): { figures: string[]; periods: string[] } {
  const rules = leaves(definition)
  return {
    figures: rules.flatMap((rule) => {
      if (rule.kind === 'threshold') return [rule.figure, ...(typeof rule.over === 'object' ? [rule.over.figure] : [])]
      if (rule.kind === 'year-on-year') return [rule.figure]
      return rule.kind === 'bonus-deduction' ? rule.items.map(({ figure }) => figure) : []
    }),
    periods: rules.flatMap((rule) => {
      if (rule.kind === 'threshold') return rule.periods
      return rule.kind === 'year-on-year' ? [rule.thisYear, rule.lastYear] : []
    }),
  }
}

/** `'表'!A1` style reference within the same sheet needs no name; formulas of other sheets do. */
export const sheetLink = (sheet: string): string => `#${quoted(sheet)}!A1`
