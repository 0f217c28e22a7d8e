/** Accounts as they are administered: people with their posts, page by page. */
import { sql, type RawBuilder } from 'kysely'
import { arrayLiteral } from '../../platform/db/array-literal.ts'
import { bulkInsert } from '../../platform/db/bulk-insert.ts'
import type { Database } from '../../platform/db/database.ts'
import type { PersonRow, PersonState, PostRow } from './store-rows.ts'

export interface NewAccount {
  id: string
  name: string
  /** In its normal form. */
  login: string
  certificate: string | null
  contact: string | null
  import_id: string | null
  now: Date
}

export type NewPost = Omit<PostRow, 'ended_by' | 'ended_at' | 'end_reason'>

/** A person's row whole: what the account pages add to what signing in reads. */
type AccountRow = PersonRow & {
  certificate: string | null
  contact: string | null
  import_id: string | null
}
export type Account = Pick<AccountRow, 'id' | 'name' | 'login' | 'state' | 'certificate' | 'contact' | 'created_at'>
type Tables = { person: AccountRow; post: PostRow }

/** false: somebody has that login. */
export async function insertAccount(tx: Database, { now, ...account }: NewAccount): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .withTables<Tables>()
    .insertInto('person')
    .values({
      ...account,
      state: 'invited',
      demonstration: false,
      secret_hash: null,
      created_at: now.toISOString(),
    })
    .onConflict((oc) => oc.column('login').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

export async function insertAccounts(tx: Database, accounts: readonly NewAccount[]): Promise<void> {
  const columns = ['id', 'name', 'login', 'state', 'demonstration', 'certificate', 'contact', 'import_id', 'created_at']
  const rows = accounts.map(({ id, name, login, certificate, contact, import_id, now }) => [
    ...[id, name, login, 'invited', false, certificate, contact, import_id, now],
  ])
  await bulkInsert(tx, { table: 'person', columns }, rows)
}

export async function insertPosts(tx: Database, posts: readonly NewPost[]): Promise<void> {
  const columns = [
    ...['id', 'person', 'role', 'unit', 'group_id', 'title', 'from_day', 'until_day', 'given_by', 'given_at'],
  ] as const
  await bulkInsert(
    tx,
    { table: 'post', columns },
    posts.map((post) => columns.map((column) => post[column])),
  )
}

/** A first administrator who never set a password makes room: the login is free again, the post ends. */
export async function leaveInvitedAdministrators(tx: Database): Promise<void> {
  await sql`
    update person set state = 'left', login = null where state = 'invited'
      and id in (select person from post where role = 'administrator' and ended_at is null)`.execute(tx)
}

/** Of these logins, those that somebody has. */
export async function takenLogins(db: Database, logins: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ login: string }>`
    select login from person where login = any(${arrayLiteral(logins)}::text::text[])`.execute(db)
  return new Set(rows.map(({ login }) => login))
}

export const findAccount = (db: Database, id: string): Promise<Account | undefined> =>
  db
    .withTables<Tables>()
    .selectFrom('person')
    .select(['id', 'name', 'login', 'state', 'certificate', 'contact', 'created_at'])
    .where('id', '=', id)
    .executeTakeFirst()

/** Every post a person ever held, the newest first. */
export const allPosts = (db: Database, person: string): Promise<PostRow[]> =>
  db
    .withTables<Tables>()
    .selectFrom('post')
    .selectAll()
    .where('person', '=', person)
    .orderBy('from_day', 'desc')
    .orderBy('given_at', 'desc')
    .orderBy('id')
    .execute()

export const findPost = (db: Database, id: string): Promise<PostRow | undefined> =>
  db.withTables<Tables>().selectFrom('post').selectAll().where('id', '=', id).executeTakeFirst()

