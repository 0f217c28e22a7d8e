/** a1.2a: what is measured on a unit's own ground and on its territory (R2): cases, fines, major cases. */
import { decide, type Decided } from '../definition/choices.ts'
import type { Definition, RatioToBaseline } from '../definition/schema.ts'
import { exact } from '../quantity/exact.ts'
import type { Reason, SourceRows, Unit } from '../reasons/reason.ts'
import { byKey, nth, type Basis } from '../scoring/basis.ts'
import { windowKey, type CaseTally } from '../scoring/facts.ts'
import { because } from './outcome.ts'

/** An amount is a whole number of 1/scale (cases: scale 1), so that 3,000 units add up without fractions. */
export interface Actuals {
  scale: bigint
  amount: (unit: number) => bigint
  reason: (unit: number) => Reason
}

/** Does a case of this type count for the measure? R5 decides what is major, R28 what 案件数量 is. */
export function countsFor(definition: Definition, rule: RatioToBaseline): boolean[] {
  const counted = decide(definition, rule.countedTypes)
  return definition.caseTypes.map((type) => {
    if (type.followUp) return false
    if (rule.measure === 'major-cases') return decide(definition, type.major).value === 'yes'
    // "Ordinary" is a type that the notice itself never calls major, whatever R5 says.
    return counted.value === 'all-but-follow-ups' || ('is' in type.major && type.major.is === 'no')
  })
}

export function actuals(basis: Basis, rule: RatioToBaseline): Actuals {
  const tallies = countedTallies(basis, rule)
  const own = ownAmounts(basis, rule, tallies)
  const amounts = basis.territory.map((units) => units.reduce((sum, unit) => sum + nth(own, unit), 0n))
  const scale = 10n ** BigInt(rule.measure === 'fines' ? fineScale(tallies) : 0)
  const node = reasonMaker(basis, rule, { tallies, own, scale })
  return { scale, amount: (unit) => nth(amounts, unit), reason: (unit) => node(unit, nth(amounts, unit)) }
}

type Tallies = ReadonlyMap<number, readonly CaseTally[]>

function countedTallies(basis: Basis, rule: RatioToBaseline): Tallies {
  const counts = countsFor(basis.definition, rule)
  const all = basis.facts.tallies.get(windowKey(rule.window)) ?? []
  return byKey(
    all.filter((tally) => counts[tally.type] === true),
    (tally) => tally.unit,
  )
}

function fineScale(tallies: Tallies): number {
  let scale = 0
  for (const list of tallies.values()) for (const tally of list) scale = Math.max(scale, tally.fineScale)
  return scale
}

function ownAmounts(basis: Basis, rule: RatioToBaseline, tallies: Tallies): bigint[] {
  const scale = fineScale(tallies)
  const amount = (tally: CaseTally): bigint =>
    rule.measure === 'fines' ? BigInt(tally.fines) * 10n ** BigInt(scale - tally.fineScale) : BigInt(tally.count)
  return basis.facts.units.map((_, unit) => (tallies.get(unit) ?? []).reduce((sum, tally) => sum + amount(tally), 0n))
}

/** The reading that decides what counts: R28, or for major cases the one on the types that the notice does not name (R5). */
function countedBy(definition: Definition, rule: RatioToBaseline): Decided<string> {
  const open = definition.caseTypes.find((type) => 'reading' in type.major)
  if (rule.measure !== 'major-cases' || open === undefined) return decide(definition, rule.countedTypes)
  return decide(definition, open.major)
}

interface Made {
  tallies: Tallies
  own: readonly bigint[]
  scale: bigint
}

/** One node where the territory is the unit itself, else one below it for each unit that has any case. */
function reasonMaker(basis: Basis, rule: RatioToBaseline, { tallies, own, scale }: Made) {
  const unit: Unit = rule.measure === 'fines' ? 'yuan' : 'cases'
  const reading = countedBy(basis.definition, rule)
  const rows = (member: number): SourceRows[] =>
    (tallies.get(member) ?? []).map((tally) => ({ file: 'cases', rows: tally.rows }))
  const member = (index: number): Reason => {
    const { code, name } = nth(basis.facts.units, index)
    const value = exact(nth(own, index), scale)
    return because({ label: `unit:${code}`, detail: name, value, unit, formula: 'own-rows', rows: rows(index) })
  }
  return (index: number, amount: bigint): Reason => {
    const written = { label: 'actual', detail: rule.measure, value: exact(amount, scale), unit, reading } as const
    const units = nth(basis.territory, index)
    if (units.length === 1) return because({ ...written, formula: 'own-rows', rows: rows(index) })
    const inputs = units.filter((below) => tallies.has(below)).map(member)
    return because({ ...written, formula: 'territory', inputs })
  }
}
