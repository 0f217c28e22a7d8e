/** Accounts in bulk: a template, a dry run with every fault by row and column, then all of them or none. */
import { randomUUID } from 'node:crypto'
import { act } from '../../platform/audit/act.ts'
import type { Context } from '../../platform/http/context.ts'
import { Problem, problem } from '../../platform/http/problem.ts'
import { download, type Reply } from '../../platform/http/route.ts'
import { runInWorker } from '../../platform/jobs/run-in-worker.ts'
import { writeTemplate } from '../../platform/tables/template.ts'
import { writeTable } from '../../platform/tables/write-table.ts'
import { knownUnits } from '../registers/facts.ts'
import { knownGroups } from './known-groups.ts'
import { normalLogin } from './account-key.ts'
import { faultWords } from './account-faults.ts'
import { accountColumns, checkAccounts, roleWords, type AccountRow, type AccountRows } from './account-rows.ts'
import { Role } from './contract.ts'
import type { AccountFileView, AccountsQuery, PostToGive } from './contract-accounts.ts'
import { mayGive } from './giving.ts'
import { askToGive } from './accounts.ts'
import { askTwo, takesTwo } from './deciding.ts'
import { decidingRoles, isDeciding } from './model.ts'
import { giverOf } from './managed-account.ts'
import { today } from './today.ts'
import type { ReadAccounts } from './read-accounts.ts'
import { insertAccounts, insertPosts, listAccounts, takenLogins, type NewPost } from './store-accounts.ts'
import { findAccountFile, insertAccountFile, keepAccountFile, type AccountFile } from './store-account-files.ts'
import { accountsAsk, accountViews } from './view-accounts.ts'

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
export const largestAccountFile = 10 * 1024 * 1024
const MOST_ROWS = 10_000
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
    groups: await knownGroups(ctx.db),
    mayGive: (place) => mayGive(giver, place),
  })
}

const viewOf = (
  { language }: Context,
  { id, file_name: fileName, kept_at: keptAt }: Pick<AccountFile, 'id' | 'file_name' | 'kept_at'>,
  { rows, total, errors }: AccountRows,
): AccountFileView => ({
  ...{ id, fileName, keptAt, rows: rows.length, total, faults: errors.length },
  errors: errors.slice(0, MOST_ERRORS).map((fault) => {
    const { row, column, value } = fault
    return { row, column, value: value.slice(0, 100), ...faultWords(fault, language) }
  }),
})

/** Looks again and makes every account of the file, or none. @throws people.file-has-errors, people.file-done */
/** Posts that decide are asked for, each. */
export async function keepAccounts(ctx: Context, id: string): Promise<{ made: number; asked: number }> {
  const file = await findAccountFile(ctx.db, id)
  if (file === undefined || file.uploaded_by !== ctx.person().id) throw problem('house.not-found')
  if (file.kept_at !== null) throw problem('people.file-done')
  const { rows, errors } = await look(ctx, file)
  if (errors.length > 0) throw problem('people.file-has-errors', { errors: errors.length })
  return act(ctx, { verb: 'people.import-accounts', object: `account-import:${id}` }, async (tx, audit) => {
    if (!(await keepAccountFile(tx, id, { by: ctx.person().id, at: ctx.now().toISOString() })))
      throw problem('people.file-done')
    const taken = await takenLogins(
      tx,
      rows.map(({ login }) => login),
    )
    if (taken.size > 0) throw problem('people.file-has-errors', { errors: taken.size })
    const made = rows.map((row) => ({ row, person: randomUUID() }))
    const waits = (await takesTwo(tx, ctx, decidingRoles)) ? made.filter(({ row }) => isDeciding(row.role)) : []
    await insertAccounts(
      tx,
      made.map(({ row: { login, name, certificate, contact }, person }) => ({
        ...{ id: person, login, name, certificate, contact, import_id: id, now: ctx.now() },
      })),
    )
    await insertPosts(tx, made.filter((one) => !waits.includes(one)).map(postOf(ctx)))
    for (const { row, person } of waits)
      await askTwo(tx, askToGive(person, postIn(row, file.file_name)), { ctx, audit })
    audit({ file: file.file_name, hash: file.file_hash, accounts: made.length })
    return { made: made.length, asked: waits.length }
  })
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

/** The accounts that the filters leave, as .xlsx; no secret stands in it. */
export async function exportAccounts(ctx: Context, query: AccountsQuery): Promise<Reply> {
  const ask = await accountsAsk(ctx, query)
  async function* rows() {
    for (let offset = 0; ; offset += ROWS_A_TURN) {
      const page = await accountViews(ctx, await listAccounts(ctx.db, ask, { offset, limit: ROWS_A_TURN }))
      for (const { login, name, state, certificate, contact, posts } of page) {
        const roleNames = posts.map(({ role }) => roleWords[Role.parse(role)])
        const units = posts.map(({ unit, unitName }) => `${unit} ${unitName}`.trim())
        yield [login, name, state, units.join('；'), roleNames.join('；'), certificate, contact]
      }
      if (page.length < ROWS_A_TURN) return
    }
  }
  const headers = ['登录名', '姓名', '状态', '单位', '角色', '证件号', '联系方式']
  const columns = headers.map((header) => ({ header, kind: 'text' as const }))
  return download(await writeTable({ sheet: '账号', columns, rows: rows() }), { name: '账号.xlsx', type: XLSX })
}
