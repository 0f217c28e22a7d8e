/**
 * The definition's numbers and choices as the second computation's one parameter: flat lists that its SQL joins (house style 2).
 * A choice or a kind of indicator that the SQL does not compute is named in `unsupported`, never passed over.
 */
import { decide, readingValue } from '../../rules/definition/choices.ts'
import type {
  BonusDeduction,
  Choice,
  Definition,
  LeafIndicator,
  ParticipationAndScore,
  RatioToBaseline,
  ReportMix,
  ReviewedWork,
  Threshold,
  YearOnYear,
} from '../../rules/definition/schema.ts'

/** 类别 of a collective's nomination in the register (n4.3a). */
const COLLECTIVE = '集体'
/** Places to which a number that is a fraction ("1/3") is written out for numeric; the computation keeps 120. */
const PLACES = 200

/** One more indicator or part: its name in the SQL is `leaf`. */
interface Leaf {
  leaf: string
  indicator: string
  part?: string
}

export interface SecondParameters {
  levels: object[]
  leaves: Leaf[]
  ratios: object[]
  ratioLevels: object[]
  reviewed: object[]
  slots: object[]
  mixes: object[]
  exams: object[]
  examLevels: object[]
  thresholds: object[]
  years: object[]
  bonuses: object[]
  conditions: object[]
  lists: object[]
  vetoes: string[]
  collective: string
  tieBreak: string[]
  totalPoints: string
  totalPlaces: number
  pointPlaces: number
}

export interface Flattened {
  parameters: SecondParameters
  /** What is not checked, in words: `two awards of city`. */
  unsupported: string[]
}

export function flatten(definition: Definition): Flattened {
  const parameters = empty(definition)
  const unsupported: string[] = []
  for (const [name, indicator, part] of leavesOf(definition)) {
    const leaf = part === undefined ? name : `${name}.${part}`
    parameters.leaves.push({ leaf, indicator: name, ...(part === undefined ? {} : { part }) })
    addLeaf({ definition, parameters, unsupported }, leaf, indicator)
  }
  addLists({ definition, parameters, unsupported })
  return { parameters, unsupported }
}

interface Work {
  definition: Definition
  parameters: SecondParameters
  unsupported: string[]
}

const empty = (definition: Definition): SecondParameters => ({
  levels: definition.levels.map(({ id, register }) => ({ id, register })),
  leaves: [],
  ratios: [],
  ratioLevels: [],
  reviewed: [],
  slots: [],
  mixes: [],
  exams: [],
  examLevels: [],
  thresholds: [],
  years: [],
  bonuses: [],
  conditions: conditionsOf(definition),
  lists: [],
  vetoes: definition.vetoes.map(({ id }) => id),
  collective: COLLECTIVE,
  tieBreak: definition.ranking.tieBreak,
  totalPoints: decimal(definition.totalPoints),
  totalPlaces: definition.rounding.totalPlaces,
  pointPlaces: definition.rounding.pointPlaces,
})

function leavesOf(definition: Definition): [string, LeafIndicator, string?][] {
  return definition.indicators.flatMap((indicator): [string, LeafIndicator, string?][] =>
    indicator.kind === 'sum'
      ? indicator.parts.map((part): [string, LeafIndicator, string] => [indicator.id, part, part.id])
      : [[indicator.id, indicator]],
  )
}

function addLeaf(work: Work, leaf: string, indicator: LeafIndicator): void {
  switch (indicator.kind) {
    case 'reviewed-work':
      return addReviewed(work, leaf, indicator)
    case 'ratio-to-baseline':
      return addRatio(work, leaf, indicator)
    case 'report-mix':
      return addMix(work, leaf, indicator)
    case 'participation-and-score':
      return addExam(work, leaf, indicator)
    case 'threshold':
      return addThreshold(work, leaf, indicator)
    case 'year-on-year':
      return addYear(work, leaf, indicator)
    case 'bonus-deduction':
      return addBonus(work, leaf, indicator)
  }
}

function addReviewed({ definition, parameters }: Work, leaf: string, rule: ReviewedWork): void {
  parameters.reviewed.push({
    leaf,
    points: decimal(rule.points),
    experts: decide(definition, rule.experts).value,
    average_over: decide(definition, rule.averageOver).value,
    no_average: decide(definition, rule.noAverage).value,
  })
  const weighted = decide(definition, rule.slotWeights).value === 'weighted'
  for (const [level, slots] of Object.entries(rule.slots))
    slots.forEach(({ type, source, empty, weight }, ord) =>
      parameters.slots.push({
        ...{ leaf, level, ord, type, source, empty },
        weight: decimal((weighted ? weight : undefined) ?? '1'),
      }),
    )
}

