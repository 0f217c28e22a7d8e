/**
 * a1.1d, a1.1f: the public record of a round, in which a case that is not public stands as its ticket alone, held against the
 * lines that somebody has: none, those of published cases, those of a unit, or all. Says what differs, and how much could be
 * recomputed at all: a ticket without its number proves nothing.
 */
import { z } from 'zod'
import { compareUtf8, sha256Hex } from './bytes.ts'
import { commitmentOf, tickets } from './draw.ts'
import { linesHash, linesRoot } from './lines-root.ts'
import { readSeed } from './seed.ts'
import { canonicalLine, type DrawFile } from './universe.ts'
import type { Difference } from './verify.ts'

export const publicFormat = 'lianbing-draw-public-2'

const hex = z.string().regex(/^[0-9a-f]{64}$/)
const count = z.int().min(0)
const stratumSchema = z.object({
  unit: z.string(),
  type: z.string(),
  size: count,
  /** Of its canonical lines, public or not. */
  linesHash: hex,
  /** By ascending ticket; `file` only where the reader may know it. Empty before the draw. */
  order: z.array(z.object({ ticket: hex, file: z.string().optional() })),
})
const recordSchema = z.object({
  format: z.literal(publicFormat),
  campaign: z.string(),
  round: z.int().positive(),
  universeHash: hex,
  linesRoot: hex,
  commitment: hex,
  seed: z.string().nullable(),
  units: z.array(z.object({ unit: z.string(), lines: count, hash: hex })),
  strata: z.array(stratumSchema),
})
export type PublicRecord = z.infer<typeof recordSchema>
export type PublicStratum = z.infer<typeof stratumSchema>

export type ReadPublic = { record: PublicRecord } | { wrong: string[] }

/** `wrong`: the places that are not as the format has them. */
export function readPublicRecord(value: unknown): ReadPublic {
  const read = recordSchema.safeParse(value)
  return read.success ? { record: read.data } : { wrong: read.error.issues.map(({ path }) => path.join('.')) }
}

export interface PublicCheck {
  differences: Difference[]
  /** Tickets computed from a case number, and how many there are; before the draw lines that are held against a hash. */
  recomputed: number
  of: number
  /** Of the strata with files those all of whose lines are known: there the drawn file is proven to have the lowest ticket. */
  wholeStrata: number
  strata: number
  /** Every line is known, so the universe's own hash was recomputed. */
  isWhole: boolean
  isDrawn: boolean
}

/** @param lines those that the reader has; a line of no stratum differs. */
export function checkPublicRecord(record: PublicRecord, lines: readonly DrawFile[]): PublicCheck {
  const of = record.strata.reduce((sum, { size }) => sum + size, 0)
  const known = Map.groupBy(lines, keyOf)
  const isWhole = lines.length === of
  const filled = record.strata.filter(({ size }) => size > 0)
  const whole = filled.filter((one) => (known.get(keyOf(one)) ?? []).length === one.size)
  const isDrawn = record.seed !== null
  const orders = record.strata.map((one) => checkOrder(record, one, known.get(keyOf(one)) ?? []))
  const held = whole.reduce((sum, { size }) => sum + size, 0)
  return {
    differences: [
      ...headDifferences(record),
      ...sizeDifferences(record),
      ...lineDifferences(record, known),
      ...(isWhole ? differ('universeHash', record.universeHash, universeHashOf(lines)) : []),
      ...orders.flatMap(({ differences }) => differences),
    ],
    recomputed: isDrawn ? orders.reduce((sum, { recomputed }) => sum + recomputed, 0) : held,
    ...{ of, wholeStrata: whole.length, strata: filled.length, isWhole, isDrawn },
  }
}

const keyOf = ({ unit, type }: { unit: string; type: string }): string => `${unit} ${type}`

const differ = (at: string, recorded: string, recomputed: string): Difference[] =>
  recorded === recomputed ? [] : [{ at, recorded, recomputed }]

const universeHashOf = (lines: readonly DrawFile[]): string =>
  sha256Hex(lines.map(canonicalLine).toSorted(compareUtf8).join(''))

function headDifferences(record: PublicRecord): Difference[] {
  const { seed } = record
  const digits = seed === null ? undefined : readSeed(seed)
  const isSeed = digits === undefined || ('seed' in digits && digits.seed === seed)
  return [
    ...differ('linesRoot', record.linesRoot, linesRoot(record.strata)),
    ...differ('commitment', record.commitment, commitmentOf(record)),
    ...(isSeed ? [] : [{ at: 'seed', recorded: seed ?? '', recomputed: '' }]),
  ]
}

