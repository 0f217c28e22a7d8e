/**
 * Content of an entry that is about people, or that people wrote: kept apart from the chain, which holds its salted digest
 * alone, and deleted on its day. PIPL, art. 19: no longer than necessary for the purpose.
 */

/** Whom somebody looked at: long enough to be asked about, and the half year of the Cybersecurity Law, art. 21 (3). */
export const READ_SUBJECT = 'read-subject'

/** Days kept. The results of a campaign may be contested for three years; an account's days end with the campaign. */
export const personalClasses = {
  [READ_SUBJECT]: 365,
  /** What people typed to say why: reasons, notes, purposes. */
  reason: 1095,
  /** Names of files and what stands in them: columns, names as written, what they were taken for. */
  'file-text': 1095,
  /** Names, titles of posts, whatever tells of an account. */
  account: 730,
  /** Text of a value that nobody has declared: apart, for it could tell of anybody. */
  'other-text': 1095,
} as const

export type PersonalClass = keyof typeof personalClasses
