/** Weights that add up, curves that are declared, indicators that the law allows (a1.2a, a1.2d, R1, R24). */
import { decide, readingValue } from './choices.ts'
import { exact, sum, type Exact } from '../quantity/exact.ts'
import { allClauses, type Finding } from './finding.ts'
import { prohibitions, type Prohibition } from './law.ts'
import type { Definition, Indicator, LeafIndicator, RatioToBaseline } from './schema.ts'

export function leavesOf(definition: Definition): LeafIndicator[] {
  return definition.indicators.flatMap((indicator) => (indicator.kind === 'sum' ? indicator.parts : [indicator]))
}

interface Weighing {
  variant: string
  title: string
  parts: Exact[]
  full: Exact
  clauses: string[]
}

export function wrongSums(definition: Definition): Finding[] {
  return weighings(definition)
    .filter((weighing) => !sum(weighing.parts).equals(weighing.full))
    .map(({ variant, title, parts, full, clauses }): Finding => ({
      code: 'weights-sum',
      severity: 'error',
      clauses,
      values: { variant, title, parts: parts.map(String).join(' + '), sum: String(sum(parts)), full: String(full) },
    }))
}

function weighings(definition: Definition): Weighing[] {
  const points = (list: readonly { points: string }[]): Exact[] => list.map((entry) => exact(entry.points))
  const total: Weighing = {
    variant: 'total',
    title: definition.title,
    parts: points(definition.indicators),
    full: exact(definition.totalPoints),
    clauses: allClauses(...definition.indicators.map((indicator) => indicator.clauses)),
  }
  const parts = definition.indicators.flatMap((indicator): Weighing[] =>
    indicator.kind === 'sum'
      ? [
          {
            variant: 'parts',
            title: indicator.title,
            parts: points(indicator.parts),
            full: exact(indicator.points),
            clauses: indicator.clauses,
          },
        ]
      : [],
  )
  return [total, ...parts, ...leavesOf(definition).flatMap((leaf) => mixWeights(definition, leaf))]
}

function mixWeights(definition: Definition, leaf: LeafIndicator): Weighing[] {
  const full = exact(1)
  const { title, clauses } = leaf
  if (leaf.kind === 'report-mix') {
    const parts = ['mean', 'number', 'types'].map((name) => readingValue(definition, leaf.mix.reading, name))
    return [{ variant: 'mix', title, parts, full, clauses }]
  }
  if (leaf.kind === 'participation-and-score' && leaf.weights !== undefined)
    return [{ variant: 'mix', title, parts: [exact(leaf.weights.turnout), exact(leaf.weights.mean)], full, clauses }]
  return []
}

/** One finding for each reading that had to supply a curve; an error where a piecewise curve has no proper points. */
export function undeclaredCurves(definition: Definition): Finding[] {
  const ratios = leavesOf(definition).flatMap((leaf) => (leaf.kind === 'ratio-to-baseline' ? [leaf] : []))
  const readings = new Map<string, RatioToBaseline[]>()
  for (const ratio of ratios)
    if ('reading' in ratio.curve)
      readings.set(ratio.curve.reading, [...(readings.get(ratio.curve.reading) ?? []), ratio])
  const open = [...readings].map(([reading, users]): Finding => {
    const taken = definition.readings[reading]
    const values = {
      variant: 'by-reading',
      title: users.map((user) => user.title).join('、'),
      reading,
      choice: taken?.choice ?? '',
    }
    return {
      code: 'curve-undeclared',
      severity: 'warning',
      clauses: allClauses(...users.map((user) => user.clauses)),
      values,
    }
  })
  return [...open, ...ratios.filter((ratio) => needsPoints(definition, ratio)).map(withoutPoints)]
}

const needsPoints = (definition: Definition, ratio: RatioToBaseline): boolean =>
  decide(definition, ratio.curve).value === 'piecewise' && !isCurve(ratio.curvePoints ?? [])

const withoutPoints = (ratio: RatioToBaseline): Finding => ({
  code: 'curve-undeclared',
  severity: 'error',
  clauses: ratio.clauses,
  values: { variant: 'no-points', title: ratio.title, indicator: ratio.id },
})

/** At least two points, ratios rising, shares within 0–1 and never falling. */
function isCurve(points: readonly (readonly [string, string])[]): boolean {
  const exacts = points.map(([ratio, share]) => ({ ratio: exact(ratio), share: exact(share) }))
  return (
    exacts.length >= 2 &&
    exacts.every((point, index) => {
      const before = exacts[index - 1]
      const rises =
        before === undefined || (point.ratio.compare(before.ratio) > 0 && point.share.compare(before.share) >= 0)
      return rises && point.share.compare(1) <= 0
    })
  )
}

export function unlawfulIndicators(definition: Definition): Finding[] {
  return prohibitions.flatMap((prohibition) =>
    definition.period.to < prohibition.from
      ? []
      : definition.indicators.flatMap((indicator) =>
          forbidden(indicator, prohibition).map((found) => unlawful(found, prohibition, definition)),
        ),
  )
}

interface Forbidden {
  id: string
  title: string
  points: string
  clauses: string[]
}

function forbidden(indicator: Indicator, prohibition: Prohibition): Forbidden[] {
  if (indicator.kind === 'sum') return indicator.parts.flatMap((part) => forbidden(part, prohibition))
  if (indicator.kind === 'ratio-to-baseline') return prohibition.measures.includes(indicator.measure) ? [indicator] : []
  if (indicator.kind === 'threshold' || indicator.kind === 'year-on-year')
    return prohibition.figures.test(indicator.figure) ? [indicator] : []
  if (indicator.kind !== 'bonus-deduction') return []
  return indicator.items
    .filter((item) => prohibition.figures.test(item.figure))
    .map((item) => ({
      id: indicator.id,
      title: `${indicator.title} · ${item.figure}`,
      points: item.atMost,
      clauses: item.clauses,
    }))
}

const unlawful = (found: Forbidden, { law, article, from }: Prohibition, { period }: Definition): Finding => ({
  code: 'indicator-unlawful',
  severity: 'error',
  clauses: found.clauses,
  values: { indicator: found.id, title: found.title, points: found.points, law, article, from, campaignTo: period.to },
})
