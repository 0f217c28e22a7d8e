/** What does not fit in a log. */
export const findingKinds = [
  'entry-changed',
  'entry-missing',
  'entry-unlinked',
  'entry-older',
  'entry-gap',
  'link-missing',
  'link-changed',
  'link-misplaced',
  'personal-changed',
  'personal-missing',
  'root-changed',
  'root-missing',
  'root-differs',
  'root-unknown',
  'log-cut',
  'deletion-changed',
] as const
export type FindingKind = (typeof findingKinds)[number]

export interface Finding {
  kind: FindingKind
  chain: string
  /** Of the chain's links; for roots the last one covered. */
  place: number | null
  entry: number | null
  /** For roots. */
  day: string | null
  /** In English, for logs; the kinds have their sentences in the catalogue. */
  what: string
}
