/** What the check of a definition found (n3.1.2): a code with the clauses it rests on and its values, worded elsewhere. */
export const findingCodes = [
  'bounds-contradict',
  'quota-infeasible',
  'data-after-deadline',
  'reading-open',
  'weights-sum',
  'curve-undeclared',
  'indicator-unlawful',
  'clause-unknown',
  'window-outside-campaign',
  'unreachable-award',
] as const
export type FindingCode = (typeof findingCodes)[number]

/**
 * error: nothing official may be computed from it. warning: the document contradicts itself or cannot be kept as written,
 * but the definition still computes. info: a choice was taken that people must know of.
 */
export type Severity = 'error' | 'warning' | 'info'

/** `variant` picks the sentence where a code has several; `reading` and `choice` are put in words when shown. */
export type FindingValues = Record<string, string | number | boolean>

export interface Finding {
  code: FindingCode
  severity: Severity
  clauses: string[]
  values: FindingValues
}

/** Several lists of clauses as one, each id once, in order. */
export const allClauses = (...lists: readonly (readonly string[])[]): string[] => [...new Set(lists.flat())]
