/** Accounts in bulk: a template, a dry run with every fault by row and column, then all of them or none. */
import { randomUUID } from 'node:crypto'
import { act, type Audit } from '../../platform/audit/act.ts'
import type { Database } from '../../platform/db/database.ts'
import type { Context } from '../../platform/http/context.ts'
import { Problem, problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { runInWorker } from '../../platform/jobs/run-in-worker.ts'
import { writeTemplate } from '../../platform/tables/template.ts'
import { writeTable } from '../../platform/tables/write-table.ts'
import { knownUnits } from '../registers/facts.ts'
import { knownGroups } from './known-groups.ts'
import { normalLogin } from './account-key.ts'
import { peopleOf, type ImportedPerson } from './account-people.ts'
import { faultWords } from './account-faults.ts'
import { accountColumns, roleWords, type AccountColumn, type AccountRow } from './account-columns.ts'
import { checkAccounts, lineOf, type AccountRows } from './account-rows.ts'
import { Role } from './contract.ts'
import type { AccountFileView, AccountsQuery, PostToGive } from './contract-accounts.ts'
import { mayGive } from './giving.ts'
import { askToGive } from './accounts.ts'
import { askTwo, takesTwo } from './deciding.ts'
import { decidingRoles, isDeciding } from './model.ts'
import { giverOf } from './managed-account.ts'
import { today } from './today.ts'
import type { ReadAccounts } from './read-accounts.ts'
import {
  accountsOfLogins,
  insertAccounts,
  insertPosts,
  listAccounts,
  takenLogins,
  type Account,
  type ListedAccount,
  type NewPost,
} from './store-accounts.ts'
import { findAccountFile, insertAccountFile, keepAccountFile, type AccountFile } from './store-account-files.ts'
import { accountsAsk } from './view-accounts.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const largestAccountFile = 10 * 1024 * 1024
const MOST_ROWS = 20_000
const MOST_ERRORS = 1_000

/** Only the roles that the person may give are offered. */
export async function accountTemplate(ctx: Context): Promise<Reply> {
  const offered = Role.options.filter((role) => mayGive(giverOf(ctx), { role, unit: ctx.person().unit }))
  const bytes = await writeTemplate({
    title: '账号',
    columns: accountColumns.map(({ key, name: header, note, required, example }) => ({
      ...{ header, note, required, example, kind: key === 'from' || key === 'until' ? 'day' : 'text' },
      ...(key === 'role' ? { choices: offered.map((role) => roleWords[role]) } : {}),
    })),
    notes: [
      '第一张表填写，从第 2 行起每人一行。',
      '上传后先检查，全部无误才建账号。',
      '首次登录的链接在导入后打印，不在表里。',
    ],
  })
  return download(bytes, { name: '账号模板.xlsx', type: XLSX })
}

/** Keeps the file and looks through it; no account is made. @throws people.file-without-header, people.file-too-long, tables.* */
export async function uploadAccounts(ctx: Context): Promise<AccountFileView> {
  const [file] = (await ctx.upload()).files
  if (file === undefined) throw problem('people.file-without-header')
  const id = randomUUID()
  const uploaded = { id, file_hash: file.sha256, file_name: file.name }
  const found = await look(ctx, uploaded)
  await act(ctx, { verb: 'people.check-accounts', object: `account-import:${id}` }, async (tx, audit) => {
    const stamp = { uploaded_by: ctx.person().id, uploaded_at: ctx.now().toISOString() }
    const counts = { rows: found.total, errors: found.errors.length }
    await insertAccountFile(tx, { ...uploaded, ...stamp, ...counts })
    audit({ file: file.name, hash: file.sha256, ...counts })
  })
  return viewOf(ctx, { ...uploaded, kept_at: null }, found)
}

async function look(ctx: Context, file: Pick<AccountFile, 'file_hash' | 'file_name'>): Promise<AccountRows> {
  const read = await ctx.files.withPath(file.file_hash, (path) =>
    runInWorker<ReadAccounts>(new URL('./read-accounts.ts', import.meta.url), { path, fileName: file.file_name }),
  )
  if ('refused' in read) throw new Problem(read.refused.code, read.refused.values, [])
  if (read.rows.length > MOST_ROWS) throw problem('people.file-too-long', { rows: read.rows.length, limit: MOST_ROWS })
  const logins = read.rows.map(({ cells }) => normalLogin(cells.login ?? ''))
  const giver = giverOf(ctx)
  return checkAccounts(read.rows, {
    units: new Set((await knownUnits(ctx.db)).keys()),
    takenLogins: await takenLogins(ctx.db, logins),
    standing: await standingLines(ctx, logins),
    groups: await knownGroups(ctx.db),
    day: today(ctx),
    mayGive: (place) => mayGive(giver, place),
  })
}

/** The lines of accounts that the asker sees, as the export writes them. */
async function standingLines(ctx: Context, logins: readonly string[]): Promise<Set<string>> {
  const ask = await accountsAsk(ctx, { ...everything })
  const found = await accountsOfLogins(ctx.db, ask, logins)
  return new Set(found.flatMap((account) => linesOf(account).map(lineOf)))
}

const everything: AccountsQuery = { find: '', offset: 0, limit: 1 }

type Line = Readonly<Record<AccountColumn['key'], string | null>>

/** One line a post; one without a post where the person holds none. */
function linesOf({ login, name, certificate, contact, posts }: Pick<ListedAccount, keyof Account | 'posts'>): Line[] {
  const who = { login, name, certificate, contact }
  if (posts.length === 0) return [{ ...who, unit: '', role: '', group: '', title: '', from: '', until: '' }]
  return posts.map(({ role, unit, group, title, from, until }) => ({ ...who, role, unit, group, title, from, until }))
}

const viewOf = (
  { language }: Context,
  { id, file_name: fileName, kept_at: keptAt }: Pick<AccountFile, 'id' | 'file_name' | 'kept_at'>,
  { rows, total, same, errors }: AccountRows,
): AccountFileView => ({
  ...{ id, fileName, keptAt, rows: rows.length, total, same, faults: errors.length },
  errors: errors.slice(0, MOST_ERRORS).map((fault) => {
    const { row, column, value } = fault
    return { row, column, value: value.slice(0, 100), ...faultWords(fault, language) }
  }),
})

/**
 * Looks again and makes every account of the file, or none; posts that decide are asked for, each.
 * @throws people.file-has-errors, people.file-done
 */
export async function keepAccounts(ctx: Context, id: string): Promise<{ made: number; asked: number }> {
  const file = await findAccountFile(ctx.db, id)
  if (file === undefined || file.uploaded_by !== ctx.person().id) throw problem('house.not-found')
  if (file.kept_at !== null) throw problem('people.file-done')
  const { rows, errors } = await look(ctx, file)
  if (errors.length > 0) throw problem('people.file-has-errors', { errors: errors.length })
  const people = peopleOf(rows).map((one) => ({ ...one, id: randomUUID() }))
  return act(ctx, { verb: 'people.import-accounts', object: `account-import:${id}` }, async (tx, audit) => {
    if (!(await keepAccountFile(tx, id, { by: ctx.person().id, at: ctx.now().toISOString() })))
      throw problem('people.file-done')
    const taken = await takenLogins(
      tx,
      people.map(({ login }) => login),
    )
    if (taken.size > 0) throw problem('people.file-has-errors', { errors: taken.size })
    await insertAccounts(
      tx,
      people.map(({ posts: _, ...account }) => ({ ...account, import_id: id, now: ctx.now() })),
    )
    const asked = await givePosts(tx, people, { ctx, audit, fileName: file.file_name })
    audit({ file: file.file_name, hash: file.file_hash, accounts: people.length })
    return { made: people.length, asked }
  })
}

interface Giving {
  ctx: Context
  audit: Audit
  fileName: string
}

/** Gives the posts, and asks for those that decide; answers how many are asked for. */
async function givePosts(
  tx: Database,
  people: readonly (ImportedPerson & { id: string })[],
  { ctx, audit, fileName }: Giving,
): Promise<number> {
  const byTwo = await takesTwo(tx, ctx, decidingRoles)
  const made = people.flatMap(({ id: person, posts }) => posts.map((row) => ({ row, person })))
  const waits = ({ row }: { row: AccountRow }): boolean => byTwo && isDeciding(row.role)
  await insertPosts(tx, made.filter((one) => !waits(one)).map(postOf(ctx)))
  const asks = made.filter(waits)
  for (const { row, person } of asks) await askTwo(tx, askToGive(person, postIn(row, fileName)), { ctx, audit })
  return asks.length
}

const postOf =
  (ctx: Context) =>
  ({ row, person }: { row: AccountRow; person: string }): NewPost => ({
    ...{ id: randomUUID(), person, role: row.role, unit: row.unit, group_id: row.group, title: row.title },
    ...{ from_day: row.from ?? today(ctx), until_day: row.until },
    ...{ given_by: ctx.person().id, given_at: ctx.now().toISOString() },
  })

const postIn = ({ role, unit, group, title, from, until }: AccountRow, fileName: string): PostToGive => ({
  ...{ role, unit, group, title, from, until, reason: `导入：${fileName}` },
})

const ROWS_A_TURN = 1000

const stateWords: Readonly<Record<string, string>> = {
  invited: '待设密码',
  active: '可登录',
  suspended: '已停用',
  left: '已离开',
}

/** The accounts that the filters leave, a line a post, in the columns of the import: taken in again unchanged it changes nothing. */
export async function exportAccounts(ctx: Context, query: AccountsQuery): Promise<Reply> {
  const ask = await accountsAsk(ctx, query)
  const units = await knownUnits(ctx.db)
  async function* rows() {
    for (let offset = 0; ; offset += ROWS_A_TURN) {
      const page = await listAccounts(ctx.db, ask, { offset, limit: ROWS_A_TURN })
      for (const account of page)
        for (const line of linesOf(account)) {
          const role = Role.safeParse(line.role).data
          const words = { ...line, role: role === undefined ? '' : roleWords[role] }
          yield [
            ...accountColumns.map(({ key }) => words[key] ?? ''),
            stateWords[account.state] ?? account.state,
            units.get(line.unit ?? '')?.name ?? '',
          ]
        }
      if (page.length < ROWS_A_TURN) return
    }
  }
  const headers = [...accountColumns.map(({ name }) => name), '状态', '单位名称']
  const columns = headers.map((header) => ({ header, kind: 'text' as const }))
  return download(await writeTable({ sheet: '账号', columns, rows: rows() }), { name: '账号.xlsx', type: XLSX })
}