/** Of these posts: who holds it, in which unit, under which title. */
export const postNames = (
  db: Database,
  ids: readonly string[],
): Promise<{ id: string; name: string; unit: string; title: string | null }[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : db
        .withTables<Tables>()
        .selectFrom('post')
        .innerJoin('person', 'person.id', 'post.person')
        .select(['post.id', 'person.name', 'post.unit', 'post.title'])
        .where('post.id', 'in', ids)
        .execute()

/** Moves an account on from the states it may be in; false where it is in none of them. */
export async function moveAccount(
  tx: Database,
  id: string,
  { from, to }: { from: readonly PersonState[]; to: PersonState },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .withTables<Tables>()
    .updateTable('person')
    .set({ state: to })
    .where('id', '=', id)
    .where('state', 'in', [...from])
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function changeAccount(
  tx: Database,
  id: string,
  set: Partial<Pick<AccountRow, 'name' | 'certificate' | 'contact'>>,
): Promise<void> {
  await tx.withTables<Tables>().updateTable('person').set(set).where('id', '=', id).execute()
}

export interface PostEnd {
  /** The last day of the post. */
  until: string
  by: string
  /** null: it runs on until its last day. */
  at: string | null
  reason: string
}

/** Locks the person until the transaction ends: posts that are given to one person are given one after the other. */
export const lockPerson = async (tx: Database, id: string): Promise<void> => {
  await sql`select 1 from person where id = ${id} for update`.execute(tx)
}

/** Does the person hold the same post on a day of this term already? */
export async function holdsSame(tx: Database, { person, role, unit, from_day, until_day }: NewPost): Promise<boolean> {
  const { rows } = await sql`
    select 1 from post where person = ${person} and role = ${role} and unit = ${unit} and ended_at is null
      and from_day <= coalesce(${until_day}::date, 'infinity') and coalesce(until_day, 'infinity') >= ${from_day}::date
    limit 1`.execute(tx)
  return rows.length > 0
}

/** Ends a post that has not ended; false where it has. */
export async function endPost(tx: Database, id: string, { until, by, at, reason }: PostEnd): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update post set until_day = greatest(${until}::date, from_day), ended_by = ${by}, ended_at = ${at}, end_reason = ${reason}
    where id = ${id} and ended_at is null returning id`.execute(tx)
  return rows.length === 1
}

export interface AccountsAsk {
  /** Codes of units; null: every one. Only people with a post there, and only those posts. */
  territory: ReadonlySet<string> | null
  day: string
  find: string
  role?: string | undefined
  state?: PersonState | undefined
  /** Codes of the unit asked for and what lies under it. */
  units?: ReadonlySet<string> | undefined
  batch?: string | undefined
  group?: string | undefined
  sort?: string | undefined
}

export interface ListedPost {
  id: string
  role: string
  unit: string
  title: string | null
  group: string | null
  from: string
  until: string | null
}

export type ListedAccount = Account & { posts: ListedPost[]; signed_in: string | null }

const within = (units: ReadonlySet<string> | null | undefined): RawBuilder<unknown> =>
  units === null || units === undefined ? sql`true` : sql`q.unit = any(${arrayLiteral([...units])}::text::text[])`

/** Middle dots of names in their variants are one. */
const plainName = (text: RawBuilder<unknown>): RawBuilder<unknown> => sql`translate(lower(${text}), '•．・∙‧', '·····')`

function matching({ territory, day, find, role, state, units, batch, group }: AccountsAsk): RawBuilder<unknown> {
  const pattern = `%${find.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`
  const found =
    find === ''
      ? sql`true`
      : sql`(${plainName(sql`p.name`)} like ${plainName(sql`${pattern}::text`)} or p.login like lower(${pattern})
          or p.certificate like ${pattern})`
  const isHeld = sql`q.ended_at is null and (q.until_day is null or q.until_day >= ${day}::date)`
  const wantsPost = [role, units, group].some((one) => one !== undefined)
  const held = wantsPost ? isHeld : sql`true`
  const posts = sql`exists (select 1 from post q where q.person = p.id and ${within(territory)} and ${within(units)} and ${held}
    and ${role === undefined ? sql`true` : sql`q.role = ${role}`} and ${group === undefined ? sql`true` : sql`q.group_id = ${group}`})`
  return sql`${found} and ${territory === null && !wantsPost ? sql`true` : posts}
    and ${state === undefined ? sql`p.state <> 'left'` : sql`p.state = ${state}`}
    and ${batch === undefined ? sql`true` : sql`p.import_id = ${batch}`}`
}

const orders: Readonly<Record<string, RawBuilder<unknown>>> = {
  name: sql`p.name`,
  '-name': sql`p.name desc`,
  login: sql`p.login`,
  '-login': sql`p.login desc`,
  created: sql`p.created_at`,
  '-created': sql`p.created_at desc`,
}
const byUnit = sql`(select min(q.unit) from post q where q.person = p.id and q.ended_at is null)`

const accountColumns = sql`p.id, p.name, p.login, p.state, p.certificate, p.contact, p.created_at`

/** The posts of `p` that have not ended, within the territory, as `ListedPost[]`. */
const postsWithin = ({ territory, day }: Pick<AccountsAsk, 'territory' | 'day'>): RawBuilder<unknown> => sql`
      coalesce((select json_agg(json_build_object('id', q.id, 'role', q.role, 'unit', q.unit, 'title', q.title,
          'group', q.group_id, 'from', q.from_day, 'until', q.until_day) order by q.from_day, q.id)
        from post q where q.person = p.id and ${within(territory)} and q.ended_at is null
          and (q.until_day is null or q.until_day >= ${day}::date)), '[]'::json)`

export async function countAccounts(db: Database, ask: AccountsAsk): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*) as n from person p where ${matching(ask)}`.execute(db)
  return rows[0]?.n ?? 0
}

export async function listAccounts(
  db: Database,
  ask: AccountsAsk,
  { offset, limit }: { offset: number; limit: number },
): Promise<ListedAccount[]> {
  const order = orders[ask.sort ?? ''] ?? byUnit
  const { rows } = await sql<ListedAccount>`
    select ${accountColumns},
      (select at from last_sign_in s where s.person = p.id) as signed_in,
      ${postsWithin(ask)} as posts
    from (select p.*, row_number() over (order by ${order}, p.name, p.id) as place from person p
      where ${matching(ask)} order by place limit ${limit} offset ${offset}) p
    order by p.place`.execute(db)
  return rows
}

/** The accounts of these logins, and those without one, that the reach of the asker shows, as a list or an export would. */
export async function accountsOfLogins(
  db: Database,
  ask: AccountsAsk,
  logins: readonly string[],
): Promise<Omit<ListedAccount, 'signed_in'>[]> {
  const { rows } = await sql<Omit<ListedAccount, 'signed_in'>>`
    select ${accountColumns},
      ${postsWithin(ask)} as posts
    from person p where (p.login is null or p.login = any(${arrayLiteral(logins)}::text::text[])) and ${matching(ask)}`.execute(
    db,
  )
  return rows
}

/** How many are liaisons of the unit after the day, besides this post or everything of this person. */
export async function countLiaisons(
  db: Database,
  { unit, day, besides }: { unit: string; day: string; besides: { post: string } | { person: string } },
): Promise<number> {
  const other = 'post' in besides ? sql`q.id <> ${besides.post}` : sql`q.person <> ${besides.person}`
  const { rows } = await sql<{ n: number }>`
    select count(distinct q.person) as n from post q join person p on p.id = q.person
    where q.role = 'liaison' and q.unit = ${unit} and ${other} and q.ended_at is null
      and (q.until_day is null or q.until_day > ${day}::date) and p.state in ('invited', 'active')`.execute(db)
  return rows[0]?.n ?? 0
}

export type AccountWithPosts = Account & { posts: ListedPost[] }

/** These accounts with every post that has not ended, by unit and name. */
export async function accountsByIds(db: Database, ids: readonly string[], day: string): Promise<AccountWithPosts[]> {
  const { rows } = await sql<AccountWithPosts>`
    select ${accountColumns},
      ${postsWithin({ territory: null, day })} as posts
    from person p where p.id = any(${arrayLiteral(ids)}::text::text[]) order by ${byUnit}, p.name, p.id`.execute(db)
  return rows
}
