/**
 * The stored form of a tree of reasons, `lianbing-reasons-1`: what a run keeps beside its values and `--explain --json` prints.
 * Rows stand as runs: 12, [14, 18]. A later form gets a new name and this one stays readable.
 */
import { z } from 'zod'
import { runs } from './numbers.ts'
import { units, type Reason, type Unit } from './reason.ts'

export const reasonsFormat = 'lianbing-reasons-1'

const sourceSchema = z.strictObject({
  file: z.string(),
  rows: z.array(z.union([z.int(), z.tuple([z.int(), z.int()])])),
})

export interface StoredReason {
  label: string
  detail?: string | undefined
  value: string
  unit: Unit
  of?: string | undefined
  formula: string
  clauses?: string[] | undefined
  reading?: { id: string; choice: string } | undefined
  rows?: z.infer<typeof sourceSchema>[] | undefined
  inputs?: StoredReason[] | undefined
}

const nodeSchema: z.ZodType<StoredReason> = z.lazy(() =>
  z.strictObject({
    label: z.string(),
    detail: z.string().optional(),
    value: z.string(),
    unit: z.enum(units),
    of: z.string().optional(),
    formula: z.string(),
    clauses: z.array(z.string()).optional(),
    reading: z.strictObject({ id: z.string(), choice: z.string() }).optional(),
    rows: z.array(sourceSchema).optional(),
    inputs: z.array(nodeSchema).optional(),
  }),
)

export const storedReasonsSchema = z.strictObject({ format: z.literal(reasonsFormat), reason: nodeSchema })
export type StoredReasons = z.infer<typeof storedReasonsSchema>

export const reasonToJson = (reason: Reason): StoredReasons => ({ format: reasonsFormat, reason: toStored(reason) })

/** Throws where the value is not in the stored form. */
export const reasonFromJson = (stored: unknown): Reason => fromStored(storedReasonsSchema.parse(stored).reason)

/** Empty lists are left out. */
export function toStored(reason: Reason): StoredReason {
  const { label, detail, value, unit, of, formula, clauses, reading, inputs, rows } = reason
  return {
    label,
    ...(detail === undefined ? {} : { detail }),
    value,
    unit,
    ...(of === undefined ? {} : { of }),
    formula,
    ...(clauses.length === 0 ? {} : { clauses: [...clauses] }),
    ...(reading === undefined ? {} : { reading }),
    ...(rows === undefined || rows.length === 0
      ? {}
      : { rows: rows.map((source) => ({ file: source.file, rows: runs(source.rows).map(shortRun) })) }),
    ...(inputs.length === 0 ? {} : { inputs: inputs.map(toStored) }),
  }
}

const shortRun = ([first, last]: [number, number]): number | [number, number] =>
  first === last ? first : [first, last]

function fromStored(stored: StoredReason): Reason {
  const { label, detail, value, unit, of, formula, clauses, reading, inputs, rows } = stored
  return {
    label,
    ...(detail === undefined ? {} : { detail }),
    value,
    unit,
    ...(of === undefined ? {} : { of }),
    formula,
    clauses: clauses ?? [],
    ...(reading === undefined ? {} : { reading }),
    inputs: (inputs ?? []).map(fromStored),
    ...(rows === undefined ? {} : { rows: rows.map((source) => ({ file: source.file, rows: expand(source.rows) })) }),
  }
}

function expand(rows: readonly (number | [number, number])[]): number[] {
  return rows.flatMap((row) =>
    typeof row === 'number' ? [row] : Array.from({ length: row[1] - row[0] + 1 }, (_, index) => row[0] + index),
  )
}
