/** a1.2d–e: baseline = share of the key enterprises × total of the level (or of the prefecture's units, R3). */
import { decide, type Decided } from '../definition/choices.ts'
import type { RatioToBaseline } from '../definition/schema.ts'
import { exact, sum, zero, type Exact } from '../quantity/exact.ts'
import type { Reason } from '../reasons/reason.ts'
import { byKey, nth, rowsOf, type Basis } from '../scoring/basis.ts'
import type { UnitFact } from '../scoring/facts.ts'
import type { Actuals } from './actuals.ts'
import { because } from './outcome.ts'

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
  share: Decided<'region' | 'prefecture'>
}
interface Totalled extends Group {
  amount: bigint
  amountReason: Reason
}

export function baselines(basis: Basis, rule: RatioToBaseline, measured: Actuals): (unit: number) => Baseline {
  const groups = new Map<Group, Totalled>()
  const totalled = (group: Group): Totalled => {
    const made = groups.get(group) ?? withTotal(basis, group, measured)
    groups.set(group, made)
    return made
  }
  const shares = sharesOf(basis, rule)
  return (unit) => {
    const { group, figure, reason } = shares(unit)
    const total = totalled(group)
    const denominator = figure.d * group.figures.n * measured.scale
    const numerator = group.figures.n === 0n ? 0n : figure.n * group.figures.d * total.amount
    const value = numerator === 0n ? zero : exact(numerator, denominator)
    const inputs = [reason, total.amountReason]
    const written = { label: 'baseline', value, unit: total.amountReason.unit, formula: 'baseline' } as const
    return { numerator, denominator, reason: because({ ...written, inputs }) }
  }
}

function withTotal(basis: Basis, group: Group, measured: Actuals): Totalled {
  const amount = group.units.reduce((total, unit) => total + measured.amount(unit), 0n)
  const first = group.units[0]
  const unit = first === undefined ? 'cases' : measured.reason(first).unit
  const amountReason = because({
    label: 'baseTotal',
    detail: `${group.units.length}`,
    value: exact(amount, measured.scale),
    unit,
    formula: 'sum-over-units',
    rows: rowsOf('units', unitFacts(basis, group.units)),
  })
  return { ...group, amount, amountReason }
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
  const lists =
    share.value === 'region' ? [units] : byKey(units, (unit) => nth(basis.facts.units, unit).parent).values()
  return Array.from(lists, (list) => {
    const facts = unitFacts(basis, list)
    const figures = sum(facts.map((unit) => unit[figure]))
    const figuresReason = because({
      label: 'figureTotal',
      detail: `${list.length}`,
      value: figures,
      unit: 'enterprises',
      formula: 'sum-over-units',
      rows: rowsOf('units', facts),
    })
    return { units: list, figures, figuresReason, share }
  })
}

/** a1.2c: the list's year stands beside the figure. */
function shareOf(basis: Basis, rule: RatioToBaseline, { unit, group }: { unit: number; group: Group }): Share {
  const fact = nth(basis.facts.units, unit)
  const figure = fact[rule.base[fact.level] ?? 'keyMonitored']
  const own = because({
    label: 'figure',
    detail: fact.listYear,
    value: figure,
    unit: 'enterprises',
    formula: 'given',
    rows: [{ file: 'units', rows: [fact.row] }],
  })
  const value = group.figures.equals(zero) ? zero : figure.div(group.figures)
  const formula = group.share.value === 'region' ? 'share-of-region' : 'share-of-prefecture'
  const inputs = [own, group.figuresReason]
  const reason = because({ label: 'share', value, unit: 'share', formula, reading: group.share, inputs })
  return { group, figure, reason }
}
