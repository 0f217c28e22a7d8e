import type { Actor } from './actor.ts'

/** What a verb reaches: everything of the installation or campaign, the person's own units, or the person alone. */
export type Reach = 'installation' | 'campaign' | 'own-units' | 'self'

export interface Grant {
  /** Role names, or 'anyone' (no sign-in), or 'signed-in'. */
  who: readonly string[] | 'anyone' | 'signed-in'
  on: Reach
  /** The stages of a campaign in which it may be used; absent: in every one. Only on routes under a campaign. */
  during?: readonly string[]
  /**
   * 'always': an API token of the person may use it without naming it; 'never': only the person, in the console.
   * 'named': a token that only reads may name it, although it reaches the whole installation. Absent: a token may name it where it reaches a campaign or units.
   */
  token?: 'always' | 'never' | 'named'
}

/** verb ('people.session') → who may do it, on what; several grants: the first that names the person's role counts. */
export type AccessTable = Readonly<Record<string, Grant | readonly Grant[]>>

/** The grant under which the person may use the verb; undefined: for this person the verb does not exist. */
export function grantFor(access: AccessTable, verb: string, actor: Actor | null): Grant | undefined {
  return grantsOf(access, verb).find(({ who }) => {
    if (who === 'anyone') return true
    if (actor === null) return false
    return who === 'signed-in' || who.includes(actor.role)
  })
}

export function grantsOf(access: AccessTable, verb: string): readonly Grant[] {
  const entry = access[verb]
  if (entry === undefined) return []
  return 'who' in entry ? [entry] : entry
}

/** The verbs that the person has, sorted: the console shows what these allow and nothing else. */
export function verbsOf(access: AccessTable, actor: Actor | null): string[] {
  return Object.keys(access)
    .filter((verb) => grantFor(access, verb, actor) !== undefined)
    .toSorted()
}
