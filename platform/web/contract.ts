/**
 * The shapes that cross the wire for the shared parts, and the one place where an answer is taken at its word:
 * server and browser are built together from the same contracts, so the browser does not check them again.
 */
export const trusted = <T>(body: unknown): T => body as T

/** A node of a tree of reasons (the scoring slice's ReasonView): value, formula, clauses, reading, inputs, source rows. */
export interface ReasonNode {
  label: string
  detail?: string | undefined
  /** Exact value as text (`n/d`), or a word for unit `text`. */
  value: string
  unit: string
  /** Full points, for unit `points`. */
  of?: string | undefined
  /** Key of the formula's sentence. */
  formula: string
  clauses: readonly string[]
  reading?: { id: string; choice: string } | undefined
  inputs: readonly ReasonNode[]
  rows?: readonly ReasonRows[] | undefined
}

/** How many rows of a register a number rests on, and the numbers of the first of them. */
export interface ReasonRows {
  file: string
  count: number
  rows: readonly number[]
}

export interface Person {
  id: string
  name: string
  role: string
  /** The code of the person's unit. */
  unit: string
  /** The post acted under. */
  post: string
  /** Whose post it is, where the person stands in for another. */
  actingFor: { id: string; name: string } | null
}

/** A post that the person holds today, by its internal id. */
export interface HeldPost {
  post: string
  role: string
  unit: string
  title: string | null
  actingFor: { id: string; name: string } | null
}

/** The sign-in before this one, and tries that failed between. */
export interface SignInNote {
  session: string
  previous: string | null
  failures: number
}

/** `name` is the campaign's id in addresses. */
export interface CampaignInSession {
  name: string
  title: string
  /** The present stage of its life. */
  stage: string
}

/** Somebody who is signed in. */
export interface Session {
  person: Person
  posts: readonly HeldPost[]
  signIn: SignInNote | null
  demonstration: boolean
  campaigns: readonly CampaignInSession[]
  language: 'zh-CN' | 'en'
  /** The verbs this person has. */
  permissions: readonly string[]
  /** verb → the stages of a campaign in which it is open; a verb that is always open is left out. */
  openDuring: Readonly<Record<string, readonly string[]>>
}

/** GET /api/session; `person` is null where nobody is signed in. */
export interface SessionAnswer extends Omit<Session, 'person'> {
  person: Person | null
}

/** One act in the history of an object, in the reader's language. */
export interface HistoryLine {
  id: number
  at: string
  /** null: the system itself. */
  who: { id: string; name: string } | null
  actingFor: { id: string; name: string } | null
  sentence: string
  reason: string | null
  others: readonly (readonly [string, string])[]
  /** Its personal content was kept until this day and is deleted. */
  gone: string | null
}
