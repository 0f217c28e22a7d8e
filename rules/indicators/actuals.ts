/** a1.2a: what is measured on a unit's own ground and on its territory (R2): cases, fines, major cases. */
import { decide, type Decided } from '../definition/choices.ts'
import type { Definition, RatioToBaseline } from '../definition/schema.ts'
import type { Reason, SourceRows, Unit } from '../reasons/reason.ts'
import { nth, type Basis } from '../scoring/basis.ts'
import { windowKey, type CaseTally } from '../scoring/facts.ts'
import { because, Sentence } from './outcome.ts'

/** An amount is a whole number of 1/scale (cases: scale 1), so that 3,000 units add up without fractions. */
export interface Actuals {
  scale: bigint
  unit: Unit
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
  const places = rule.measure === 'fines' ? fineScale(tallies) : 0
  const own = basis.facts.units.map((_, unit) => amountOf(rule, tallies[unit]?.tallies ?? nothing, places))
  const amounts = basis.territory.map((units) =>
    units.length === 1 ? nth(own, units[0] ?? 0) : units.reduce((sum, unit) => sum + nth(own, unit), 0n),
  )
  const made: Made = { tallies, own, scale: 10n ** BigInt(places), unit: rule.measure === 'fines' ? 'yuan' : 'cases' }
  const node = reasonMaker(basis, rule, made)
  return {
    scale: made.scale,
    unit: made.unit,
    amount: (unit) => nth(amounts, unit),
    reason: (unit) => node(unit, nth(amounts, unit)),
  }
}

/** The tallies of one unit that count, and their rows as sources. */
interface Counted {
  tallies: CaseTally[]
  rows: SourceRows[]
}
/** By unit; nothing where no case counts. */
type Tallies = readonly (Counted | undefined)[]

function countedTallies(basis: Basis, rule: RatioToBaseline): Tallies {
  const counts = countsFor(basis.definition, rule)
  const counted: (Counted | undefined)[] = basis.facts.units.map(() => undefined)
  const tallies = basis.facts.tallies.get(windowKey(rule.window)) ?? []
  const sources = sourcesOf(tallies)
  tallies.forEach((tally, index) => {
    if (counts[tally.type] !== true) return
    const own = (counted[tally.unit] ??= { tallies: [], rows: [] })
    own.tallies.push(tally)
    own.rows.push(nth(sources, index))
  })
  return counted
}

const madeSources = new WeakMap<readonly CaseTally[], SourceRows[]>()

/** Each tally's rows as a source, made once for all measures that count it. */
function sourcesOf(tallies: readonly CaseTally[]): SourceRows[] {
  const known = madeSources.get(tallies)
  if (known !== undefined) return known
  const sources = tallies.map((tally) => ({ file: 'cases', rows: tally.rows }))
  madeSources.set(tallies, sources)
  return sources
}

const nothing: readonly never[] = []

function fineScale(tallies: Tallies): number {
  let scale = 0
  for (const own of tallies) for (const tally of own?.tallies ?? nothing) scale = Math.max(scale, tally.fineScale)
  return scale
}

/** Added as plain numbers while they are safe. */
function amountOf(rule: RatioToBaseline, tallies: readonly CaseTally[], places: number): bigint {
  let [safe, large] = [0, 0n]
  for (const { count, fines, fineScale: scale } of tallies) {
    if (rule.measure !== 'fines') safe += count
    else if (typeof fines === 'number' && scale === places && Number.isSafeInteger(safe + fines)) safe += fines
    else large += BigInt(fines) * 10n ** BigInt(places - scale)
  }
  return BigInt(safe) + large
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
  unit: Unit
}

/** One node where the territory is the unit itself, else one below it for each unit that has any case. */
function reasonMaker(basis: Basis, rule: RatioToBaseline, { tallies, own, scale, unit }: Made) {
  const reading = countedBy(basis.definition, rule)
  const written = { label: 'actual', detail: rule.measure, unit, reading } as const
  const ownSaid = new Sentence({ ...written, formula: 'own-rows' })
  const territorySaid = new Sentence({ ...written, formula: 'territory' })
  const rows = (index: number): readonly SourceRows[] => tallies[index]?.rows ?? nothing
  const member = (index: number): Reason => {
    const { code, name } = nth(basis.facts.units, index)
    const said = new Sentence({ label: `unit:${code}`, detail: name, unit, formula: 'own-rows' })
    return because(said, { numerator: nth(own, index), denominator: scale }, { rows: rows(index) })
  }
  return (index: number, amount: bigint): Reason => {
    const held = { numerator: amount, denominator: scale }
    const units = nth(basis.territory, index)
    if (units.length === 1) return because(ownSaid, held, { rows: rows(index) })
    return because(territorySaid, held, {
      inputs: units.filter((below) => tallies[below] !== undefined).map(member),
    })
  }
}
