/** What people tell others (server only). */
import type { Database } from '../../platform/db/database.ts'
import { namesByIds } from './store.ts'
export { postBegan } from './store.ts'
import { heldPosts, type HeldAsk, type HeldRow } from './store-held.ts'

/** Internal id → the name that is shown; ids nobody has are left out. */
export const personNames = (db: Database, ids: readonly string[]): Promise<Map<string, string>> => namesByIds(db, ids)

/** Posts that hold on a day, with who holds them. */
export const postsHeld = (db: Database, ask: HeldAsk): Promise<HeldRow[]> => heldPosts(db, ask)
export type { HeldAsk, HeldRow } from './store-held.ts'

/** Do two accounts count as two persons? */
export { tiesWith } from './independence.ts'
export type { Tie } from './model-independence.ts'

/** The server's day in Asia/Shanghai. */
export { today } from './today.ts'
