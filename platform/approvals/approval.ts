/** 'unopposed': nobody objected until `cools_at`, and who asked made it take effect. */
export type ApprovalState = 'asked' | 'approved' | 'unopposed' | 'rejected' | 'withdrawn' | 'expired'

/** One ask for a second person. `values` are what `apply` works with and what the screen shows: no secret stands in them. */
export interface Approval {
  id: string
  kind: string
  campaign: string | null
  /** The unit that the deciding person's grant must reach; null: any grant of the verb does. */
  unit: string | null
  /** 'stage:xinjiang-2017', 'run:17': at most one open ask a kind and object. */
  object: string
  values: Readonly<Record<string, unknown>>
  reason: string
  asked_by: string
  asked_post: string
  asked_at: string
  expires_at: string
  /** From when who asked may make it take effect alone, where nobody objected; null: only a second person does. */
  cools_at: string | null
  state: ApprovalState
  decided_by: string | null
  decided_post: string | null
  decided_at: string | null
  note: string | null
}
