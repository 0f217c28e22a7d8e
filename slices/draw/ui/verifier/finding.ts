/** What a verification says: step by step, and in one word. */

/** The steps in their order. */
export const steps = ['files', 'lines', 'commitment', 'seed', 'tickets', 'hall'] as const
export type Step = (typeof steps)[number]

/** `holds` null: cannot be said from this folder, or is for people to compare. `key`: its sentence stands in the page's words. */
export interface Finding {
  step: Step
  key: string
  holds: boolean | null
  /** Which file, line, stratum or unit. */
  at?: string
  /** What is recorded and what was recomputed, where they differ; or the value that holds. */
  recorded?: string
  recomputed?: string
}

/**
 * verified: everything was recomputed and is equal. partly: what could be recomputed is equal, the rest cannot be checked here.
 * cannot: nothing that was drawn could be recomputed. differs: something is not what it should be.
 */
export type Outcome = 'verified' | 'partly' | 'cannot' | 'differs'

export interface Verdict {
  outcome: Outcome
  folder: 'whole' | 'public' | 'candidates' | 'none'
  isDrawn: boolean
  /** Tickets recomputed, of all; before the draw lines held against their hash. */
  recomputed: number
  of: number
  /** Files that were not chosen. */
  missing: string[]
  findings: Finding[]
}

/** What one folder's own steps answer. */
export type Checked = Omit<Verdict, 'outcome' | 'missing'>

export function outcomeOf({ findings, recomputed, of, missing, folder }: Omit<Verdict, 'outcome'>): Outcome {
  if (findings.some(({ holds }) => holds === false)) return 'differs'
  if (folder === 'none' || missing.length > 0) return 'cannot'
  if (recomputed === of) return 'verified'
  return recomputed === 0 ? 'cannot' : 'partly'
}

/** What people wrote down in the hall, and case numbers that they know; all may be empty. */
export interface Known {
  commitment: string
  linesRoot: string
  seed: string
  numbers: readonly string[]
}
export const knowsNothing: Known = { commitment: '', linesRoot: '', seed: '', numbers: [] }

export const same = (of: Pick<Finding, 'step' | 'key' | 'at'>, recorded: string, recomputed: string): Finding => ({
  ...of,
  ...{ holds: recorded === recomputed, recorded },
  ...(recorded === recomputed ? {} : { recomputed }),
})

const bare = (text: string): string => text.replace(/[\s-]/g, '').toLowerCase()

/** What was written down in the hall against what stands in the folder; where nothing was written down, people are asked to. */
export function hallFindings(known: Known, stands: Omit<Known, 'numbers'>): Finding[] {
  return (['commitment', 'linesRoot', 'seed'] as const).flatMap((name): Finding[] => {
    if (stands[name] === '') return []
    const of = { step: 'hall', key: `hall-${name}` } as const
    const noted = bare(known[name])
    return noted === '' ? [{ ...of, holds: null, recorded: stands[name] }] : [same(of, stands[name], noted)]
  })
}
