/**
 * The second, independent computation (n4.4a, a1.4c): every score once more, in plain SQL over the imported rows as they
 * stood at a data version. It shares no code with rules/scoring; only the definition's numbers and choices are the same.
 *
 * Why `numeric` gives the very figures that the rationals give: every value is a rational whose denominator is a product
 * of a few counts (experts, files, holders), of powers of ten and, a part of a1.2, of base × total — with 230,000 cases and
 * fines in cents far below 10^50. Each quotient is taken to 200 places, so an error stays below 10^-190 after the few
 * steps that follow (below 10^-150 where a curve compares and divides a ratio, kept to 160 places, once more); `round(x, 120)` then removes it. Two different values, or a value and the middle between two
 * published ones (x.xx5), differ by more than 10^-110, so neither a comparison nor the last rounding can be wrong; two
 * equal values become the same number. `numeric` rounds halves away from zero, and no score is negative.
 */
import { readFileSync } from 'node:fs'
import { CompiledQuery } from 'kysely'
import type { Definition } from '../../rules/definition/schema.ts'
import type { Database } from '../../platform/db/database.ts'
import { inTransaction } from '../../platform/db/in-transaction.ts'
import { flatten } from './second-parameters.ts'

export interface SecondCollective {
  unit: string
  level: string
  rank: number | null
  /** How many share the rank. */
  same: number
  total: string
  reasons: string[]
  /** indicator id → points; 0 where it does not apply. */
  points: Record<string, string>
  /** `indicator.part` → points. */
  parts: Record<string, string>
}

export interface SecondIndividual {
  list: string
  row: number
  person: string
  unit: string
  rank: number | null
  same: number
  score: string | null
  reasons: string[]
  industry: string | null
  report: string | null
}

export interface SecondScores {
  collectives: SecondCollective[]
  individuals: SecondIndividual[]
  /** What the SQL does not compute; each is a difference of kind `unsupported`. */
  unsupported: string[]
}

export interface SecondInput {
  campaign: string
  dataVersion: number
  definition: Definition
}

const text = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8')
const collectivesSql = text('./second-collectives.sql')
const individualsSql = text('./second-individuals.sql')

export async function secondComputation(db: Database, input: SecondInput): Promise<SecondScores> {
  const { parameters, unsupported } = flatten(input.definition)
  const values = [input.campaign, input.dataVersion, JSON.stringify(parameters)]
  return inSnapshot(db, async (tx) => {
    await tx.executeQuery(CompiledQuery.raw(plannerSql))
    const collectives = await tx.executeQuery<SecondCollective>(CompiledQuery.raw(collectivesSql, values))
    const individuals = await tx.executeQuery<SecondIndividual>(CompiledQuery.raw(individualsSql, values))
    return { collectives: collectives.rows, individuals: individuals.rows, unsupported }
  })
}

/**
 * The planner cannot know how many rows a step of the computation has and then loops over all pairs, or compiles for
 * seconds what runs for one. All joins are by equal keys, so hashing is right for every one of them. Until the transaction's end.
 */
const plannerSql = `select set_config('enable_nestloop', 'off', true), set_config('enable_mergejoin', 'off', true),
  set_config('jit', 'off', true)`

const inSnapshot = <T>(db: Database, work: (tx: Database) => Promise<T>): Promise<T> =>
  db.isTransaction ? work(db) : inTransaction(db, work, 'repeatable read')
