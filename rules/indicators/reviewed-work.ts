/**
 * a1.1 案卷质量: experts score case files; slots are filled by recommendation and by draw.
 * a1.1e: a type with no file scores 0; for 申请法院强制执行 the region's average of that type (readings R6–R9).
 */
import { decide, type Decided } from '../definition/choices.ts'
import type { ReviewedWork } from '../definition/schema.ts'
import { exact, exactText, mean, one, sum, zero, type Exact } from '../quantity/exact.ts'
import type { FormulaKey } from '../reasons/keys.ts'
import type { Explained, Reason } from '../reasons/reason.ts'
import { nth, rowsOf, type Basis, type CaseFile } from '../scoring/basis.ts'
import { reviewed, type ExpertsChoice } from './expert-scores.ts'
import { because, notApplicable, points, pointsSentence, Sentence, type Outcome, type Scorer } from './outcome.ts'

type Slot = NonNullable<ReviewedWork['slots'][string]>[number]
/** A slot's score, or undefined where it leaves the mean. */
interface Filled {
  slot: Slot
  value: Exact | undefined
  reason: Reason
}
interface Context {
  basis: Basis
  rule: ReviewedWork
  experts: Decided<ExpertsChoice>
}

const fullScore = exact(100)
const noFiles: readonly CaseFile[] = []

export function reviewedWork(basis: Basis, rule: ReviewedWork): Scorer {
  const context = { basis, rule, experts: decide(basis.definition, rule.experts) }
  const slotsOf = slotFillers(context)
  const together = combiner(context)
  /** Units without any file are many, and all of a level alike. */
  const without = new Map<string, Outcome>()
  return (unit) => {
    const { level } = nth(basis.facts.units, unit)
    const files = basis.filesOf.get(unit) ?? noFiles
    const alike = files.length === 0 ? without.get(level) : undefined
    if (alike !== undefined) return alike
    const outcome = together(slotsOf(level).map((fill) => fill(files)))
    if (files.length === 0) without.set(level, outcome)
    return outcome
  }
}

function combiner({ basis, rule }: Context): (slots: readonly Filled[]) => Outcome {
  const reading = decide(basis.definition, rule.slotWeights)
  const weighted = reading.value === 'weighted'
  const said = pointsSentence(rule, weighted ? 'reviewed-work-weighted' : 'reviewed-work', { reading })
  const full = exact(rule.points)
  const perScore = full.div(fullScore)
  return (slots) => {
    const inputs = slots.map((slot) => slot.reason)
    const score = weightedMean(slots, weighted)
    if (score === undefined) return notApplicable(rule, { inputs, reading })
    return points(said, { value: score.mul(perScore), full }, { inputs, detail: exactText(score) })
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

type Filler = (files: readonly CaseFile[]) => Filled

/** Level → how each of its slots is filled; an empty slot is the same for all units of the level. */
function slotFillers(context: Context): (level: string) => readonly Filler[] {
  const made = new Map<string, readonly Filler[]>()
  return (level) => {
    const known = made.get(level)
    if (known !== undefined) return known
    const fillers = (context.rule.slots[level] ?? []).map((slot) => filler(context, slot, level))
    made.set(level, fillers)
    return fillers
  }
}

const slotSentence = (slot: Slot, formula: FormulaKey, reading?: Decided<string>): Sentence =>
  new Sentence({
    label: 'slot',
    detail: `${slot.source} ${slot.type}`,
    unit: 'score',
    formula,
    clauses: slot.clauses,
    reading,
  })

/** The file's score; more files than one: the mean of them. Files outside the unit's slots fill none. */
function filler(context: Context, slot: Slot, level: string): Filler {
  const said = slotSentence(slot, 'slot-files')
  let empty: Filled | undefined
  return (files) => {
    const own = files.filter((file) => file.type === slot.type && file.source === slot.source)
    if (own.length === 0) return (empty ??= emptySlot(context, slot, level))
    const scores = own.map((file) => reviewed(file, context.experts))
    const value = mean(scores.map((score) => score.value)) ?? zero
    return { slot, value, reason: because(said, value, { inputs: scores.map((score) => score.reason) }) }
  }
}

function emptySlot(context: Context, slot: Slot, level: string): Filled {
  if (slot.empty === 'zero') return { slot, value: zero, reason: because(slotSentence(slot, 'slot-empty-zero'), zero) }
  const average = meanOfType(context, slot, level)
  if (average !== undefined) {
    const said = slotSentence(slot, 'slot-mean-of-type')
    return { slot, value: average.value, reason: because(said, average.value, { inputs: [average.reason] }) }
  }
  const reading = decide(context.basis.definition, context.rule.noAverage)
  if (reading.value === 'zero')
    return { slot, value: zero, reason: because(slotSentence(slot, 'slot-no-mean-zero', reading), zero) }
  return { slot, value: undefined, reason: because(slotSentence(slot, 'slot-leaves', reading), zero) }
}

/** R8: over all scored files of the type, in the region or of the level, each file once, however it was put forward. */
function meanOfType({ basis, rule, experts }: Context, slot: Slot, level: string): Explained | undefined {
  const over = decide(basis.definition, rule.averageOver)
  const files = [...basis.files.values()].filter(
    (file) => file.type === slot.type && (over.value === 'region' || nth(basis.facts.units, file.unit).level === level),
  )
  const value = mean(files.map((file) => reviewed(file, experts).value))
  if (value === undefined) return undefined
  const detail = `${slot.type} × ${files.length}`
  const said = new Sentence({ label: 'meanOfType', detail, unit: 'score', formula: 'mean-of-type', reading: over })
  const rows = rowsOf(
    'file-scores',
    files.flatMap((file) => file.scores),
  )
  return { value, reason: because(said, value, { rows }) }
}
