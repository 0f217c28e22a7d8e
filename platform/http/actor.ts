/** Who acts. `id` is the internal id that logs and results carry; the name is only for showing. */
export interface Actor {
  id: string
  name: string
  role: string
  /** The code of the person's unit, 6 digits. */
  unit: string
}
