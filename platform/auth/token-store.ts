import { z } from 'zod'
import type { Database } from '../db/database.ts'
import { hashOfSecret, sameHash } from './secret.ts'

interface TokenColumns {
  id: string
  token_hash: string
  name: string
  person: string
  post: string
  campaign: string | null
  unit: string | null
  writes: boolean
  created_at: string
  expires_at: string
  used_at: string | null
  ended_at: string | null
}

type TokenTables = { api_token: TokenColumns & { verbs: unknown } }

export type ApiToken = TokenColumns & { verbs: string[] }

const Verbs = z.array(z.string())
const tables = (db: Database) => db.withTables<TokenTables>()
const tokenOf = (row: TokenColumns & { verbs: unknown }): ApiToken => ({ ...row, verbs: Verbs.parse(row.verbs) })

export async function insertToken(tx: Database, token: Omit<ApiToken, 'used_at' | 'ended_at'>): Promise<void> {
  await tables(tx)
    .insertInto('api_token')
    .values({ ...token, verbs: JSON.stringify(token.verbs), used_at: null, ended_at: null })
    .execute()
}

/** The token that these letters are, while it holds. */
export async function findToken(db: Database, secret: string, now: Date): Promise<ApiToken | undefined> {
  const hash = hashOfSecret(secret)
  const row = await tables(db)
    .selectFrom('api_token')
    .selectAll()
    .where('token_hash', '=', hash)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  return row !== undefined && sameHash(row.token_hash, hash) ? tokenOf(row) : undefined
}

const NOTE_EVERY_MS = 60_000

/** Being used is written once a minute, not with each request. */
export async function noteTokenUse(db: Database, { id, used_at: used }: ApiToken, now: Date): Promise<void> {
  if (used !== null && now.getTime() - Date.parse(used) < NOTE_EVERY_MS) return
  await tables(db).updateTable('api_token').set({ used_at: now.toISOString() }).where('id', '=', id).execute()
}

/** Of a person, the newest first. */
export async function tokensOf(db: Database, person: string): Promise<ApiToken[]> {
  const rows = await tables(db)
    .selectFrom('api_token')
    .selectAll()
    .where('person', '=', person)
    .orderBy('created_at', 'desc')
    .limit(200)
    .execute()
  return rows.map(tokenOf)
}

/** @returns false where the person has no such token that still holds. */
export async function endToken(
  tx: Database,
  { id, person, at }: { id: string; person: string; at: string },
): Promise<boolean> {
  const done = await tables(tx)
    .updateTable('api_token')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

/** Every token of the person that still holds ends. Answers how many. */
export async function endTokensOf(tx: Database, person: string, at: string): Promise<number> {
  const { numUpdatedRows } = await tables(tx)
    .updateTable('api_token')
    .set({ ended_at: at })
    .where('person', '=', person)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}
