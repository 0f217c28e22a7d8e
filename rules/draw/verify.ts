/** a1.1d: whether a published record is what the register and the seed make of it, and where not. */
import { z } from 'zod'
import { draw, type DrawRecord } from './draw.ts'
import { readSeed } from './seed.ts'
import type { Universe } from './universe.ts'

export interface Difference {
  /** The field of the record, or unit and type of a stratum. */
  at: string
  recorded: string
  recomputed: string
}

/** A record that differs in form is a record that does not hold: what cannot be read is undefined. */
const recordSchema = z.object({
  campaign: z.string().optional().catch(undefined),
  round: z.int().positive().optional().catch(undefined),
  universeHash: z.string().optional().catch(undefined),
  commitment: z.string().optional().catch(undefined),
  seed: z.string().optional().catch(undefined),
  drawn: z.array(z.unknown()).optional().catch(undefined),
  empty: z.array(z.unknown()).optional().catch(undefined),
})
const drawnSchema = z.object({
  unit: z.string(),
  type: z.string(),
  file: z.string(),
  ticket: z.string(),
  replacements: z.array(z.string()),
})
const emptySchema = z.object({ unit: z.string(), type: z.string() })

export type Recorded = z.infer<typeof recordSchema>

/** Undefined: not even an object, so no record at all. */
export function readRecord(value: unknown): Recorded | undefined {
  const parsed = recordSchema.safeParse(value)
  return parsed.success ? parsed.data : undefined
}

/** Empty: the record holds. `campaign` is the one whose definition made the universe. */
export function differences(recorded: Recorded, universe: Universe, campaign: string): Difference[] {
  const { round, seed = '' } = recorded
  const digits = readSeed(seed)
  const unusable: Difference[] = []
  if (round === undefined) unusable.push({ at: 'round', recorded: '', recomputed: '1, 2, 3 …' })
  if (!('seed' in digits) || digits.seed !== seed)
    unusable.push({ at: 'seed', recorded: seed, recomputed: 'seed' in digits ? digits.seed : '' })
  const recomputed = draw(universe, { campaign, round: round ?? 1, seed })
  return [
    ...fieldDifferences(recorded, recomputed),
    ...unusable,
    ...(unusable.length > 0 ? [] : listDifferences(recorded, recomputed)),
  ]
}

function fieldDifferences(recorded: Recorded, recomputed: DrawRecord): Difference[] {
  return (['campaign', 'universeHash', 'commitment'] as const)
    .map((at) => ({ at, recorded: recorded[at] ?? '', recomputed: recomputed[at] }))
    .filter((one) => one.recorded !== one.recomputed)
}

function listDifferences(recorded: Recorded, recomputed: DrawRecord): Difference[] {
  return [
    ...compareLists('drawn', readList(recorded.drawn, drawnSchema), recomputed.drawn),
    ...compareLists('empty', readList(recorded.empty, emptySchema), recomputed.empty),
  ]
}

interface Stratum {
  unit: string
  type: string
}

function readList<T>(list: readonly unknown[] | undefined, schema: z.ZodType<T>): (T | undefined)[] | undefined {
  return list?.map((one) => {
    const parsed = schema.safeParse(one)
    return parsed.success ? parsed.data : undefined
  })
}

/** By stratum, so that one missing entry is one difference; then by place, since the order is part of the record. */
function compareLists<T extends Stratum>(
  name: string,
  recorded: readonly (T | undefined)[] | undefined,
  recomputed: readonly T[],
): Difference[] {
  if (recorded === undefined) return [{ at: name, recorded: '', recomputed: `${recomputed.length}` }]
  const key = (one: T | undefined): string => (one === undefined ? '' : `${one.unit} ${one.type}`)
  const found = new Map(recorded.map((one) => [key(one), one]))
  const wanted = new Map(recomputed.map((one) => [key(one), one]))
  const differing = [...new Set([...wanted.keys(), ...found.keys()])]
    .map((at) => ({ at: `${name} ${at}`.trim(), recorded: shown(found.get(at)), recomputed: shown(wanted.get(at)) }))
    .filter((one) => one.recorded !== one.recomputed || one.recomputed === '')
  if (differing.length > 0) return differing
  const order = [recorded.map(key).join('; '), recomputed.map(key).join('; ')] as const
  return order[0] === order[1] ? [] : [{ at: `${name} (order)`, recorded: order[0], recomputed: order[1] }]
}

const shown = (one: unknown): string => (one === undefined ? '' : JSON.stringify(one))
