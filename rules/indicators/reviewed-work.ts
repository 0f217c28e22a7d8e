/**
 * a1.1 案卷质量: experts score case files; slots are filled by recommendation and by draw.
 * a1.1e: a type with no file scores 0; for 申请法院强制执行 the region's average of that type (readings R6–R9).
 */
import { decide, type Decided } from '../definition/choices.ts'
import type { ReviewedWork } from '../definition/schema.ts'
import { exact, exactText, mean, one, sum, zero, type Exact } from '../quantity/exact.ts'
import type { Explained, Reason } from '../reasons/reason.ts'
import { nth, rowsOf, type Basis, type CaseFile } from '../scoring/basis.ts'
import { reviewed, type ExpertsChoice } from './expert-scores.ts'
import { because, explained, notApplicable, points, type Scorer } from './outcome.ts'

type Slot = NonNullable<ReviewedWork['slots'][string]>[number]
/** A slot's score, or undefined where it leaves the mean. */
interface Filled {
  slot: Slot
  value: Exact | undefined
  reason: Reason
}
interface Rule {
  basis: Basis
  rule: ReviewedWork
  experts: Decided<ExpertsChoice>
}

const fullScore = exact(100)

export function reviewedWork(basis: Basis, rule: ReviewedWork): Scorer {
  const weights = decide(basis.definition, rule.slotWeights)
  const empty = emptySlots({ basis, rule, experts: decide(basis.definition, rule.experts) })
  const experts = decide(basis.definition, rule.experts)
  const full = exact(rule.points)
  const perScore = full.div(fullScore)
  return (unit) => {
    const { level } = nth(basis.facts.units, unit)
    const files = basis.filesOf.get(unit) ?? []
    const slots = (rule.slots[level] ?? []).map((slot) => fillSlot(slot, files, experts) ?? empty(slot, level))
    const inputs = slots.map((slot) => slot.reason)
    const score = weightedMean(slots, weights.value === 'weighted')
    if (score === undefined) return notApplicable(rule, { inputs, reading: weights })
    const formula = weights.value === 'weighted' ? 'reviewed-work-weighted' : 'reviewed-work'
    const detail = exactText(score)
    return points(rule, { value: score.mul(perScore), full, formula, inputs, reading: weights, detail })
  }
}

function weightedMean(slots: readonly Filled[], weighted: boolean): Exact | undefined {
  const applicable = slots.filter((slot) => slot.value !== undefined)
  if (!weighted) return mean(applicable.map((slot) => slot.value ?? zero))
  const weight = (filled: Filled): Exact => (filled.slot.weight === undefined ? one : exact(filled.slot.weight))
  const weights = sum(applicable.map(weight))
  if (weights.equals(zero)) return undefined
  return sum(applicable.map((filled) => weight(filled).mul(filled.value ?? zero))).div(weights)
}

const named = (slot: Slot): string => `${slot.source} ${slot.type}`

/** The file's score; more files than one: the mean of them. Files outside the unit's slots fill none. */
function fillSlot(slot: Slot, files: readonly CaseFile[], experts: Decided<ExpertsChoice>): Filled | undefined {
  const scores = files
    .filter((file) => file.type === slot.type && file.source === slot.source)
    .map((file) => reviewed(file, experts))
  const value = mean(scores.map((score) => score.value))
  if (value === undefined) return undefined
  const inputs = scores.map((score) => score.reason)
  const { clauses } = slot
  const written = { label: 'slot', detail: named(slot), unit: 'score', formula: 'slot-files' } as const
  return { slot, value, reason: because({ ...written, value, clauses, inputs }) }
}

/** An empty slot is the same for all units of a level: made once. */
function emptySlots(context: Rule): (slot: Slot, level: string) => Filled {
  const made = new Map<Slot, Filled>()
  return (slot, level) => {
    const filled = made.get(slot) ?? emptySlot(context, slot, level)
    made.set(slot, filled)
    return filled
  }
}

function emptySlot(context: Rule, slot: Slot, level: string): Filled {
  const { clauses } = slot
  const written = { label: 'slot', detail: named(slot), unit: 'score', clauses } as const
  if (slot.empty === 'zero')
    return { slot, value: zero, reason: because({ ...written, value: zero, formula: 'slot-empty-zero' }) }
  const average = meanOfType(context, slot, level)
  if (average !== undefined) {
    const inputs = [average.reason]
    const reason = because({ ...written, value: average.value, formula: 'slot-mean-of-type', inputs })
    return { slot, value: average.value, reason }
  }
  const reading = decide(context.basis.definition, context.rule.noAverage)
  if (reading.value === 'zero')
    return { slot, value: zero, reason: because({ ...written, value: zero, formula: 'slot-no-mean-zero', reading }) }
  return { slot, value: undefined, reason: because({ ...written, value: zero, formula: 'slot-leaves', reading }) }
}

/** R8: over all scored files of the type, in the region or of the level, each file once, however it was put forward. */
function meanOfType({ basis, rule, experts }: Rule, slot: Slot, level: string): Explained | undefined {
  const over = decide(basis.definition, rule.averageOver)
  const files = [...basis.files.values()].filter(
    (file) => file.type === slot.type && (over.value === 'region' || nth(basis.facts.units, file.unit).level === level),
  )
  const value = mean(files.map((file) => reviewed(file, experts).value))
  if (value === undefined) return undefined
  return explained({
    label: 'meanOfType',
    detail: `${slot.type} × ${files.length}`,
    value,
    unit: 'score',
    formula: 'mean-of-type',
    reading: over,
    rows: rowsOf(
      'file-scores',
      files.flatMap((file) => file.scores),
    ),
  })
}
