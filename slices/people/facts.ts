/** What people tell others (server only). */
import type { Database } from '../../platform/db/database.ts'
import { namesByIds } from './store.ts'
export { postBegan } from './store.ts'
import { heldCounts, heldPosts, type HeldAsk, type HeldCount, type HeldRow } from './store-held.ts'

/** Internal id → the name that is shown; ids nobody has are left out. */
export const personNames = (db: Database, ids: readonly string[]): Promise<Map<string, string>> => namesByIds(db, ids)

/** Posts that hold on a day, with who holds them. */
export const postsHeld = (db: Database, ask: HeldAsk): Promise<HeldRow[]> => heldPosts(db, ask)
/** How many posts and liaisons each unit has on a day, in which roles and groups. */
export const postsCounted = (db: Database, day: string): Promise<HeldCount[]> => heldCounts(db, day)
export type { HeldAsk, HeldCount, HeldRow } from './store-held.ts'

/** Do two accounts count as two persons? */
export { tiesWith } from './independence.ts'
export type { Tie } from './model-independence.ts'

/** The server's day in Asia/Shanghai. */
export { today } from './today.ts'
