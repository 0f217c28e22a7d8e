/** The inbox: what the house tells a person, and when they read it. */
import type { ApprovalKind } from '../../platform/approvals/kind.ts'
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import type { KeptNotice } from '../../platform/notices/notice.ts'
import { markRead, noticesFor, type Reader } from '../../platform/notices/store.ts'
import { postBegan } from '../people/facts.ts'
import type { NoticeList, NoticesQuery, ReadBody, UnreadCount } from './contract.ts'
import { mostCounted } from './model.ts'

/** Kind of an approval, or verb → the verbs that make somebody part of the audience. */
export interface Audiences {
  /** Who may decide hears of it, and who may only stop it. */
  approvals: readonly Pick<ApprovalKind, 'kind' | 'decideVerb' | 'objectVerb'>[]
  /** Every kind of notice there is. */
  kinds: readonly string[]
}

/** Older ones stand in nobody's inbox; the retention deletes them. */
export const NOTICE_DAYS = 365
const DAY_MS = 86_400_000

async function readerOf(ctx: Context, { approvals }: Audiences): Promise<Reader> {
  const { id, post } = ctx.person()
  const verbs = ctx.permissions()
  const decided = approvals.filter((one) => verbsOf(one).some((verb) => verbs.includes(verb))).map(({ kind }) => kind)
  const oldest = new Date(ctx.now().getTime() - NOTICE_DAYS * DAY_MS).toISOString()
  const began = (await postBegan(ctx.db, post)) ?? oldest
  return { person: id, post, audiences: [...verbs, ...decided], since: began > oldest ? began : oldest }
}

const verbsOf = ({ decideVerb, objectVerb = decideVerb }: Audiences['approvals'][number]): string[] => [
  decideVerb,
  objectVerb,
]

/** An audience ends where none of its verbs reaches the unit. */
async function reaching(ctx: Context, { approvals }: Audiences, found: readonly KeptNotice[]): Promise<KeptNotice[]> {
  const verbs = new Map(approvals.map((one) => [one.kind, verbsOf(one)]))
  const known = new Map<string, boolean>()
  const seen: KeptNotice[] = []
  for (const notice of found) {
    const { audience, unit } = notice
    const key = `${audience ?? ''} ${unit ?? ''}`
    const reached =
      audience === null || (known.get(key) ?? (await reachesAny(ctx, verbs.get(audience) ?? [audience], unit)))
    known.set(key, reached)
    if (reached) seen.push(notice)
  }
  return seen
}

async function reachesAny(ctx: Context, verbs: readonly string[], unit: string | null): Promise<boolean> {
  for (const verb of verbs) if (await ctx.reaches(verb, unit)) return true
  return false
}

/** Pages of the store until the page of the reader is full. */
async function collect(ctx: Context, audiences: Audiences, ask: NoticesQuery): Promise<NoticeList> {
  const reader = await readerOf(ctx, audiences)
  const kinds =
    ask.slice === undefined ? undefined : audiences.kinds.filter((kind) => kind.startsWith(`${ask.slice ?? ''}.`))
  const notices: KeptNotice[] = []
  let before = ask.before
  for (;;) {
    const page = { unread: ask.unread === 'yes', kinds, before, most: ask.limit + 1 }
    const found = await noticesFor(ctx.db, reader, page)
    notices.push(...(await reaching(ctx, audiences, found)))
    before = found.at(-1)?.id
    if (found.length <= ask.limit || notices.length > ask.limit) break
  }
  return { notices: notices.slice(0, ask.limit).map(viewOf), more: notices.length > ask.limit }
}

const viewOf = ({ audience: _audience, unit: _unit, ...notice }: KeptNotice): NoticeList['notices'][number] => notice

export const viewNotices = collect

export async function countUnread(ctx: Context, audiences: Audiences): Promise<UnreadCount> {
  const { notices } = await collect(ctx, audiences, { unread: 'yes', limit: mostCounted })
  return { count: notices.length }
}

/** Only what stands in the reader's own inbox gets a receipt; the rest of the ids is passed over. */
export async function readNotices(ctx: Context, audiences: Audiences, body: ReadBody): Promise<void> {
  const unread = await allUnread(ctx, audiences)
  const wanted = 'upTo' in body ? unread.filter((id) => id <= body.upTo) : unread.filter((id) => body.ids.includes(id))
  if (wanted.length === 0) return
  const { id: person, post } = ctx.person()
  await act(ctx, { verb: 'desk.read-notices', object: `person:${person}` }, async (tx, audit) => {
    await markRead(tx, { person, post }, { notices: wanted, at: ctx.now().toISOString() })
    audit({ count: wanted.length })
  })
}

const MOST_AT_ONCE = 5_000

async function allUnread(ctx: Context, audiences: Audiences): Promise<number[]> {
  const { notices } = await collect(ctx, audiences, { unread: 'yes', limit: MOST_AT_ONCE })
  return notices.map(({ id }) => id)
}
