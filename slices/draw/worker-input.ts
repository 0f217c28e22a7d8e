/** What the threads of the draw are given; shapes are checked, since a thread takes whatever comes. */
import { z } from 'zod'
import { purposeSchema } from './contract.ts'

const freezeAsk = z.object({
  types: z.record(z.string(), z.array(z.string())),
  units: z.array(z.object({ code: z.string(), level: z.string() })),
  pages: z.array(z.string()),
})
export type FreezeAsk = z.infer<typeof freezeAsk>
export const asFreezeAsk = (input: unknown): FreezeAsk => freezeAsk.parse(input)

const stratum = z.object({
  unit: z.string(),
  type: z.string(),
  places: z.number(),
  lines: z.string(),
  ordered: z.string().nullable().optional(),
})
const drawAsk = z.object({
  purpose: purposeSchema,
  campaign: z.string(),
  round: z.number(),
  seed: z.string(),
  commitment: z.string(),
  universeHash: z.string(),
  recusalHash: z.string().nullable(),
  strataHash: z.string().nullable(),
  strata: z.array(stratum),
})
export type DrawAsk = z.infer<typeof drawAsk>
export const asDrawAsk = (input: unknown): DrawAsk => drawAsk.parse(input)
export type StratumLines = z.infer<typeof stratum>

const folderAsk = z.object({
  kind: z.enum(['whole', 'masked']),
  purpose: purposeSchema,
  campaign: z.string(),
  promised: z.object({
    campaign: z.string(),
    round: z.number(),
    universeHash: z.string(),
    commitment: z.string(),
    committedAt: z.string(),
    recusalHash: z.string().optional(),
    strataHash: z.string().optional(),
    /** Over the strata of case files (rules/draw/lines-root.ts). */
    linesRoot: z.string().optional(),
    /** Of experts and enterprises: their commitment holds it. */
    purpose: purposeSchema.optional(),
  }),
  seed: z.string().nullable(),
  /** `hash`: SHA-256 of its canonical lines, as kept with them. */
  strata: z.array(stratum.extend({ hash: z.string() })),
  unitHashes: z.array(z.object({ unit: z.string(), lines: z.number(), hash: z.string() })),
  /** Rows of units.csv. */
  units: z.array(z.array(z.string())),
  /** Level as the register writes it → the types that are drawn. */
  levels: z.record(z.string(), z.array(z.string())),
  recusals: z.array(z.object({ id: z.string(), stratum: z.string(), reason: z.string() })),
  record: z.unknown().nullable(),
  /** Case numbers, and units with all of theirs, that the reader may see. */
  visible: z.array(z.string()),
  visibleUnits: z.array(z.string()),
  readme: z.string(),
  verifier: z.string(),
  minutes: z.instanceof(Uint8Array).nullable(),
  /** One date for all entries, so that the same round gives the same bytes. */
  date: z.string(),
})
export type FolderAsk = z.infer<typeof folderAsk>
export const asFolderAsk = (input: unknown): FolderAsk => folderAsk.parse(input)
