/** a1.2d–e: baseline = share of the key enterprises × total of the level (or of the prefecture's units, R3). */
import { decide, type Decided } from '../definition/choices.ts'
import type { RatioToBaseline } from '../definition/schema.ts'
import { sum, zero, type Exact } from '../quantity/exact.ts'
import type { Reason } from '../reasons/reason.ts'
import { byKey, nth, rowsOf, type Basis } from '../scoring/basis.ts'
import type { UnitFact } from '../scoring/facts.ts'
import type { Actuals } from './actuals.ts'
import { because, Sentence } from './outcome.ts'

/** The baseline as numerator ÷ denominator (not reduced); numerator 0: there is none. */
export interface Baseline {
  numerator: bigint
  denominator: bigint
  reason: Reason
}

type Figure = 'stateControlled' | 'keyMonitored'
interface Group {
  units: readonly number[]
  /** Of the key enterprises. */
  figures: Exact
  figuresReason: Reason
  said: Sentence
}
interface Totalled {
  amount: bigint
  reason: Reason
}

export function baselines(basis: Basis, rule: RatioToBaseline, measured: Actuals): (unit: number) => Baseline {
  const totals = new Map<Group, Totalled>()
  const said = new Sentence({ label: 'baseline', unit: measured.unit, formula: 'baseline' })
  const shares = sharesOf(basis, rule)
  return (unit) => {
    const { group, figure, reason } = shares(unit)
    const total = totals.get(group) ?? totalOf(basis, group, measured)
    totals.set(group, total)
    const denominator = figure.d * group.figures.n * measured.scale
    const numerator = group.figures.n === 0n ? 0n : figure.n * group.figures.d * total.amount
    const held = numerator === 0n ? zero : { numerator, denominator }
    return { numerator, denominator, reason: because(said, held, { inputs: [reason, total.reason] }) }
  }
}

function totalOf(basis: Basis, group: Group, measured: Actuals): Totalled {
  const amount = group.units.reduce((total, unit) => total + measured.amount(unit), 0n)
  const detail = `${group.units.length}`
  const said = new Sentence({ label: 'baseTotal', detail, unit: measured.unit, formula: 'sum-over-units' })
  const rows = rowsOf('units', unitFacts(basis, group.units))
  return { amount, reason: because(said, { numerator: amount, denominator: measured.scale }, { rows }) }
}

const unitFacts = (basis: Basis, units: readonly number[]): UnitFact[] =>
  units.map((unit) => nth(basis.facts.units, unit))

interface Share {
  group: Group
  figure: Exact
  reason: Reason
}

const shareCaches = new WeakMap<Basis, Map<string, (unit: number) => Share>>()

/** The parts of a1.2 (count, fines, major) rest on the same shares: made once for all parts with the same base. */
function sharesOf(basis: Basis, rule: RatioToBaseline): (unit: number) => Share {
  const cache = shareCaches.get(basis) ?? new Map<string, (unit: number) => Share>()
  shareCaches.set(basis, cache)
  const key = JSON.stringify([rule.base, rule.shareOf, rule.clauses])
  const made = cache.get(key) ?? makeShares(basis, rule)
  cache.set(key, made)
  return made
}

function makeShares(basis: Basis, rule: RatioToBaseline): (unit: number) => Share {
  const groups = new Map<number, Group>()
  for (const [level, units] of basis.unitsOf) {
    const figure = rule.base[level]
    if (figure === undefined) continue
    for (const group of groupsOf(basis, rule, { level, units, figure }))
      for (const unit of group.units) groups.set(unit, group)
  }
  const made = new Map<number, Share>()
  return (unit) => {
    const group = groups.get(unit)
    if (group === undefined) throw new RangeError(`unit ${unit} is of a level without a base`)
    const share = made.get(unit) ?? shareOf(basis, rule, { unit, group })
    made.set(unit, share)
    return share
  }
}

interface OfLevel {
  level: string
  units: readonly number[]
  figure: Figure
}

function groupsOf(basis: Basis, rule: RatioToBaseline, { level, units, figure }: OfLevel): Group[] {
  const choice = rule.shareOf?.[level]
  const share: Decided<'region' | 'prefecture'> =
    choice === undefined ? { value: 'region' } : decide(basis.definition, choice)
  const formula = share.value === 'region' ? 'share-of-region' : 'share-of-prefecture'
  const said = new Sentence({ label: 'share', unit: 'share', formula, reading: share })
  const lists =
    share.value === 'region' ? [units] : byKey(units, (unit) => nth(basis.facts.units, unit).parent).values()
  return Array.from(lists, (list) => {
    const facts = unitFacts(basis, list)
    const figures = sum(facts.map((unit) => unit[figure]))
    const detail = `${list.length}`
    const total = new Sentence({ label: 'figureTotal', detail, unit: 'enterprises', formula: 'sum-over-units' })
    return { units: list, figures, figuresReason: because(total, figures, { rows: rowsOf('units', facts) }), said }
  })
}

const figureSaid = new Sentence({ label: 'figure', unit: 'enterprises', formula: 'given' })

/** a1.2c: the list's year stands beside the figure. */
function shareOf(basis: Basis, rule: RatioToBaseline, { unit, group }: { unit: number; group: Group }): Share {
  const fact = nth(basis.facts.units, unit)
  const figure = fact[rule.base[fact.level] ?? 'keyMonitored']
  const own = because(figureSaid, figure, { detail: fact.listYear, rows: [{ file: 'units', rows: [fact.row] }] })
  const { figures, figuresReason, said } = group
  const held = figures.n === 0n ? zero : { numerator: figure.n * figures.d, denominator: figure.d * figures.n }
  return { group, figure, reason: because(said, held, { inputs: [own, figuresReason] }) }
}
