/** What crosses the wire about definitions. Shared by server and browser. */
import { z } from 'zod'
import { findingCodes } from '../../rules/definition/finding.ts'
import { clausesSchema, definitionSchema, readingPageSchema } from '../../rules/definition/schema.ts'

/** What a version is: the three parts that the hash is of. */
export const documentSchema = z.strictObject({
  definition: definitionSchema,
  clauses: clausesSchema,
  readings: z.record(z.string(), readingPageSchema),
})
export type CampaignDocument = z.infer<typeof documentSchema>

/** The stages of a campaign's life, in their order. What is open in which stands in every slice's `access.ts`. */
export const stages = ['preparing', 'open', 'review', 'closed'] as const
export const Stage = z.enum(stages)
export type Stage = z.infer<typeof Stage>

/** GET /api/campaigns/:campaign/stage; `by` is a name, null: the system. */
export const stageView = z.object({
  stage: Stage,
  /** null: nobody has moved it yet. */
  since: z.string().nullable(),
  /** The newest first; `byTwo`: with a second person's approval. */
  history: z.array(
    z.object({ stage: Stage, since: z.string(), by: z.string().nullable(), reason: z.string(), byTwo: z.boolean() }),
  ),
  /** A move that waits for a second person. */
  asked: z.object({ to: Stage, by: z.string().nullable(), reason: z.string() }).nullable(),
  /** Readings that move a score and that nobody has decided: who opens a real campaign accepts each, with a reason. */
  toAccept: z.array(z.string()),
  /** Other stage → role → the verbs that a move there takes from it. */
  closes: z.partialRecord(Stage, z.record(z.string(), z.array(z.string()))),
})
export type StageView = z.infer<typeof stageView>

const because = z.string().trim().min(4).max(500)

/** Readings that stay open are taken as they ship: which, and why that will do. */
export const acceptance = z.strictObject({ readings: z.array(z.string().max(20)).max(200), reason: because })
export type Acceptance = z.infer<typeof acceptance>

/** POST /api/campaigns/:campaign/stage; `from` is what the person saw. */
export const moveStageBody = z.strictObject({ from: Stage, to: Stage, reason: because, accept: acceptance.optional() })
export type MoveStage = z.infer<typeof moveStageBody>

/** What an ask to move holds. */
export const moveValues = z.object({ from: Stage, to: Stage, accept: acceptance.optional() })

export const versionView = z.object({
  version: z.number(),
  hash: z.string(),
  why: z.string(),
  /** Internal id of the person; null: read from the files. */
  madeBy: z.string().nullable(),
  madeAt: z.string(),
})
export type VersionView = z.infer<typeof versionView>

/** GET /api/campaigns */
export const campaignListView = z.object({
  campaigns: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      number: z.string(),
      from: z.string(),
      to: z.string(),
      version: z.number(),
      hash: z.string(),
    }),
  ),
})
export type CampaignListView = z.infer<typeof campaignListView>

/** `by` is a name; `at` and `reason`: null where the files say who decided. */
export const decisionView = z.object({ by: z.string(), at: z.string().nullable(), reason: z.string().nullable() })
export type DecisionView = z.infer<typeof decisionView>

/** GET /api/campaigns/:campaign/definition */
export const definitionView = documentSchema.extend({
  hash: z.string(),
  version: z.number(),
  versions: z.array(versionView.extend({ madeByName: z.string().nullable() })),
  /** Reading → who decided it, when and why; those that nobody has decided are left out. */
  decisions: z.record(z.string(), decisionView),
  /** The server's day in Asia/Shanghai: phases and days left are counted from it. */
  today: z.string(),
})
export type DefinitionView = z.infer<typeof definitionView>

/** GET /api/campaigns/:campaign/check; `message` in the asker's language, with the clauses' words. */
export const checkView = z.object({
  hash: z.string(),
  findings: z.array(
    z.object({
      code: z.enum(findingCodes),
      severity: z.enum(['error', 'warning', 'info']),
      clauses: z.array(z.string()),
      message: z.string(),
      /** The message without the quotes. */
      sentence: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
    }),
  ),
})
export type CheckView = z.infer<typeof checkView>

const side = z.object({ campaign: z.string(), title: z.string(), version: z.number(), hash: z.string() })
/** GET /api/campaigns/:campaign/diff/:other, from :campaign to :other; each a campaign's id, or with a version: `minimal@2`. */
export const diffView = z.object({
  before: side,
  after: side,
  changes: z.array(
    z.object({
      kind: z.enum(['added', 'removed', 'changed']),
      path: z.string(),
      sentence: z.string(),
      clauses: z.array(z.string()),
      before: z.string().optional(),
      after: z.string().optional(),
    }),
  ),
})
export type DiffView = z.infer<typeof diffView>

/** POST /api/campaigns/:campaign/readings/:reading: the office decides; a new version of the definition. */
export const decideReadingBody = z.strictObject({ choice: z.string().min(1), reason: z.string().min(4).max(500) })
export type DecideReading = z.infer<typeof decideReadingBody>

/** GET /api/shipped-campaigns: what can be picked. */
export interface ShippedView {
  id: string
  title: string
  number: string
  from: string
  to: string
  hash: string
  /** Errors of its own check. */
  errors: number
  /** The installation has this campaign. */
  picked: boolean
  /** And this very text of it. */
  taken: boolean
}
export interface ShippedList {
  campaigns: ShippedView[]
}
