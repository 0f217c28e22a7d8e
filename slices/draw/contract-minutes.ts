/** The minutes of a drawn round, as they cross the wire. */

/** own: under the witness's own sign-in; paper: recorded by the office from the signed paper. */
export type SignatureHand = 'own' | 'paper'
export interface SignatureView {
  post: string
  at: string
  minutesHash: string
  hand: SignatureHand
  /** The name of who signed in. */
  by: string
}

/** GET rounds/:round/minutes; in Chinese, as the paper is. */
export interface MinutesView {
  title: string
  facts: [name: string, value: string][]
  drawn: { unit: string; type: string; taken: string; left: number }[]
  empty: { unit: string; type: string }[]
  posts: string[]
  /** Not of what is hashed: they come after. */
  signatures: SignatureView[]
  /** Lower-case hex SHA-256 over the words above: what a post signs. */
  hash: string
}
