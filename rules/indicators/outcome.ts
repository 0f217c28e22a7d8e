/** What every kind of indicator answers: points with their reasons, and how many points applied to the unit at all. */
import { exactText, reduced, zero, type Exact, type Ratio } from '../quantity/exact.ts'
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

interface Said {
  label: LabelKey | `indicator:${string}` | `unit:${string}`
  unit: Unit
  formula: FormulaKey
  detail?: string | undefined
  of?: string | undefined
  clauses?: readonly string[] | undefined
  reading?: Decided<string> | undefined
}

/** What a node says whatever the unit: made once for a rule, shared by 3,000 nodes. */
export class Sentence {
  readonly label: string
  readonly unit: Unit
  readonly formula: FormulaKey
  readonly detail: string | undefined
  readonly of: string | undefined
  readonly clauses: readonly string[]
  readonly reading: { id: string; choice: string } | undefined

  constructor({ label, unit, formula, detail, of, clauses, reading }: Said) {
    this.label = label
    this.unit = unit
    this.formula = formula
    this.detail = detail
    this.of = of
    this.clauses = clauses ?? none
    this.reading = reading?.reading === undefined ? undefined : { id: reading.reading, choice: reading.value }
  }
}

const none: readonly never[] = []

interface Below {
  inputs?: readonly Reason[] | undefined
  rows?: readonly SourceRows[] | undefined
  /** In place of the sentence's. */
  detail?: string | undefined
}

type Held = Exact | Ratio | string

/** A node of the tree; its value is kept exact and written as text when it is asked for. */
class Node implements Reason {
  readonly label: string
  readonly detail: string | undefined
  readonly unit: Unit
  readonly of: string | undefined
  readonly formula: string
  readonly clauses: readonly string[]
  readonly reading: { id: string; choice: string } | undefined
  readonly inputs: readonly Reason[]
  readonly rows: readonly SourceRows[] | undefined
  readonly #held: Held

  constructor(said: Sentence, held: Held, below: Below) {
    this.label = said.label
    this.detail = below.detail ?? said.detail
    this.unit = said.unit
    this.of = said.of
    this.formula = said.formula
    this.clauses = said.clauses
    this.reading = said.reading
    this.inputs = below.inputs ?? none
    this.rows = below.rows
    this.#held = held
  }

  get value(): string {
    const held = this.#held
    if (typeof held === 'string') return held
    return exactText('numerator' in held ? reduced(held) : held)
  }
}

export const because = (said: Sentence, held: Held, below: Below = {}): Reason => new Node(said, held, below)

interface Rule {
  id: string
  points: string
  clauses: readonly string[]
}

/** The points of an indicator, named by its id. `detail`: numbers of the rule for the sentence, divided by `|`. */
export const pointsSentence = (
  rule: Rule,
  formula: FormulaKey,
  said: { reading?: Decided<string> | undefined; detail?: string | undefined } = {},
): Sentence =>
  new Sentence({
    label: `indicator:${rule.id}`,
    unit: 'points',
    of: rule.points,
    formula,
    clauses: rule.clauses,
    reading: said.reading,
    detail: said.detail,
  })

interface Earned {
  value: Exact
  full: Exact
}

export const points = (said: Sentence, { value, full }: Earned, below: Below): Outcome => ({
  value,
  full,
  reason: because(said, value, below),
})

/** The indicator leaves the total; the rest is scaled up (R4 `not-applicable`, R9, today's rules). */
export const notApplicable = (
  rule: Rule,
  why: { inputs?: readonly Reason[]; reading?: Decided<string> | undefined } = {},
): Outcome => {
  const said = pointsSentence(rule, 'not-applicable', { reading: why.reading })
  return points(said, { value: zero, full: zero }, { inputs: why.inputs })
}

export const isNotApplicable = (points: Explained): boolean => points.reason.formula === 'not-applicable'
