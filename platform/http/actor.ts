/** Who acts. `id` is the internal id that logs and results carry; the name is only for showing. */
export interface Actor {
  id: string
  name: string
  role: string
  /** The code of the unit of the post, 6 digits. */
  unit: string
  /** The post the person acts under. */
  post: string
  /** Whose post it is, where somebody stands in for another; both names are shown and logged. */
  actingFor: { id: string; name: string } | null
  /** Set where an API token asks in place of the person: never more than the person may, at most what it names. */
  token?: TokenLimits
}

export interface TokenLimits {
  id: string
  name: string
  verbs: readonly string[]
  /** null: every campaign. */
  campaign: string | null
  /** null: what the person reaches; else only this unit and what lies under it, and `Actor.unit` is this unit. */
  unit: string | null
  /** The unit of the person's post. */
  ownerUnit: string
  /** May it change anything, or only read? */
  write: boolean
}
