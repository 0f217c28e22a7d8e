/** What crosses the wire about a person's desk. Shared by server and browser. */
import { z } from 'zod'

/** GET /api/notices: the newest first. */
export interface NoticeView {
  id: number
  /** 'registers.import-kept': its sentence stands in that slice's catalogue as `notice.import-kept`. */
  kind: string
  campaign: string | null
  values: Readonly<Record<string, string | number>>
  object: string
  at: string
  /** When the reader read it. */
  readAt: string | null
}
export interface NoticeList {
  notices: NoticeView[]
  /** Ask with `before` = the last id for older ones. */
  more: boolean
}

export const noticesQuery = z.object({
  unread: z.enum(['yes', 'no']).default('no'),
  /** Kinds of one slice: 'registers'. */
  slice: z
    .string()
    .regex(/^[a-z-]{1,40}$/)
    .optional(),
  before: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
})
export type NoticesQuery = z.infer<typeof noticesQuery>

/** GET /api/notices/unread: `count` at most `mostCounted` (model.ts). */
export interface UnreadCount {
  count: number
}

/** POST /api/notices/read: these, or every one up to the newest that was seen. */
export const readBody = z.union([
  z.strictObject({ ids: z.array(z.number().int().positive().max(2_147_483_647)).min(1).max(200) }),
  z.strictObject({ upTo: z.number().int().positive().max(2_147_483_647) }),
])
export type ReadBody = z.infer<typeof readBody>

/** GET /api/campaigns/:campaign/waiting */
export interface WaitingView {
  items: WaitingItemView[]
  /** For whom the person hands in: ids of the definition's levels, 'office', 'officer', 'reviewGroup'. */
  bodies: string[]
}
export interface WaitingItemView {
  kind: string
  object: string
  values: Readonly<Record<string, string | number>>
  /** 'untouched': nobody has looked; 'begun': not complete; 'done'. */
  state: 'untouched' | 'begun' | 'done'
  parts?: { done: number; of: number }
  since?: string | null
  until?: string | null
}

export const mostSearched = 100
/** GET /api/campaigns/:campaign/search; without text the server only gets ready. */
export const searchQuery = z.object({ text: z.string().max(mostSearched).default('') })

export interface SearchView {
  /** A few of each kind that the asker may see, the best first. */
  groups: { kind: string; hits: SearchHitView[] }[]
}
export interface SearchHitView {
  id: string
  title: string
  about?: string
}