/** What is said of each unit is what its strata add up to; nothing stands twice. */
function sizeDifferences({ units, strata }: PublicRecord): Difference[] {
  const sums = new Map<string, number>()
  const twice: Difference[] = []
  const seen = new Set<string>()
  for (const one of strata) {
    sums.set(one.unit, (sums.get(one.unit) ?? 0) + one.size)
    if (seen.has(keyOf(one))) twice.push({ at: `strata ${keyOf(one)}`, recorded: '2', recomputed: '1' })
    seen.add(keyOf(one))
  }
  const said = new Map(units.map(({ unit, lines }) => [unit, lines]))
  const all = [...new Set([...said.keys(), ...sums.keys()])]
  const shown = (number: number | undefined): string => (number === undefined ? '' : String(number))
  return [...twice, ...all.flatMap((unit) => differ(`units ${unit}`, shown(said.get(unit)), shown(sums.get(unit))))]
}

/** Lines that are known: in a stratum there is, no more than it has, and where they are all there with its hash. */
function lineDifferences({ strata, units }: PublicRecord, known: ReadonlyMap<string, readonly DrawFile[]>) {
  const found: Difference[] = []
  const fixed = new Map(strata.map((one) => [keyOf(one), one]))
  for (const [key, own] of known) {
    const stratum = fixed.get(key)
    if (stratum === undefined || own.length > stratum.size)
      found.push({ at: `lines ${key}`, recorded: String(stratum?.size ?? ''), recomputed: String(own.length) })
    if (own.length === stratum?.size) found.push(...differ(`linesHash ${key}`, stratum.linesHash, linesHash(own)))
  }
  for (const one of strata)
    if (one.size === 0) found.push(...differ(`linesHash ${keyOf(one)}`, one.linesHash, linesHash([])))
  const byUnit = Map.groupBy([...known.values()].flat(), ({ unit }) => unit)
  for (const { unit, lines, hash } of units) {
    const own = byUnit.get(unit) ?? []
    if (own.length === lines && lines > 0) found.push(...differ(`units ${unit} hash`, hash, linesHash(own)))
  }
  return found
}

/** Where the ticket of a number stands; undefined: there is no such ticket, so the number was not among the lines. */
export function placeOf({ commitment, seed, strata }: PublicRecord, number: string) {
  if (seed === null) return undefined
  const own = tickets(commitment, seed)(number)
  for (const { unit, type, order } of strata) {
    const at = order.findIndex(({ ticket }) => ticket === own)
    if (at >= 0) return { unit, type, place: at + 1, isNamed: order[at]?.file !== undefined }
  }
  return undefined
}

interface Order {
  differences: Difference[]
  recomputed: number
}

/** Before the draw there is no order; after it every line has its ticket, ascending, and known numbers have theirs. */
function checkOrder({ commitment, seed }: PublicRecord, stratum: PublicStratum, known: readonly DrawFile[]): Order {
  const { order, size } = stratum
  const at = keyOf(stratum)
  const length = differ(`order ${at}`, String(order.length), String(seed === null ? 0 : size))
  if (seed === null) return { differences: length, recomputed: 0 }
  const ticket = tickets(commitment, seed)
  const numbers = new Map(known.map(({ number }) => [ticket(number), number]))
  const shown = order.flatMap(({ file }) => file ?? [])
  const wrong = order.flatMap((one, place) => [
    ...(one.file === undefined ? [] : differ(`${at} ${one.file}`, one.ticket, ticket(one.file))),
    ...(place > 0 && (order[place - 1]?.ticket ?? '') >= one.ticket
      ? [{ at: `${at} #${place + 1}`, recorded: one.ticket, recomputed: '' }]
      : []),
  ])
  const listed = new Set(order.map((one) => one.ticket))
  const absent = [...numbers].flatMap(([own, number]) =>
    listed.has(own) || shown.includes(number) ? [] : [{ at: `${at} ${number}`, recorded: '', recomputed: own }],
  )
  const numbered = new Set(known.map(({ number }) => number))
  const unlisted = shown
    .filter((file) => !numbered.has(file))
    .map((file) => ({ at: `lines ${at} ${file}`, recorded: '', recomputed: file }))
  const right = order.filter((one) => numbers.has(one.ticket)).length
  return { differences: [...length, ...wrong, ...absent, ...unlisted], recomputed: right }
}
