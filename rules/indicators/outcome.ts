/** What every kind of indicator answers: points with their reasons, and how many points applied to the unit at all. */
import { exactText, zero, type Exact } from '../quantity/exact.ts'
import type { Decided } from '../definition/choices.ts'
import type { FormulaKey, LabelKey } from '../reasons/keys.ts'
import type { Explained, Reason, SourceRows, Unit } from '../reasons/reason.ts'

export interface Outcome extends Explained {
  /** Full points that applied: less than declared where a part is not applicable (R4, today's rules), 0 where nothing is. */
  full: Exact
  /** Part id → outcome, of a sum. */
  parts?: Record<string, Outcome>
}

/** Unit (index in facts.units) → its outcome. */
export type Scorer = (unit: number) => Outcome

interface Written {
  label: LabelKey | `indicator:${string}` | `unit:${string}`
  value: Exact
  unit: Unit
  formula: FormulaKey
  detail?: string
  of?: string
  clauses?: readonly string[]
  reading?: Decided<string>
  inputs?: readonly Reason[]
  rows?: readonly SourceRows[]
}

const none: readonly never[] = []

/** A node of the tree; the value is kept as exact text. */
export function because(written: Written): Reason {
  const { reading, value, label, unit, formula } = written
  const reason: Reason = {
    label,
    value: exactText(value),
    unit,
    formula,
    clauses: written.clauses ?? none,
    inputs: written.inputs ?? none,
  }
  if (written.detail !== undefined) reason.detail = written.detail
  if (written.of !== undefined) reason.of = written.of
  if (reading?.reading !== undefined) reason.reading = { id: reading.reading, choice: reading.value }
  if (written.rows !== undefined) reason.rows = written.rows
  return reason
}

export const explained = (written: Written): Explained => ({ value: written.value, reason: because(written) })

interface Rule {
  id: string
  points: string
  clauses: readonly string[]
}
interface Points {
  value: Exact
  full: Exact
  formula: FormulaKey
  inputs?: readonly Reason[]
  reading?: Decided<string> | undefined
  /** Numbers of the rule for the sentence, divided by `|`. */
  detail?: string
}

/** The points of an indicator, named by its id. */
export function points(rule: Rule, earned: Points): Outcome {
  const { value, full, formula, inputs, reading, detail } = earned
  const written: Written = {
    label: `indicator:${rule.id}`,
    value,
    unit: 'points',
    of: rule.points,
    formula,
    clauses: rule.clauses,
  }
  if (detail !== undefined) written.detail = detail
  if (inputs !== undefined) written.inputs = inputs
  if (reading !== undefined) written.reading = reading
  return { value, full, reason: because(written) }
}

/** The indicator leaves the total; the rest is scaled up (R4 `not-applicable`, R9, today's rules). */
export const notApplicable = (
  rule: Rule,
  why: { inputs?: readonly Reason[]; reading?: Decided<string> | undefined } = {},
): Outcome => points(rule, { value: zero, full: zero, formula: 'not-applicable', ...why })

export const isNotApplicable = (points: Explained): boolean => points.reason.formula === 'not-applicable'
