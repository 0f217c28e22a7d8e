/** Reported figures of today's kind of rules: a unit's value of a figure in a period, with its row. */
import { exact, sum, zero, type Exact } from '../quantity/exact.ts'
import type { Reason } from '../reasons/reason.ts'
import { byKey, nth, rowsOf, type Basis } from '../scoring/basis.ts'
import type { FigureFact } from '../scoring/facts.ts'
import { because, Sentence } from './outcome.ts'

export interface Figure {
  value: Exact
  reason: Reason
}

const given = new Sentence({ label: 'figure', unit: 'ratio', formula: 'given' })
const missing = new Sentence({ label: 'figure', unit: 'ratio', formula: 'no-figure' })
const holders = new Sentence({ label: 'holders', unit: 'people', formula: 'count-of-holders' })

const indexes = new WeakMap<Basis, Map<string, FigureFact[]>>()

const keyOf = (unit: number, figure: string): string => `${unit}\n${figure}`

function index(basis: Basis): Map<string, FigureFact[]> {
  const made = indexes.get(basis) ?? byKey(basis.facts.figures, (fact) => keyOf(fact.unit, fact.figure))
  indexes.set(basis, made)
  return made
}

/** The figure in one period, or over all periods; undefined where none was reported. */
export function figureOf(basis: Basis, unit: number, named: { figure: string; period?: string }): Figure | undefined {
  const facts = (index(basis).get(keyOf(unit, named.figure)) ?? []).filter(
    (fact) => named.period === undefined || fact.period === named.period,
  )
  if (facts.length === 0) return undefined
  const value = sum(facts.map((fact) => fact.value))
  const detail = named.period === undefined ? named.figure : `${named.figure} ${named.period}`
  return { value, reason: because(given, value, { detail, rows: rowsOf('figures', facts) }) }
}

/** a1.4d: officers who hold a certificate, of the unit and all below it. */
export function holdersFigure(basis: Basis, unit: number): Figure | undefined {
  const officers = nth(basis.territory, unit).flatMap((member) => nth(basis.officersOf, member))
  if (officers.length === 0) return undefined
  const value = exact(officers.length)
  const rows = rowsOf(
    'officers',
    officers.map((officer) => nth(basis.facts.officers, officer)),
  )
  return { value, reason: because(holders, value, { rows }) }
}

export const noFigure = (detail: string): Reason => because(missing, zero, { detail })