function addRatio({ definition, parameters }: Work, leaf: string, rule: RatioToBaseline): void {
  parameters.ratios.push({
    leaf,
    points: decimal(rule.points),
    measure: rule.measure,
    from: rule.window.from,
    to: rule.window.to,
    types: countedTypes(definition, rule),
    curve: decide(definition, rule.curve).value,
    curve_points: (rule.curvePoints ?? []).map((point) => point.map(decimal)),
    zero_baseline: decide(definition, rule.zeroBaseline).value,
  })
  for (const [level, base] of Object.entries(rule.base)) {
    const shareOf: Choice<'region' | 'prefecture'> = rule.shareOf?.[level] ?? { is: 'region' }
    parameters.ratioLevels.push({ leaf, level, base, within: decide(definition, shareOf).value })
  }
}

/** a1.2a: major types by R5; cases and fines by R28. */
function countedTypes(definition: Definition, rule: RatioToBaseline): string[] {
  const counted = decide(definition, rule.countedTypes).value
  return definition.caseTypes
    .filter(({ followUp, major }) => {
      if (followUp) return false
      if (rule.measure === 'major-cases') return decide(definition, major).value === 'yes'
      // R28 ordinary-only: the types that the notice itself does not call major.
      return counted === 'all-but-follow-ups' || ('is' in major && major.is === 'no')
    })
    .map((type) => type.name)
}

function addMix({ definition, parameters }: Work, leaf: string, rule: ReportMix): void {
  const value = (name: string) => decimal(readingValue(definition, rule.mix.reading, name).toFraction(false))
  parameters.mixes.push({
    leaf,
    points: decimal(rule.points),
    experts: decide(definition, rule.experts).value,
    reports_of: decide(definition, rule.reportsOf).value,
    mean: value('mean'),
    number: value('number'),
    types: value('types'),
    target: value('target'),
    industries: definition.industries.length,
  })
}

function addExam({ definition, parameters }: Work, leaf: string, rule: ParticipationAndScore): void {
  parameters.exams.push({
    leaf,
    points: decimal(rule.points),
    full_mark: decimal(rule.fullMark),
    mix: decide(definition, rule.mix).value,
    turnout: decimal(rule.weights?.turnout ?? '0'),
    mean: decimal(rule.weights?.mean ?? '1'),
  })
  for (const [level, holders_of] of Object.entries(rule.holdersOf))
    parameters.examLevels.push({ leaf, level, holders_of })
}

function addThreshold({ parameters }: Work, leaf: string, rule: Threshold): void {
  const { figure, over, periods } = rule
  parameters.thresholds.push({
    ...{
      leaf,
      points: decimal(rule.points),
      figure,
      periods,
      at_least: decimal(rule.atLeast),
      no_figure: rule.noFigure,
    },
    ...(typeof over === 'string' ? { over_kind: over } : { over_kind: 'figure', over_figure: over.figure }),
  })
}

function addYear({ parameters }: Work, leaf: string, rule: YearOnYear): void {
  const { figure, thisYear, lastYear, better, noFigure } = rule
  parameters.years.push({
    ...{ leaf, points: decimal(rule.points), figure, this_year: thisYear, last_year: lastYear },
    ...{ full_at: decimal(rule.fullAt), better, no_figure: noFigure },
  })
}

function addBonus({ parameters }: Work, leaf: string, rule: BonusDeduction): void {
  const items = rule.items.map(({ figure, each, sign, atMost }) => ({
    ...{ figure, each: decimal(each), sign: sign === 'plus' ? '+' : '-', at_most: decimal(atMost) },
  }))
  parameters.bonuses.push({ leaf, points: decimal(rule.points), start: decimal(rule.start), items })
}

function addLists({ definition, parameters, unsupported }: Work): void {
  for (const { id, category, kind, files, experts, list } of definition.individuals) {
    const by_industry = list !== undefined && decide(definition, list).value === 'by-industry'
    parameters.lists.push({
      id,
      category,
      kind,
      files: files ?? 2,
      experts: decide(definition, experts).value,
      by_industry,
    })
    if (files !== undefined && files !== 1 && files !== 2)
      unsupported.push(`${id}: ${files} files (the register has two materials)`)
  }
  const targets = definition.awards.map(({ of }) => of)
  for (const twice of targets.filter((of, index) => targets.indexOf(of) !== index))
    unsupported.push(`two awards of ${twice}`)
}

/** a1.0b: a condition with a reading stands only where the reading applies it (R17). */
const conditionsOf = (definition: Definition): object[] =>
  definition.eligibility
    .filter(({ reading }) => reading === undefined || definition.readings[reading]?.choice === 'applies-to-all')
    .flatMap(({ id, levels }) => levels.map((level) => ({ id, level })))

/** "0.8" as it stands; "1/3" written out to 200 places. */
export function decimal(number: string): string {
  const [numerator = '0', denominator] = number.split('/')
  if (denominator === undefined) return numerator
  const [whole = '0', decimals = ''] = numerator.split('.')
  const top = BigInt(whole + decimals) * 10n ** BigInt(PLACES - decimals.length)
  const digits = (top / BigInt(denominator)).toString().padStart(PLACES + 1, '0')
  return `${digits.slice(0, -PLACES)}.${digits.slice(-PLACES)}`
}
