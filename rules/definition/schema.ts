/**
 * The schema of `campaigns/<name>/campaign.yaml`: the whole campaign as data (n3.1.2).
 * Every entry that comes from the notice carries the ids of its clauses; a number stands here or nowhere.
 */
import { z } from 'zod'
import { isDay } from '../calendar/days.ts'

const id = z.string().regex(/^[A-Za-z][A-Za-z0-9-]*$/, 'an id: letters, digits and hyphens')
const day = z.string().refine(isDay, 'a day that exists, YYYY-MM-DD')
/** A decimal or a fraction, written as text so that it stays exact: "0.8", "1/3". */
const number = z.string().regex(/^\d+(\.\d+)?(\/\d+)?$/, 'an exact number as text, like "0.8" or "1/3"')
const clauses = z.array(z.string().min(1)).min(1)
const level = z.string().min(1)

/**
 * A choice that the notice leaves open and a reading decides (`reading: R1`), or one that the notice makes (`is: capped-ratio`).
 * The reading's choice stands in `readings`, where what-if and a new version of the definition change it.
 */
const choice = <T extends string>(options: readonly [T, ...T[]]) =>
  z.union([z.strictObject({ reading: id }), z.strictObject({ is: z.enum(options) })])

export const curveOptions = ['capped-ratio', 'best-ratio', 'piecewise'] as const
export const zeroBaselineOptions = ['full-if-any', 'zero', 'not-applicable'] as const
export const shareOfOptions = ['region', 'prefecture'] as const
export const slotWeightOptions = ['equal', 'weighted'] as const
export const expertsOptions = ['mean', 'trimmed-mean', 'median'] as const
export const averageOverOptions = ['region', 'level'] as const
export const noAverageOptions = ['leaves', 'zero'] as const
export const reportsOfOptions = ['own', 'territory'] as const
export const examMixOptions = ['sum', 'weighted'] as const
export const yesNo = ['yes', 'no'] as const
export const countedTypesOptions = ['all-but-follow-ups', 'ordinary-only'] as const
export const industryListOptions = ['one-list', 'by-industry'] as const

const period = z.strictObject({ from: day, to: day })

const indicatorBase = {
  id,
  title: z.string().min(1),
  /** Full points. Within a `sum` the parts' points add up to the sum's. */
  points: number,
  clauses,
}

/** a1.1: experts score works (case files); slots filled by recommendation and by draw. */
export const reviewedWorkSchema = z.strictObject({
  ...indicatorBase,
  kind: z.literal('reviewed-work'),
  experts: choice(expertsOptions),
  slotWeights: choice(slotWeightOptions),
  averageOver: choice(averageOverOptions),
  noAverage: choice(noAverageOptions),
  /** level → its slots; `empty`: what a slot without a file counts. */
  slots: z.record(
    level,
    z.array(
      z.strictObject({
        type: z.string(),
        source: z.string(),
        clauses,
        empty: z.enum(['zero', 'mean-of-type']),
        /** Used where slotWeights is `weighted`; 1 otherwise. */
        weight: number.optional(),
      }),
    ),
  ),
})

/** a1.2d–e: actual ÷ (share × the level's total) through a declared curve. */
export const ratioToBaselineSchema = z.strictObject({
  ...indicatorBase,
  kind: z.literal('ratio-to-baseline'),
  /** What is measured on the unit's territory. */
  measure: z.enum(['cases', 'fines', 'major-cases']),
  window: period,
  countedTypes: choice(countedTypesOptions),
  curve: choice(curveOptions),
  /** For the piecewise curve: [ratio, share of the points], rising. */
  curvePoints: z.array(z.tuple([number, number])).optional(),
  zeroBaseline: choice(zeroBaselineOptions),
  /** level → which figure of the units' register is the base. */
  base: z.record(level, z.enum(['stateControlled', 'keyMonitored'])),
  /** level → the share is of the region's or of the prefecture's units. Absent: the region's. */
  shareOf: z.record(level, choice(shareOfOptions)).optional(),
})

/** a1.3d: mean, number and types of the unit's people's reports. */
export const reportMixSchema = z.strictObject({
  ...indicatorBase,
  kind: z.literal('report-mix'),
  experts: choice(expertsOptions),
  reportsOf: choice(reportsOfOptions),
  /** The reading that holds the numbers `mean`, `number`, `types`, `target`. */
  mix: z.strictObject({ reading: id }),
})

/** a1.4b: scores of certificate holders over holders × full mark; a prefecture includes its counties. */
export const participationAndScoreSchema = z.strictObject({
  ...indicatorBase,
  kind: z.literal('participation-and-score'),
  fullMark: number,
  mix: choice(examMixOptions),
  /** Used where mix is `weighted`: weights on turnout and on the mean of those who sat. */
  weights: z.strictObject({ turnout: number, mean: number }).optional(),
  /** level → whose holders count. */
  holdersOf: z.record(level, z.enum(['own', 'territory'])),
})

