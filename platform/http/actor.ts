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
}
