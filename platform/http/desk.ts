/** What a slice tells the person's desk: what waits for them, and what is found by a word. Both as data: a verb, a question. */
import type { Context } from './context.ts'

/** 'untouched': nobody has looked; 'begun': somebody has, it is not complete; 'done'. */
export type WaitingState = 'untouched' | 'begun' | 'done'

export interface WaitingItem {
  /** 'registers.mend-import': its sentence stands in the slice's catalogue as `waiting.mend-import`. */
  kind: string
  /** What it leads to: 'import:2'; its address stands in the slice's pages. */
  object: string
  values: Readonly<Record<string, string | number>>
  state: WaitingState
  /** Parts of it that are done, of how many. */
  parts?: { done: number; of: number }
  /** Since when it waits; until when it can be done. Instants. */
  since?: string | null
  until?: string | null
}

/** Asked with the reach of its own verb, only where the person has it and it is open now. A slice exports `waiting`. */
export interface WaitingSource {
  verb: string
  /** Every kind of item that it may answer. */
  kinds: readonly string[]
  waitingFor: (ctx: Context, campaign: string) => Promise<WaitingItem[]>
}

export interface SearchHit {
  /** 'case': groups the hits, and names the address they lead to (`objects` of the slice's pages). */
  kind: string
  id: string
  title: string
  /** In the asker's language, or a name that has none. */
  about?: string
  campaign?: string
}

export interface SearchAsk {
  campaign: string
  /** As typed, without white space around; '' only prepares. */
  text: string
  most: number
}

/** Asked with the reach of its own verb, only where the person has it. A slice exports `searches`. */
export interface SearchSource {
  kind: string
  verb: string
  /** Its hits name people: the read is noted. */
  class?: string
  search: (ctx: Context, ask: SearchAsk) => Promise<SearchHit[]>
}