/** Today's rules: full points in each period where a reported figure reaches the bound. */
export const thresholdSchema = z.strictObject({
  ...indicatorBase,
  kind: z.literal('threshold'),
  figure: z.string(),
  /** Numerator is `figure`; denominator another figure, or certificate holders. */
  over: z.union([z.strictObject({ figure: z.string() }), z.literal('certificate-holders'), z.literal('one')]),
  atLeast: number,
  /** The periods as they stand in the figures' column 期间; each carries an equal share of the points. */
  periods: z.array(z.string()).min(1),
  noFigure: z.enum(['zero', 'not-applicable']),
})

/** Today's rules: improvement of a figure over the year before, up to a full-mark rate. */
export const yearOnYearSchema = z.strictObject({
  ...indicatorBase,
  kind: z.literal('year-on-year'),
  figure: z.string(),
  thisYear: z.string(),
  lastYear: z.string(),
  /** The rate of improvement (this ÷ last − 1, or its negative where less is better) that earns full points. */
  fullAt: number,
  better: z.enum(['more', 'less']),
  noFigure: z.enum(['zero', 'not-applicable']),
})

/** Today's rules: listed facts add or take points, within bounds. */
export const bonusDeductionSchema = z.strictObject({
  ...indicatorBase,
  kind: z.literal('bonus-deduction'),
  /** Starts with this many of its points. */
  start: number,
  items: z
    .array(
      z.strictObject({ figure: z.string(), each: number, sign: z.enum(['plus', 'minus']), atMost: number, clauses }),
    )
    .min(1),
})

const leafIndicators = [
  reviewedWorkSchema,
  ratioToBaselineSchema,
  reportMixSchema,
  participationAndScoreSchema,
  thresholdSchema,
  yearOnYearSchema,
  bonusDeductionSchema,
] as const

/** a1.2a: an indicator that is the sum of its parts (count 5 + fines 5 + major 10). */
export const sumSchema = z.strictObject({
  ...indicatorBase,
  kind: z.literal('sum'),
  parts: z.array(z.discriminatedUnion('kind', [...leafIndicators])).min(1),
})

export const indicatorSchema = z.discriminatedUnion('kind', [...leafIndicators, sumSchema])

const readingChoice = z.strictObject({
  choice: z.string().min(1),
  /** Numbers that go with the choice: weights, targets, days. */
  values: z.record(z.string(), number).optional(),
  decidedBy: z.string().min(1),
})

const role = z.string().min(1)

