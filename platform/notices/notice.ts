/** Whom a notice is for. An audience is a verb, or a kind of approval: all who have it, as far as it reaches the unit. */
export type Recipient = { person: string } | { post: string } | { audience: string; unit: string | null }

export type NoticeValues = Readonly<Record<string, string | number>>

export interface NewNotice {
  to: Recipient
  /** 'registers.import-kept': its sentence stands in the slice's catalogue as `notice.import-kept`. */
  kind: string
  campaign: string | null
  /** What its sentence is made of; no secret, and no more about people than their readers may know. */
  values: NoticeValues
  /** What it leads to: 'import:2', 'run:17'. */
  object: string
}

/** A kind of notice with the values that its sentence names. A slice exports `notices: readonly NoticeKind[]`. */
export interface NoticeKind {
  kind: string
  values: readonly string[]
}

/** As it is kept, for one reader. */
export interface KeptNotice {
  id: number
  kind: string
  campaign: string | null
  values: NoticeValues
  object: string
  at: string
  audience: string | null
  unit: string | null
  readAt: string | null
}