export const definitionSchema = z.strictObject({
  format: z.literal('lianbing-campaign-1'),
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string().min(1),
  document: z.strictObject({ number: z.string(), issuer: z.string(), date: day }),
  timezone: z.literal('Asia/Shanghai'),
  period: period.extend({ clauses }),
  levels: z.array(
    z.strictObject({
      id: level,
      /** 层级 in the units' register. */
      register: z.string(),
      /** The id of the level whose units it belongs to; absent: directly below the root. */
      within: level.optional(),
      title: z.string(),
      /** How many units the document itself counts, for the check of quotas; the register counts the real ones. */
      units: z.strictObject({ count: z.number().int().positive(), clauses }).optional(),
    }),
  ),
  rootRegister: z.string(),
  caseTypes: z.array(
    z.strictObject({
      name: z.string(),
      /** yes, no, or a reading decides. */
      major: choice(yesNo),
      followUp: z.boolean(),
      clauses,
    }),
  ),
  industries: z.array(z.string()),
  phases: z.array(z.strictObject({ id, title: z.string(), from: day, to: day, clauses })),
  groups: z.array(
    z.strictObject({ id, title: z.string(), duties: z.array(z.strictObject({ text: z.string(), clauses })), clauses }),
  ),
  duties: z.array(
    z.strictObject({
      id,
      title: z.string(),
      /** Who hands it in: a role or level; to whom. */
      from: role,
      to: role,
      /** One due day, or days of each month in a period. */
      due: z
        .union([day, z.strictObject({ monthly: z.array(z.number().int().min(1).max(31)).min(1), from: day, to: day })])
        .optional(),
      /** Days after an event (a1.3b: 2 days after the inspection). */
      after: z.strictObject({ event: z.string(), days: z.number().int(), reading: id.optional() }).optional(),
      parts: z.array(z.string()).optional(),
      /** Data, duties or phases (their first day) it rests on, for the check of the deadlines' order; `reading`: what settles a contradiction. */
      needs: z.array(z.strictObject({ id, reading: id.optional() })).optional(),
      clauses,
    }),
  ),
  /** Data the campaign rests on, and when it is complete. */
  data: z.array(z.strictObject({ id, title: z.string(), completeOn: day, clauses })),
  nominations: z.array(
    z.strictObject({
      id,
      title: z.string(),
      by: level,
      /** The awards its candidates compete for: their places against what the nominators may put up. */
      awards: z.array(id).optional(),
      /** The bounds count for each industry by itself (n4.2b). */
      perIndustry: z.boolean().optional(),
      /** Clauses that let one candidate take several places (a2.0c). */
      oneInSeveral: clauses.optional(),
      /** Bounds as each clause states them: several that contradict each other are a finding, a reading decides. */
      bounds: z
        .array(
          z.strictObject({
            min: z.number().int(),
            max: z.number().int().optional(),
            choice: z.string().optional(),
            clauses,
          }),
        )
        .min(1),
      reading: id.optional(),
    }),
  ),
  eligibility: z.array(
    z.strictObject({
      id: z.enum(['no-field-exercise', 'not-nominated']),
      levels: z.array(level),
      /** A reading that may lift the condition (R17). */
      reading: id.optional(),
      clauses,
    }),
  ),
  indicators: z.array(indicatorSchema).min(1),
  /** Where an indicator does not apply, the others are scaled up to the full total. */
  totalPoints: number,
  rounding: z.strictObject({
    totalPlaces: z.number().int(),
    pointPlaces: z.number().int(),
    reading: id.optional(),
    clauses,
  }),
  ranking: z.strictObject({ tieBreak: z.array(id), reading: id.optional(), clauses }),
  individuals: z.array(
    z.strictObject({
      id,
      /** 类别 in the nominations' register. */
      category: z.string(),
      title: z.string(),
      kind: z.enum(['case-files', 'report']),
      files: z.number().int().optional(),
      experts: choice(expertsOptions),
      list: choice(industryListOptions).optional(),
      clauses,
    }),
  ),
  vetoes: z.array(z.strictObject({ id: z.enum(['no-integrity-proof', 'vetoed']), title: z.string(), clauses })),
  awards: z.array(
    z.strictObject({
      id,
      title: z.string(),
      /** A level or an individual category. */
      of: z.string(),
      places: z.number().int().positive(),
      clauses,
    }),
  ),
  publicNotice: z.strictObject({ by: day, workingDays: z.number().int(), reading: id.optional(), clauses }).optional(),
  vote: z.strictObject({ scored: z.literal(false), reading: id.optional(), clauses }).optional(),
  draw: z
    .strictObject({
      /** level → drawn types, in order. */
      types: z.record(level, z.array(z.string())),
      on: day.optional(),
      reading: id.optional(),
      clauses,
    })
    .optional(),
  coverage: z.strictObject({ types: z.array(z.string()), period, level, title: z.string(), clauses }).optional(),
  readings: z.record(id, readingChoice),
})

export type Definition = z.infer<typeof definitionSchema>
export type Indicator = z.infer<typeof indicatorSchema>
export type LeafIndicator = Exclude<Indicator, { kind: 'sum' }>
export type ReviewedWork = z.infer<typeof reviewedWorkSchema>
export type RatioToBaseline = z.infer<typeof ratioToBaselineSchema>
export type ReportMix = z.infer<typeof reportMixSchema>
export type ParticipationAndScore = z.infer<typeof participationAndScoreSchema>
export type Threshold = z.infer<typeof thresholdSchema>
export type YearOnYear = z.infer<typeof yearOnYearSchema>
export type BonusDeduction = z.infer<typeof bonusDeductionSchema>
export type SumIndicator = z.infer<typeof sumSchema>
export type Choice<T extends string> = { reading: string } | { is: T }
export type Individuals = Definition['individuals'][number]
export type Award = Definition['awards'][number]

/** One page of `campaigns/<name>/readings/`: an open question of the notice (`readings.md` of the contract). */
export const readingPageSchema = z.strictObject({
  id,
  clauses,
  question: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
  /** What the text says, quoted. */
  says: z.string(),
  options: z
    .array(
      z.strictObject({
        choice: z.string(),
        text: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
        values: z.record(z.string(), number).optional(),
      }),
    )
    .min(1),
  default: z.string(),
  /** Does it move a score in the scoring command? Those are what what-if offers. */
  moves: z.enum(['scores', 'process']),
})
export type ReadingPage = z.infer<typeof readingPageSchema>

/** `campaigns/<name>/clauses.yaml`: clause id → its text and kind. */
export const clausesSchema = z.record(
  z.string(),
  z.strictObject({
    title: z.string(),
    /** Verbatim from the document; a test looks it up. */
    quote: z.string(),
    kind: z.enum(['rule', 'process', 'statement']),
    /** What it asks, in English. */
    en: z.string().optional(),
  }),
)
export type Clauses = z.infer<typeof clausesSchema>

/** A campaign as loaded: the definition, its clauses, its readings, and the hash of its files. */
export interface Campaign {
  definition: Definition
  clauses: Clauses
  readings: Record<string, ReadingPage>
  /** SHA-256 (hex) over the canonical form of the three; shown on every result. */
  hash: string
}
